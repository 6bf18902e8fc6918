'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextArea } from '@/components/ui/TextArea'
import { errorOf, IDLE, problemsOf, valueOf } from '@/kernel/portal/actionState'
import { settleConflictAction } from './actions'

interface SettleFormProps {
  /** Its slug. */
  community: string
  id: string
  labels: Record<'note' | 'settle' | 'settling' | 'summary', string>
}

/** Somebody has looked at both versions and says which holds. */
export const SettleForm = ({ community, id, labels }: SettleFormProps) => {
  const [state, send] = useActionState(settleConflictAction, IDLE)
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
