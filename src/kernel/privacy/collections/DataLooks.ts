import { hasRole, isSelf } from '../../access/atoms'
import { anyOf, nobody } from '../../access/combine'
import type { ModuleCollection } from '../../module'
import { either, inScope, ofPerson } from '../../tenancy/rowSecurity/rules'

/** Who of the staff looked at whose data, when and why; appended by `recordLook`, changed by nobody. */
export const DataLooks: ModuleCollection = {
  scope: 'community',
  policy: {
    create: nobody,
    read: anyOf(isSelf('subject'), hasRole('manager')),
    update: nobody,
    delete: nobody,
    readVersions: nobody,
  },
  rows: {
    reason: 'looks at a person are theirs to see, also when they have left; nobody changes one',
    read: either(inScope(), ofPerson('subject_id')),
    insert: inScope(),
    update: null,
    delete: null,
    onlyGrows: true,
  },
  config: {
    slug: 'data-looks',
    labels: {
      singular: { en: 'Look at personal data', fr: 'Consultation de données' },
      plural: { en: 'Looks at personal data', fr: 'Consultations de données' },
    },
    lockDocuments: false,
    timestamps: false,
    defaultSort: '-at',
    admin: {
      group: { en: 'Trust', fr: 'Confiance' },
      useAsTitle: 'what',
      defaultColumns: ['at', 'actor', 'subject', 'what', 'reason'],
    },
    indexes: [{ fields: ['subject', 'at'] }, { fields: ['community', 'at'] }],
    fields: [
      {
        name: 'at',
        type: 'date',
        required: true,
        admin: { date: { pickerAppearance: 'dayAndTime' } },
      },
      { name: 'actor', type: 'relationship', relationTo: 'users' },
      { name: 'subject', type: 'relationship', relationTo: 'users', required: true },
      { name: 'what', type: 'text', required: true },
      { name: 'reason', type: 'text', required: true },
      { name: 'note', type: 'text' },
      // Of looks at one record: its id. Of each there is one a day for each who looks.
      { name: 'record', type: 'text', maxLength: 60 },
      // Those of whoever looked, as they were then.
      { name: 'roles', type: 'text', maxLength: 200 },
    ],
  },
}
