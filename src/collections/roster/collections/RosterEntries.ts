import { hasRole, hasRoleForNew } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import { setBySystem } from '@/kernel/access/policy'
import type { ModuleCollection } from '@/kernel/module'
import { ROSTER_ROLES } from '../domain/entry'
import { en } from '../messages/en'
import { fr } from '../messages/fr'
import { normaliseEntry } from './hooks/normaliseEntry'

const when = { date: { pickerAppearance: 'dayAndTime' } } as const

/**
 * Who lives in or owns what, by management's own books: nobody gets power from an entry, but whoever
 * asks to come in is compared with it.
 */
export const RosterEntries: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(hasRoleForNew('manager')),
    read: anyOf(hasRole('manager')),
    update: anyOf(hasRole('manager')),
    delete: anyOf(hasRole('manager')),
    readVersions: nobody,
  },
  config: {
    slug: 'roster-entries',
    labels: {
      singular: { en: 'Roster entry', fr: 'Entrée du registre' },
      plural: { en: 'Roster', fr: 'Registre' },
    },
    lockDocuments: false,
    disableDuplicate: true,
    defaultSort: 'name',
    admin: {
      group: { en: 'Community', fr: 'Communauté' },
      useAsTitle: 'name',
      defaultColumns: ['name', 'unit', 'role', 'email', 'phone', 'account'],
      listSearchableFields: ['name', 'email', 'phone', 'externalRef'],
    },
    indexes: [
      { fields: ['community', 'unit', 'matchKey'], unique: true },
      { fields: ['community', 'email'] },
      { fields: ['community', 'phone'] },
    ],
    hooks: { beforeChange: [normaliseEntry] },
    fields: [
      {
        name: 'unit',
        type: 'relationship',
        relationTo: 'units',
        required: true,
        label: { en: 'Unit', fr: 'Logement' },
      },
      {
        name: 'name',
        type: 'text',
        required: true,
        maxLength: 120,
        label: { en: 'Name', fr: 'Nom' },
      },
      {
        name: 'role',
        type: 'select',
        required: true,
        enumName: 'roster_role',
        defaultValue: 'owner',
        options: ROSTER_ROLES.map((value) => ({
          value,
          label: { en: en.roster.roles[value], fr: fr.roster.roles[value] },
        })),
        label: { en: 'Role', fr: 'Rôle' },
      },
      { name: 'email', type: 'email', label: { en: 'E-mail', fr: 'Courriel' } },
      {
        name: 'phone',
        type: 'text',
        maxLength: 40,
        label: { en: 'Phone', fr: 'Téléphone' },
      },
      {
        name: 'validFrom',
        type: 'date',
        admin: when,
        label: { en: 'Since', fr: 'Depuis le' },
      },
      {
        name: 'validTo',
        type: 'date',
        label: { en: 'Until', fr: 'Jusqu’au' },
        admin: {
          ...when,
          description: {
            en: 'The first moment after the stay.',
            fr: 'Le premier instant après le séjour.',
          },
        },
      },
      {
        name: 'externalRef',
        type: 'text',
        maxLength: 80,
        label: { en: 'Number in your own system', fr: 'Référence dans votre logiciel' },
      },
      {
        name: 'account',
        type: 'relationship',
        relationTo: 'users',
        access: setBySystem,
        label: { en: 'Account', fr: 'Compte' },
        admin: {
          readOnly: true,
          description: {
            en: 'Filled in when the person has come in.',
            fr: 'Renseigné quand la personne a rejoint la résidence.',
          },
        },
      },
      {
        // Who the entry is within its unit; a unique index stands on it.
        name: 'matchKey',
        type: 'text',
        access: setBySystem,
        admin: { hidden: true },
      },
    ],
  },
}
