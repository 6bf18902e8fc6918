import { hasRole, hasRoleForNew } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import { setBySystem, unreadable } from '@/kernel/access/policy'
import { LOCALE_NAMES, LOCALES } from '@/kernel/i18n/locales'
import type { ModuleCollection } from '@/kernel/module'
import { lobbyScreenRows } from '../tables'

const FEWEST_SECONDS = 8
const MOST_SECONDS = 120

/**
 * Screens in lobbies that show notices to whoever passes. Each is opened by an address of its own, which
 * the panel makes and ends.
 */
export const LobbyScreens: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(hasRoleForNew('manager', 'editor')),
    read: anyOf(hasRole('manager', 'editor')),
    update: anyOf(hasRole('manager', 'editor')),
    delete: anyOf(hasRole('manager', 'editor')),
    readVersions: nobody,
  },
  rows: lobbyScreenRows,
  config: {
    slug: 'lobby-screens',
    labels: {
      singular: { en: 'Lobby screen', fr: 'Écran de hall' },
      plural: { en: 'Lobby screens', fr: 'Écrans de hall' },
    },
    lockDocuments: false,
    disableDuplicate: true,
    defaultSort: 'name',
    admin: {
      group: { en: 'Announcements', fr: 'Annonces' },
      useAsTitle: 'name',
      defaultColumns: ['name', 'building', 'lastSeenAt'],
    },
    fields: [
      {
        name: 'link',
        type: 'ui',
        admin: {
          components: { Field: '@/collections/announcements/admin/ScreenLink#ScreenLink' },
        },
      },
      {
        name: 'name',
        type: 'text',
        required: true,
        maxLength: 60,
        label: { en: 'Name', fr: 'Nom' },
        admin: {
          description: {
            en: 'So that you find it again: “North lobby”.',
            fr: 'Pour le retrouver : « Hall nord ».',
          },
        },
      },
      {
        name: 'building',
        type: 'text',
        maxLength: 40,
        label: { en: 'Building', fr: 'Bâtiment' },
        admin: {
          description: {
            en: 'It shows what is for everybody, and what is for all of this building. Nothing else.',
            fr: 'Il montre ce qui s’adresse à tous, et à tout ce bâtiment. Rien d’autre.',
          },
        },
      },
      {
        name: 'language',
        type: 'select',
        required: true,
        defaultValue: 'en',
        enumName: 'lobby_screen_language',
        options: LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] })),
        label: { en: 'Language', fr: 'Langue' },
      },
      {
        name: 'seconds',
        type: 'number',
        required: true,
        defaultValue: 20,
        min: FEWEST_SECONDS,
        max: MOST_SECONDS,
        label: { en: 'Seconds for each notice', fr: 'Secondes par annonce' },
      },
      {
        name: 'showsQr',
        type: 'checkbox',
        defaultValue: true,
        label: { en: 'QR code that leads to the notice', fr: 'Code QR qui mène à l’annonce' },
      },
      { name: 'linkHash', type: 'text', access: unreadable, admin: { hidden: true } },
      {
        name: 'lastSeenAt',
        type: 'date',
        access: setBySystem,
        label: { en: 'Last asked for notices', fr: 'Dernière actualisation' },
        admin: {
          readOnly: true,
          position: 'sidebar',
          date: { pickerAppearance: 'dayAndTime' },
        },
      },
    ],
  },
}
