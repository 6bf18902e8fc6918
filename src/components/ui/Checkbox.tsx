import type { ComponentProps } from 'react'
import { controlAttributes, ErrorText, type FieldTexts } from './Field'
import { cx } from './cx'

export interface CheckboxProps
  extends
    Omit<FieldTexts, 'optionalLabel'>,
    Omit<ComponentProps<'input'>, 'name' | 'id' | 'type' | 'className'> {}

/** The whole row is the target, and at least 44 px high. */
export const Checkbox = ({
  name,
  id = name,
  label,
  hint,
  error,
  className,
  ...input
}: CheckboxProps) => (
  <div className={cx('flex flex-col gap-1', className)}>
    <label htmlFor={id} className="flex min-h-11 items-start gap-3 py-2.5">
      <input
        type="checkbox"
        className="accent-accent size-6 shrink-0"
        {...controlAttributes({ name, id, hint, error })}
        {...input}
      />
      <span>{label}</span>
    </label>
    {hint !== undefined && (
      <p id={`${id}-hint`} className="text-muted -mt-2 pl-9">
        {hint}
      </p>
    )}
    {error !== undefined && <ErrorText id={`${id}-error`}>{error}</ErrorText>}
  </div>
)
