'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { IDLE, problemsOf } from '@/kernel/portal/actionState'
import { revokeProxyAction } from '../proxyActions'
import { removeStandingAction } from '../standingActions'

const ACTIONS = { standing: removeStandingAction, proxy: revokeProxyAction } as const

interface TakeBackFormProps {
  /** What a resident told the desk, or whom they sent. */
  what: keyof typeof ACTIONS
  hidden: Record<string, string>
  labels: Record<'open' | 'text' | 'confirm' | 'pending' | 'summary', string>
}

/** Asked twice; works without JavaScript. */
export const TakeBackForm = ({ what, hidden, labels }: TakeBackFormProps) => {
  const [state, action] = useActionState(ACTIONS[what], IDLE)
  return (
    <details open={state.status === 'failed'}>
      <summary className="text-danger rounded-control hover:bg-danger-soft inline-flex min-h-11 list-none items-center px-4 font-semibold">
        {labels.open}
      </summary>
      <form
        action={action}
        className="border-danger-line rounded-control mt-3 flex flex-col gap-4 border p-4"
      >
        <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p>{labels.text}</p>
        <SubmitButton variant="danger" pendingLabel={labels.pending}>
          {labels.confirm}
        </SubmitButton>
      </form>
    </details>
  )
}
