'use client'

import { useActionState, type ReactNode } from 'react'
import { ErrorText } from '@/components/ui/Field'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { IDLE } from '@/kernel/portal/actionState'
import { acknowledgeAction } from '../actions'

interface ConfirmFormProps {
  /** Its slug. */
  community: string
  /** Of the version. */
  id: string
  labels: { text: string; pending: string }
  icon: ReactNode
}

/** One press; a form, so that it works before any script. */
export const ConfirmForm = ({ community, id, labels, icon }: ConfirmFormProps) => {
  const [state, action] = useActionState(acknowledgeAction, IDLE)
  return (
    <form action={action}>
      <input type="hidden" name="community" value={community} />
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="primary" pendingLabel={labels.pending}>
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
