'use client'

import { useActionState } from 'react'
import type { ButtonVariant } from '@/components/ui/buttonClass'
import { ErrorText } from '@/components/ui/Field'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { IDLE } from '@/kernel/portal/actionState'
import { partAction } from '../actions'

interface PartButtonProps {
  what: 'share' | 'remove' | 'leave' | 'confidential' | 'hours' | 'week' | 'always' | 'unmute'
  community: string
  conversation: string
  /** Id of the one whom it is about; nobody: the person themselves. */
  person?: string
  variant?: ButtonVariant
  /** `name` is the whole of it where the visible words alone would not say whom it is about. */
  labels: { text: string; name?: string; pending: string }
}

/** One thing that is done in a conversation; a form, so that it works before any script. */
export const PartButton = ({
  what,
  community,
  conversation,
  person,
  variant = 'secondary',
  labels,
}: PartButtonProps) => {
  const [state, action] = useActionState(partAction, IDLE)
  return (
    <form action={action}>
      <input type="hidden" name="community" value={community} />
      <input type="hidden" name="conversation" value={conversation} />
      <input type="hidden" name="what" value={what} />
      {person !== undefined && <input type="hidden" name="person" value={person} />}
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
