import { nobody } from '../../access/combine'
import type { ModuleCollection } from '../../module'
import { ofPerson } from '../../tenancy/rowSecurity/rules'

/** Answers that were given once and are given again for the same key; kept for a day. */
export const IdempotencyKeys: ModuleCollection = {
  scope: 'personal',
  policy: {
    create: nobody,
    read: nobody,
    update: nobody,
    delete: nobody,
    readVersions: nobody,
  },
  rows: {
    reason: 'answers that a person was given',
    read: ofPerson('user_id'),
    insert: ofPerson('user_id'),
    update: ofPerson('user_id'),
    delete: ofPerson('user_id'),
  },
  onDelete: { user: 'cascade' },
  config: {
    slug: 'idempotency-keys',
    lockDocuments: false,
    admin: { hidden: true },
    indexes: [{ fields: ['user', 'key'], unique: true }],
    fields: [
      { name: 'user', type: 'relationship', relationTo: 'users', required: true },
      { name: 'key', type: 'text', required: true },
      { name: 'endpoint', type: 'text', required: true },
      { name: 'bodyHash', type: 'text', required: true },
      { name: 'status', type: 'number' },
      { name: 'answer', type: 'json' },
    ],
  },
}
