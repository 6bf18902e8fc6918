'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { RadioGroup } from '@/components/ui/RadioGroup'
import type { RadioOption } from '@/components/ui/RadioGroup'
import type { SelectOption } from '@/components/ui/Select'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, problemsOf, valueOf } from '@/kernel/portal/actionState'
import { sayAwayAction } from '../away/actions'
import { HomeField } from './HomeField'

interface AbsenceFormProps {
  /** Its slug. */
  community: string
  homes: readonly SelectOption[]
  answers: readonly RadioOption[]
  /** The community's. */
  today: string
  labels: Readonly<
    Record<'home' | 'from' | 'until' | 'answer' | 'submit' | 'pending' | 'summary', string>
  >
}

/** Says that a home is away; works as a plain form. */
export const AbsenceForm = ({ community, homes, answers, today, labels }: AbsenceFormProps) => {
  const [state, action] = useActionState(sayAwayAction, IDLE)
  return (
    <form action={action} className="flex flex-col gap-6" noValidate>
      <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
      <input type="hidden" name="community" value={community} />
      <HomeField homes={homes} label={labels.home} chosen={valueOf(state, 'unit')} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="from"
          type="date"
          label={labels.from}
          defaultValue={valueOf(state, 'from') ?? today}
          error={errorOf(state, 'from')}
          required
        />
        <TextField
          name="until"
          type="date"
          label={labels.until}
          defaultValue={valueOf(state, 'until')}
          error={errorOf(state, 'until')}
          required
        />
      </div>
      <RadioGroup
        key={valueOf(state, 'answer') ?? 'refuse'}
        name="answer"
        label={labels.answer}
        options={answers}
        defaultValue={valueOf(state, 'answer') ?? 'refuse'}
      />
      <SubmitButton pendingLabel={labels.pending}>{labels.submit}</SubmitButton>
    </form>
  )
}
