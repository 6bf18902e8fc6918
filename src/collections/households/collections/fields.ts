import type { Field } from 'payload'
import { setBySystem } from '@/kernel/access/policy'

/** Whose row it is: whoever wrote it. */
export const person: Field = {
  name: 'person',
  type: 'relationship',
  relationTo: 'users',
  required: true,
  access: setBySystem,
  label: { en: 'Person', fr: 'Personne' },
}

/** The unit that the row belongs to; it stays there. */
export const unit = (required = true): Field => ({
  name: 'unit',
  type: 'relationship',
  relationTo: 'units',
  required,
  access: { update: () => false },
  label: { en: 'Unit', fr: 'Logement' },
})

/** One of a closed list; as text, so that a longer list needs no migration. */
export const kind = (name: string, values: readonly string[]): Field => ({
  name,
  type: 'text',
  required: true,
  validate: (value: unknown, { req }: { req: { i18n: { language: string } } }) =>
    values.some((known) => known === value) ||
    (req.i18n.language === 'fr' ? 'Choisissez dans la liste.' : 'Choose one of the list.'),
})

export const RESIDENTS_GROUP = { en: 'Residents', fr: 'Résidents' }
