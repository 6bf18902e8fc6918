'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { Notice } from '@/components/ui/Notice'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, problemsOf, valueOf } from '@/kernel/portal/actionState'
import { forgotPasswordAction, requestUnlockAction } from '../actions'

const ACTIONS = { reset: forgotPasswordAction, unlock: requestUnlockAction } as const

interface AskLinkFormProps {
  /** What the link that is mailed is good for. */
  purpose: keyof typeof ACTIONS
  labels: Record<'email' | 'submit' | 'pending' | 'summary' | 'sentTitle' | 'sentText', string>
}

/** An address, and the same answer whether anybody has an account there or not. */
export const AskLinkForm = ({ purpose, labels }: AskLinkFormProps) => {
  const [state, action] = useActionState(ACTIONS[purpose], IDLE)
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
