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
      { fields: ['recipient', 'createdAt'] },
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
      { name: 'urgency', type: 'text' },
      { name: 'group', type: 'text' },
      { name: 'noticeId', type: 'text', index: true, admin: { hidden: true } },
      { name: 'collapseKey', type: 'text', admin: { hidden: true } },
      {
        // Until when it is held, and then why: `quiet-hours`, `throttled`, `digest`.
        name: 'dueAt',
        type: 'date',
        admin: { date: { pickerAppearance: 'dayAndTime' } },
      },
      { name: 'deliveredAt', type: 'date', admin: { date: { pickerAppearance: 'dayAndTime' } } },
      { name: 'readAt', type: 'date', admin: { date: { pickerAppearance: 'dayAndTime' } } },
      { name: 'acknowledgedAt', type: 'date', admin: { date: { pickerAppearance: 'dayAndTime' } } },
      // What the provider calls it; what it reports later is found by it.
      { name: 'providerId', type: 'text', index: true, admin: { hidden: true } },
      // The delivery whose message carried this one.
      { name: 'digestId', type: 'text', index: true, admin: { hidden: true } },
      // Of the ladder; 0: told at once.
      { name: 'step', type: 'number', defaultValue: 0 },
      { name: 'data', type: 'json', admin: { hidden: true } },
    ],
  },
}
