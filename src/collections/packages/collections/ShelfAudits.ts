import { isDesk } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import type { ModuleCollection } from '@/kernel/module'
import { atDesk } from '../tables'

/** Counts of what lies on a shelf. The desk's operations write them; the panel shows them. */
export const ShelfAudits: ModuleCollection = {
  scope: 'community',
  policy: {
    create: nobody,
    read: anyOf(isDesk),
    update: nobody,
    delete: nobody,
    readVersions: nobody,
  },
  rows: {
    reason: 'who counted what is for the desk; a count stays',
    read: atDesk,
    insert: atDesk,
    update: atDesk,
    delete: null,
  },
  config: {
    slug: 'shelf-audits',
    labels: {
      singular: { en: 'Shelf count', fr: 'Comptage d’étagère' },
      plural: { en: 'Shelf counts', fr: 'Comptages d’étagères' },
    },
    lockDocuments: false,
    timestamps: false,
    defaultSort: '-startedAt',
    admin: {
      group: { en: 'Front desk', fr: 'Accueil' },
      useAsTitle: 'shelf',
      defaultColumns: ['shelf', 'state', 'expected', 'counted', 'differences', 'finishedAt'],
      description: {
        en: 'Made at the desk, under “Shelves”. No name of a shelf: everything was counted.',
        fr: 'Faits à la loge, sous « Étagères ». Sans nom d’étagère : tout a été compté.',
      },
    },
    indexes: [{ fields: ['community', 'startedAt'] }],
    fields: [
      {
        name: 'shelf',
        type: 'text',
        defaultValue: '',
        maxLength: 30,
        label: { en: 'Shelf', fr: 'Étagère' },
      },
      {
        name: 'state',
        type: 'text',
        required: true,
        defaultValue: 'open',
        label: { en: 'State', fr: 'État' },
      },
      {
        name: 'startedBy',
        type: 'relationship',
        relationTo: 'users',
        label: { en: 'Begun by', fr: 'Commencé par' },
      },
      {
        name: 'startedAt',
        type: 'date',
        required: true,
        label: { en: 'Begun', fr: 'Commencé' },
      },
      {
        name: 'finishedBy',
        type: 'relationship',
        relationTo: 'users',
        label: { en: 'Ended by', fr: 'Terminé par' },
      },
      { name: 'finishedAt', type: 'date', label: { en: 'Ended', fr: 'Terminé' } },
      {
        name: 'expected',
        type: 'number',
        label: { en: 'By the log', fr: 'Selon le registre' },
      },
      { name: 'counted', type: 'number', label: { en: 'Counted', fr: 'Comptés' } },
      { name: 'differences', type: 'number', label: { en: 'Differences', fr: 'Écarts' } },
    ],
  },
}
