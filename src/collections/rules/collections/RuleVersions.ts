import type { Field } from 'payload'
import { hasRole, hasRoleForNew } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import { LOCALE_NAMES, LOCALES } from '@/kernel/i18n/locales'
import type { ModuleCollection } from '@/kernel/module'
import { VERSION_STATES } from '../domain/states'
import { en } from '../messages/en'
import { fr } from '../messages/fr'
import { EDITOR_ROLES, WORKING_ROLES } from '../roles'
import { versionRows } from '../tables'
import { group, languageField, MAX_TITLE, shown, system } from './fields'
import { keepWords } from './hooks/keepWords'

const MAX_TEXT = 8000
const when = { date: { pickerAppearance: 'dayAndTime' } } as const

const wordsIn = (locale: (typeof LOCALES)[number]): Field => ({
  name: locale,
  type: 'group',
  label: LOCALE_NAMES[locale],
  fields: [
    {
      name: 'title',
      type: 'text',
      maxLength: MAX_TITLE,
      label: { en: 'Title', fr: 'Titre' },
    },
    {
      name: 'text',
      type: 'textarea',
      maxLength: MAX_TEXT,
      label: { en: 'Text', fr: 'Texte' },
      admin: {
        rows: 8,
        description: {
          en: 'An empty line begins a paragraph; lines that begin with a dash are a list.',
          fr: 'Une ligne vide ouvre un paragraphe ; des lignes qui commencent par un tiret font une liste.',
        },
      },
    },
  ],
})

/**
 * What a clause says from a day on. It is written here, approved by somebody else and published by
 * operations; from then on it stands, and another version replaces it.
 */
export const RuleVersions: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(hasRoleForNew(...EDITOR_ROLES)),
    read: anyOf(hasRole(...WORKING_ROLES)),
    update: anyOf(hasRole(...EDITOR_ROLES)),
    delete: nobody,
    readVersions: nobody,
  },
  rows: versionRows,
  config: {
    slug: 'rule-versions',
    labels: {
      singular: { en: 'Version of a clause', fr: 'Version d’un article' },
      plural: { en: 'Versions of clauses', fr: 'Versions d’articles' },
    },
    lockDocuments: false,
    disableDuplicate: true,
    defaultSort: '-createdAt',
    admin: {
      group,
      useAsTitle: 'name',
      defaultColumns: ['name', 'state', 'effectiveFrom', 'publishedAt'],
      listSearchableFields: ['name'],
    },
    indexes: [{ fields: ['community', 'state'] }],
    hooks: { beforeChange: [keepWords] },
    fields: [
      {
        name: 'publication',
        type: 'ui',
        admin: { components: { Field: '@/collections/rules/admin/VersionBox#VersionBox' } },
      },
      {
        name: 'clause',
        type: 'relationship',
        relationTo: 'rule-clauses',
        required: true,
        label: { en: 'Clause', fr: 'Article' },
      },
      { name: 'words', type: 'group', label: false, fields: LOCALES.map((one) => wordsIn(one)) },
      languageField('rule_version_language'),
      {
        name: 'requiresAcknowledgement',
        type: 'checkbox',
        defaultValue: false,
        label: { en: 'Ask for “I have read it”', fr: 'Demander « J’ai lu »' },
        admin: { position: 'sidebar' },
      },
      system({
        name: 'repeals',
        type: 'checkbox',
        defaultValue: false,
        label: { en: 'Repeals the clause', fr: 'Abroge l’article' },
        admin: shown,
      }),
      system({
        name: 'state',
        type: 'select',
        enumName: 'rule_version_state',
        defaultValue: 'draft',
        options: VERSION_STATES.map((value) => ({
          value,
          label: { en: en.rules.states[value], fr: fr.rules.states[value] },
        })),
        label: { en: 'State', fr: 'État' },
        admin: shown,
      }),
      system({
        name: 'effectiveFrom',
        type: 'text',
        label: { en: 'In force from', fr: 'En vigueur dès le' },
        admin: shown,
      }),
      // The box above names them, also to those who may not look up accounts.
      system({
        name: 'author',
        type: 'relationship',
        relationTo: 'users',
        label: { en: 'Written by', fr: 'Rédigé par' },
        admin: { hidden: true },
      }),
      system({
        name: 'approvedBy',
        type: 'relationship',
        relationTo: 'users',
        label: { en: 'Approved by', fr: 'Approuvé par' },
        admin: { hidden: true },
      }),
      system({
        name: 'approvedAt',
        type: 'date',
        label: { en: 'Approved', fr: 'Approuvé le' },
        admin: { ...shown, ...when },
      }),
      system({
        name: 'publishedBy',
        type: 'relationship',
        relationTo: 'users',
        label: { en: 'Published by', fr: 'Publié par' },
        admin: { hidden: true },
      }),
      system({
        name: 'publishedAt',
        type: 'date',
        label: { en: 'Published', fr: 'Publié le' },
        admin: { ...shown, ...when },
      }),
      // Under which the ledger of notices has who was told.
      system({ name: 'eventId', type: 'text', admin: { hidden: true } }),
      system({ name: 'name', type: 'text', maxLength: 200, admin: { hidden: true } }),
    ],
  },
}
