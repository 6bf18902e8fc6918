import type { Field } from 'payload'
import { hasRole, hasRoleForNew, inOwnUnit, isDesk } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import { setBySystem } from '@/kernel/access/policy'
import type { ModuleCollection } from '@/kernel/module'
import {
  CARRIERS,
  ITEM_CONDITIONS,
  ITEM_KINDS,
  ITEM_SIZES,
  needsConditionNote,
  PARCEL_STATES,
} from '../domain/parcel'
import { en } from '../messages/en'
import { fr } from '../messages/fr'
import { announceParcel } from './hooks/announceParcel'
import { checkItem } from './hooks/checkItem'
import { receiveParcel } from './hooks/receiveParcel'

const PARCEL_LABELS: Record<string, { en: string; fr: string }> = {
  received: { en: 'Waiting', fr: 'En attente' },
  collected: { en: 'Collected', fr: 'Remis' },
  returned: { en: 'Returned to sender', fr: 'Retourné' },
  forwarded: { en: 'Sent on', fr: 'Réexpédié' },
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
      defaultColumns: ['summary', 'kind', 'status', 'unit', 'carrier', 'shelf', 'receivedAt'],
      listSearchableFields: ['summary', 'trackingNumber', 'recipientName', 'shelf'],
    },
    indexes: [
      { fields: ['community', 'pickupCode'], unique: true },
      { fields: ['community', 'status', 'receivedAt'] },
      { fields: ['unit', 'status', 'receivedAt'] },
      // A second try with the device's own id finds the first; rows without one are all different.
      { fields: ['community', 'clientId'], unique: true },
    ],
    hooks: { beforeChange: [checkItem, receiveParcel], afterChange: [announceParcel] },
    fields: [
      system({ name: 'summary', type: 'text', admin: { hidden: true } }),
      {
        // Empty while nobody knows whom the label means; the desk finds out, once.
        name: 'unit',
        type: 'relationship',
        relationTo: 'units',
        access: { update: () => false },
        label: { en: 'Unit', fr: 'Logement' },
      },
      {
        name: 'kind',
        type: 'select',
        required: true,
        defaultValue: 'parcel',
        enumName: 'package_kind',
        options: ITEM_KINDS.map((value) => ({
          value,
          label: { en: en.packages.kinds[value], fr: fr.packages.kinds[value] },
        })),
        label: { en: 'Kind', fr: 'Nature' },
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
      {
        name: 'size',
        type: 'select',
        enumName: 'package_size',
        options: ITEM_SIZES.map((value) => ({
          value,
          label: { en: en.packages.sizes[value], fr: fr.packages.sizes[value] },
        })),
        label: { en: 'Size', fr: 'Taille' },
      },
      {
        name: 'condition',
        type: 'select',
        required: true,
        defaultValue: 'good',
        enumName: 'package_condition',
        options: ITEM_CONDITIONS.map((value) => ({
          value,
          label: { en: en.packages.conditions[value], fr: fr.packages.conditions[value] },
        })),
        label: { en: 'Condition', fr: 'État à l’arrivée' },
      },
      {
        name: 'conditionNote',
        type: 'text',
        maxLength: 300,
        label: { en: 'What is wrong with it', fr: 'Ce qui ne va pas' },
        admin: { condition: (data) => needsConditionNote(data['condition']) },
      },
      {
        name: 'isPerishable',
        type: 'checkbox',
        defaultValue: false,
        label: { en: 'Perishable', fr: 'Périssable' },
      },
      { name: 'notes', type: 'textarea', maxLength: 500 },
      { name: 'photo', type: 'upload', relationTo: 'media' },
      system({
        name: 'photoRemovedAt',
        type: 'date',
        label: { en: 'Photo removed', fr: 'Photo supprimée' },
        admin: { ...readOnly, ...when, position: 'sidebar' },
      }),
      system({ name: 'clientId', type: 'text', admin: { hidden: true } }),
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
