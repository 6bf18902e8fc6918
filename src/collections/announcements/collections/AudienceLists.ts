import { hasRole, hasRoleForNew } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import type { ModuleCollection } from '@/kernel/module'
import { EDITOR_ROLES } from '../roles'
import { editorRows, listedRows, taggedRows } from '../tables'
import { keepUsedList } from './hooks/keepUsedList'

const MOST_ROWS = 1000

/**
 * Lists of people and tags of units that a community makes for itself, to announce something to them.
 * Who is in one is known to those who write, and to nobody else.
 */
export const AudienceLists: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(hasRoleForNew(...EDITOR_ROLES)),
    read: anyOf(hasRole(...EDITOR_ROLES)),
    update: anyOf(hasRole(...EDITOR_ROLES)),
    delete: anyOf(hasRole(...EDITOR_ROLES)),
    readVersions: nobody,
  },
  rows: editorRows('who is in a list is for those who write announcements'),
  childRows: { people: listedRows, units: taggedRows },
  config: {
    slug: 'audience-lists',
    labels: {
      singular: { en: 'List or tag', fr: 'Liste ou étiquette' },
      plural: { en: 'Lists and tags', fr: 'Listes et étiquettes' },
    },
    lockDocuments: false,
    disableDuplicate: true,
    defaultSort: 'name',
    admin: {
      group: { en: 'Announcements', fr: 'Annonces' },
      useAsTitle: 'name',
      defaultColumns: ['name', 'updatedAt'],
    },
    indexes: [{ fields: ['community', 'name'], unique: true }],
    hooks: { beforeDelete: [keepUsedList] },
    fields: [
      {
        name: 'name',
        type: 'text',
        required: true,
        maxLength: 60,
        label: { en: 'Name', fr: 'Nom' },
        admin: {
          description: {
            en: 'Seen by those who write announcements alone, as is everybody in it.',
            fr: 'Seuls ceux qui rédigent les annonces le voient, ainsi que toutes les personnes de la liste.',
          },
        },
      },
      {
        name: 'people',
        type: 'array',
        maxRows: MOST_ROWS,
        labels: {
          singular: { en: 'Person', fr: 'Personne' },
          plural: { en: 'People', fr: 'Personnes' },
        },
        fields: [
          {
            name: 'person',
            type: 'relationship',
            relationTo: 'users',
            required: true,
            label: { en: 'Person', fr: 'Personne' },
          },
        ],
      },
      {
        name: 'units',
        type: 'array',
        maxRows: MOST_ROWS,
        labels: {
          singular: { en: 'Unit', fr: 'Logement' },
          plural: { en: 'Units', fr: 'Logements' },
        },
        admin: {
          description: {
            en: 'Everybody who belongs to one of them: a tag, such as “with a garden”.',
            fr: 'Toutes les personnes rattachées à l’un d’eux : une étiquette, comme « avec jardin ».',
          },
        },
        fields: [
          {
            name: 'unit',
            type: 'relationship',
            relationTo: 'units',
            required: true,
            label: { en: 'Unit', fr: 'Logement' },
          },
        ],
      },
    ],
  },
}
