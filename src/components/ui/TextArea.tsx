import type { ComponentProps } from 'react'
import { controlAttributes, Field, type FieldTexts } from './Field'

export interface TextAreaProps
  extends FieldTexts, Omit<ComponentProps<'textarea'>, 'name' | 'id' | 'className'> {}

/** Grows with its text where the browser can; else it scrolls. */
export const TextArea = ({
  name,
  id,
  label,
  hint,
  error,
  optionalLabel,
  className,
  rows = 4,
  ...textarea
}: TextAreaProps) => (
  <Field {...{ name, id, label, hint, error, optionalLabel, className }}>
    <textarea
      rows={rows}
      className="control field-sizing-content max-h-96 min-h-28! resize-y"
      {...controlAttributes({ name, id, hint, error })}
      {...textarea}
    />
  </Field>
)
