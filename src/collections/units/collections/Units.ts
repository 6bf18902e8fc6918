import { hasRole, hasRoleForNew, inOwnUnit } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import type { ModuleCollection } from '@/kernel/module'
import { UNIT_TYPES } from '../domain/unit'
import { normaliseUnit } from './hooks/normaliseUnit'

/** Flats, houses, shops, storage rooms: the places that people live in, own and get parcels at. */
export const Units: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(hasRoleForNew('manager')),
    read: anyOf(
      hasRole('manager', 'board', 'bookkeeper', 'editor', 'concierge', 'guard', 'maintenance'),
      inOwnUnit('id'),
    ),
    update: anyOf(hasRole('manager')),
    // One that was mistyped; whatever stands for it keeps it.
    delete: anyOf(hasRole('manager')),
    readVersions: nobody,
  },
  config: {
    slug: 'units',
    labels: {
      singular: { en: 'Unit', fr: 'Logement' },
      plural: { en: 'Units', fr: 'Logements' },
    },
    lockDocuments: false,
    defaultSort: ['building', 'number'],
    admin: {
      group: { en: 'Community', fr: 'Communauté' },
      useAsTitle: 'label',
      defaultColumns: ['label', 'building', 'floor', 'type'],
      listSearchableFields: ['label', 'number', 'building'],
    },
    indexes: [{ fields: ['community', 'building', 'number'], unique: true }],
    hooks: { beforeChange: [normaliseUnit] },
    fields: [
      { name: 'building', type: 'text', defaultValue: '', maxLength: 40 },
      { name: 'floor', type: 'text', maxLength: 20 },
      { name: 'number', type: 'text', required: true, maxLength: 20 },
      {
        name: 'type',
        type: 'text',
        required: true,
        defaultValue: 'apartment',
        validate: (value: unknown) => UNIT_TYPES.some((type) => type === value) || 'Unknown type.',
      },
      { name: 'label', type: 'text', admin: { readOnly: true } },
    ],
  },
}
