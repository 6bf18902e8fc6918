import type { ComponentProps, ReactNode } from 'react'
import { controlAttributes, Field, type FieldTexts } from './Field'
import { cx } from './cx'

export interface TextFieldProps
  extends FieldTexts, Omit<ComponentProps<'input'>, 'name' | 'id' | 'className'> {
  /** An icon inside the box, before the text. */
  leading?: ReactNode
}

export const TextField = ({
  name,
  id,
  label,
  hint,
  error,
  optionalLabel,
  className,
  leading,
  type = 'text',
  ...input
}: TextFieldProps) => (
  <Field {...{ name, id, label, hint, error, optionalLabel, className }}>
    <div className="relative">
      {leading !== undefined && (
        <span
          aria-hidden
          className="text-muted pointer-events-none absolute inset-y-0 left-3.5 grid place-items-center [&_svg]:size-5"
        >
          {leading}
        </span>
      )}
      <input
        type={type}
        className={cx('control', leading !== undefined && 'pl-11!')}
        {...controlAttributes({ name, id, hint, error })}
        {...input}
      />
    </div>
  </Field>
)
