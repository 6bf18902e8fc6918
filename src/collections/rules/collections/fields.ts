import type { Field, TextFieldSingleValidation } from 'payload'
import { setBySystem } from '@/kernel/access/policy'
import { LOCALE_NAMES, LOCALES } from '@/kernel/i18n/locales'
import { MAX_NUMBER, NUMBER } from '../domain/numbers'

export const MAX_TITLE = 140

export const group = { en: 'Rules', fr: 'Règlement' } as const

export const shown = { readOnly: true, position: 'sidebar' } as const

/** Moved by operations alone, which compare before they set. */
export const system = <T extends Field>(field: T) => ({ ...field, access: setBySystem })

export const languageField = (enumName: string): Field => ({
  name: 'language',
  type: 'select',
  required: true,
  defaultValue: 'en',
  enumName,
  options: LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] })),
  label: { en: 'Original language', fr: 'Langue d’origine' },
  admin: { position: 'sidebar' },
})

/** What something is called, in each language of the product. */
export const titlesField: Field = {
  name: 'titles',
  type: 'group',
  label: { en: 'Title', fr: 'Titre' },
  fields: LOCALES.map((locale) => ({
    name: locale,
    type: 'text',
    maxLength: MAX_TITLE,
    label: LOCALE_NAMES[locale],
  })),
}

const isNumber: TextFieldSingleValidation = (value, { req: { i18n } }) => {
  if (typeof value === 'string' && NUMBER.test(value)) return true
  return i18n.language.startsWith('fr')
    ? 'Un numéro est fait de lettres et de chiffres, avec des points : 3.2.'
    : 'A number has letters and digits, with dots between: 3.2.'
}

export const numberField = (description: { en: string; fr: string }): Field => ({
  name: 'number',
  type: 'text',
  required: true,
  maxLength: MAX_NUMBER,
  validate: isNumber,
  label: { en: 'Number', fr: 'Numéro' },
  admin: { description },
})
