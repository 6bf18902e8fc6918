'use client'

import { MapPinCheck } from 'lucide-react'
import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, problemsOf, valueOf } from '@/kernel/portal/actionState'
import { NOTE_MAX } from '../../../domain/shelfAudit'
import { settleAction } from '../../shelves/actions'

interface Common {
  /** Its slug. */
  community: string
  /** Of the difference. */
  id: string
}

interface MoveHereFormProps extends Common {
  labels: Record<'submit' | 'pending' | 'summary', string>
}

/** What lies elsewhere is recorded where it lies, in one press. */
export const MoveHereForm = ({ community, id, labels }: MoveHereFormProps) => {
  const [state, action] = useActionState(settleAction, IDLE)
  return (
    <form action={action} className="flex flex-col gap-3">
      <FormErrorSummary
        title={labels.summary}
        problems={problemsOf(state).map(({ message }) => ({ message }))}
      />
      <input type="hidden" name="community" value={community} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="as" value="moved" />
      <div>
        <SubmitButton variant="secondary" pendingLabel={labels.pending}>
          <MapPinCheck aria-hidden />
          {labels.submit}
        </SubmitButton>
      </div>
    </form>
  )
}

interface SettleFormProps extends Common {
  answers: readonly { value: string; label: string }[]
  labels: Record<
    'open' | 'answer' | 'note' | 'noteHint' | 'submit' | 'pending' | 'summary' | 'optional',
    string
  >
}

/** Says how a difference ended. */
export const SettleForm = ({ community, id, answers, labels }: SettleFormProps) => {
  const [state, action] = useActionState(settleAction, IDLE)
  const chosen = valueOf(state, 'as') ?? answers[0]?.value
  return (
    <details className="open:basis-full" open={state.status === 'failed'}>
      <summary className="text-link inline-flex min-h-11 items-center">{labels.open}</summary>
      <form action={action} className="mt-2 flex max-w-xl flex-col gap-5" noValidate>
        <FormErrorSummary
          title={labels.summary}
          problems={problemsOf(state).map(({ message, fieldId }) => ({
            message,
            ...(fieldId !== undefined && { fieldId: `${fieldId}-${id}` }),
          }))}
        />
        <input type="hidden" name="community" value={community} />
        <input type="hidden" name="id" value={id} />
        <RadioGroup
          // What was chosen stays beside an error: React empties the form.
          key={chosen}
          name="as"
          id={`as-${id}`}
          label={labels.answer}
          defaultValue={chosen}
          options={answers}
          error={errorOf(state, 'as')}
        />
        <TextField
          name="note"
          id={`note-${id}`}
          label={labels.note}
          hint={labels.noteHint}
          optionalLabel={labels.optional}
          maxLength={NOTE_MAX}
          defaultValue={valueOf(state, 'note')}
          error={errorOf(state, 'note')}
          autoComplete="off"
        />
        <div>
          <SubmitButton variant="secondary" pendingLabel={labels.pending}>
            {labels.submit}
          </SubmitButton>
        </div>
      </form>
    </details>
  )
}
