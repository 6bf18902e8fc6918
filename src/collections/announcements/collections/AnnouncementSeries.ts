import { hasRole, hasRoleForNew } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import { setBySystem } from '@/kernel/access/policy'
import type { ModuleCollection } from '@/kernel/module'
import { BECOMES, MOST_LEAD_DAYS, MOST_SHOWN_DAYS } from '../domain/series'
import { seriesEn } from '../messages/series.en'
import { seriesFr } from '../messages/series.fr'
import { EDITOR_ROLES } from '../roles'
import { editorRows } from '../tables'
import { keepSeries } from './hooks/keepSeries'

const aside = { position: 'sidebar' } as const
const hidden = { hidden: true } as const

/** Notices that come again. The worker makes each of them once, as an ordinary announcement. */
export const AnnouncementSeries: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(hasRoleForNew(...EDITOR_ROLES)),
    read: anyOf(hasRole(...EDITOR_ROLES)),
    update: anyOf(hasRole(...EDITOR_ROLES)),
    delete: anyOf(hasRole(...EDITOR_ROLES)),
    readVersions: nobody,
  },
  rows: editorRows('what will be announced is for those who write it'),
  config: {
    slug: 'announcement-series',
    labels: {
      singular: { en: 'Recurring announcement', fr: 'Annonce récurrente' },
      plural: { en: 'Recurring announcements', fr: 'Annonces récurrentes' },
    },
    lockDocuments: false,
    disableDuplicate: true,
    defaultSort: 'name',
    admin: {
      group: { en: 'Announcements', fr: 'Annonces' },
      useAsTitle: 'name',
      defaultColumns: ['name', 'template', 'becomes', 'isPaused'],
    },
    hooks: { beforeChange: [keepSeries] },
    fields: [
      {
        name: 'name',
        type: 'text',
        required: true,
        maxLength: 80,
        label: { en: 'Name', fr: 'Nom' },
      },
      {
        name: 'template',
        type: 'relationship',
        relationTo: 'announcement-templates',
        required: true,
        label: { en: 'What it says', fr: 'Ce qu’elle dit' },
        admin: {
          description: {
            en: 'A template, as it is on the day on which each announcement is made.',
            fr: 'Un modèle, tel qu’il est le jour où chaque annonce est créée.',
          },
        },
      },
      {
        name: 'rule',
        type: 'text',
        required: true,
        defaultValue: 'FREQ=WEEKLY',
        maxLength: 200,
        label: { en: 'How often', fr: 'À quel rythme' },
        admin: {
          components: { Field: '@/collections/announcements/admin/SeriesField#SeriesField' },
        },
      },
      {
        name: 'firstDay',
        type: 'text',
        required: true,
        maxLength: 10,
        label: { en: 'First day', fr: 'Premier jour' },
        admin: hidden,
      },
      {
        name: 'time',
        type: 'text',
        required: true,
        defaultValue: '08:00',
        maxLength: 5,
        label: { en: 'Time of day', fr: 'Heure' },
        admin: hidden,
      },
      {
        name: 'lastDay',
        type: 'text',
        maxLength: 10,
        label: { en: 'Last day', fr: 'Dernier jour' },
        admin: hidden,
      },
      {
        name: 'becomes',
        type: 'select',
        required: true,
        defaultValue: 'review',
        enumName: 'announcement_becomes',
        options: BECOMES.map((value) => ({
          value,
          label: { en: seriesEn.becomes[value], fr: seriesFr.becomes[value] },
        })),
        label: { en: 'What each becomes', fr: 'Ce que devient chacune' },
        admin: aside,
      },
      {
        name: 'leadDays',
        type: 'number',
        required: true,
        defaultValue: 3,
        min: 0,
        max: MOST_LEAD_DAYS,
        label: { en: 'Made so many days before', fr: 'Créée tant de jours avant' },
        admin: aside,
      },
      {
        name: 'shownDays',
        type: 'number',
        required: true,
        defaultValue: 0,
        min: 0,
        max: MOST_SHOWN_DAYS,
        label: {
          en: 'Leaves the list after so many days',
          fr: 'Quitte la liste après tant de jours',
        },
        admin: {
          ...aside,
          description: { en: '0: never by itself.', fr: '0 : jamais d’elle-même.' },
        },
      },
      {
        name: 'isPaused',
        type: 'checkbox',
        defaultValue: false,
        label: { en: 'Paused', fr: 'En pause' },
        admin: {
          ...aside,
          description: {
            en: 'What was passed over meanwhile is not made up for.',
            fr: 'Ce qui est passé entre-temps n’est pas rattrapé.',
          },
        },
      },
      // Nothing before this moment is made: a new rule does not speak of what is past.
      { name: 'countsFrom', type: 'date', access: setBySystem, admin: hidden },
      // When the worker has something to do here; null: never again.
      { name: 'looksAt', type: 'date', access: setBySystem, admin: hidden },
    ],
  },
}
