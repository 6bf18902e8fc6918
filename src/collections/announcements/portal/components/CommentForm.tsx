'use client'

import { useActionState, useId, useRef } from 'react'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextArea } from '@/components/ui/TextArea'
import { errorOf, IDLE, valueOf } from '@/kernel/portal/actionState'
import { commentAction, editCommentAction } from '../actions'
import { useSuggestions } from './useSuggestions'

interface CommentFormProps {
  /** Its slug. */
  community: string
  announcement: string
  /** Id of the comment that is answered. */
  parent?: string
  /** The comment that is changed, by whoever wrote it. */
  held?: { id: string; text: string }
  labels: {
    label: string
    submit: string
    pending: string
    hint: string
    /** With `{name}` where the name stands. */
    mention: string
  }
}

/** Says something under an announcement, or says it anew. A name after an @ is completed. */
export const CommentForm = ({
  community,
  announcement,
  parent,
  held,
  labels,
}: CommentFormProps) => {
  const [state, action] = useActionState(held ? editCommentAction : commentAction, IDLE)
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const { people, look, take } = useSuggestions({ community, announcement, field })
  // Empty again once it is said.
  const key = state.status === 'done' ? state.at : 0
  const problem = errorOf(state, 'text') ?? (state.status === 'failed' ? state.message : undefined)
  return (
    <form key={key} action={action} className="flex flex-col gap-3">
      <input type="hidden" name="community" value={community} />
      <input type="hidden" name="id" value={held?.id ?? announcement} />
      {parent !== undefined && <input type="hidden" name="parent" value={parent} />}
      <TextArea
        ref={field}
        name="text"
        id={`text-${id}`}
        label={labels.label}
        hint={labels.hint}
        rows={2}
        maxLength={2000}
        required
        defaultValue={valueOf(state, 'text') ?? held?.text}
        onInput={look}
        onClick={look}
        {...(problem !== undefined && { error: problem })}
      />
      <div role="status">
        {people.length > 0 && (
          <ul role="list" className="flex flex-wrap gap-2">
            {people.map(({ id: person, name }) => (
              <li key={person}>
                <button
                  type="button"
                  className="border-line rounded-control hover:bg-accent-soft inline-flex min-h-11 items-center border px-3 font-semibold"
                  onClick={() => take(name)}
                >
                  {labels.mention.replace('{name}', name)}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      <SubmitButton variant="secondary" pendingLabel={labels.pending} className="self-start">
        {labels.submit}
      </SubmitButton>
    </form>
  )
}
