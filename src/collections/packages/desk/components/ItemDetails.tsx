'use client'

import { useState } from 'react'
import { Checkbox } from '@/components/ui/Checkbox'
import { Select } from '@/components/ui/Select'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { errorOf, valueOf } from '@/kernel/portal/actionState'
import type { FormState } from '@/kernel/portal/actionState'
import type { Choice } from './CarrierFields'

export interface DetailLabels {
  more: string
  size: string
  choose: string
  condition: string
  conditionNote: string
  isPerishable: string
  notes: string
  optional: string
}

interface ItemDetailsProps {
  state: FormState
  sizes: readonly Choice[]
  conditions: readonly Choice[]
  labels: DetailLabels
}

const HERE = ['size', 'condition', 'conditionNote', 'notes']

/** What most parcels do not need; open where something in it is wrong. */
export const ItemDetails = ({ state, sizes, conditions, labels }: ItemDetailsProps) => {
  const [condition, setCondition] = useState(valueOf(state, 'condition') ?? 'good')
  const isWrong = state.status === 'failed' && HERE.includes(state.field ?? '')
  return (
    <details open={isWrong}>
      <summary className="text-link inline-flex min-h-11 items-center">{labels.more}</summary>
      <div className="mt-2 flex flex-col gap-5">
        <div className="grid gap-5 sm:grid-cols-2">
          <Select
            name="size"
            label={labels.size}
            placeholder={labels.choose}
            optionalLabel={labels.optional}
            options={sizes}
            defaultValue={valueOf(state, 'size')}
            error={errorOf(state, 'size')}
          />
          <Select
            name="condition"
            label={labels.condition}
            options={conditions}
            defaultValue={valueOf(state, 'condition') ?? 'good'}
            error={errorOf(state, 'condition')}
            onChange={(event) => setCondition(event.target.value)}
          />
        </div>
        {condition !== 'good' && (
          <TextField
            name="conditionNote"
            label={labels.conditionNote}
            maxLength={300}
            defaultValue={valueOf(state, 'conditionNote')}
            error={errorOf(state, 'conditionNote')}
            required
          />
        )}
        <Checkbox
          name="isPerishable"
          label={labels.isPerishable}
          defaultChecked={valueOf(state, 'isPerishable') === 'on'}
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
      </div>
    </details>
  )
}
