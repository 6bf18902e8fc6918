'use client'

import { useActionState, useState } from 'react'
import { loadUnits, StagedPhoto } from '@/collections/packages/browser'
import { Combobox } from '@/components/ui/combobox/Combobox'
import type { ComboboxLabels } from '@/components/ui/combobox/Combobox'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { Select } from '@/components/ui/Select'
import type { SelectOption } from '@/components/ui/Select'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, problemsOf, valueOf } from '@/kernel/portal/actionState'
import { announceAction } from '../../asks/actions'

type Word =
  | 'name'
  | 'nameHint'
  | 'unit'
  | 'unitHint'
  | 'purpose'
  | 'more'
  | 'party'
  | 'vehicle'
  | 'vehicleHint'
  | 'photo'
  | 'photoHint'
  | 'photoFailed'
  | 'removePhoto'
  | 'submit'
  | 'pending'
  | 'summary'
  | 'optional'

interface AskFormProps {
  /** Its slug. */
  community: string
  /** Id of the gate at which the device stands; empty where there is none. */
  gate: string
  purposes: readonly SelectOption[]
  /** Whether the community wants a photo. */
  hasPhoto: boolean
  labels: Readonly<Record<Word, string>> & { combobox: ComboboxLabels }
}

/** Who stands at the gate, and where to; works as a plain form. */
export const AskForm = ({ community, gate, purposes, hasPhoto, labels }: AskFormProps) => {
  const [state, action] = useActionState(announceAction, IDLE)
  const [isBusy, setBusy] = useState(false)
  const load = async (words: string) =>
    (await loadUnits(community, words)).map(({ value, label, residents }) => ({
      value,
      label,
      hint: residents.map(({ name }) => name).join(', '),
    }))
  return (
    <form
      action={action}
      onSubmit={(event) => {
        if (isBusy) event.preventDefault()
      }}
      className="flex flex-col gap-6"
      noValidate
    >
      <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
      <input type="hidden" name="community" value={community} />
      <input type="hidden" name="gate" value={gate} />
      <TextField
        name="name"
        label={labels.name}
        hint={labels.nameHint}
        maxLength={120}
        autoComplete="off"
        defaultValue={valueOf(state, 'name')}
        error={errorOf(state, 'name')}
        required
      />
      <Combobox
        name="unitLabel"
        valueName="unit"
        label={labels.unit}
        hint={labels.unitHint}
        loadOptions={load}
        labels={labels.combobox}
        defaultText={valueOf(state, 'unitLabel')}
        defaultValue={valueOf(state, 'unit')}
        error={errorOf(state, 'unitLabel')}
        isRequired
      />
      <Select
        key={valueOf(state, 'purpose') ?? 'first'}
        name="purpose"
        label={labels.purpose}
        options={purposes}
        defaultValue={valueOf(state, 'purpose')}
        error={errorOf(state, 'purpose')}
      />
      {hasPhoto && (
        <StagedPhoto
          community={community}
          purpose="visit-photo"
          id="photo"
          error={errorOf(state, 'photo')}
          onBusy={setBusy}
          labels={labels}
        />
      )}
      <details open={state.status === 'failed'}>
        <summary className="min-h-11 py-2.5 font-semibold">{labels.more}</summary>
        <div className="mt-2 flex flex-col gap-6">
          <TextField
            name="party"
            type="number"
            min={1}
            max={50}
            label={labels.party}
            defaultValue={valueOf(state, 'party') ?? '1'}
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
            defaultValue={valueOf(state, 'vehicle')}
            error={errorOf(state, 'vehicle')}
          />
        </div>
      </details>
      <SubmitButton size="large" isBlock pendingLabel={labels.pending}>
        {labels.submit}
      </SubmitButton>
    </form>
  )
}
