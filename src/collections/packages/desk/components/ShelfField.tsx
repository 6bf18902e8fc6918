import { Select } from '@/components/ui/Select'
import { TextField } from '@/components/ui/TextField'
import type { Choice } from './CarrierFields'

interface ShelfFieldProps {
  name?: string
  label: string
  optionalLabel?: string
  none: string
  /** The community's map; where it has none, the name is written. */
  shelves: readonly Choice[]
  defaultValue?: string | undefined
  error?: string | undefined
}

export const ShelfField = ({
  name = 'shelf',
  label,
  optionalLabel,
  none,
  shelves,
  defaultValue,
  error,
}: ShelfFieldProps) =>
  shelves.length > 0 ? (
    <Select
      name={name}
      label={label}
      optionalLabel={optionalLabel}
      placeholder={none}
      options={shelves}
      defaultValue={defaultValue}
      error={error}
    />
  ) : (
    <TextField
      name={name}
      label={label}
      optionalLabel={optionalLabel}
      maxLength={30}
      defaultValue={defaultValue}
      error={error}
    />
  )
