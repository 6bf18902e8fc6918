'use client'

import { useActionState, type ReactNode } from 'react'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { IDLE, problemsOf, type ActionState } from '../actionState'

interface AskedTwiceProps {
  action: (before: ActionState, form: FormData) => Promise<ActionState>
  hidden: Record<string, string>
  labels: Record<'open' | 'text' | 'confirm' | 'pending' | 'summary', string>
  /** Fields that may be filled in. */
  children?: ReactNode
}

/** A form for what cannot be taken back: it opens first, and says what it does; works without JavaScript. */
export const AskedTwice = ({ action, hidden, labels, children }: AskedTwiceProps) => {
  const [state, send] = useActionState(action, IDLE)
  return (
    <details open={state.status === 'failed'}>
      <summary className="text-danger rounded-control hover:bg-danger-soft inline-flex min-h-11 list-none items-center px-4 font-semibold">
        {labels.open}
      </summary>
      <form
        action={send}
        className="border-danger-line rounded-control mt-3 flex flex-col gap-4 border p-4"
      >
        <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p>{labels.text}</p>
        {children}
        <SubmitButton variant="danger" pendingLabel={labels.pending}>
          {labels.confirm}
        </SubmitButton>
      </form>
    </details>
  )
}
