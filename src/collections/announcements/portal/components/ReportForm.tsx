'use client'

import { useActionState } from 'react'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextArea } from '@/components/ui/TextArea'
import { errorOf, IDLE } from '@/kernel/portal/actionState'
import { reportAction } from '../actions'

interface ReportFormProps {
  /** Its slug. */
  community: string
  comment: string
  reasons: readonly { value: string; label: string }[]
  labels: Readonly<Record<'reason' | 'note' | 'optional' | 'submit' | 'pending' | 'done', string>>
}

/** Reports somebody else's comment to the management. */
export const ReportForm = ({ community, comment, reasons, labels }: ReportFormProps) => {
  const [state, action] = useActionState(reportAction, IDLE)
  if (state.status === 'done') return <p role="status">{labels.done}</p>
  const problem =
    errorOf(state, 'reason') ?? (state.status === 'failed' ? state.message : undefined)
  return (
    <form action={action} className="mt-2 flex flex-col gap-3">
      <input type="hidden" name="community" value={community} />
      <input type="hidden" name="id" value={comment} />
      <RadioGroup
        name="reason"
        id={`reason-${comment}`}
        label={labels.reason}
        options={reasons}
        isRequired
        {...(problem !== undefined && { error: problem })}
      />
      <TextArea
        name="note"
        id={`note-${comment}`}
        label={labels.note}
        optionalLabel={labels.optional}
        rows={2}
        maxLength={1000}
      />
      <SubmitButton variant="secondary" pendingLabel={labels.pending} className="self-start">
        {labels.submit}
      </SubmitButton>
    </form>
  )
}
