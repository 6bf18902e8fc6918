'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, problemsOf } from '@/kernel/portal/actionState'
import { secondStepAction } from '../../secondStep/actions'

interface SecondStepFormProps {
  next: string
  labels: Record<'code' | 'hint' | 'submit' | 'pending' | 'summary', string>
}

export const SecondStepForm = ({ next, labels }: SecondStepFormProps) => {
  const [state, action] = useActionState(secondStepAction, IDLE)
  return (
    <form action={action} className="flex flex-col gap-5" noValidate>
      <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
      <input type="hidden" name="next" value={next} />
      <TextField
        name="code"
        label={labels.code}
        hint={labels.hint}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        error={errorOf(state, 'code')}
        required
      />
      <SubmitButton isBlock size="large" pendingLabel={labels.pending}>
        {labels.submit}
      </SubmitButton>
    </form>
  )
}
