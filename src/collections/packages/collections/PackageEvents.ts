import { inOwnUnit, isDesk } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import { fieldForRoles } from '@/kernel/access/policy'
import type { ModuleCollection } from '@/kernel/module'
import { inScope } from '@/kernel/tenancy/rowSecurity/rules'

/** What happened to a parcel, in order; appended with each change, changed by nobody. */
export const PackageEvents: ModuleCollection = {
  scope: 'community',
  policy: {
    create: nobody,
    read: anyOf(isDesk, inOwnUnit()),
    update: nobody,
    delete: nobody,
    readVersions: nobody,
  },
  rows: {
    reason: 'a timeline only grows',
    read: inScope(),
    insert: inScope(),
    update: null,
    delete: null,
    onlyGrows: true,
  },
  config: {
    slug: 'package-events',
    labels: {
      singular: { en: 'Package event', fr: 'Événement de colis' },
      plural: { en: 'Package events', fr: 'Événements de colis' },
    },
    lockDocuments: false,
    timestamps: false,
    defaultSort: '-at',
    admin: {
      group: { en: 'Front desk', fr: 'Accueil' },
      useAsTitle: 'kind',
      defaultColumns: ['kind', 'package', 'actor', 'at'],
    },
    indexes: [{ fields: ['package', 'at'] }],
    fields: [
      { name: 'package', type: 'relationship', relationTo: 'packages', required: true },
      // Empty for what happened before anybody knew whose the parcel was.
      { name: 'unit', type: 'relationship', relationTo: 'units' },
      { name: 'kind', type: 'text', required: true },
      { name: 'at', type: 'date', required: true },
      { name: 'actor', type: 'relationship', relationTo: 'users' },
      {
        // What a member of staff wrote; the residents of the unit see the step, not the note.
        name: 'note',
        type: 'text',
        access: { read: fieldForRoles('manager', 'concierge', 'guard') },
      },
    ],
  },
}
