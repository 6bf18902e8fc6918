import type { Field } from 'payload'
import { plainEditor } from '@/collections/announcements/public'
import { LOCALE_NAMES, LOCALES } from '@/kernel/i18n/locales'

const languages = LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))

/** What an article says in one language; the original and each translation have the same fields. */
export const wordingFields = (enumName: string): Field[] => [
  {
    name: 'language',
    type: 'select',
    required: true,
    defaultValue: 'en',
    enumName,
    options: languages,
    label: { en: 'Language', fr: 'Langue' },
  },
  {
    name: 'title',
    type: 'text',
    required: true,
    maxLength: 140,
    label: { en: 'Title', fr: 'Titre' },
  },
  {
    name: 'body',
    type: 'richText',
    required: true,
    editor: plainEditor,
    label: { en: 'Text', fr: 'Texte' },
  },
]
