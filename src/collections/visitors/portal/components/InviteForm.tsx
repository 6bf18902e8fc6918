'use client'

import { useActionState } from 'react'
import { Checkbox } from '@/components/ui/Checkbox'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { Select } from '@/components/ui/Select'
import type { SelectOption } from '@/components/ui/Select'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, problemsOf, valueOf } from '@/kernel/portal/actionState'
import type { SaidSpan } from '../../domain/window'
import { inviteAction } from '../actions'
import { RepeatFields } from './RepeatFields'
import type { RepeatWord } from './RepeatFields'
import { WhenFields } from './WhenFields'

type Word =
  | 'unit'
  | 'name'
  | 'nameHint'
  | 'day'
  | 'from'
  | 'until'
  | 'untilHint'
  | RepeatWord
  | 'more'
  | 'party'
  | 'vehicle'
  | 'vehicleHint'
  | 'purpose'
  | 'comesAndGoes'
  | 'note'
  | 'submit'
  | 'pending'
  | 'summary'
  | 'optional'
import { HomeField } from './HomeField'

interface InviteFormProps {
  /** Its slug. */
  community: string
  homes: readonly SelectOption[]
  kinds: readonly SelectOption[]
  days: readonly { value: string; label: string }[]
  purposes: readonly SelectOption[]
  proposed: { name: string; vehicle: string; purpose: string; party: number; said: SaidSpan }
  labels: Readonly<Record<Word, string>>
}

/** Asks somebody in; works as a plain form. What is rarely said lies behind "More". */
export const InviteForm = ({
  community,
  homes,
  kinds,
  days,
  purposes,
  proposed,
  labels,
}: InviteFormProps) => {
  const [state, action] = useActionState(inviteAction, IDLE)
  return (
    <form action={action} className="flex flex-col gap-6" noValidate>
      <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
      <input type="hidden" name="community" value={community} />
      <HomeField homes={homes} label={labels.unit} chosen={valueOf(state, 'unit')} />
      <TextField
        name="name"
        label={labels.name}
        hint={labels.nameHint}
        maxLength={120}
        autoComplete="off"
        defaultValue={valueOf(state, 'name') ?? proposed.name}
        error={errorOf(state, 'name')}
        required
      />
      <WhenFields state={state} said={proposed.said} labels={labels} />
      <RepeatFields state={state} kinds={kinds} days={days} labels={labels} />
      <details open={state.status === 'failed'}>
        <summary className="min-h-11 py-2.5 font-semibold">{labels.more}</summary>
        <div className="mt-2 flex flex-col gap-6">
          <TextField
            name="party"
            type="number"
            min={1}
            max={50}
            label={labels.party}
            defaultValue={valueOf(state, 'party') ?? String(proposed.party)}
            error={errorOf(state, 'party')}
          />
          <TextField
            name="vehicle"
            label={labels.vehicle}
            hint={labels.vehicleHint}
            optionalLabel={labels.optional}
            maxLength={20}
            autoComplete="off"
            autoCapitalize="characters"
            defaultValue={valueOf(state, 'vehicle') ?? proposed.vehicle}
            error={errorOf(state, 'vehicle')}
          />
          <Select
            key={valueOf(state, 'purpose') ?? proposed.purpose}
            name="purpose"
            label={labels.purpose}
            options={purposes}
            defaultValue={valueOf(state, 'purpose') ?? proposed.purpose}
          />
          <Checkbox
            name="comesAndGoes"
            label={labels.comesAndGoes}
            defaultChecked={valueOf(state, 'comesAndGoes') === 'on'}
          />
          <TextField
            name="note"
            label={labels.note}
            optionalLabel={labels.optional}
            maxLength={200}
            autoComplete="off"
            defaultValue={valueOf(state, 'note')}
            error={errorOf(state, 'note')}
          />
        </div>
      </details>
      <SubmitButton size="large" isBlock pendingLabel={labels.pending}>
        {labels.submit}
      </SubmitButton>
    </form>
  )
}
