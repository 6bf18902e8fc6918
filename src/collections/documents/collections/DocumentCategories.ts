import { hasRole, hasRoleForNew } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import { ROLES } from '@/kernel/domain/membership'
import type { ModuleCollection } from '@/kernel/module'
import { EDITOR_ROLES } from '../roles'

/** Kinds of documents of a community, by which its people filter them. */
export const DocumentCategories: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(hasRoleForNew(...EDITOR_ROLES)),
    read: anyOf(hasRole(...ROLES)),
    update: anyOf(hasRole(...EDITOR_ROLES)),
    delete: anyOf(hasRole(...EDITOR_ROLES)),
    readVersions: nobody,
  },
  config: {
    slug: 'document-categories',
    labels: {
      singular: { en: 'Document category', fr: 'Catégorie de documents' },
      plural: { en: 'Document categories', fr: 'Catégories de documents' },
    },
    lockDocuments: false,
    defaultSort: 'position',
    admin: {
      group: { en: 'Documents', fr: 'Documents' },
      useAsTitle: 'name',
      defaultColumns: ['name', 'position'],
    },
    fields: [
      {
        name: 'name',
        type: 'text',
        required: true,
        maxLength: 40,
        label: { en: 'Name', fr: 'Nom' },
      },
      {
        name: 'position',
        type: 'number',
        defaultValue: 0,
        min: 0,
        max: 1000,
        label: { en: 'Place in the list', fr: 'Place dans la liste' },
      },
    ],
  },
}
