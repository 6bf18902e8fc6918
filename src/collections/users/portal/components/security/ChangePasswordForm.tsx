'use client'

import Link from 'next/link'
import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { PasswordField } from '@/components/ui/PasswordField'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { errorOf, IDLE, problemsOf } from '@/kernel/portal/actionState'
import { SavedNote } from '../settings/SavedNote'
import { changePasswordAction } from '../../security/actions'
import { NewPasswordField } from './NewPasswordField'

interface ChangePasswordFormProps {
  email: string
  labels: Record<
    | 'current'
    | 'new'
    | 'hint'
    | 'good'
    | 'forgot'
    | 'submit'
    | 'saving'
    | 'saved'
    | 'summary'
    | 'show'
    | 'hide',
    string
  >
}

export const ChangePasswordForm = ({ email, labels }: ChangePasswordFormProps) => {
  const [state, action] = useActionState(changePasswordAction, IDLE)
  const shown = { showLabel: labels.show, hideLabel: labels.hide }
  return (
    <form action={action} className="flex flex-col gap-5" noValidate>
      <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
      {/* Tells the browser's password store whose password this is. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <div className="flex flex-col items-start gap-1 *:w-full">
        <PasswordField
          name="currentPassword"
          label={labels.current}
          error={errorOf(state, 'currentPassword')}
          {...shown}
          required
        />
        <Link
          href="/forgot-password"
          className="text-link inline-flex min-h-11 w-auto! items-center"
        >
          {labels.forgot}
        </Link>
      </div>
      <NewPasswordField
        name="password"
        label={labels.new}
        hint={labels.hint}
        goodLabel={labels.good}
        error={errorOf(state, 'password')}
        {...shown}
        required
      />
      <SavedNote state={state} text={labels.saved} />
      <SubmitButton size="large" isBlock pendingLabel={labels.saving}>
        {labels.submit}
      </SubmitButton>
    </form>
  )
}
