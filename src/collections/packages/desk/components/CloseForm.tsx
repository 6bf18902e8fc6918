'use client'

import { useActionState } from 'react'
import { FieldGroup } from '@/components/ui/Field'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { PasswordField } from '@/components/ui/PasswordField'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, problemsOf, valueOf } from '@/kernel/portal/actionState'
import { closeAction } from '../actions'
import type { Choice } from './CarrierFields'

interface CloseLabels {
  title: string
  outcome: string
  reason: string
  submit: string
  pending: string
  summary: string
  supervisorText: string
  supervisorEmail: string
  supervisorPassword: string
  supervisorCode: string
  optional: string
  show: string
  hide: string
}

interface CloseFormProps {
  /** Its slug. */
  community: string
  id: string
  reasons: readonly Choice[]
  /** Whether somebody else has to stand for it. */
  needsSupervisor: boolean
  /** Whether somebody came for this, because a count did not find it. */
  isAsked: boolean
  labels: CloseLabels
}

/** Ends the wait of what nobody signs for. */
export const CloseForm = ({
  community,
  id,
  reasons,
  needsSupervisor,
  isAsked,
  labels,
}: CloseFormProps) => {
  const [state, action] = useActionState(closeAction, IDLE)
  return (
    <details id="close" className="group" open={isAsked || state.status === 'failed'}>
      <summary className="text-link inline-flex min-h-11 items-center">{labels.title}</summary>
      <form action={action} className="mt-4 flex flex-col gap-5" noValidate>
        <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
        <input type="hidden" name="community" value={community} />
        <input type="hidden" name="id" value={id} />
        <RadioGroup
          // What was chosen stays beside an error: React empties the form.
          key={valueOf(state, 'reason') ?? 'first'}
          name="reason"
          label={labels.outcome}
          defaultValue={valueOf(state, 'reason') ?? (isAsked ? 'lost' : 'returned')}
          options={reasons}
        />
        <TextField
          name="note"
          label={labels.reason}
          maxLength={300}
          defaultValue={valueOf(state, 'note')}
          error={errorOf(state, 'note')}
          required
        />
        {needsSupervisor && (
          <FieldGroup name="supervisor" label={labels.supervisorText}>
            <div className="flex flex-col gap-4">
              <TextField
                name="supervisorEmail"
                type="email"
                label={labels.supervisorEmail}
                autoComplete="off"
                maxLength={254}
                defaultValue={valueOf(state, 'supervisorEmail')}
                error={errorOf(state, 'supervisorEmail')}
              />
              <PasswordField
                name="supervisorPassword"
                label={labels.supervisorPassword}
                showLabel={labels.show}
                hideLabel={labels.hide}
                // The tablet is not theirs: it is to keep nothing of them.
                autoComplete="off"
                maxLength={200}
                error={errorOf(state, 'supervisorPassword')}
              />
              <TextField
                name="supervisorCode"
                label={labels.supervisorCode}
                optionalLabel={labels.optional}
                autoComplete="off"
                maxLength={40}
              />
            </div>
          </FieldGroup>
        )}
        <SubmitButton variant="secondary" pendingLabel={labels.pending}>
          {labels.submit}
        </SubmitButton>
      </form>
    </details>
  )
}
