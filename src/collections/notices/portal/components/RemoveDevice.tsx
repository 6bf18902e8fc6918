'use client'

import { useActionState } from 'react'
import { ErrorText } from '@/components/ui/Field'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { IDLE } from '@/kernel/portal/actionState'
import { removeDeviceAction } from '../settings/actions'

interface RemoveDeviceProps {
  device: string
  labels: { text: string; named: string; pending: string }
}

export const RemoveDevice = ({ device, labels }: RemoveDeviceProps) => {
  const [state, action] = useActionState(removeDeviceAction, IDLE)
  return (
    <form action={action}>
      <input type="hidden" name="device" value={device} />
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
