import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { controlAttributes, Field, type FieldTexts } from './Field'

export interface SelectOption {
  value: string
  label: string
  isDisabled?: boolean
}

export interface SelectProps
  extends FieldTexts, Omit<ComponentProps<'select'>, 'name' | 'id' | 'className' | 'children'> {
  options: readonly SelectOption[]
  /** The first entry, with the empty value: "Choose…". */
  placeholder?: string
}

export const Select = ({
  name,
  id,
  label,
  hint,
  error,
  optionalLabel,
  className,
  options,
  placeholder,
  ...select
}: SelectProps) => (
  <Field {...{ name, id, label, hint, error, optionalLabel, className }}>
    <div className="relative">
      <select
        className="control appearance-none pr-11! text-ellipsis"
        {...controlAttributes({ name, id, hint, error })}
        {...select}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map(({ value, label: text, isDisabled }) => (
          <option key={value} value={value} disabled={isDisabled}>
            {text}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="text-muted pointer-events-none absolute top-1/2 right-3.5 size-5 -translate-y-1/2"
      />
    </div>
  </Field>
)
