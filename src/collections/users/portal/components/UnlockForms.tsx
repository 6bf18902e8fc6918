'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { Notice } from '@/components/ui/Notice'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, problemsOf, valueOf } from '@/kernel/portal/actionState'
import { redeemUnlockAction, requestUnlockAction } from '../actions'

interface AskUnlockFormProps {
  labels: Record<'email' | 'submit' | 'pending' | 'summary' | 'sentTitle' | 'sentText', string>
}

export const AskUnlockForm = ({ labels }: AskUnlockFormProps) => {
  const [state, action] = useActionState(requestUnlockAction, IDLE)
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

interface RedeemUnlockFormProps {
  token: string
  labels: Record<'submit' | 'pending' | 'summary', string>
}

/** A button and not the link itself: programs that look into mails open links. */
export const RedeemUnlockForm = ({ token, labels }: RedeemUnlockFormProps) => {
  const [state, action] = useActionState(redeemUnlockAction, IDLE)
  return (
    <form action={action} className="flex flex-col gap-5">
      <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
      <input type="hidden" name="token" value={token} />
      <SubmitButton isBlock size="large" pendingLabel={labels.pending}>
        {labels.submit}
      </SubmitButton>
    </form>
  )
}
