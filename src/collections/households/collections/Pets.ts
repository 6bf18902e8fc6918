import { isDesk } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import type { ModuleCollection } from '@/kernel/module'
import { SPECIES } from '../domain/kinds'
import { kind, person, RESIDENTS_GROUP, unit } from './fields'
import { offered } from './hooks/offered'
import { ownRow } from './hooks/ownRow'
import { intoOwnHome, ofOwnHome } from './rules'

/** Animals of a household, where the community wants to know of them. */
export const Pets: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(intoOwnHome),
    read: anyOf(isDesk, ofOwnHome),
    update: anyOf(ofOwnHome),
    delete: anyOf(ofOwnHome),
    readVersions: nobody,
  },
  config: {
    slug: 'pets',
    labels: { singular: { en: 'Pet', fr: 'Animal' }, plural: { en: 'Pets', fr: 'Animaux' } },
    lockDocuments: false,
    defaultSort: 'name',
    admin: {
      group: RESIDENTS_GROUP,
      useAsTitle: 'name',
      defaultColumns: ['name', 'species', 'unit', 'note'],
    },
    indexes: [{ fields: ['community', 'unit'] }],
    hooks: { beforeValidate: [ownRow], beforeChange: [offered('pets')] },
    fields: [
      unit(),
      person,
      { name: 'name', type: 'text', required: true, maxLength: 60 },
      kind('species', SPECIES),
      { name: 'note', type: 'text', maxLength: 200 },
    ],
  },
}
