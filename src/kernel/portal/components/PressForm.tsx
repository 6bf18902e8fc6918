'use client'

import { useActionState, type ReactNode } from 'react'
import { ErrorText } from '@/components/ui/Field'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { IDLE, type ActionState } from '../actionState'

interface PressFormProps {
  action: (before: ActionState, form: FormData) => Promise<ActionState>
  hidden: Record<string, string>
  labels: { text: string; pending: string }
  variant: 'primary' | 'secondary' | 'quiet'
  icon?: ReactNode
}

/** One press; a form, so that it works before any script. */
export const PressForm = ({ action, hidden, labels, variant, icon }: PressFormProps) => {
  const [state, send] = useActionState(action, IDLE)
  return (
    <form action={send}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant={variant} pendingLabel={labels.pending}>
        {icon}
        {labels.text}
      </SubmitButton>
      {state.status === 'failed' && (
        <div role="alert" className="mt-2">
          <ErrorText>{state.message}</ErrorText>
        </div>
      )}
    </form>
  )
}
