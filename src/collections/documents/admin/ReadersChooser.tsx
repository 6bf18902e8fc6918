'use client'

import { useField } from '@payloadcms/ui'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { ROLES } from '@/kernel/domain/membership'
import { readersOf } from '../domain/readers'

interface ReadersChooserProps {
  path: string
  label: string
  hint: string
}

/** A box for each role; none ticked narrows nothing. */
export const ReadersChooser = ({ path, label, hint }: ReadersChooserProps) => {
  const t = useTranslations()
  const id = useId()
  const { value, setValue } = useField<unknown>({ path })
  const chosen = readersOf(value)
  return (
    <fieldset className="panel-box" aria-describedby={`${id}-hint`}>
      <legend>{label}</legend>
      <p id={`${id}-hint`}>{hint}</p>
      <div className="panel-options">
        {ROLES.map((role) => (
          <label key={role}>
            <input
              type="checkbox"
              checked={chosen.includes(role)}
              onChange={({ target }) => {
                setValue(
                  target.checked ? [...chosen, role] : chosen.filter((held) => held !== role),
                )
              }}
            />
            {t(`users.roles.${role}`)}
          </label>
        ))}
      </div>
      {chosen.length === 0 && <p role="status">{t('documents.panel.readers.everybody')}</p>}
    </fieldset>
  )
}
