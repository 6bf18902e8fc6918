import type { ChangeEventHandler, ReactNode } from 'react'
import { FieldGroup, type FieldTexts } from './Field'

export interface SegmentedOption {
  value: string
  label: ReactNode
}

export interface SegmentedProps extends FieldTexts {
  options: readonly SegmentedOption[]
  defaultValue?: string
  /** With `onChange`, for a form that follows the choice. */
  value?: string
  onChange?: ChangeEventHandler<HTMLInputElement>
}

/** One of a few, all in sight: radio buttons that look like one control. */
export const Segmented = ({ options, defaultValue, value, onChange, ...field }: SegmentedProps) => {
  const id = field.id ?? field.name
  return (
    <FieldGroup {...field}>
      <div className="bg-sunken rounded-control border-line grid auto-cols-fr gap-1 border p-1 sm:grid-flow-col">
        {options.map((option) => (
          <label
            key={option.value}
            htmlFor={`${id}-${option.value}`}
            className="has-checked:bg-surface has-checked:text-ink text-muted has-focus-visible:outline-accent rounded-small hover:text-ink grid min-h-11 place-items-center border border-transparent px-3 py-2 text-center font-semibold transition-colors has-checked:border-line-strong has-focus-visible:outline-3"
          >
            <input
              type="radio"
              id={`${id}-${option.value}`}
              name={field.name}
              value={option.value}
              className="sr-only"
              onChange={onChange}
              {...(value === undefined
                ? { defaultChecked: option.value === defaultValue }
                : { checked: option.value === value })}
            />
            {option.label}
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
