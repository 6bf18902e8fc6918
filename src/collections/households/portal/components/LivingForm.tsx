'use client'

import { useActionState } from 'react'
import { Card } from '@/components/ui/Card'
import { Checkbox } from '@/components/ui/Checkbox'
import { FieldGroup } from '@/components/ui/Field'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { IDLE, problemsOf } from '@/kernel/portal/actionState'
import { saveLivingAction } from '../actions'

type Notice = 'parcels' | 'building' | 'billing'

interface LivingFormProps {
  hidden: Record<string, string>
  values: Record<Notice | 'livesThere' | 'speaksForUnit', boolean>
  /** Owners and leaseholders say of themselves whether they live there. */
  asksWhere: boolean
  labels: Record<
    | Notice
    | 'livesThere'
    | 'livesThereHint'
    | 'speaksForUnit'
    | 'speaksHint'
    | 'notices'
    | 'save'
    | 'saving'
    | 'summary',
    string
  >
}

const NOTICES: readonly Notice[] = ['parcels', 'building', 'billing']

/** Who speaks for a unit, and who is told what. */
export const LivingForm = ({ hidden, values, asksWhere, labels }: LivingFormProps) => {
  const [state, action] = useActionState(saveLivingAction, IDLE)
  return (
    <Card>
      <form action={action} className="flex flex-col gap-5">
        <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {asksWhere && (
          <Checkbox
            name="livesThere"
            value="yes"
            label={labels.livesThere}
            hint={labels.livesThereHint}
            defaultChecked={values.livesThere}
          />
        )}
        <Checkbox
          name="speaksForUnit"
          value="yes"
          label={labels.speaksForUnit}
          hint={labels.speaksHint}
          defaultChecked={values.speaksForUnit}
        />
        <FieldGroup name="notices" label={labels.notices}>
          {NOTICES.map((name) => (
            <Checkbox
              key={name}
              name={name}
              value="yes"
              label={labels[name]}
              defaultChecked={values[name]}
            />
          ))}
        </FieldGroup>
        <SubmitButton size="large" isBlock pendingLabel={labels.saving}>
          {labels.save}
        </SubmitButton>
      </form>
    </Card>
  )
}
