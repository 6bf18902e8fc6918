'use client'

import Link from 'next/link'
import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { PasswordField } from '@/components/ui/PasswordField'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, valueOf } from '@/kernel/portal/actionState'
import { signInAction } from '../actions'

interface SignInFormProps {
  next: string
  labels: Record<
    'email' | 'password' | 'submit' | 'pending' | 'show' | 'hide' | 'summary' | 'unlock',
    string
  >
}

export const SignInForm = ({ next, labels }: SignInFormProps) => {
  const [state, action] = useActionState(signInAction, IDLE)
  const problems =
    state.status === 'failed'
      ? [{ message: state.message, ...(state.field && { fieldId: state.field }) }]
      : []
  return (
    <form action={action} className="flex flex-col gap-5" noValidate>
      <FormErrorSummary title={labels.summary} problems={problems} />
      <input type="hidden" name="next" value={next} />
      <TextField
        name="email"
        type="email"
        label={labels.email}
        autoComplete="username"
        inputMode="email"
        defaultValue={valueOf(state, 'email')}
        error={errorOf(state, 'email')}
        required
      />
      <PasswordField
        name="password"
        label={labels.password}
        showLabel={labels.show}
        hideLabel={labels.hide}
        error={errorOf(state, 'password')}
        required
      />
      {state.status === 'failed' && state.code === 'rate-limited' && (
        <Link href="/unlock-sign-in" className="text-link inline-flex min-h-11 items-center">
          {labels.unlock}
        </Link>
      )}
      <SubmitButton isBlock size="large" pendingLabel={labels.pending}>
        {labels.submit}
      </SubmitButton>
    </form>
  )
}
