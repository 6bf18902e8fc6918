import { hasRole, hasRoleForNew } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import type { ModuleCollection } from '@/kernel/module'
import { EDITOR_ROLES, WORKING_ROLES } from '../roles'
import { bookRows } from '../tables'
import { group, languageField, system, titlesField } from './fields'
import { nameIt } from './hooks/nameIt'

/** A book of rules of a community: house rules, pool rules. */
export const RuleBooks: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(hasRoleForNew(...EDITOR_ROLES)),
    read: anyOf(hasRole(...WORKING_ROLES)),
    update: anyOf(hasRole(...EDITOR_ROLES)),
    delete: nobody,
    readVersions: nobody,
  },
  rows: bookRows,
  config: {
    slug: 'rule-books',
    labels: {
      singular: { en: 'Rule book', fr: 'Règlement' },
      plural: { en: 'Rule books', fr: 'Règlements' },
    },
    lockDocuments: false,
    disableDuplicate: true,
    defaultSort: 'position',
    admin: { group, useAsTitle: 'name', defaultColumns: ['name', 'position'] },
    hooks: { beforeChange: [nameIt] },
    fields: [
      {
        name: 'publication',
        type: 'ui',
        admin: { components: { Field: '@/collections/rules/admin/BookBox#BookBox' } },
      },
      titlesField,
      languageField('rule_book_language'),
      {
        name: 'position',
        type: 'number',
        defaultValue: 0,
        min: 0,
        max: 1000,
        label: { en: 'Place in the list', fr: 'Place dans la liste' },
        admin: { position: 'sidebar' },
      },
      system({ name: 'name', type: 'text', maxLength: 200, admin: { hidden: true } }),
    ],
  },
}
