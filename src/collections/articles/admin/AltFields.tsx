'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { LOCALE_NAMES, LOCALES } from '@/kernel/i18n/locales'
import type { Alts } from '../domain/alts'

interface AltFieldsProps {
  alts: Alts
  onChange: (alts: Alts) => void
}

/** What a picture shows, in each language of the product. */
export const AltFields = ({ alts, onChange }: AltFieldsProps) => {
  const t = useTranslations('articles.panel.pictures')
  const id = useId()
  return LOCALES.map((locale) => (
    <div key={locale} className="panel-field">
      <label htmlFor={`${id}-${locale}`}>{t('shows', { language: LOCALE_NAMES[locale] })}</label>
      <input
        id={`${id}-${locale}`}
        type="text"
        lang={locale}
        maxLength={200}
        value={alts[locale] ?? ''}
        onChange={({ target }) => onChange({ ...alts, [locale]: target.value })}
      />
    </div>
  ))
}
