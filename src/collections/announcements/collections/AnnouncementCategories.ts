import { hasRole, hasRoleForNew } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import { ROLES } from '@/kernel/domain/membership'
import type { ModuleCollection } from '@/kernel/module'

/** What the announcements of a community are about, by which residents filter them. */
export const AnnouncementCategories: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(hasRoleForNew('manager', 'editor')),
    read: anyOf(hasRole(...ROLES)),
    update: anyOf(hasRole('manager', 'editor')),
    delete: anyOf(hasRole('manager', 'editor')),
    readVersions: nobody,
  },
  config: {
    slug: 'announcement-categories',
    labels: {
      singular: { en: 'Announcement category', fr: 'Rubrique d’annonces' },
      plural: { en: 'Announcement categories', fr: 'Rubriques d’annonces' },
    },
    lockDocuments: false,
    defaultSort: 'position',
    admin: {
      group: { en: 'Announcements', fr: 'Annonces' },
      useAsTitle: 'name',
      defaultColumns: ['name', 'position'],
    },
    indexes: [{ fields: ['community', 'name'], unique: true }],
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
