'use client'

import { useActionState } from 'react'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { IDLE } from '@/kernel/portal/actionState'
import { signOutDeviceAction, signOutOthersAction } from '../../security/actions'

interface SignOutFormProps {
  /** One device; all others where nothing is said. */
  session?: string
  label: string
  /** What is heard where the label alone does not tell which. */
  name?: string
  pendingLabel: string
}

export const SignOutForm = ({ session, label, name, pendingLabel }: SignOutFormProps) => {
  const [state, action] = useActionState(
    session === undefined ? signOutOthersAction : signOutDeviceAction,
    IDLE,
  )
  return (
    <form action={action}>
      {session !== undefined && <input type="hidden" name="session" value={session} />}
      <SubmitButton
        variant="secondary"
        pendingLabel={pendingLabel}
        {...(name !== undefined && { 'aria-label': name })}
      >
        {label}
      </SubmitButton>
      {state.status === 'failed' && (
        <p role="alert" className="text-danger mt-2">
          {state.message}
        </p>
      )}
    </form>
  )
}
