import type { Field, FieldAccess } from 'payload'
import { setBySystem } from '@/kernel/access/policy'
import type { User } from '@/payload-types'
import { MOTIONS, TEXT_SIZES, THEMES } from '../domain/display'
import { isLanguageList } from '../domain/languages'

/** For the person alone; staff read it where each look is written down. */
const ofSelf: FieldAccess<User> = ({ req, id, doc }) =>
  req.user !== null && req.user.id === (doc?.id ?? id)

const choice = (name: string, values: readonly string[]): Field => ({
  name,
  type: 'text',
  validate: (value: unknown, { req }: { req: { i18n: { language: string } } }) =>
    value === null ||
    value === undefined ||
    values.some((known) => known === value) ||
    (req.i18n.language === 'fr' ? 'Choisissez dans la liste.' : 'Choose one of the list.'),
  access: { read: ofSelf },
  admin: { hidden: true },
})

/** What a person says of themselves, and how they like their screens. */
export const profileFields: Field[] = [
  {
    name: 'preferredName',
    type: 'text',
    maxLength: 60,
    label: { en: 'Called', fr: 'Nom d’usage' },
  },
  { name: 'pronouns', type: 'text', maxLength: 40, label: { en: 'Pronouns', fr: 'Pronoms' } },
  {
    name: 'languages',
    type: 'json',
    label: { en: 'Languages', fr: 'Langues parlées' },
    defaultValue: [],
    validate: (value, { req }) =>
      value === null ||
      value === undefined ||
      isLanguageList(value) ||
      (req.i18n.language === 'fr'
        ? 'Indiquez des codes de langue (ISO 639-1), par exemple fr.'
        : 'Use language codes (ISO 639-1), for example en.'),
    admin: { hidden: true },
  },
  {
    name: 'accessibilityNeeds',
    type: 'textarea',
    maxLength: 1000,
    access: { read: ofSelf },
    admin: { hidden: true },
  },
  {
    // Name of the stored picture; people/photo gives it out.
    name: 'photo',
    type: 'text',
    index: true,
    access: setBySystem,
    admin: { hidden: true },
  },
  choice('theme', THEMES),
  choice('textSize', TEXT_SIZES),
  choice('motion', MOTIONS),
  {
    name: 'detailsConfirmedAt',
    type: 'date',
    label: { en: 'Details confirmed', fr: 'Informations confirmées' },
    access: setBySystem,
  },
  {
    name: 'detailsAskedAt',
    type: 'date',
    access: setBySystem,
    admin: { hidden: true },
  },
  {
    // Set when a mail server refuses the address for good, cleared when one takes a mail.
    name: 'emailRefusedAt',
    type: 'date',
    label: { en: 'E-mail refused', fr: 'E-mail refusé' },
    access: setBySystem,
  },
  {
    name: 'emailRefusedReason',
    type: 'text',
    label: { en: 'Why it was refused', fr: 'Motif du refus' },
    access: setBySystem,
  },
]
