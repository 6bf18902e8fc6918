'use client'

import { useActionState, type ReactNode } from 'react'
import { ErrorText } from '@/components/ui/Field'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { IDLE } from '@/kernel/portal/actionState'
import { confirmAction, followAction } from '../actions'

const ACTIONS = { follow: followAction, confirm: confirmAction }

interface DocumentPressProps {
  what: keyof typeof ACTIONS
  hidden: Record<string, string>
  labels: { text: string; pending: string }
  variant: 'primary' | 'secondary' | 'quiet'
  icon?: ReactNode
}

/** One press; a form, so that it works before any script. */
export const DocumentPress = ({ what, hidden, labels, variant, icon }: DocumentPressProps) => {
  const [state, action] = useActionState(ACTIONS[what], IDLE)
  return (
    <form action={action}>
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
