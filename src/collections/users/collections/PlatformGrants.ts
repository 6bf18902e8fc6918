import { isOperator } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import type { ModuleCollection } from '@/kernel/module'
import { either, hasPower, ofPerson } from '@/kernel/tenancy/rowSecurity/rules'

/** The platform operators: who, why, until when. Granted on the command line alone. */
export const PlatformGrants: ModuleCollection = {
  scope: 'platform',
  policy: {
    create: nobody,
    read: anyOf(isOperator),
    update: nobody,
    delete: nobody,
    readVersions: nobody,
  },
  rows: {
    reason: 'power over the platform; granted by the system’s role alone',
    read: either(ofPerson('user_id'), hasPower('operator')),
    insert: null,
    update: null,
    delete: null,
  },
  config: {
    slug: 'platform-grants',
    labels: {
      singular: { en: 'Platform grant', fr: 'Droit de plateforme' },
      plural: { en: 'Platform grants', fr: 'Droits de plateforme' },
    },
    lockDocuments: false,
    admin: { group: { en: 'Platform', fr: 'Plateforme' }, useAsTitle: 'reason' },
    fields: [
      { name: 'user', type: 'relationship', relationTo: 'users', required: true },
      { name: 'reason', type: 'text', required: true },
      { name: 'expiresAt', type: 'date', required: true },
    ],
  },
}
