import { isDesk, isSelf } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import type { ModuleCollection } from '@/kernel/module'
import { VISIT_PURPOSES, VISIT_STATES } from '../domain/visit'
import { en } from '../messages/en'
import { fr } from '../messages/fr'
import { visitRows } from '../tables'
import { hostFields } from './hostFields'
import { group, LABELS, when } from './labels'
import { noteLooks } from './noteLooks'

/** One coming of somebody, from when they are expected until they have left. Operations move it along. */
export const Visits: ModuleCollection = {
  scope: 'community',
  policy: {
    create: nobody,
    read: anyOf(isDesk, isSelf('host')),
    update: nobody,
    delete: nobody,
    readVersions: nobody,
  },
  rows: visitRows,
  config: {
    slug: 'visits',
    labels: {
      singular: { en: 'Visit', fr: 'Visite' },
      plural: { en: 'Visits', fr: 'Visites' },
    },
    lockDocuments: false,
    hooks: { afterOperation: [noteLooks('visits')] },
    disableDuplicate: true,
    defaultSort: '-opensAt',
    admin: {
      group,
      useAsTitle: 'name',
      defaultColumns: [
        'name',
        'unit',
        'purpose',
        'state',
        'opensAt',
        'enteredAt',
        'leftAt',
        'gate',
      ],
      listSearchableFields: ['name', 'vehicle'],
    },
    indexes: [
      { fields: ['community', 'state', 'opensAt'] },
      { fields: ['host', 'opensAt'] },
      { fields: ['invitation', 'state', 'opensAt'] },
    ],
    fields: [
      { name: 'name', type: 'text', required: true, maxLength: 120, label: LABELS.name },
      // Empty: nobody announced them.
      { name: 'invitation', type: 'relationship', relationTo: 'invitations' },
      ...hostFields(),
      {
        name: 'state',
        type: 'select',
        required: true,
        defaultValue: 'expected',
        enumName: 'visit_state',
        options: VISIT_STATES.map((value) => ({
          value,
          label: { en: en.visitors.states[value], fr: fr.visitors.states[value] },
        })),
        label: LABELS.state,
      },
      {
        name: 'purpose',
        type: 'select',
        required: true,
        defaultValue: 'guest',
        enumName: 'visit_purpose',
        options: VISIT_PURPOSES.map((value) => ({
          value,
          label: { en: en.visitors.purposes[value], fr: fr.visitors.purposes[value] },
        })),
        label: LABELS.purpose,
      },
      {
        name: 'opensAt',
        type: 'date',
        required: true,
        label: { en: 'From', fr: 'À partir de' },
        admin: when,
      },
      {
        name: 'closesAt',
        type: 'date',
        required: true,
        label: { en: 'Until', fr: 'Jusqu’à' },
        admin: when,
      },
      {
        name: 'party',
        type: 'number',
        required: true,
        defaultValue: 1,
        min: 1,
        max: 50,
        label: LABELS.party,
      },
      { name: 'vehicle', type: 'text', maxLength: 20, label: LABELS.vehicle },
      { name: 'gate', type: 'relationship', relationTo: 'gates', label: LABELS.gate },
      {
        // How they were recognised: `qr`, `code` or `list`.
        name: 'method',
        type: 'text',
        maxLength: 10,
        label: { en: 'Recognised by', fr: 'Reconnu par' },
      },
      { name: 'enteredAt', type: 'date', label: { en: 'In', fr: 'Entrée' }, admin: when },
      { name: 'enteredBy', type: 'relationship', relationTo: 'users' },
      {
        name: 'overstaysAt',
        type: 'date',
        label: { en: 'Expected out', fr: 'Sortie attendue' },
        admin: when,
      },
      { name: 'leftAt', type: 'date', label: { en: 'Out', fr: 'Sortie' }, admin: when },
      { name: 'leftBy', type: 'relationship', relationTo: 'users' },
    ],
  },
}
