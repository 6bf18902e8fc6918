'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { Select } from '@/components/ui/Select'
import type { SelectOption } from '@/components/ui/Select'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, problemsOf, valueOf } from '@/kernel/portal/actionState'
import { handleAlarmAction } from '../../asks/actions'

interface AlarmFormProps {
  /** Its slug. */
  community: string
  visit: string
  answers: readonly SelectOption[]
  labels: Readonly<Record<'done' | 'note' | 'submit' | 'pending' | 'optional' | 'summary', string>>
}

/** What was done about somebody who stays too long; works as a plain form. */
export const AlarmForm = ({ community, visit, answers, labels }: AlarmFormProps) => {
  const [state, action] = useActionState(handleAlarmAction, IDLE)
  return (
    <form action={action} className="flex flex-col gap-4" noValidate>
      <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
      <input type="hidden" name="community" value={community} />
      <input type="hidden" name="id" value={visit} />
      <Select
        key={valueOf(state, 'done') ?? 'first'}
        id={`done-${visit}`}
        name="done"
        label={labels.done}
        options={answers}
        defaultValue={valueOf(state, 'done')}
        error={errorOf(state, 'done')}
      />
      <TextField
        id={`note-${visit}`}
        name="note"
        label={labels.note}
        optionalLabel={labels.optional}
        maxLength={300}
        autoComplete="off"
        defaultValue={valueOf(state, 'note')}
        error={errorOf(state, 'note')}
      />
      <SubmitButton pendingLabel={labels.pending}>{labels.submit}</SubmitButton>
    </form>
  )
}
