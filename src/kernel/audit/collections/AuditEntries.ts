import { hasRole } from '../../access/atoms'
import { anyOf, nobody } from '../../access/combine'
import type { ModuleCollection } from '../../module'
import { either, hasPower, inScope } from '../../tenancy/rowSecurity/rules'

/** Who did what, when; appended by `audit()`, changed by nobody. */
export const AuditEntries: ModuleCollection = {
  scope: 'community',
  policy: {
    create: nobody,
    read: anyOf(hasRole('manager')),
    update: nobody,
    delete: nobody,
    readVersions: nobody,
  },
  rows: {
    reason: 'entries of the platform belong to no community; nobody changes one',
    read: inScope(),
    insert: either(inScope(), 'community_id is null', hasPower('operator')),
    update: null,
    delete: null,
    onlyGrows: true,
  },
  config: {
    slug: 'audit-entries',
    labels: {
      singular: { en: 'Audit entry', fr: 'Entrée du journal' },
      plural: { en: 'Audit log', fr: 'Journal d’audit' },
    },
    lockDocuments: false,
    timestamps: false,
    defaultSort: '-at',
    admin: {
      group: { en: 'Trust', fr: 'Confiance' },
      useAsTitle: 'action',
      defaultColumns: ['action', 'actor', 'subjectCollection', 'at'],
    },
    indexes: [{ fields: ['community', 'at'] }, { fields: ['subjectId', 'at'] }],
    fields: [
      {
        name: 'at',
        type: 'date',
        required: true,
        admin: { date: { pickerAppearance: 'dayAndTime' } },
      },
      { name: 'actor', type: 'relationship', relationTo: 'users' },
      { name: 'action', type: 'text', required: true },
      { name: 'subjectCollection', type: 'text', required: true },
      { name: 'subjectId', type: 'text', required: true },
      { name: 'details', type: 'json' },
      { name: 'requestId', type: 'text' },
    ],
  },
}
