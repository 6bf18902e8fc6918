import { hasRole, hasRoleForNew } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import type { ModuleCollection } from '@/kernel/module'
import { EDITOR_ROLES, WORKING_ROLES } from '../roles'
import { chapterRows } from '../tables'
import { group, numberField, system, titlesField } from './fields'
import { keepBook } from './hooks/keepPlace'
import { nameIt } from './hooks/nameIt'

/** A chapter of a book: what its clauses have in common. */
export const RuleChapters: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(hasRoleForNew(...EDITOR_ROLES)),
    read: anyOf(hasRole(...WORKING_ROLES)),
    update: anyOf(hasRole(...EDITOR_ROLES)),
    delete: nobody,
    readVersions: nobody,
  },
  rows: chapterRows,
  config: {
    slug: 'rule-chapters',
    labels: {
      singular: { en: 'Chapter', fr: 'Chapitre' },
      plural: { en: 'Chapters', fr: 'Chapitres' },
    },
    lockDocuments: false,
    disableDuplicate: true,
    defaultSort: 'number',
    admin: { group, useAsTitle: 'name', defaultColumns: ['name', 'book'] },
    indexes: [{ fields: ['book', 'number'], unique: true }],
    hooks: { beforeChange: [keepBook, nameIt] },
    fields: [
      {
        name: 'book',
        type: 'relationship',
        relationTo: 'rule-books',
        required: true,
        label: { en: 'Book', fr: 'Règlement' },
      },
      numberField({ en: 'As it is counted in the book: 3.', fr: 'Tel qu’on le compte : 3.' }),
      titlesField,
      system({ name: 'name', type: 'text', maxLength: 200, admin: { hidden: true } }),
    ],
  },
}
