import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx'

/** What every form control takes. */
export interface FieldTexts {
  /** Also the id, unless `id` is given: the error summary links to it. */
  name: string
  id?: string
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  /** "optional", written after the label. What has to be filled in is not marked. */
  optionalLabel?: string
  className?: string
}

interface FieldIdOptions extends Pick<FieldTexts, 'name' | 'id' | 'hint' | 'error'> {
  /** Ids of further texts that describe the control. */
  describedBy?: string
}

const isShown = (node: ReactNode) => node !== undefined && node !== null && node !== ''

/** Attributes that tie a control to its hint and its error. */
export const controlAttributes = ({
  name,
  id = name,
  hint,
  error,
  describedBy,
}: FieldIdOptions) => {
  const ids = [
    isShown(error) ? `${id}-error` : '',
    isShown(hint) ? `${id}-hint` : '',
    describedBy ?? '',
  ].filter(Boolean)
  return {
    id,
    name,
    'aria-invalid': isShown(error) ? true : undefined,
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
  }
}

export const ErrorText = ({ id, children }: { id?: string; children: ReactNode }) => (
  <p id={id} className="text-danger flex items-start gap-2 font-medium">
    <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0" />
    <span>{children}</span>
  </p>
)

interface FieldProps extends FieldTexts {
  children: ReactNode
}

/** Label, hint, control and error of one question, in the order in which they are read out. */
export const Field = ({
  name,
  id = name,
  label,
  hint,
  error,
  optionalLabel,
  className,
  children,
}: FieldProps) => (
  <div className={cx('flex flex-col gap-1.5', className)}>
    <label htmlFor={id} className="font-semibold">
      {label}
      {optionalLabel !== undefined && (
        <span className="text-muted font-normal"> ({optionalLabel})</span>
      )}
    </label>
    {isShown(hint) && (
      <p id={`${id}-hint`} className="text-muted">
        {hint}
      </p>
    )}
    {children}
    {isShown(error) && <ErrorText id={`${id}-error`}>{error}</ErrorText>}
  </div>
)

interface FieldGroupProps extends FieldTexts {
  children: ReactNode
}

/** One question with several controls: its label is the legend. */
export const FieldGroup = ({
  name,
  id = name,
  label,
  hint,
  error,
  optionalLabel,
  className,
  children,
}: FieldGroupProps) => {
  const { 'aria-describedby': describedBy } = controlAttributes({ name, id, hint, error })
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-describedby={describedBy}
      className={cx('flex min-w-0 flex-col gap-1.5', className)}
    >
      <legend className="mb-1.5 font-semibold">
        {label}
        {optionalLabel !== undefined && (
          <span className="text-muted font-normal"> ({optionalLabel})</span>
        )}
      </legend>
      {isShown(hint) && (
        <p id={`${id}-hint`} className="text-muted">
          {hint}
        </p>
      )}
      {children}
      {isShown(error) && <ErrorText id={`${id}-error`}>{error}</ErrorText>}
    </fieldset>
  )
}
