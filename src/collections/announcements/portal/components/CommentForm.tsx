'use client'

import { useActionState } from 'react'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextArea } from '@/components/ui/TextArea'
import { errorOf, IDLE, valueOf } from '@/kernel/portal/actionState'
import { commentAction } from '../actions'

interface CommentFormProps {
  /** Its slug. */
  community: string
  announcement: string
  /** Id of the comment that is answered. */
  parent?: string
  labels: { label: string; submit: string; pending: string }
}

/** Says something under an announcement. */
export const CommentForm = ({ community, announcement, parent, labels }: CommentFormProps) => {
  const [state, action] = useActionState(commentAction, IDLE)
  // Empty again once it is said.
  const key = state.status === 'done' ? state.at : 0
  const problem = errorOf(state, 'text') ?? (state.status === 'failed' ? state.message : undefined)
  return (
    <form key={key} action={action} className="flex flex-col gap-3">
      <input type="hidden" name="community" value={community} />
      <input type="hidden" name="id" value={announcement} />
      {parent !== undefined && <input type="hidden" name="parent" value={parent} />}
      <TextArea
        name="text"
        id={`text-${parent ?? 'new'}`}
        label={labels.label}
        rows={2}
        maxLength={2000}
        required
        defaultValue={valueOf(state, 'text')}
        {...(problem !== undefined && { error: problem })}
      />
      <SubmitButton variant="secondary" pendingLabel={labels.pending} className="self-start">
        {labels.submit}
      </SubmitButton>
    </form>
  )
}
