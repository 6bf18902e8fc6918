import { hasRole, hasRoleForNew } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import type { ModuleCollection } from '@/kernel/module'
import { blockRows } from '../tables'
import { group, LABELS, when } from './labels'

/** Who is not let in without a manager's word. The gate matches it; hosts never see it. */
export const BlockEntries: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(hasRoleForNew('manager')),
    read: anyOf(hasRole('manager')),
    update: anyOf(hasRole('manager')),
    delete: nobody,
    readVersions: nobody,
  },
  rows: blockRows,
  config: {
    slug: 'block-entries',
    labels: {
      singular: { en: 'Block list entry', fr: 'Personne non admise' },
      plural: { en: 'Block list', fr: 'Personnes non admises' },
    },
    lockDocuments: false,
    disableDuplicate: true,
    defaultSort: 'name',
    admin: {
      group,
      useAsTitle: 'name',
      defaultColumns: ['name', 'vehicle', 'expiresAt'],
      listSearchableFields: ['name', 'aliases', 'vehicle'],
      description: {
        en: 'Whoever matches is stopped at the gate until a manager has answered. Hosts never see this list.',
        fr: 'Toute correspondance arrête l’entrée jusqu’à la réponse d’un gestionnaire. Les hôtes ne voient jamais cette liste.',
      },
    },
    fields: [
      { name: 'name', type: 'text', required: true, maxLength: 120, label: LABELS.name },
      {
        name: 'aliases',
        type: 'textarea',
        maxLength: 600,
        label: { en: 'Other names', fr: 'Autres noms' },
        admin: { description: { en: 'One a line.', fr: 'Un par ligne.' } },
      },
      { name: 'vehicle', type: 'text', maxLength: 20, label: LABELS.vehicle },
      {
        name: 'reason',
        type: 'textarea',
        required: true,
        maxLength: 600,
        label: { en: 'Reason', fr: 'Motif' },
      },
      {
        name: 'expiresAt',
        type: 'date',
        label: { en: 'Until', fr: 'Jusqu’au' },
        admin: {
          ...when,
          description: { en: 'Empty: for good.', fr: 'Vide : sans limite.' },
        },
      },
    ],
  },
}
