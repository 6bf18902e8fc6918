'use client'

import { useActionState } from 'react'
import type { ButtonVariant } from '@/components/ui/buttonClass'
import { ErrorText } from '@/components/ui/Field'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { IDLE } from '@/kernel/portal/actionState'
import { blockAction } from '../actions'

interface BlockButtonProps {
  what: 'block' | 'unblock'
  community: string
  person: string
  variant?: ButtonVariant
  /** `name` is the whole of it where the visible words alone would not say whom it is about. */
  labels: { text: string; name?: string; pending: string }
}

/** Blocks a neighbour, or does so no more; a form, so that it works before any script. */
export const BlockButton = ({
  what,
  community,
  person,
  variant = 'secondary',
  labels,
}: BlockButtonProps) => {
  const [state, action] = useActionState(blockAction, IDLE)
  return (
    <form action={action}>
      <input type="hidden" name="community" value={community} />
      <input type="hidden" name="person" value={person} />
      <input type="hidden" name="what" value={what} />
      <SubmitButton
        variant={variant}
        pendingLabel={labels.pending}
        {...(labels.name !== undefined && { 'aria-label': labels.name })}
      >
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
