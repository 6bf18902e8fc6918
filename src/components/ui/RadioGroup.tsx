import type { ReactNode } from 'react'
import { FieldGroup, type FieldTexts } from './Field'

export interface RadioOption {
  value: string
  label: ReactNode
  hint?: ReactNode
}

export interface RadioGroupProps extends FieldTexts {
  options: readonly RadioOption[]
  defaultValue?: string
  isRequired?: boolean
}

/** One of several, each with room to say what it means. */
export const RadioGroup = ({ options, defaultValue, isRequired, ...field }: RadioGroupProps) => {
  const id = field.id ?? field.name
  return (
    <FieldGroup {...field}>
      <div className="flex flex-col gap-2">
        {options.map(({ value, label, hint }) => (
          <label
            key={value}
            htmlFor={`${id}-${value}`}
            className="border-line bg-surface has-checked:border-accent has-checked:bg-accent-soft rounded-control hover:border-line-strong flex min-h-13 items-start gap-3 border px-4 py-3 transition-colors"
          >
            <input
              type="radio"
              id={`${id}-${value}`}
              name={field.name}
              value={value}
              defaultChecked={value === defaultValue}
              required={isRequired}
              className="accent-accent mt-0.5 size-5 shrink-0"
            />
            <span>
              <span className="block font-medium">{label}</span>
              {hint !== undefined && <span className="text-muted block">{hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
