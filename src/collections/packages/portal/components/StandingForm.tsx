'use client'

import { useActionState } from 'react'
import { Checkbox } from '@/components/ui/Checkbox'
import { FieldGroup } from '@/components/ui/Field'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, problemsOf, valueOf } from '@/kernel/portal/actionState'
import { LEAVE_WITH_MAX, TEXT_MAX } from '../../domain/standing'
import { saveStandingAction } from '../standingActions'

type Word =
  | 'text'
  | 'textHint'
  | 'leaveWith'
  | 'leaveWithHint'
  | 'tellAlso'
  | 'tellAlsoHint'
  | 'from'
  | 'until'
  | 'fromHint'
  | 'untilHint'
  | 'save'
  | 'saving'
  | 'summary'
  | 'optional'

interface StandingFormProps {
  /** Its slug. */
  community: string
  unit: string
  people: readonly { id: string; name: string }[]
  values: Record<'text' | 'leaveWith' | 'from' | 'until', string> & { tellAlso: readonly string[] }
  labels: Readonly<Record<Word, string>>
}

/** What one person tells the desk of one home; works as a plain form. */
export const StandingForm = ({ community, unit, people, values, labels }: StandingFormProps) => {
  const [state, action] = useActionState(saveStandingAction, IDLE)
  const shown = (name: 'text' | 'leaveWith' | 'from' | 'until') =>
    valueOf(state, name) ?? values[name]
  return (
    <form action={action} className="flex flex-col gap-6" noValidate>
      <FormErrorSummary
        title={labels.summary}
        problems={problemsOf(state).map(({ message, fieldId }) => ({
          message,
          ...(fieldId !== undefined && { fieldId: `${fieldId}-${unit}` }),
        }))}
      />
      <input type="hidden" name="community" value={community} />
      <input type="hidden" name="unit" value={unit} />
      <TextArea
        name="text"
        id={`text-${unit}`}
        label={labels.text}
        hint={labels.textHint}
        optionalLabel={labels.optional}
        maxLength={TEXT_MAX}
        defaultValue={shown('text')}
        error={errorOf(state, 'text')}
      />
      <TextField
        name="leaveWith"
        id={`leaveWith-${unit}`}
        label={labels.leaveWith}
        hint={labels.leaveWithHint}
        optionalLabel={labels.optional}
        maxLength={LEAVE_WITH_MAX}
        autoComplete="off"
        defaultValue={shown('leaveWith')}
        error={errorOf(state, 'leaveWith')}
      />
      {people.length > 0 && (
        <FieldGroup
          name="tellAlso"
          id={`tellAlso-${unit}`}
          label={labels.tellAlso}
          hint={labels.tellAlsoHint}
          optionalLabel={labels.optional}
          error={errorOf(state, 'tellAlso')}
        >
          {people.map(({ id, name }) => (
            <Checkbox
              key={id}
              name="tellAlso"
              id={`tell-${unit}-${id}`}
              value={id}
              label={name}
              defaultChecked={values.tellAlso.includes(id)}
            />
          ))}
        </FieldGroup>
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="from"
          id={`from-${unit}`}
          type="date"
          label={labels.from}
          hint={labels.fromHint}
          optionalLabel={labels.optional}
          defaultValue={shown('from')}
          error={errorOf(state, 'from')}
        />
        <TextField
          name="until"
          id={`until-${unit}`}
          type="date"
          label={labels.until}
          hint={labels.untilHint}
          optionalLabel={labels.optional}
          defaultValue={shown('until')}
          error={errorOf(state, 'until')}
        />
      </div>
      <SubmitButton size="large" isBlock pendingLabel={labels.saving}>
        {labels.save}
      </SubmitButton>
    </form>
  )
}
