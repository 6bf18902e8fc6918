import { hasRole, hasRoleForNew, isDesk } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import type { ModuleCollection } from '@/kernel/module'
import { keepShelfInUse } from './hooks/keepShelfInUse'
import { renameShelf, tidyShelf } from './hooks/renameShelf'

/** The map of where things lie at the desk: areas, and the shelves in each, in their order. */
export const Shelves: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(hasRoleForNew('manager')),
    read: anyOf(isDesk),
    update: anyOf(hasRole('manager')),
    delete: anyOf(hasRole('manager')),
    readVersions: nobody,
  },
  config: {
    slug: 'shelves',
    labels: {
      singular: { en: 'Shelf', fr: 'Étagère' },
      plural: { en: 'Shelves', fr: 'Étagères' },
    },
    lockDocuments: false,
    defaultSort: ['area', 'position', 'name'],
    admin: {
      group: { en: 'Front desk', fr: 'Accueil' },
      useAsTitle: 'name',
      defaultColumns: ['name', 'area', 'position'],
      description: {
        en: 'As soon as there is one shelf, parcels lie on shelves of this list alone.',
        fr: 'Dès qu’il y a une étagère, les colis se rangent uniquement sur celles de cette liste.',
      },
    },
    hooks: {
      beforeValidate: [tidyShelf],
      afterChange: [renameShelf],
      beforeDelete: [keepShelfInUse],
    },
    fields: [
      {
        name: 'name',
        type: 'text',
        required: true,
        maxLength: 30,
        label: { en: 'Name', fr: 'Nom' },
        admin: {
          description: {
            en: 'What is written on the shelf, such as A1.',
            fr: 'Ce qui est écrit sur l’étagère, par exemple A1.',
          },
        },
      },
      {
        name: 'area',
        type: 'text',
        defaultValue: '',
        maxLength: 40,
        label: { en: 'Area', fr: 'Zone' },
        admin: {
          description: {
            en: 'A room, a wall, the refrigerator.',
            fr: 'Une pièce, un mur, le réfrigérateur.',
          },
        },
      },
      {
        name: 'position',
        type: 'number',
        defaultValue: 0,
        min: 0,
        max: 9999,
        label: { en: 'Order in its area', fr: 'Ordre dans sa zone' },
      },
    ],
  },
}
