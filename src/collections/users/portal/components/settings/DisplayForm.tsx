'use client'

import { useActionState } from 'react'
import { Card } from '@/components/ui/Card'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { Select } from '@/components/ui/Select'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { IDLE, problemsOf } from '@/kernel/portal/actionState'
import { saveDisplayAction } from '../../settings/actions'
import { SavedNote } from './SavedNote'

type Name = 'locale' | 'theme' | 'textSize' | 'motion'

interface DisplayFormProps {
  values: Readonly<Record<Name, string>>
  options: Readonly<Record<Name, { value: string; label: string }[]>>
  labels: Readonly<Record<Name | 'motionHint' | 'save' | 'saving' | 'saved' | 'summary', string>>
}

export const DisplayForm = ({ values, options, labels }: DisplayFormProps) => {
  const [state, action] = useActionState(saveDisplayAction, IDLE)
  return (
    <Card>
      <form action={action} className="flex flex-col gap-7">
        <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
        {/* After a save React puts the fields back to what they began with: they begin anew. */}
        <div key={Object.values(values).join()} className="flex flex-col gap-7">
          <RadioGroup
            name="textSize"
            label={labels.textSize}
            options={options.textSize.map(({ value, label }) => ({
              value,
              label: <span data-sample={value}>{label}</span>,
            }))}
            defaultValue={values.textSize}
          />
          <RadioGroup
            name="theme"
            label={labels.theme}
            options={options.theme}
            defaultValue={values.theme}
          />
          <RadioGroup
            name="motion"
            label={labels.motion}
            hint={labels.motionHint}
            options={options.motion}
            defaultValue={values.motion}
          />
          <Select
            name="locale"
            label={labels.locale}
            options={options.locale}
            defaultValue={values.locale}
          />
        </div>
        <SavedNote state={state} text={labels.saved} />
        <SubmitButton size="large" isBlock pendingLabel={labels.saving}>
          {labels.save}
        </SubmitButton>
      </form>
    </Card>
  )
}
