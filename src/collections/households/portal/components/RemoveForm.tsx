'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { IDLE, problemsOf } from '@/kernel/portal/actionState'
import { endMembershipAction, removeEntryAction } from '../actions'

interface RemoveFormProps {
  /** Takes an entry away, or ends the membership of a person. */
  what: 'entry' | 'membership'
  hidden: Record<string, string>
  labels: Record<'open' | 'text' | 'confirm' | 'pending' | 'summary', string>
}

const ACTIONS = { entry: removeEntryAction, membership: endMembershipAction } as const

/** Asked twice, because it cannot be taken back; works without JavaScript. */
export const RemoveForm = ({ what, hidden, labels }: RemoveFormProps) => {
  const [state, action] = useActionState(ACTIONS[what], IDLE)
  return (
    <details className="group">
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
