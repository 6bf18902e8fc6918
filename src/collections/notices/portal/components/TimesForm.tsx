'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { Select } from '@/components/ui/Select'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, problemsOf, valueOf } from '@/kernel/portal/actionState'
import { saveSettingsAction } from '../settings/actions'
import { SaveStatus } from './SaveStatus'

type Choice = 'askedInQuiet' | 'timeZone' | 'digest' | 'digestHour' | 'digestWeekday'
type Name = 'quietFrom' | 'quietTo' | Choice
type Option = { value: string; label: string }

interface TimesFormProps {
  values: Readonly<Record<Name, string>>
  options: Readonly<Record<Choice, Option[]>>
  labels: Readonly<
    Record<
      | Name
      | 'quiet'
      | 'quietHint'
      | 'askedInQuietHint'
      | 'timeZoneHint'
      | 'digestHint'
      | 'together'
      | 'save'
      | 'saving'
      | 'saved'
      | 'summary',
      string
    >
  >
}

/** When a person is left alone, and when what can wait comes together. */
export const TimesForm = ({ values, options, labels }: TimesFormProps) => {
  const [state, action] = useActionState(saveSettingsAction, IDLE)
  const field = (name: Name) => {
    const error = errorOf(state, name)
    return {
      name,
      label: labels[name],
      defaultValue: valueOf(state, name) ?? values[name],
      ...(error !== undefined && { error }),
    }
  }
  return (
    <form action={action} className="flex flex-col gap-7">
      <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
      {/* After a save React puts the fields back to what they began with: they begin anew. */}
      <div key={Object.values(values).join()} className="flex flex-col gap-7">
        <fieldset className="min-w-0">
          <legend className="font-semibold">{labels.quiet}</legend>
          <p id="quiet-hint" className="text-muted mb-3">
            {labels.quietHint}
          </p>
          <div className="grid grid-cols-2 gap-4">
            <TextField type="time" {...field('quietFrom')} />
            <TextField type="time" {...field('quietTo')} />
          </div>
        </fieldset>
        <Select
          {...field('askedInQuiet')}
          hint={labels.askedInQuietHint}
          options={options.askedInQuiet}
        />
        <Select {...field('timeZone')} hint={labels.timeZoneHint} options={options.timeZone} />
        <RadioGroup {...field('digest')} hint={labels.digestHint} options={options.digest} />
        <fieldset className="min-w-0">
          <legend className="mb-2 font-semibold">{labels.together}</legend>
          <div className="grid gap-4 sm:grid-cols-2">
            <Select {...field('digestHour')} options={options.digestHour} />
            <Select {...field('digestWeekday')} options={options.digestWeekday} />
          </div>
        </fieldset>
      </div>
      <SaveStatus state={state} saved={labels.saved} />
      <SubmitButton size="large" isBlock pendingLabel={labels.saving}>
        {labels.save}
      </SubmitButton>
    </form>
  )
}
