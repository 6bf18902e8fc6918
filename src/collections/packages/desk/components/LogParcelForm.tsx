'use client'

import { useActionState, useState } from 'react'
import { Combobox } from '@/components/ui/combobox/Combobox'
import { FileField } from '@/components/ui/FileField'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { Notice } from '@/components/ui/Notice'
import { Select } from '@/components/ui/Select'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE, valueOf } from '@/kernel/portal/actionState'
import { logParcelAction } from '../actions'
import { loadUnits } from './loadUnits'
import type { Resident, UnitOption } from './loadUnits'

export interface LogParcelLabels {
  unit: string
  unitHint: string
  recipient: string
  everybody: string
  recipientName: string
  carrier: string
  carrierName: string
  choose: string
  tracking: string
  shelf: string
  notes: string
  photo: string
  photoHint: string
  removePhoto: string
  optional: string
  save: string
  saving: string
  summary: string
  logged: string
  combobox: { noResults: string; searching: string; failed: string; clear: string; results: string }
}

interface LogParcelFormProps {
  community: string
  carriers: readonly { value: string; label: string }[]
  labels: LogParcelLabels
}

/** One form, in the order of the work: who, from whom, where it lies. */
export const LogParcelForm = ({ community, carriers, labels }: LogParcelFormProps) => {
  const [state, action] = useActionState(logParcelAction, IDLE)
  const [residents, setResidents] = useState<readonly Resident[]>([])
  const [known, setKnown] = useState<readonly UnitOption[]>([])
  const [carrier, setCarrier] = useState('')
  const problems =
    state.status === 'failed'
      ? [{ message: state.message, ...(state.field && { fieldId: state.field }) }]
      : []
  // A parcel that was saved clears the form: the next one is another.
  const formKey = state.status === 'done' ? state.at : 'first'

  const load = async (words: string) => {
    const units = await loadUnits(community, words)
    setKnown(units)
    return units.map(({ value, label, residents: living }) => ({
      value,
      label,
      hint: living.map(({ name }) => name).join(', '),
    }))
  }

  return (
    <>
      {state.status === 'done' && (
        <div role="status" className="mb-6">
          <Notice tone="success">{labels.logged.replace('#', state.result['unit'] ?? '')}</Notice>
        </div>
      )}
      <form key={formKey} action={action} className="flex flex-col gap-5" noValidate>
        <FormErrorSummary title={labels.summary} problems={problems} />
        <input type="hidden" name="community" value={community} />
        <Combobox
          name="unitLabel"
          valueName="unit"
          label={labels.unit}
          hint={labels.unitHint}
          loadOptions={load}
          labels={labels.combobox}
          defaultText={valueOf(state, 'unitLabel')}
          defaultValue={valueOf(state, 'unit')}
          error={errorOf(state, 'unitLabel') ?? errorOf(state, 'unit')}
          isRequired
          onChoose={(option) =>
            setResidents(known.find(({ value }) => value === option?.value)?.residents ?? [])
          }
        />
        {residents.length > 0 && (
          <Select
            name="recipient"
            label={labels.recipient}
            placeholder={labels.everybody}
            options={residents.map(({ membership, name }) => ({ value: membership, label: name }))}
            error={errorOf(state, 'recipient')}
          />
        )}
        <Select
          name="carrier"
          label={labels.carrier}
          placeholder={labels.choose}
          options={carriers}
          defaultValue={valueOf(state, 'carrier')}
          error={errorOf(state, 'carrier')}
          onChange={(event) => setCarrier(event.target.value)}
          required
        />
        {carrier === 'other' && (
          <TextField
            name="carrierName"
            label={labels.carrierName}
            maxLength={60}
            defaultValue={valueOf(state, 'carrierName')}
            error={errorOf(state, 'carrierName')}
          />
        )}
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            name="recipientName"
            label={labels.recipientName}
            optionalLabel={labels.optional}
            maxLength={120}
            defaultValue={valueOf(state, 'recipientName')}
            error={errorOf(state, 'recipientName')}
          />
          <TextField
            name="shelf"
            label={labels.shelf}
            optionalLabel={labels.optional}
            maxLength={30}
            defaultValue={valueOf(state, 'shelf')}
            error={errorOf(state, 'shelf')}
          />
        </div>
        <TextField
          name="trackingNumber"
          label={labels.tracking}
          optionalLabel={labels.optional}
          maxLength={60}
          autoCapitalize="characters"
          defaultValue={valueOf(state, 'trackingNumber')}
          error={errorOf(state, 'trackingNumber')}
        />
        <FileField
          name="photo"
          kind="photo"
          label={labels.photo}
          hint={labels.photoHint}
          optionalLabel={labels.optional}
          removeLabel={labels.removePhoto}
          error={errorOf(state, 'photo')}
        />
        <TextArea
          name="notes"
          label={labels.notes}
          optionalLabel={labels.optional}
          maxLength={500}
          rows={2}
          defaultValue={valueOf(state, 'notes')}
          error={errorOf(state, 'notes')}
        />
        <SubmitButton size="large" isBlock pendingLabel={labels.saving}>
          {labels.save}
        </SubmitButton>
      </form>
    </>
  )
}
