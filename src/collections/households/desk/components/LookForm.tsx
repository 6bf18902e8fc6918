'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { Select } from '@/components/ui/Select'
import type { SelectOption } from '@/components/ui/Select'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, problemsOf, valueOf } from '@/kernel/portal/actionState'
import { lookAtRegisterAction, lookAtUnitAction } from '../actions'

interface LookFormProps {
  community: string
  /** What is looked at: a unit of these, or without them the register. */
  units?: readonly SelectOption[]
  reasons: readonly SelectOption[]
  labels: Record<
    'unit' | 'reason' | 'note' | 'optional' | 'choose' | 'submit' | 'pending' | 'summary',
    string
  >
}

/** Asks why before anything is shown. */
export const LookForm = ({ community, units, reasons, labels }: LookFormProps) => {
  const [state, action] = useActionState(
    units === undefined ? lookAtRegisterAction : lookAtUnitAction,
    IDLE,
  )
  const prefix = units === undefined ? 'register' : 'unit'
  const field = (name: string) => {
    const error = errorOf(state, name)
    return {
      name,
      id: `${prefix}-${name}`,
      defaultValue: valueOf(state, name) ?? '',
      ...(error !== undefined && { error }),
    }
  }
  const problems = problemsOf(state).map(({ message, fieldId }) => ({
    message,
    ...(fieldId !== undefined && { fieldId: `${prefix}-${fieldId}` }),
  }))
  return (
    <form action={action} className="flex flex-col gap-5" noValidate>
      <FormErrorSummary title={labels.summary} problems={problems} />
      <input type="hidden" name="community" value={community} />
      {units !== undefined && (
        <Select
          {...field('unit')}
          label={labels.unit}
          placeholder={labels.choose}
          options={units}
        />
      )}
      <Select
        {...field('reason')}
        label={labels.reason}
        placeholder={labels.choose}
        options={reasons}
      />
      <TextField
        {...field('note')}
        label={labels.note}
        optionalLabel={labels.optional}
        maxLength={200}
        autoComplete="off"
      />
      <SubmitButton
        size="large"
        isBlock
        variant={units === undefined ? 'secondary' : 'primary'}
        pendingLabel={labels.pending}
      >
        {labels.submit}
      </SubmitButton>
    </form>
  )
}
