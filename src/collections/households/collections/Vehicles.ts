import { isDesk, isSelf } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import { setBySystem } from '@/kernel/access/policy'
import type { ModuleCollection } from '@/kernel/module'
import { VEHICLE_KINDS } from '../domain/kinds'
import { kind, person, RESIDENTS_GROUP, unit } from './fields'
import { checkPlate } from './hooks/checkPlate'
import { offered } from './hooks/offered'
import { ownRow } from './hooks/ownRow'
import { intoOwnHome, ofHomeAsHead, ofOwnHome } from './rules'

/** Cars that belong here; the desk and the gate look them up by their plate. */
export const Vehicles: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(intoOwnHome),
    read: anyOf(isDesk, isSelf('person'), ofOwnHome),
    update: anyOf(isSelf('person'), ofHomeAsHead),
    delete: anyOf(isSelf('person'), ofHomeAsHead),
    readVersions: nobody,
  },
  config: {
    slug: 'vehicles',
    labels: {
      singular: { en: 'Vehicle', fr: 'Véhicule' },
      plural: { en: 'Vehicles', fr: 'Véhicules' },
    },
    lockDocuments: false,
    defaultSort: 'plateKey',
    admin: {
      group: RESIDENTS_GROUP,
      useAsTitle: 'plate',
      defaultColumns: ['plate', 'unit', 'kind', 'description'],
      listSearchableFields: ['plate', 'plateKey'],
    },
    indexes: [
      { fields: ['community', 'plateKey'], unique: true },
      { fields: ['community', 'unit'] },
    ],
    hooks: { beforeValidate: [ownRow], beforeChange: [offered('vehicles'), checkPlate] },
    fields: [
      unit(),
      person,
      {
        name: 'plate',
        type: 'text',
        required: true,
        maxLength: 20,
        label: { en: 'Plate', fr: 'Immatriculation' },
      },
      {
        // Letters and digits alone: what is compared.
        name: 'plateKey',
        type: 'text',
        access: setBySystem,
        admin: { hidden: true },
      },
      kind('kind', VEHICLE_KINDS),
      { name: 'description', type: 'text', maxLength: 80 },
    ],
  },
}
