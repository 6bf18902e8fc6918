'use client'

import { X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Combobox } from '@/components/ui/combobox/Combobox'
import { Select } from '@/components/ui/Select'
import { TextField } from '@/components/ui/TextField'
import type { BatchLabels, BatchRow, RowProblem } from './batchRows'
import type { UnitOption } from './loadUnits'
import type { LogParcelChoices } from './LogParcelForm'
import { ShelfField } from './ShelfField'

interface BatchRowFieldsProps {
  /** Units that fit the words. */
  load: (words: string) => Promise<UnitOption[]>
  row: BatchRow
  number: number
  problem: RowProblem | undefined
  choices: LogParcelChoices
  labels: BatchLabels
  onRemove: () => void
}

/** One parcel of a batch; all of it can be mended until it is saved. */
export const BatchRowFields = ({
  load,
  row,
  number,
  problem,
  choices,
  labels,
  onRemove,
}: BatchRowFieldsProps) => {
  const [carrier, setCarrier] = useState(row.carrier)
  const named = (field: string) => `${field}-${row.clientId}`
  const errorOf = (...fields: string[]) =>
    problem !== undefined && fields.includes(problem.field ?? '') ? problem.message : undefined
  const loadOptions = async (words: string) => {
    const units = await load(words)
    return units.map(({ value, label, residents, learned }) => ({
      value,
      label,
      hint: [
        ...residents.map(({ name }) => name),
        ...(learned ? [labels.learned.replace('#', learned.label)] : []),
      ].join(', '),
    }))
  }
  return (
    <fieldset className="border-line rounded-control border p-4" data-row={row.clientId}>
      <legend className="px-1 font-medium">{labels.row.replace('#', String(number))}</legend>
      {problem?.field === null && (
        <p role="alert" className="text-danger mb-3">
          {problem.message}
        </p>
      )}
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Combobox
          name={named('unitLabel')}
          valueName={named('unit')}
          label={labels.unit}
          hint={labels.unknown}
          loadOptions={loadOptions}
          labels={labels.combobox}
          error={errorOf('unit', 'unitLabel')}
        />
        <TextField
          name={named('recipientName')}
          label={labels.recipientName}
          optionalLabel={labels.optional}
          maxLength={120}
          autoComplete="off"
          error={errorOf('recipientName')}
        />
        <TextField
          name={named('trackingNumber')}
          label={labels.tracking}
          optionalLabel={labels.optional}
          maxLength={60}
          autoComplete="off"
          defaultValue={row.trackingNumber}
          error={errorOf('trackingNumber')}
        />
        <Select
          name={named('kind')}
          label={labels.kind}
          options={choices.kinds}
          defaultValue={row.kind}
          error={errorOf('kind')}
        />
        <Select
          name={named('carrier')}
          label={labels.carrier}
          placeholder={labels.choose}
          options={choices.carriers}
          value={carrier}
          onChange={(event) => setCarrier(event.target.value)}
          error={errorOf('carrier')}
        />
        <ShelfField
          name={named('shelf')}
          label={labels.shelf}
          optionalLabel={labels.optional}
          none={labels.noShelf}
          shelves={choices.shelves}
          defaultValue={row.shelf}
          error={errorOf('shelf')}
        />
        {carrier === 'other' && (
          <TextField
            name={named('carrierName')}
            label={labels.carrierName}
            maxLength={60}
            error={errorOf('carrierName')}
          />
        )}
      </div>
      <Button variant="quiet" className="mt-3" onClick={onRemove}>
        <X aria-hidden />
        {labels.remove}
      </Button>
    </fieldset>
  )
}
