import { hasRole, hasRoleForNew } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import type { ModuleCollection } from '@/kernel/module'
import { EDITOR_ROLES, WORKING_ROLES } from '../roles'
import { clauseRows } from '../tables'
import { group, numberField, shown, system } from './fields'
import { keepPlace } from './hooks/keepPlace'

/** A numbered clause. What it says are its versions; the number stays with it for good. */
export const RuleClauses: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(hasRoleForNew(...EDITOR_ROLES)),
    read: anyOf(hasRole(...WORKING_ROLES)),
    update: anyOf(hasRole(...EDITOR_ROLES)),
    delete: nobody,
    readVersions: nobody,
  },
  rows: clauseRows,
  config: {
    slug: 'rule-clauses',
    labels: {
      singular: { en: 'Clause', fr: 'Article' },
      plural: { en: 'Clauses', fr: 'Articles' },
    },
    lockDocuments: false,
    disableDuplicate: true,
    defaultSort: 'number',
    admin: { group, useAsTitle: 'number', defaultColumns: ['number', 'chapter', 'book'] },
    indexes: [{ fields: ['book', 'number'], unique: true }],
    hooks: { beforeChange: [keepPlace] },
    fields: [
      {
        name: 'history',
        type: 'ui',
        admin: { components: { Field: '@/collections/rules/admin/ClauseBox#ClauseBox' } },
      },
      {
        name: 'chapter',
        type: 'relationship',
        relationTo: 'rule-chapters',
        required: true,
        label: { en: 'Chapter', fr: 'Chapitre' },
      },
      numberField({
        en: 'Once in a book, and for good: a repealed clause keeps its number.',
        fr: 'Une fois par règlement, et pour toujours : un article abrogé garde son numéro.',
      }),
      // Of the chapter, so that a number stands once in a book.
      system({
        name: 'book',
        type: 'relationship',
        relationTo: 'rule-books',
        label: { en: 'Book', fr: 'Règlement' },
        admin: shown,
      }),
    ],
  },
}
