'use client'

import { useState } from 'react'
import { Combobox } from '@/components/ui/combobox/Combobox'
import { Select } from '@/components/ui/Select'
import { loadUnits } from './loadUnits'
import type { UnitOption } from './loadUnits'
import { StandingHint } from './StandingHint'
import type { StandingLabels } from './StandingView'

export interface UnitSearchLabels {
  unit: string
  unitHint: string
  recipient: string
  everybody: string
  /** `#` is the name that stood on the labels. */
  learned: string
  standing: StandingLabels
  combobox: { noResults: string; searching: string; failed: string; clear: string; results: string }
}

interface UnitSearchProps {
  community: string
  labels: UnitSearchLabels
  defaultText?: string | undefined
  defaultValue?: string | undefined
  unitError?: string | undefined
  recipientError?: string | undefined
  /** Who was chosen when the form was sent last, and how often it was. */
  chosenRecipient?: string | undefined
  attempt?: number
  /** Chosen ahead. */
  firstUnit?: UnitOption | undefined
}

/** Whose it is: a unit found by what people say or labels show, then one of its people. */
export const UnitSearch = ({
  community,
  labels,
  defaultText,
  defaultValue,
  unitError,
  recipientError,
  chosenRecipient,
  attempt = 0,
  firstUnit,
}: UnitSearchProps) => {
  // All that were ever offered: a choice may come back after another search.
  const [known] = useState(() => new Map<string, UnitOption>())
  const [unit, setUnit] = useState(firstUnit)

  const load = async (words: string) => {
    const units = await loadUnits(community, words)
    for (const one of units) known.set(one.value, one)
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
    <>
      <Combobox
        name="unitLabel"
        valueName="unit"
        label={labels.unit}
        hint={labels.unitHint}
        loadOptions={load}
        labels={labels.combobox}
        defaultText={defaultText}
        defaultValue={defaultValue}
        error={unitError}
        isRequired
        onChoose={(option) => setUnit(option && known.get(option.value))}
      />
      {unit !== undefined && unit.residents.length > 0 && (
        <Select
          key={`${unit.value} ${String(attempt)}`}
          name="recipient"
          label={labels.recipient}
          placeholder={labels.everybody}
          options={unit.residents.map(({ membership, name }) => ({
            value: membership,
            label: name,
          }))}
          defaultValue={chosenRecipient ?? unit.learned?.recipient ?? ''}
          error={recipientError}
        />
      )}
      {unit !== undefined && (
        <StandingHint
          key={unit.value}
          community={community}
          unit={unit.value}
          labels={labels.standing}
        />
      )}
    </>
  )
}
