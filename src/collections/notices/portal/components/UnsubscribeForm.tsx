'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { Notice } from '@/components/ui/Notice'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { IDLE, problemsOf } from '@/kernel/portal/actionState'
import { unsubscribeAction } from '../actions'

interface UnsubscribeFormProps {
  token: string
  labels: Record<'text' | 'submit' | 'pending' | 'summary' | 'doneTitle' | 'doneText', string>
}

/** A button and not the link itself: programs that look into mails open links. */
export const UnsubscribeForm = ({ token, labels }: UnsubscribeFormProps) => {
  const [state, action] = useActionState(unsubscribeAction, IDLE)
  if (state.status === 'done') {
    return (
      <div role="status">
        <Notice tone="success" title={labels.doneTitle}>
          {labels.doneText}
        </Notice>
      </div>
    )
  }
  return (
    <form action={action} className="flex flex-col gap-5">
      <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
      <p>{labels.text}</p>
      <input type="hidden" name="token" value={token} />
      <SubmitButton isBlock size="large" pendingLabel={labels.pending}>
        {labels.submit}
      </SubmitButton>
    </form>
  )
}
