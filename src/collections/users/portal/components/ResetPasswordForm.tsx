'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { PasswordField } from '@/components/ui/PasswordField'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { errorOf, IDLE, problemsOf } from '@/kernel/portal/actionState'
import { resetPasswordAction } from '../actions'

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
