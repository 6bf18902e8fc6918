import { isDesk, isSelf } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import type { ModuleCollection } from '@/kernel/module'
import { person, RESIDENTS_GROUP, unit } from './fields'
import { checkAbsence } from './hooks/checkAbsence'
import { ownRow } from './hooks/ownRow'
import { intoOwnHome, ofOwnHome } from './rules'

const dayAndTime = { date: { pickerAppearance: 'dayAndTime' as const } }

/** When somebody is away, for whoever lives there and for the desk. */
export const Absences: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(intoOwnHome),
    read: anyOf(isDesk, isSelf('person'), ofOwnHome),
    update: anyOf(isSelf('person')),
    delete: anyOf(isSelf('person')),
    readVersions: nobody,
  },
  config: {
    slug: 'absences',
    labels: {
      singular: { en: 'Absence', fr: 'Absence' },
      plural: { en: 'Absences', fr: 'Absences' },
    },
    lockDocuments: false,
    defaultSort: 'from',
    admin: {
      group: RESIDENTS_GROUP,
      useAsTitle: 'from',
      defaultColumns: ['unit', 'person', 'from', 'until', 'holdParcels'],
    },
    indexes: [{ fields: ['community', 'unit', 'until'] }],
    hooks: { beforeValidate: [ownRow], beforeChange: [checkAbsence] },
    fields: [
      unit(),
      person,
      { name: 'from', type: 'date', required: true, admin: dayAndTime },
      { name: 'until', type: 'date', required: true, admin: dayAndTime },
      { name: 'holdParcels', type: 'checkbox', defaultValue: false },
      { name: 'note', type: 'text', maxLength: 200 },
    ],
  },
}
