import type { Field } from 'payload'
import { hasRole, hasRoleForNew } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import { setBySystem } from '@/kernel/access/policy'
import type { ModuleCollection } from '@/kernel/module'
import { ANNOUNCEMENT_STATES } from '../domain/states'
import { URGENCIES } from '../domain/urgency'
import { en } from '../messages/en'
import { fr } from '../messages/fr'
import { announcementRows, translationRows } from '../tables'
import { keepWords } from './hooks/keepWords'
import { wordingFields } from './wording'

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
    indexes: [{ fields: ['community', 'state', 'publishedAt'] }],
    hooks: { beforeChange: [keepWords] },
    fields: [
      {
        name: 'publication',
        type: 'ui',
        admin: {
          components: { Field: '@/collections/announcements/admin/Publication#Publication' },
        },
      },
      ...wordingFields('announcement_language'),
      {
        name: 'translations',
        type: 'array',
        maxRows: 4,
        label: { en: 'Translations', fr: 'Traductions' },
        admin: {
          description: {
            en: 'Who reads a language of the community that is missing here is told that it will come.',
            fr: 'Si une langue de la communauté manque ici, ses lecteurs voient que la traduction viendra.',
          },
        },
        fields: wordingFields('announcement_translation_lang'),
      },
      {
        name: 'audience',
        type: 'json',
        label: { en: 'Whom it is for', fr: 'À qui elle s’adresse' },
        admin: {
          components: { Field: '@/collections/announcements/admin/AudienceField#AudienceField' },
        },
      },
      {
        name: 'category',
        type: 'relationship',
        relationTo: 'announcement-categories',
        label: { en: 'Category', fr: 'Rubrique' },
        admin: { position: 'sidebar' },
      },
      {
        name: 'urgency',
        type: 'select',
        required: true,
        defaultValue: 'normal',
        enumName: 'announcement_urgency',
        options: URGENCIES.map((value) => ({
          value,
          label: {
            en: en.announcements.urgencies[value],
            fr: fr.announcements.urgencies[value],
          },
        })),
        label: { en: 'Urgency', fr: 'Urgence' },
        admin: {
          position: 'sidebar',
          description: {
            en: 'An emergency reaches everybody at once, whatever they have switched off.',
            fr: 'Une urgence atteint tout le monde aussitôt, même qui a coupé les avis.',
          },
        },
      },
      {
        name: 'requiresAcknowledgement',
        type: 'checkbox',
        defaultValue: false,
        label: { en: 'Ask for “I have read it”', fr: 'Demander « J’ai lu »' },
        admin: { position: 'sidebar' },
      },
      {
        name: 'isPinned',
        type: 'checkbox',
        defaultValue: false,
        label: { en: 'Keep at the top', fr: 'Garder en haut' },
        admin: { position: 'sidebar' },
      },
      {
        name: 'allowsComments',
        type: 'checkbox',
        defaultValue: true,
        label: { en: 'Comments', fr: 'Commentaires' },
        admin: { position: 'sidebar' },
      },
      {
        name: 'showsOnScreens',
        type: 'checkbox',
        defaultValue: true,
        label: { en: 'On lobby screens', fr: 'Sur les écrans de hall' },
        admin: {
          position: 'sidebar',
          description: {
            en: 'Where it is for everybody, or for a whole building. Visitors read it too.',
            fr: 'Si elle s’adresse à tous, ou à tout un bâtiment. Les visiteurs la lisent aussi.',
          },
        },
      },
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
      system({ name: 'eventStartsAt', type: 'date', admin: { hidden: true } }),
      system({ name: 'eventEndsAt', type: 'date', admin: { hidden: true } }),
      system({ name: 'eventIsAllDay', type: 'checkbox', admin: { hidden: true } }),
      system({ name: 'eventPlace', type: 'text', admin: { hidden: true } }),
      // Under which the ledger of notices has who was told.
      system({ name: 'eventId', type: 'text', admin: { hidden: true } }),
    ],
  },
}
