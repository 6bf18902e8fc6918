'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, valueOf } from '@/kernel/portal/actionState'
import { acceptAction, joinAction, typeCodeAction } from '../actions'
import { problemsOf, TwoStepForm } from './TwoStepForm'
import type { DoorLabels } from './TwoStepForm'

interface CodeFormProps {
  labels: Record<'code' | 'hint' | 'submit' | 'pending' | 'summary', string>
}

export const CodeForm = ({ labels }: CodeFormProps) => {
  const [state, action] = useActionState(typeCodeAction, IDLE)
  return (
    <form action={action} className="flex flex-col gap-5" noValidate>
      <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
      <TextField
        name="code"
        label={labels.code}
        hint={labels.hint}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        defaultValue={valueOf(state, 'code')}
        error={errorOf(state, 'code')}
        required
      />
      <SubmitButton isBlock size="large" pendingLabel={labels.pending}>
        {labels.submit}
      </SubmitButton>
    </form>
  )
}

interface JoinFormProps {
  secret: string
  initial: { name: string; email: string }
  labels: DoorLabels
}

export const JoinForm = ({ secret, initial, labels }: JoinFormProps) => (
  <TwoStepForm action={joinAction} labels={labels} fixed={{ secret }} initial={initial} />
)

interface AcceptFormProps {
  secret: string
  labels: Record<'accept' | 'pending' | 'summary', string>
}

export const AcceptForm = ({ secret, labels }: AcceptFormProps) => {
  const [state, action] = useActionState(acceptAction, IDLE)
  return (
    <form action={action} className="flex flex-col gap-5">
      <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
      <input type="hidden" name="secret" value={secret} />
      <SubmitButton isBlock size="large" pendingLabel={labels.pending}>
        {labels.accept}
      </SubmitButton>
    </form>
  )
}
