import type { Field } from 'payload'
import { hasRole, hasRoleForNew } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import { setBySystem } from '@/kernel/access/policy'
import type { ModuleCollection } from '@/kernel/module'
import { ANNOUNCEMENT_STATES } from '../domain/states'
import { en } from '../messages/en'
import { fr } from '../messages/fr'
import { announcementRows, translationRows } from '../tables'
import { contentFields } from './content'
import { keepWords } from './hooks/keepWords'

const when = { date: { pickerAppearance: 'dayAndTime' } } as const
const shown = { readOnly: true, position: 'sidebar' } as const

/** Moved by operations alone, which compare before they set. */
const system = <T extends Field>(field: T) => ({ ...field, access: setBySystem })

/**
 * What the management tells its people. Editors write it here; it is published, taken back, corrected and
 * withdrawn by operations. Those who are meant read it in the portal, by the database's own rule.
 */
export const Announcements: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(hasRoleForNew('manager', 'editor')),
    read: anyOf(hasRole('manager', 'editor')),
    update: anyOf(hasRole('manager', 'editor')),
    delete: nobody,
    readVersions: nobody,
  },
  rows: announcementRows,
  childRows: { translations: translationRows },
  config: {
    slug: 'announcements',
    labels: {
      singular: { en: 'Announcement', fr: 'Annonce' },
      plural: { en: 'Announcements', fr: 'Annonces' },
    },
    lockDocuments: false,
    disableDuplicate: true,
    defaultSort: '-createdAt',
    admin: {
      group: { en: 'Announcements', fr: 'Annonces' },
      useAsTitle: 'title',
      defaultColumns: ['title', 'state', 'urgency', 'category', 'publishedAt'],
      listSearchableFields: ['title', 'summary'],
    },
    indexes: [
      { fields: ['community', 'state', 'publishedAt'] },
      { fields: ['series', 'seriesDay'], unique: true },
    ],
    hooks: { beforeChange: [keepWords] },
    fields: [
      {
        name: 'publication',
        type: 'ui',
        admin: {
          components: { Field: '@/collections/announcements/admin/Publication#Publication' },
        },
      },
      ...contentFields({
        language: 'announcement_language',
        translation: 'announcement_translation_lang',
        urgency: 'announcement_urgency',
      }),
      system({
        name: 'state',
        type: 'select',
        enumName: 'announcement_state',
        defaultValue: 'draft',
        options: ANNOUNCEMENT_STATES.map((value) => ({
          value,
          label: { en: en.announcements.states[value], fr: fr.announcements.states[value] },
        })),
        label: { en: 'State', fr: 'État' },
        admin: shown,
      }),
      system({
        name: 'publishAt',
        type: 'date',
        label: { en: 'Scheduled for', fr: 'Prévue pour le' },
        admin: { ...shown, ...when },
      }),
      system({ name: 'sendsAt', type: 'date', admin: { hidden: true } }),
      system({
        name: 'publishedAt',
        type: 'date',
        label: { en: 'Published', fr: 'Publiée' },
        admin: { ...shown, ...when },
      }),
      system({
        name: 'expiresAt',
        type: 'date',
        label: { en: 'Leaves the list', fr: 'Quitte la liste' },
        admin: { ...shown, ...when },
      }),
      system({
        name: 'publishedBy',
        type: 'relationship',
        relationTo: 'users',
        label: { en: 'Published by', fr: 'Publiée par' },
        admin: shown,
      }),
      system({
        name: 'series',
        type: 'relationship',
        relationTo: 'announcement-series',
        label: { en: 'One of a series', fr: 'D’une série' },
        admin: { ...shown, condition: ({ series }) => Boolean(series) },
      }),
      system({ name: 'seriesDay', type: 'text', admin: { hidden: true } }),
      system({ name: 'eventStartsAt', type: 'date', admin: { hidden: true } }),
      system({ name: 'eventEndsAt', type: 'date', admin: { hidden: true } }),
      system({ name: 'eventIsAllDay', type: 'checkbox', admin: { hidden: true } }),
      system({ name: 'eventPlace', type: 'text', admin: { hidden: true } }),
      // Under which the ledger of notices has who was told.
      system({ name: 'eventId', type: 'text', admin: { hidden: true } }),
    ],
  },
}
