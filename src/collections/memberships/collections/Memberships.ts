import { hasRole, hasRoleForNew, isOperator, isSelf } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import { MEMBERSHIP_STATUSES, ROLES } from '@/kernel/domain/membership'
import type { ModuleCollection } from '@/kernel/module'
import { either, hasPower, inScope, ofPerson } from '@/kernel/tenancy/rowSecurity/rules'
import { fieldForRoles, setBySystem } from '@/kernel/access/policy'
import { checkTerm } from './hooks/checkTerm'
import { noOwnGrant } from './hooks/noOwnGrant'
import { recordGrant } from './hooks/recordGrant'
import { fillLiving } from './hooks/fillLiving'
import { livingFields } from './livingFields'

const optionLabel = (value: string) => value.charAt(0).toUpperCase() + value.slice(1)

/** The only source of power: who holds which role in which community, for which unit, until when. */
export const Memberships: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(isOperator, hasRoleForNew('manager')),
    read: anyOf(isSelf('user'), isOperator, hasRole('manager', 'board', 'concierge', 'guard')),
    update: anyOf(isOperator, hasRole('manager')),
    delete: nobody,
    readVersions: nobody,
  },
  rows: {
    reason: 'a person’s own ones are theirs everywhere, and operators grant the first ones',
    read: either(inScope(), ofPerson('user_id'), hasPower('operator')),
    insert: either(inScope(), hasPower('operator')),
    update: either(inScope(), hasPower('operator')),
    delete: null,
  },
  config: {
    slug: 'memberships',
    labels: {
      singular: { en: 'Membership', fr: 'Appartenance' },
      plural: { en: 'Memberships', fr: 'Appartenances' },
    },
    lockDocuments: false,
    admin: {
      group: { en: 'Community', fr: 'Communauté' },
      defaultColumns: ['user', 'role', 'unit', 'status', 'validTo'],
    },
    indexes: [{ fields: ['community', 'unit', 'status'] }, { fields: ['user', 'status'] }],
    hooks: { beforeChange: [checkTerm, noOwnGrant, fillLiving], afterChange: [recordGrant] },
    fields: [
      {
        name: 'user',
        type: 'relationship',
        relationTo: 'users',
        required: true,
        access: { update: () => false },
        custom: { fromOutside: true },
      },
      {
        name: 'role',
        type: 'select',
        required: true,
        options: ROLES.map((value) => ({ value, label: optionLabel(value) })),
      },
      { name: 'unit', type: 'relationship', relationTo: 'units' },
      {
        name: 'status',
        type: 'select',
        required: true,
        defaultValue: 'active',
        options: MEMBERSHIP_STATUSES.map((value) => ({ value, label: optionLabel(value) })),
      },
      ...livingFields,
      { name: 'validFrom', type: 'date', admin: { date: { pickerAppearance: 'dayAndTime' } } },
      { name: 'validTo', type: 'date', admin: { date: { pickerAppearance: 'dayAndTime' } } },
      {
        name: 'grantReason',
        type: 'text',
        maxLength: 300,
        access: { read: fieldForRoles('manager') },
        label: { en: 'Why it was granted', fr: 'Motif de l’attribution' },
      },
      {
        name: 'endReason',
        type: 'text',
        maxLength: 300,
        access: { read: fieldForRoles('manager') },
        label: { en: 'Why it ended or rests', fr: 'Motif de la fin ou de la suspension' },
      },
      {
        name: 'successor',
        type: 'relationship',
        relationTo: 'users',
        label: { en: 'Who takes over', fr: 'Successeur' },
        access: setBySystem,
        admin: { readOnly: true },
      },
      {
        name: 'viaPlatform',
        type: 'checkbox',
        label: { en: 'Access of the platform', fr: 'Accès de la plateforme' },
        access: setBySystem,
        admin: { readOnly: true },
      },
    ],
  },
}
