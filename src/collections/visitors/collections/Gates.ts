import { hasRole, hasRoleForNew, isDesk } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import type { ModuleCollection } from '@/kernel/module'
import { gateRows } from '../tables'
import { group, LABELS } from './labels'

/** Where people come in. */
export const Gates: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(hasRoleForNew('manager')),
    read: anyOf(isDesk),
    update: anyOf(hasRole('manager')),
    delete: anyOf(hasRole('manager')),
    readVersions: nobody,
  },
  rows: gateRows,
  config: {
    slug: 'gates',
    labels: {
      singular: { en: 'Gate', fr: 'Entrée' },
      plural: { en: 'Gates', fr: 'Entrées' },
    },
    lockDocuments: false,
    disableDuplicate: true,
    defaultSort: ['position', 'name'],
    admin: { group, useAsTitle: 'name', defaultColumns: ['name', 'position'] },
    fields: [
      { name: 'name', type: 'text', required: true, maxLength: 60, label: LABELS.name },
      {
        name: 'position',
        type: 'number',
        defaultValue: 0,
        min: 0,
        max: 9999,
        label: { en: 'Order', fr: 'Ordre' },
      },
    ],
  },
}
