import { isDesk } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import type { ModuleCollection } from '@/kernel/module'
import { CODE_MAX, NOTE_MAX } from '../domain/shelfAudit'
import { atDesk } from '../tables'

/** What a count of a shelf and the log disagree about, until somebody has settled it. */
export const ShelfIncidents: ModuleCollection = {
  scope: 'community',
  policy: {
    create: nobody,
    read: anyOf(isDesk),
    update: nobody,
    delete: nobody,
    readVersions: nobody,
  },
  rows: {
    reason: 'what is missing is for the desk; a difference stays, and how it ended',
    read: atDesk,
    insert: atDesk,
    update: atDesk,
    delete: null,
  },
  config: {
    slug: 'shelf-incidents',
    labels: {
      singular: { en: 'Shelf difference', fr: 'Écart d’étagère' },
      plural: { en: 'Shelf differences', fr: 'Écarts d’étagères' },
    },
    lockDocuments: false,
    timestamps: false,
    // The open ones first: "open" comes before "settled".
    defaultSort: ['state', '-at'],
    admin: {
      group: { en: 'Front desk', fr: 'Accueil' },
      useAsTitle: 'kind',
      defaultColumns: ['kind', 'package', 'shelf', 'state', 'settledAs', 'at', 'settledAt'],
      description: {
        en: 'missing: on the shelf by the log, and not there. elsewhere: there, and on another shelf by the log. closed: there, and gone by the log. unknown: there, and in no log.',
        fr: 'missing : sur l’étagère selon le registre, et absent. elsewhere : présent, mais sur une autre étagère selon le registre. closed : présent, mais sorti selon le registre. unknown : présent, et inconnu du registre.',
      },
    },
    indexes: [{ fields: ['community', 'state', 'at'] }],
    fields: [
      {
        name: 'audit',
        type: 'relationship',
        relationTo: 'shelf-audits',
        required: true,
        label: { en: 'Count', fr: 'Comptage' },
      },
      {
        name: 'kind',
        type: 'text',
        required: true,
        label: { en: 'What', fr: 'Nature' },
      },
      {
        name: 'package',
        type: 'relationship',
        relationTo: 'packages',
        label: { en: 'Parcel', fr: 'Colis' },
      },
      {
        name: 'code',
        type: 'text',
        maxLength: CODE_MAX,
        label: { en: 'Code that was read', fr: 'Code lu' },
      },
      { name: 'shelf', type: 'text', defaultValue: '', label: { en: 'Shelf', fr: 'Étagère' } },
      {
        name: 'recordedShelf',
        type: 'text',
        label: { en: 'Shelf by the log', fr: 'Étagère selon le registre' },
      },
      { name: 'at', type: 'date', required: true, label: { en: 'Noticed', fr: 'Constaté' } },
      {
        name: 'state',
        type: 'text',
        required: true,
        defaultValue: 'open',
        label: { en: 'State', fr: 'État' },
      },
      {
        name: 'settledAs',
        type: 'text',
        label: { en: 'How it ended', fr: 'Issue' },
      },
      { name: 'note', type: 'text', maxLength: NOTE_MAX, label: { en: 'Note', fr: 'Note' } },
      {
        name: 'settledBy',
        type: 'relationship',
        relationTo: 'users',
        label: { en: 'Settled by', fr: 'Réglé par' },
      },
      { name: 'settledAt', type: 'date', label: { en: 'Settled', fr: 'Réglé' } },
    ],
  },
}
