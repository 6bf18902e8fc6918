import type { Field } from 'payload'
import { URGENCIES } from '../domain/urgency'
import { en } from '../messages/en'
import { fr } from '../messages/fr'
import { wordingFields } from './wording'

/** The names of the database's types: each collection has its own. */
interface TypeNames {
  language: string
  translation: string
  urgency: string
}

/** What an announcement says, to whom, and how; a template has the same. */
export const contentFields = (names: TypeNames): Field[] => [
  ...wordingFields(names.language),
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
    fields: wordingFields(names.translation),
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
    enumName: names.urgency,
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
]
