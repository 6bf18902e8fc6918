import { hasRole } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import { setBySystem, unreadable } from '@/kernel/access/policy'
import type { ModuleCollection } from '@/kernel/module'
import { either, hasPower, inScope } from '@/kernel/tenancy/rowSecurity/rules'

/** Who was asked in, how, and what became of it. Of the secrets there are digests alone. */
export const MembershipInvitations: ModuleCollection = {
  scope: 'community',
  policy: {
    create: nobody,
    read: anyOf(hasRole('manager')),
    update: nobody,
    delete: nobody,
    readVersions: nobody,
  },
  rows: {
    reason: 'whoever holds the secret of an invitation is nobody yet, and finds it by its digest',
    read: either(inScope(), hasPower('sign-in')),
    insert: inScope(),
    update: inScope(),
    delete: null,
  },
  config: {
    slug: 'membership-invitations',
    labels: {
      singular: { en: 'Invitation', fr: 'Invitation' },
      plural: { en: 'Invitations', fr: 'Invitations' },
    },
    lockDocuments: false,
    disableDuplicate: true,
    defaultSort: '-createdAt',
    admin: {
      group: { en: 'Community', fr: 'Communauté' },
      useAsTitle: 'name',
      defaultColumns: ['name', 'unit', 'channel', 'status', 'delivery', 'expiresAt'],
      listSearchableFields: ['name', 'email', 'phone'],
    },
    indexes: [
      { fields: ['community', 'status', 'createdAt'] },
      { fields: ['community', 'rosterEntry'] },
      { fields: ['community', 'unit', 'status'] },
    ],
    fields: [
      {
        name: 'name',
        type: 'text',
        required: true,
        maxLength: 120,
        label: { en: 'Name', fr: 'Nom' },
      },
      {
        name: 'unit',
        type: 'relationship',
        relationTo: 'units',
        label: { en: 'Unit', fr: 'Logement' },
      },
      { name: 'role', type: 'text', required: true, label: { en: 'Role', fr: 'Rôle' } },
      {
        // An id without a key: the entry may be deleted, what was said of it stays.
        name: 'rosterEntry',
        type: 'text',
        admin: { hidden: true },
        label: { en: 'Roster entry', fr: 'Entrée du registre' },
      },
      { name: 'email', type: 'email', label: { en: 'E-mail', fr: 'Courriel' } },
      { name: 'phone', type: 'text', label: { en: 'Phone', fr: 'Téléphone' } },
      { name: 'locale', type: 'text', required: true, label: { en: 'Language', fr: 'Langue' } },
      { name: 'channel', type: 'text', required: true, label: { en: 'By', fr: 'Par' } },
      {
        // waiting (for management), open, accepted, declined, revoked
        name: 'status',
        type: 'text',
        required: true,
        defaultValue: 'open',
        label: { en: 'Status', fr: 'État' },
      },
      {
        // management, desk, household
        name: 'origin',
        type: 'text',
        required: true,
        defaultValue: 'management',
        access: setBySystem,
        label: { en: 'Asked for by', fr: 'À la demande de' },
      },
      {
        name: 'match',
        type: 'json',
        access: setBySystem,
        admin: { hidden: true },
        label: { en: 'Comparison', fr: 'Comparaison' },
      },
      {
        // queued, sent, failed, printed
        name: 'delivery',
        type: 'text',
        required: true,
        defaultValue: 'queued',
        label: { en: 'Delivery', fr: 'Envoi' },
      },
      { name: 'failure', type: 'text', label: { en: 'Why it failed', fr: 'Motif de l’échec' } },
      {
        name: 'expiresAt',
        type: 'date',
        required: true,
        label: { en: 'Good until', fr: 'Valable jusqu’au' },
      },
      {
        // Goes up with each new secret; those before it are void then.
        name: 'edition',
        type: 'number',
        required: true,
        defaultValue: 1,
        access: setBySystem,
        admin: { hidden: true },
      },
      {
        name: 'tokenHash',
        type: 'text',
        required: true,
        unique: true,
        access: unreadable,
        admin: { hidden: true },
      },
      {
        name: 'codeHash',
        type: 'text',
        required: true,
        unique: true,
        access: unreadable,
        admin: { hidden: true },
      },
      {
        name: 'invitedBy',
        type: 'relationship',
        relationTo: 'users',
        access: setBySystem,
        label: { en: 'Invited by', fr: 'Invité par' },
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
      {
        // Why it was turned down, in words for whoever asked for it.
        name: 'reason',
        type: 'textarea',
        maxLength: 500,
        access: setBySystem,
        label: { en: 'Reason', fr: 'Motif' },
      },
      {
        name: 'usedBy',
        type: 'relationship',
        relationTo: 'users',
        access: setBySystem,
        label: { en: 'Accepted by', fr: 'Accepté par' },
      },
      {
        name: 'usedAt',
        type: 'date',
        access: setBySystem,
        label: { en: 'Accepted at', fr: 'Accepté le' },
      },
    ],
  },
}
