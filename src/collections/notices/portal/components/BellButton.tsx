'use client'

import { Check, CheckCheck } from 'lucide-react'
import { useActionState } from 'react'
import { ErrorText } from '@/components/ui/Field'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { IDLE } from '@/kernel/portal/actionState'
import { acknowledgeAction, readAction } from '../bellActions'

interface BellButtonProps {
  what: 'read' | 'read-all' | 'acknowledge'
  community: string
  /** Of the one notice. */
  id?: string
  /** `name` is the whole of it where the visible words alone would not say which notice. */
  labels: { text: string; name?: string; pending: string }
}

const ACTIONS = { read: readAction, 'read-all': readAction, acknowledge: acknowledgeAction }

/** What can be done with a notice without opening it; a form, so that it works before any script. */
export const BellButton = ({ what, community, id, labels }: BellButtonProps) => {
  const [state, action] = useActionState(ACTIONS[what], IDLE)
  return (
    <form action={action}>
      <input type="hidden" name="community" value={community} />
      {id !== undefined && <input type="hidden" name="id" value={id} />}
      <SubmitButton
        variant={what === 'acknowledge' ? 'primary' : what === 'read' ? 'quiet' : 'secondary'}
        pendingLabel={labels.pending}
        {...(labels.name !== undefined && { 'aria-label': labels.name })}
      >
        {what === 'read-all' ? <CheckCheck aria-hidden /> : <Check aria-hidden />}
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
