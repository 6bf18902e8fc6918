'use client'

import { useActionState } from 'react'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { IDLE } from '@/kernel/portal/actionState'
import { removePasskeyAction } from '../../passkeys/actions'

interface RemovePasskeyProps {
  passkey: string
  labels: Record<'remove' | 'named' | 'pending', string>
}

export const RemovePasskey = ({ passkey, labels }: RemovePasskeyProps) => {
  const [state, action] = useActionState(removePasskeyAction, IDLE)
  return (
    <form action={action}>
      <input type="hidden" name="passkey" value={passkey} />
      <SubmitButton variant="secondary" pendingLabel={labels.pending} aria-label={labels.named}>
        {labels.remove}
      </SubmitButton>
      {state.status === 'failed' && (
        <p role="alert" className="text-danger mt-2">
          {state.message}
        </p>
      )}
    </form>
  )
}
