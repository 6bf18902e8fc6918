import { isDesk, isSelf } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import type { ModuleCollection } from '@/kernel/module'
import { visitorRows } from '../tables'
import { group, LABELS } from './labels'
import { noteLooks } from './noteLooks'

/** Somebody as one host knows them. Operations write it: to ask the same person in again is one press. */
export const Visitors: ModuleCollection = {
  scope: 'community',
  policy: {
    create: nobody,
    read: anyOf(isDesk, isSelf('host')),
    update: nobody,
    delete: nobody,
    readVersions: nobody,
  },
  rows: visitorRows,
  config: {
    slug: 'visitors',
    labels: {
      singular: { en: 'Visitor', fr: 'Visiteur' },
      plural: { en: 'Visitors', fr: 'Visiteurs' },
    },
    lockDocuments: false,
    hooks: { afterOperation: [noteLooks('visitors')] },
    disableDuplicate: true,
    defaultSort: 'name',
    admin: {
      group,
      useAsTitle: 'name',
      defaultColumns: ['name', 'host', 'lastInvitedAt'],
      listSearchableFields: ['name', 'vehicle'],
    },
    indexes: [{ fields: ['host', 'lastInvitedAt'] }],
    fields: [
      {
        name: 'host',
        type: 'relationship',
        relationTo: 'users',
        required: true,
        label: LABELS.host,
      },
      { name: 'name', type: 'text', required: true, maxLength: 120, label: LABELS.name },
      { name: 'vehicle', type: 'text', maxLength: 20, label: LABELS.vehicle },
      {
        name: 'lastInvitedAt',
        type: 'date',
        required: true,
        label: { en: 'Invited last', fr: 'Dernière invitation' },
      },
    ],
  },
}
