'use client'

import { Eye, EyeOff } from 'lucide-react'
import { type ComponentProps, useState } from 'react'
import { controlAttributes, Field, type FieldTexts } from './Field'

export interface PasswordFieldProps
  extends FieldTexts, Omit<ComponentProps<'input'>, 'name' | 'id' | 'type' | 'className'> {
  showLabel: string
  hideLabel: string
}

/** A password that can be looked at; without JavaScript it stays hidden. */
export const PasswordField = ({
  name,
  id,
  label,
  hint,
  error,
  optionalLabel,
  className,
  showLabel,
  hideLabel,
  ...input
}: PasswordFieldProps) => {
  const [isShown, setIsShown] = useState(false)
  const Icon = isShown ? EyeOff : Eye
  return (
    <Field {...{ name, id, label, hint, error, optionalLabel, className }}>
      <div className="relative">
        <input
          type={isShown ? 'text' : 'password'}
          className="control pr-13!"
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="current-password"
          {...controlAttributes({ name, id, hint, error })}
          {...input}
        />
        <button
          type="button"
          aria-label={isShown ? hideLabel : showLabel}
          aria-controls={id ?? name}
          onClick={() => setIsShown(!isShown)}
          className="text-muted hover:text-ink rounded-small absolute top-0.5 right-0.5 grid size-11 place-items-center"
        >
          <Icon aria-hidden className="size-5" />
        </button>
      </div>
    </Field>
  )
}
