'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { IDLE, problemsOf } from '@/kernel/portal/actionState'
import { redeemUnlockAction } from '../actions'

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
