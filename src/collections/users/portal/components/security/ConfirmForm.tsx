'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { PasswordField } from '@/components/ui/PasswordField'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, problemsOf } from '@/kernel/portal/actionState'
import { confirmIdentityAction } from '../../security/actions'

interface ConfirmFormProps {
  next: string
  /** Whether the person has a second step. */
  needsCode: boolean
  labels: Record<
    'password' | 'code' | 'codeHint' | 'submit' | 'pending' | 'summary' | 'show' | 'hide',
    string
  >
}

/** The proof by password; further ones stand beside it on the page. */
export const ConfirmForm = ({ next, needsCode, labels }: ConfirmFormProps) => {
  const [state, action] = useActionState(confirmIdentityAction, IDLE)
  return (
    <form action={action} className="flex flex-col gap-5" noValidate>
      <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
      <input type="hidden" name="next" value={next} />
      <PasswordField
        name="password"
        label={labels.password}
        showLabel={labels.show}
        hideLabel={labels.hide}
        error={errorOf(state, 'password')}
        required
      />
      {needsCode && (
        <TextField
          name="code"
          label={labels.code}
          hint={labels.codeHint}
          autoComplete="one-time-code"
          spellCheck={false}
          error={errorOf(state, 'code')}
          required
        />
      )}
      <SubmitButton isBlock size="large" pendingLabel={labels.pending}>
        {labels.submit}
      </SubmitButton>
    </form>
  )
}
