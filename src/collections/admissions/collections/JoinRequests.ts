import { hasRole } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import { setBySystem } from '@/kernel/access/policy'
import type { ModuleCollection } from '@/kernel/module'
import { either, inScope, ofPerson } from '@/kernel/tenancy/rowSecurity/rules'

/** Who asked to be let in, for which unit, and what was decided. */
export const JoinRequests: ModuleCollection = {
  scope: 'community',
  policy: {
    create: nobody,
    // Whoever asked reads their own by `ownRequests`, without what management knows of it.
    read: anyOf(hasRole('manager')),
    update: nobody,
    delete: nobody,
    readVersions: nobody,
  },
  rows: {
    reason: 'whoever asks belongs to no community yet, and sees and changes what they asked',
    read: either(inScope(), ofPerson('person_id')),
    insert: inScope(),
    update: either(inScope(), ofPerson('person_id')),
    delete: null,
  },
  config: {
    slug: 'join-requests',
    labels: {
      singular: { en: 'Request to join', fr: 'Demande d’accès' },
      plural: { en: 'Requests to join', fr: 'Demandes d’accès' },
    },
    lockDocuments: false,
    disableDuplicate: true,
    defaultSort: '-createdAt',
    admin: {
      group: { en: 'Community', fr: 'Communauté' },
      useAsTitle: 'name',
      defaultColumns: ['name', 'unitText', 'role', 'status', 'createdAt'],
    },
    indexes: [{ fields: ['community', 'status', 'createdAt'] }, { fields: ['person', 'status'] }],
    fields: [
      {
        name: 'person',
        type: 'relationship',
        relationTo: 'users',
        required: true,
        custom: { fromOutside: true },
        label: { en: 'Account', fr: 'Compte' },
      },
      {
        name: 'name',
        type: 'text',
        required: true,
        maxLength: 120,
        label: { en: 'Name', fr: 'Nom' },
      },
      { name: 'email', type: 'email', required: true, label: { en: 'E-mail', fr: 'Courriel' } },
      { name: 'phone', type: 'text', label: { en: 'Phone', fr: 'Téléphone' } },
      {
        name: 'unitText',
        type: 'text',
        required: true,
        maxLength: 120,
        label: { en: 'Unit, as written', fr: 'Logement indiqué' },
      },
      { name: 'role', type: 'text', required: true, label: { en: 'Role', fr: 'Rôle' } },
      {
        name: 'message',
        type: 'textarea',
        maxLength: 1000,
        label: { en: 'Message', fr: 'Message' },
      },
      {
        name: 'status',
        type: 'text',
        required: true,
        defaultValue: 'pending',
        label: { en: 'Status', fr: 'État' },
      },
      {
        // What was decided, in words for the person.
        name: 'reason',
        type: 'textarea',
        maxLength: 500,
        label: { en: 'Reason', fr: 'Motif' },
      },
      {
        name: 'unit',
        type: 'relationship',
        relationTo: 'units',
        access: setBySystem,
        label: { en: 'Unit', fr: 'Logement' },
      },
      {
        // An id without a key: the entry may be deleted, what was said of it stays.
        name: 'rosterEntry',
        type: 'text',
        admin: { hidden: true },
        access: setBySystem,
        label: { en: 'Roster entry', fr: 'Entrée du registre' },
      },
      {
        name: 'match',
        type: 'json',
        access: setBySystem,
        label: { en: 'Comparison', fr: 'Comparaison' },
      },
      {
        name: 'assignee',
        type: 'relationship',
        relationTo: 'users',
        access: setBySystem,
        label: { en: 'Looked after by', fr: 'Suivi par' },
      },
      {
        name: 'decidedBy',
        type: 'relationship',
        relationTo: 'users',
        access: setBySystem,
        label: { en: 'Decided by', fr: 'Décidé par' },
      },
      {
        name: 'decidedAt',
        type: 'date',
        access: setBySystem,
        label: { en: 'Decided at', fr: 'Décidé le' },
      },
    ],
  },
}
