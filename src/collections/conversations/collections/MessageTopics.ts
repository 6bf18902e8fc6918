import type { Field } from 'payload'
import { hasRole, hasRoleForNew } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import { ROLES } from '@/kernel/domain/membership'
import type { ModuleCollection } from '@/kernel/module'
import { TEAM_ROLES } from '../domain/kinds'
import { isTimeOfDay } from '../domain/officeHours'
import { en } from '../messages/en'
import { fr } from '../messages/fr'
import { soundTopic } from './hooks/soundTopic'

const teams = TEAM_ROLES.map((value) => ({
  value,
  label: { en: en.conversations.teams[value], fr: fr.conversations.teams[value] },
}))

const timeOfDay = (name: string, label: Record<'en' | 'fr', string>): Field => ({
  name,
  type: 'text',
  label,
  validate: (value: unknown, { req }: { req: { i18n: { language: string } } }) =>
    value === null ||
    value === undefined ||
    value === '' ||
    isTimeOfDay(value) ||
    (req.i18n.language === 'fr'
      ? 'Écrivez une heure, 09:00 par exemple.'
      : 'Write a time as 09:00.'),
})

const DAYS = [
  { name: 'monday', label: { en: 'Monday', fr: 'Lundi' }, isOn: true },
  { name: 'tuesday', label: { en: 'Tuesday', fr: 'Mardi' }, isOn: true },
  { name: 'wednesday', label: { en: 'Wednesday', fr: 'Mercredi' }, isOn: true },
  { name: 'thursday', label: { en: 'Thursday', fr: 'Jeudi' }, isOn: true },
  { name: 'friday', label: { en: 'Friday', fr: 'Vendredi' }, isOn: true },
  { name: 'saturday', label: { en: 'Saturday', fr: 'Samedi' }, isOn: false },
  { name: 'sunday', label: { en: 'Sunday', fr: 'Dimanche' }, isOn: false },
]

/** What residents write about, and who gets it: the routing table of a community. */
export const MessageTopics: ModuleCollection = {
  scope: 'community',
  policy: {
    create: anyOf(hasRoleForNew('manager')),
    // Residents see whom a topic reaches before they write.
    read: anyOf(hasRole(...ROLES)),
    update: anyOf(hasRole('manager')),
    delete: anyOf(hasRole('manager')),
    readVersions: nobody,
  },
  config: {
    slug: 'message-topics',
    labels: {
      singular: { en: 'Message topic', fr: 'Sujet de message' },
      plural: { en: 'Message topics', fr: 'Sujets de message' },
    },
    lockDocuments: false,
    defaultSort: 'position',
    admin: {
      group: { en: 'Messages', fr: 'Messages' },
      useAsTitle: 'name',
      defaultColumns: ['name', 'team', 'person', 'answerHours', 'isActive'],
    },
    indexes: [{ fields: ['community', 'name'], unique: true }],
    hooks: { beforeChange: [soundTopic] },
    fields: [
      {
        name: 'name',
        type: 'text',
        required: true,
        maxLength: 80,
        label: { en: 'Name', fr: 'Nom' },
      },
      {
        name: 'description',
        type: 'textarea',
        maxLength: 300,
        label: { en: 'What belongs here', fr: 'Ce qui en relève' },
      },
      {
        name: 'team',
        type: 'select',
        required: true,
        defaultValue: 'manager',
        enumName: 'message_topic_team',
        options: teams,
        label: { en: 'Goes to', fr: 'Destinataire' },
      },
      {
        name: 'person',
        type: 'relationship',
        relationTo: 'users',
        label: { en: 'First to this person', fr: 'D’abord à cette personne' },
        admin: {
          description: {
            en: 'Empty: to all who hold the role. Somebody who does not work here any more is passed over.',
            fr: 'Vide : à toutes les personnes qui ont ce rôle. Qui ne travaille plus ici est ignoré.',
          },
        },
      },
      {
        name: 'hours',
        type: 'group',
        label: { en: 'Office hours', fr: 'Heures d’ouverture' },
        fields: [
          {
            type: 'row',
            fields: [
              timeOfDay('opens', { en: 'From', fr: 'De' }),
              timeOfDay('closes', { en: 'Until', fr: 'À' }),
            ],
          },
          {
            type: 'row',
            fields: DAYS.map(({ name, label, isOn }) => ({
              name,
              type: 'checkbox' as const,
              label,
              defaultValue: isOn,
            })),
          },
        ],
      },
      {
        name: 'fallback',
        type: 'select',
        enumName: 'message_topic_fallback',
        options: teams,
        label: { en: 'Otherwise to', fr: 'Sinon à' },
        admin: {
          description: {
            en: 'Where nobody holds the role. Empty: to the managers.',
            fr: 'Si personne n’a ce rôle. Vide : aux gestionnaires.',
          },
        },
      },
      {
        name: 'fallsBackOutside',
        type: 'checkbox',
        defaultValue: false,
        label: {
          en: 'Also outside of the office hours',
          fr: 'Aussi en dehors des heures d’ouverture',
        },
      },
      {
        name: 'answerHours',
        type: 'number',
        min: 1,
        max: 240,
        label: { en: 'Answered within (hours)', fr: 'Réponse sous (heures)' },
        admin: {
          description: {
            en: 'Office hours count where there are any. Residents see it before they write.',
            fr: 'Seules comptent les heures d’ouverture, s’il y en a. Visible avant d’écrire.',
          },
        },
      },
      {
        name: 'position',
        type: 'number',
        defaultValue: 0,
        min: 0,
        max: 1000,
        label: { en: 'Place in the list', fr: 'Place dans la liste' },
      },
      {
        name: 'isActive',
        type: 'checkbox',
        defaultValue: true,
        label: { en: 'Can be chosen', fr: 'Peut être choisi' },
      },
    ],
  },
}
