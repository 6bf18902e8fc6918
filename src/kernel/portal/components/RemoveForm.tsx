'use client'

import { useActionState } from 'react'
import { ErrorText } from '@/components/ui/Field'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { IDLE, type ActionState } from '../actionState'

interface RemoveFormProps {
  action: (before: ActionState, form: FormData) => Promise<ActionState>
  /** What is removed: the field's name, and its value. */
  name: string
  value: string
  labels: {
    text: string
    /** With what it removes, for whoever hears one button after another. */
    named: string
    pending: string
  }
}

/** A button that removes one thing of a list, and says why where it cannot. */
export const RemoveForm = ({ action, name, value, labels }: RemoveFormProps) => {
  const [state, send] = useActionState(action, IDLE)
  return (
    <form action={send}>
      <input type="hidden" name={name} value={value} />
      <SubmitButton variant="secondary" pendingLabel={labels.pending} aria-label={labels.named}>
        {labels.text}
      </SubmitButton>
      {state.status === 'failed' && (
        <div role="alert">
          <ErrorText>{state.message}</ErrorText>
        </div>
      )}
    </form>
  )
}
