import { hasRole } from '../../access/atoms'
import { anyOf, nobody } from '../../access/combine'
import type { ModuleCollection } from '../../module'

/** The ledger of who was told what, how and when: one row for each event, person and channel. */
export const Deliveries: ModuleCollection = {
  scope: 'community',
  policy: {
    create: nobody,
    read: anyOf(hasRole('manager')),
    update: nobody,
    delete: nobody,
    readVersions: nobody,
  },
  config: {
    slug: 'deliveries',
    labels: {
      singular: { en: 'Delivery', fr: 'Envoi' },
      plural: { en: 'Deliveries', fr: 'Envois' },
    },
    lockDocuments: false,
    defaultSort: '-createdAt',
    admin: {
      group: { en: 'Trust', fr: 'Confiance' },
      useAsTitle: 'kind',
      defaultColumns: ['kind', 'recipient', 'channel', 'state', 'sentAt'],
    },
    indexes: [
      { fields: ['eventId', 'channel', 'recipient'], unique: true },
      { fields: ['community', 'createdAt'] },
    ],
    fields: [
      { name: 'eventId', type: 'text', required: true },
      { name: 'kind', type: 'text', required: true },
      { name: 'channel', type: 'text', required: true },
      { name: 'recipient', type: 'relationship', relationTo: 'users', required: true },
      { name: 'state', type: 'text', required: true, defaultValue: 'queued' },
      { name: 'reason', type: 'text' },
      { name: 'attempts', type: 'number', defaultValue: 0 },
      {
        name: 'sentAt',
        type: 'date',
        admin: { date: { pickerAppearance: 'dayAndTime' } },
      },
      { name: 'data', type: 'json', admin: { hidden: true } },
    ],
  },
}
