'use client'

import { useActionState } from 'react'
import { Card } from '@/components/ui/Card'
import { Checkbox } from '@/components/ui/Checkbox'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { Select } from '@/components/ui/Select'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, problemsOf, valueOf } from '@/kernel/portal/actionState'
import type { ActionState } from '@/kernel/portal/actionState'
import { saveEntryAction } from '../actions'

export interface FormControl {
  name: string
  type: 'text' | 'tel' | 'textarea' | 'select' | 'checkbox' | 'date' | 'year'
  label: string
  hint?: string
  options?: { value: string; label: string }[]
  isOptional?: boolean
  maxLength?: number
  value: string
}

interface EntryFormProps {
  hidden: Record<string, string>
  controls: FormControl[]
  labels: Record<'save' | 'saving' | 'summary' | 'optional' | 'choose', string>
}

const INPUT_TYPES = { text: 'text', tel: 'tel', date: 'date', year: 'text' } as const

const ControlField = ({
  control,
  state,
  labels,
}: {
  control: FormControl
  state: ActionState
  labels: EntryFormProps['labels']
}) => {
  const { name, label, hint, type, maxLength, isOptional, options } = control
  const error = errorOf(state, name)
  const value = valueOf(state, name) ?? control.value
  const shared = {
    name,
    label,
    ...(hint !== undefined && { hint }),
    ...(error !== undefined && { error }),
  }
  const optional = isOptional === true && { optionalLabel: labels.optional }
  if (type === 'checkbox') {
    const isTicked =
      state.status === 'failed' ? state.values[name] !== undefined : control.value !== ''
    return <Checkbox {...shared} value="yes" defaultChecked={isTicked} />
  }
  if (type === 'select') {
    return (
      <Select
        {...shared}
        // A choice that failed to be kept begins anew with what was chosen.
        key={value}
        options={options ?? []}
        defaultValue={value}
        placeholder={labels.choose}
      />
    )
  }
  if (type === 'textarea') {
    return <TextArea {...shared} {...optional} defaultValue={value} maxLength={maxLength} />
  }
  return (
    <TextField
      {...shared}
      {...optional}
      type={INPUT_TYPES[type]}
      {...(type === 'year' && { inputMode: 'numeric' as const, maxLength: 4 })}
      {...(maxLength !== undefined && { maxLength })}
      defaultValue={value}
      autoComplete="off"
    />
  )
}

/** The form of whatever a household writes down. */
export const EntryForm = ({ hidden, controls, labels }: EntryFormProps) => {
  const [state, action] = useActionState(saveEntryAction, IDLE)
  return (
    <Card>
      <form action={action} className="flex flex-col gap-6" noValidate>
        <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {controls.map((control) => (
          <ControlField key={control.name} control={control} state={state} labels={labels} />
        ))}
        <SubmitButton size="large" isBlock pendingLabel={labels.saving}>
          {labels.save}
        </SubmitButton>
      </form>
    </Card>
  )
}
