import {
  BoldFeature,
  FixedToolbarFeature,
  HeadingFeature,
  ItalicFeature,
  lexicalEditor,
  LinkFeature,
  OrderedListFeature,
  ParagraphFeature,
  UnorderedListFeature,
} from '@payloadcms/richtext-lexical'
import type { Field } from 'payload'
import { LOCALE_NAMES, LOCALES } from '@/kernel/i18n/locales'

const MAX_TITLE = 140
const MAX_SUMMARY = 400

/** What a portal can show and a mail can say: no picture inside the text, no document of another kind. */
export const editor = lexicalEditor({
  features: [
    ParagraphFeature(),
    HeadingFeature({ enabledHeadingSizes: ['h2', 'h3'] }),
    BoldFeature(),
    ItalicFeature(),
    UnorderedListFeature(),
    OrderedListFeature(),
    LinkFeature({ enabledCollections: [] }),
    FixedToolbarFeature(),
  ],
})

const languages = LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))

/** What an announcement says in one language; the original and each translation have the same fields. */
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
    maxLength: MAX_TITLE,
    label: { en: 'Title', fr: 'Titre' },
  },
  {
    name: 'summary',
    type: 'textarea',
    maxLength: MAX_SUMMARY,
    label: { en: 'In plain words', fr: 'En mots simples' },
    admin: {
      description: {
        en: 'Two or three short sentences. Notices and mails say this first.',
        fr: 'Deux ou trois phrases courtes. Les avis et les e-mails commencent par là.',
      },
    },
  },
  {
    name: 'body',
    type: 'richText',
    required: true,
    editor,
    label: { en: 'Text', fr: 'Texte' },
  },
]
