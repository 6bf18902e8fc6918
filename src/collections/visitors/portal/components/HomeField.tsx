'use client'

import { Select } from '@/components/ui/Select'
import type { SelectOption } from '@/components/ui/Select'

interface HomeFieldProps {
  homes: readonly SelectOption[]
  label: string
  /** What was chosen before the form came back. */
  chosen: string | undefined
}

/** Which home it is about; whoever has one is not asked. */
export const HomeField = ({ homes, label, chosen }: HomeFieldProps) =>
  homes.length > 1 ? (
    <Select
      key={chosen ?? 'first'}
      name="unit"
      label={label}
      options={homes}
      defaultValue={chosen}
    />
  ) : (
    <input type="hidden" name="unit" value={homes[0]?.value ?? ''} />
  )
