import { isSelf } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import type { ModuleCollection } from '@/kernel/module'
import { DIRECTORY_FIELDS } from '../domain/directory'
import { person, RESIDENTS_GROUP } from './fields'
import { offered } from './hooks/offered'
import { onceEach } from './hooks/onceEach'
import { ownRow } from './hooks/ownRow'
import { withoutUnit } from './rules'

/**
 * What a person shows their neighbours, field by field. Nobody but the person reads the row: the
 * directory gives out what it allows, and nothing of the choice itself.
 */
export const DirectoryEntries: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(withoutUnit),
    read: anyOf(isSelf('person')),
    update: anyOf(isSelf('person')),
    delete: anyOf(isSelf('person')),
    readVersions: nobody,
  },
  config: {
    slug: 'directory-entries',
    labels: {
      singular: { en: 'Directory entry', fr: 'Inscription à l’annuaire' },
      plural: { en: 'Directory', fr: 'Annuaire' },
    },
    lockDocuments: false,
    admin: { group: RESIDENTS_GROUP, hidden: true },
    indexes: [{ fields: ['community', 'person'], unique: true }],
    hooks: { beforeValidate: [ownRow], beforeChange: [offered('directory'), onceEach] },
    fields: [
      person,
      {
        name: 'show',
        type: 'group',
        fields: DIRECTORY_FIELDS.map((name) => ({
          name,
          type: 'checkbox' as const,
          defaultValue: false,
        })),
      },
      { name: 'about', type: 'textarea', maxLength: 300 },
    ],
  },
}
