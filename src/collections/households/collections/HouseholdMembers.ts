import { anyOf, nobody } from '@/kernel/access/combine'
import type { ModuleCollection } from '@/kernel/module'
import { RELATIONS } from '../domain/kinds'
import { kind, person, RESIDENTS_GROUP, unit } from './fields'
import { checkMember } from './hooks/checkMember'
import { checkPhone } from './hooks/checkPhone'
import { ownRow } from './hooks/ownRow'
import { ofHomeAsHead, ofOwnHome, intoHomeAsHead } from './rules'

/**
 * People who live in a unit and have no account: children, a grandmother. Staff see them on the
 * unit's card, where each look is written down, and nowhere else.
 */
export const HouseholdMembers: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(intoHomeAsHead),
    read: anyOf(ofOwnHome),
    update: anyOf(ofHomeAsHead),
    delete: anyOf(ofHomeAsHead),
    readVersions: nobody,
  },
  config: {
    slug: 'household-members',
    labels: {
      singular: { en: 'Household member', fr: 'Membre du foyer' },
      plural: { en: 'Household members', fr: 'Membres du foyer' },
    },
    lockDocuments: false,
    defaultSort: 'name',
    admin: { group: RESIDENTS_GROUP, hidden: true, useAsTitle: 'name' },
    indexes: [{ fields: ['community', 'unit'] }],
    hooks: { beforeValidate: [ownRow, checkPhone], beforeChange: [checkMember] },
    fields: [
      unit(),
      person,
      { name: 'name', type: 'text', required: true, maxLength: 120 },
      kind('relation', RELATIONS),
      { name: 'isChild', type: 'checkbox', defaultValue: false },
      { name: 'birthYear', type: 'number' },
      { name: 'phone', type: 'text', maxLength: 40 },
    ],
  },
}
