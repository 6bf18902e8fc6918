import { isSelf } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import type { ModuleCollection } from '@/kernel/module'
import { CONTACT_KINDS } from '../domain/kinds'
import { kind, person, RESIDENTS_GROUP, unit } from './fields'
import { checkPhone } from './hooks/checkPhone'
import { ownRow } from './hooks/ownRow'
import { intoOwnHome, ofHomeAsHead, ofOwnHome, withoutUnit } from './rules'

/**
 * Whom to call. Without a unit it is of the person alone; with one, of everybody who lives there.
 * Each community has its own: a contact for a flat in one city says nothing in another.
 */
export const EmergencyContacts: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(withoutUnit, intoOwnHome),
    read: anyOf(isSelf('person'), ofOwnHome),
    update: anyOf(isSelf('person'), ofHomeAsHead),
    delete: anyOf(isSelf('person'), ofHomeAsHead),
    readVersions: nobody,
  },
  config: {
    slug: 'emergency-contacts',
    labels: {
      singular: { en: 'Emergency contact', fr: 'Contact d’urgence' },
      plural: { en: 'Emergency contacts', fr: 'Contacts d’urgence' },
    },
    lockDocuments: false,
    defaultSort: 'name',
    admin: { group: RESIDENTS_GROUP, hidden: true, useAsTitle: 'name' },
    indexes: [{ fields: ['community', 'person'] }, { fields: ['community', 'unit'] }],
    hooks: { beforeValidate: [ownRow, checkPhone] },
    fields: [
      unit(false),
      person,
      kind('kind', CONTACT_KINDS),
      { name: 'name', type: 'text', required: true, maxLength: 120 },
      { name: 'phone', type: 'text', required: true, maxLength: 40 },
      { name: 'note', type: 'text', maxLength: 200 },
    ],
  },
}
