import type { Field } from 'payload'
import { hasRole, hasRoleForNew, inOwnUnit, isDesk } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import { setBySystem } from '@/kernel/access/policy'
import type { ModuleCollection } from '@/kernel/module'
import { CARRIERS, PARCEL_STATES } from '../domain/parcel'
import { en } from '../messages/en'
import { fr } from '../messages/fr'
import { announceParcel } from './hooks/announceParcel'
import { receiveParcel } from './hooks/receiveParcel'

const PARCEL_LABELS: Record<string, { en: string; fr: string }> = {
  received: { en: 'Waiting', fr: 'En attente' },
  collected: { en: 'Collected', fr: 'Remis' },
  returned: { en: 'Returned to sender', fr: 'Retourné' },
  lost: { en: 'Lost', fr: 'Perdu' },
}

const when = { date: { pickerAppearance: 'dayAndTime' } } as const
const readOnly = { readOnly: true } as const

/** Written by hooks and operations alone. */
const system = <T extends Field>(field: T) => ({ ...field, access: setBySystem })

/** What lies at the desk for a unit. States change through operations, which lock and record. */
export const Packages: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(hasRoleForNew('manager', 'concierge', 'guard')),
    read: anyOf(isDesk, inOwnUnit()),
    update: anyOf(hasRole('manager', 'concierge')),
    delete: nobody,
    readVersions: nobody,
  },
  config: {
    slug: 'packages',
    labels: {
      singular: { en: 'Package', fr: 'Colis' },
      plural: { en: 'Packages', fr: 'Colis' },
    },
    lockDocuments: false,
    disableDuplicate: true,
    defaultSort: '-receivedAt',
    admin: {
      group: { en: 'Front desk', fr: 'Accueil' },
      useAsTitle: 'summary',
      defaultColumns: ['summary', 'status', 'unit', 'carrier', 'shelf', 'receivedAt'],
      listSearchableFields: ['summary', 'trackingNumber', 'recipientName', 'shelf'],
    },
    indexes: [
      { fields: ['community', 'pickupCode'], unique: true },
      { fields: ['community', 'status', 'receivedAt'] },
      { fields: ['unit', 'status', 'receivedAt'] },
    ],
    hooks: { beforeChange: [receiveParcel], afterChange: [announceParcel] },
    fields: [
      system({ name: 'summary', type: 'text', admin: { hidden: true } }),
      {
        name: 'unit',
        type: 'relationship',
        relationTo: 'units',
        required: true,
        access: { update: () => false },
        label: { en: 'Unit', fr: 'Logement' },
      },
      {
        name: 'recipient',
        type: 'relationship',
        relationTo: 'memberships',
        label: { en: 'Recipient', fr: 'Destinataire' },
        admin: {
          description: {
            en: 'Empty: everybody who lives in the unit is told.',
            fr: 'Vide : toutes les personnes du logement sont prévenues.',
          },
        },
      },
      {
        name: 'recipientName',
        type: 'text',
        maxLength: 120,
        label: { en: 'Name on the label', fr: 'Nom sur l’étiquette' },
      },
      {
        name: 'carrier',
        type: 'select',
        required: true,
        enumName: 'package_carrier',
        options: CARRIERS.map((value) => ({
          value,
          label: { en: en.packages.carriers[value], fr: fr.packages.carriers[value] },
        })),
        label: { en: 'Carrier', fr: 'Transporteur' },
      },
      {
        name: 'carrierName',
        type: 'text',
        maxLength: 60,
        label: { en: 'Name of another carrier', fr: 'Nom d’un autre transporteur' },
        admin: { condition: (data) => data['carrier'] === 'other' },
      },
      {
        name: 'trackingNumber',
        type: 'text',
        maxLength: 60,
        label: { en: 'Tracking number', fr: 'Numéro de suivi' },
      },
      {
        name: 'shelf',
        type: 'text',
        maxLength: 30,
        label: { en: 'Shelf', fr: 'Étagère' },
      },
      { name: 'notes', type: 'textarea', maxLength: 500 },
      { name: 'photo', type: 'upload', relationTo: 'media' },
      system({
        name: 'status',
        type: 'select',
        enumName: 'package_status',
        defaultValue: 'received',
        options: PARCEL_STATES.map((value) => ({ value, label: PARCEL_LABELS[value] ?? value })),
        label: { en: 'Status', fr: 'État' },
        admin: { ...readOnly, position: 'sidebar' },
      }),
      system({
        name: 'pickupCode',
        type: 'text',
        label: { en: 'Pickup code', fr: 'Code de retrait' },
        admin: { ...readOnly, position: 'sidebar' },
      }),
      system({
        name: 'receivedAt',
        type: 'date',
        label: { en: 'Received', fr: 'Reçu' },
        admin: { ...readOnly, ...when, position: 'sidebar' },
      }),
      system({
        name: 'receivedBy',
        type: 'relationship',
        relationTo: 'users',
        label: { en: 'Received by', fr: 'Reçu par' },
        admin: { ...readOnly, position: 'sidebar' },
      }),
      system({
        name: 'notifiedAt',
        type: 'date',
        label: { en: 'Recipient told', fr: 'Destinataire prévenu' },
        admin: { ...readOnly, ...when, position: 'sidebar' },
      }),
      system({
        name: 'closedAt',
        type: 'date',
        label: { en: 'Closed', fr: 'Clos' },
        admin: { ...readOnly, ...when, position: 'sidebar' },
      }),
      system({
        name: 'closedBy',
        type: 'relationship',
        relationTo: 'users',
        label: { en: 'Closed by', fr: 'Clos par' },
        admin: { ...readOnly, position: 'sidebar' },
      }),
      system({
        name: 'collectorName',
        type: 'text',
        label: { en: 'Handed to', fr: 'Remis à' },
        admin: { ...readOnly, position: 'sidebar' },
      }),
      system({
        name: 'releaseMethod',
        type: 'text',
        label: { en: 'Released by', fr: 'Remis par' },
        admin: { ...readOnly, position: 'sidebar' },
      }),
      {
        name: 'timeline',
        type: 'ui',
        admin: {
          components: { Field: '@/collections/packages/admin/PackageTimeline#PackageTimeline' },
        },
      },
    ],
  },
}
