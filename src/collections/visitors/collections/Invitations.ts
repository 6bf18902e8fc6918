import { isDesk, isSelf } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import type { ModuleCollection } from '@/kernel/module'
import { INVITATION_KINDS, VISIT_PURPOSES } from '../domain/visit'
import { en } from '../messages/en'
import { fr } from '../messages/fr'
import { invitationRows } from '../tables'
import { hostFields } from './hostFields'
import { group, LABELS, when } from './labels'
import { noteLooks } from './noteLooks'

/** Who is asked in, by whom, and when. The host's operations write it; each time that they come is a visit. */
export const Invitations: ModuleCollection = {
  scope: 'community',
  policy: {
    create: nobody,
    read: anyOf(isDesk, isSelf('host')),
    update: nobody,
    delete: nobody,
    readVersions: nobody,
  },
  rows: invitationRows,
  config: {
    slug: 'invitations',
    labels: {
      singular: { en: 'Invitation', fr: 'Invitation' },
      plural: { en: 'Invitations', fr: 'Invitations' },
    },
    lockDocuments: false,
    hooks: { afterOperation: [noteLooks('invitations')] },
    disableDuplicate: true,
    defaultSort: '-startsAt',
    admin: {
      group,
      useAsTitle: 'name',
      defaultColumns: ['name', 'unit', 'host', 'kind', 'startsAt', 'state'],
      listSearchableFields: ['name', 'vehicle'],
    },
    indexes: [{ fields: ['host', 'startsAt'] }, { fields: ['community', 'state', 'startsAt'] }],
    fields: [
      { name: 'name', type: 'text', required: true, maxLength: 120, label: LABELS.name },
      { name: 'visitor', type: 'relationship', relationTo: 'visitors', required: true },
      ...hostFields(),
      {
        name: 'kind',
        type: 'select',
        required: true,
        defaultValue: 'single',
        enumName: 'invitation_kind',
        options: INVITATION_KINDS.map((value) => ({
          value,
          label: { en: en.visitors.kinds[value], fr: fr.visitors.kinds[value] },
        })),
        label: { en: 'Kind', fr: 'Nature' },
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
      { name: 'startsAt', type: 'date', required: true, admin: when },
      // Empty: until it is taken back.
      { name: 'endsAt', type: 'date', admin: when },
      // RRULE, in the community's zone; empty for those that do not recur.
      { name: 'rule', type: 'text', maxLength: 200 },
      // Of each visit of one that recurs.
      { name: 'minutes', type: 'number', min: 1, max: 1440 },
      {
        name: 'isMultiEntry',
        type: 'checkbox',
        defaultValue: false,
        label: { en: 'May come and go', fr: 'Peut entrer plusieurs fois' },
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
      {
        name: 'note',
        type: 'text',
        maxLength: 200,
        label: { en: 'For the gate', fr: 'Pour l’entrée' },
      },
      {
        name: 'state',
        type: 'select',
        required: true,
        defaultValue: 'active',
        enumName: 'invitation_state',
        options: (['active', 'revoked'] as const).map((value) => ({
          value,
          label: {
            en: en.visitors.invitationStates[value],
            fr: fr.visitors.invitationStates[value],
          },
        })),
        label: LABELS.state,
      },
      { name: 'revokedAt', type: 'date', admin: when },
      { name: 'revokedBy', type: 'relationship', relationTo: 'users' },
    ],
  },
}
