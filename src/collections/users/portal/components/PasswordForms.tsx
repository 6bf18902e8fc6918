'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { Notice } from '@/components/ui/Notice'
import { PasswordField } from '@/components/ui/PasswordField'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, problemsOf, valueOf } from '@/kernel/portal/actionState'
import { forgotPasswordAction, resetPasswordAction } from '../actions'

interface ForgotFormProps {
  labels: Record<'email' | 'submit' | 'pending' | 'summary' | 'sentTitle' | 'sentText', string>
}

export const ForgotPasswordForm = ({ labels }: ForgotFormProps) => {
  const [state, action] = useActionState(forgotPasswordAction, IDLE)
  if (state.status === 'done') {
    return (
      <div role="status">
        <Notice tone="success" title={labels.sentTitle}>
          {labels.sentText}
        </Notice>
      </div>
    )
  }
  return (
    <form action={action} className="flex flex-col gap-5" noValidate>
      <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
      <TextField
        name="email"
        type="email"
        label={labels.email}
        autoComplete="username"
        defaultValue={valueOf(state, 'email')}
        error={errorOf(state, 'email')}
        required
      />
      <SubmitButton isBlock size="large" pendingLabel={labels.pending}>
        {labels.submit}
      </SubmitButton>
    </form>
  )
}

interface ResetFormProps {
  token: string
  labels: Record<'password' | 'submit' | 'pending' | 'summary' | 'show' | 'hide', string>
}

export const ResetPasswordForm = ({ token, labels }: ResetFormProps) => {
  const [state, action] = useActionState(resetPasswordAction, IDLE)
  return (
    <form action={action} className="flex flex-col gap-5" noValidate>
      <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
      <input type="hidden" name="token" value={token} />
      <PasswordField
        name="password"
        label={labels.password}
        autoComplete="new-password"
        showLabel={labels.show}
        hideLabel={labels.hide}
        error={errorOf(state, 'password')}
        required
      />
      <SubmitButton isBlock size="large" pendingLabel={labels.pending}>
        {labels.submit}
      </SubmitButton>
    </form>
  )
}
