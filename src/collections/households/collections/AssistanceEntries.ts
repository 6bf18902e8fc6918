import { isSelf } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import { setBySystem } from '@/kernel/access/policy'
import type { ModuleCollection } from '@/kernel/module'
import { person, RESIDENTS_GROUP, unit } from './fields'
import { checkAssistance } from './hooks/checkAssistance'
import { offered } from './hooks/offered'
import { ownRow } from './hooks/ownRow'
import { intoOwnHome } from './rules'

/**
 * The register of people who need help in an emergency. They enter themselves, or whoever looks
 * after the household enters a member without an account. Staff see it where each look is written
 * down, and nowhere else.
 */
export const AssistanceEntries: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(intoOwnHome),
    read: anyOf(isSelf('person')),
    update: anyOf(isSelf('person')),
    delete: anyOf(isSelf('person')),
    readVersions: nobody,
  },
  onDelete: { member: 'cascade' },
  config: {
    slug: 'assistance-entries',
    labels: {
      singular: { en: 'Entry of assistance', fr: 'Inscription d’assistance' },
      plural: { en: 'Register of assistance', fr: 'Registre d’assistance' },
    },
    lockDocuments: false,
    admin: { group: RESIDENTS_GROUP, hidden: true },
    indexes: [{ fields: ['community', 'unit'] }],
    hooks: {
      beforeValidate: [ownRow],
      beforeChange: [offered('assistanceRegister'), checkAssistance],
    },
    fields: [
      unit(),
      person,
      {
        // Somebody of the household without an account; without it the entry is about the person.
        name: 'member',
        type: 'relationship',
        relationTo: 'household-members',
        access: { update: () => false },
      },
      { name: 'needs', type: 'textarea', required: true, maxLength: 1000 },
      { name: 'whereToFind', type: 'text', maxLength: 300 },
      { name: 'whatHelps', type: 'textarea', maxLength: 500 },
      { name: 'consentAt', type: 'date', access: setBySystem },
    ],
  },
}
