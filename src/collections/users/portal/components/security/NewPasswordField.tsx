'use client'

import { CircleCheck, CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { PasswordField } from '@/components/ui/PasswordField'
import type { PasswordFieldProps } from '@/components/ui/PasswordField'
import { hintAtPassword } from '../../security/actions'

interface NewPasswordFieldProps extends PasswordFieldProps {
  goodLabel: string
}

/** A new password, with what speaks against it as soon as it is written. */
export const NewPasswordField = ({ goodLabel, ...field }: NewPasswordFieldProps) => {
  const [hint, setHint] = useState<string | null>(null)
  const look = async (password: string) => {
    setHint(await hintAtPassword(password).catch(() => null))
  }
  const isGood = hint === ''
  const Icon = isGood ? CircleCheck : CircleAlert
  return (
    <div className="flex flex-col gap-2">
      <PasswordField
        {...field}
        autoComplete="new-password"
        onBlur={(event) => void look(event.currentTarget.value)}
      />
      <div role="status">
        {hint !== null && (field.error === undefined || isGood) && (
          <p className={`flex gap-2 ${isGood ? 'text-success' : 'text-warning'}`}>
            <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
            {isGood ? goodLabel : hint}
          </p>
        )}
      </div>
    </div>
  )
}
