'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextArea } from '@/components/ui/TextArea'
import { errorOf, IDLE, problemsOf, valueOf } from '../../actionState'
import type { ActionState } from '../../actionState'

interface SettleNoteProps {
  action: (state: ActionState, form: FormData) => Promise<ActionState>
  /** Its slug. */
  community: string
  id: string
  labels: Record<'note' | 'settle' | 'settling' | 'summary', string>
}

/** Somebody has looked at both versions and says which holds. */
export const SettleNote = ({ action, community, id, labels }: SettleNoteProps) => {
  const [state, send] = useActionState(action, IDLE)
  return (
    <form action={send} noValidate className="flex flex-col gap-4">
      <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
      <input type="hidden" name="community" value={community} />
      <input type="hidden" name="id" value={id} />
      <TextArea
        name="note"
        id={`note-${id}`}
        label={labels.note}
        rows={2}
        maxLength={500}
        defaultValue={valueOf(state, 'note')}
        error={errorOf(state, 'note')}
        required
      />
      <div>
        <SubmitButton pendingLabel={labels.settling}>{labels.settle}</SubmitButton>
      </div>
    </form>
  )
}
