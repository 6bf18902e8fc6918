import type { Field } from 'payload'
import { VISITOR_DEFAULTS, VISIT_KEPT_DAYS } from '../domain/visitorSettings'

type Words = Record<'en' | 'fr', string>

const offered = (
  name: 'offersGuest' | 'offersFamily' | 'offersDelivery' | 'offersService',
  label: Words,
): Field => ({ name, type: 'checkbox', defaultValue: VISITOR_DEFAULTS[name], label })

const stay = (
  name: 'stayGuest' | 'stayFamily' | 'stayDelivery' | 'stayService',
  label: Words,
  description: Words,
): Field => ({
  name,
  type: 'number',
  min: 5,
  max: 10_080,
  ...(name === 'stayDelivery' && { defaultValue: VISITOR_DEFAULTS.stayDelivery }),
  label,
  admin: { description },
})

const isTime = (value: unknown, { req }: { req: { i18n: { language: string } } }) =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'string' && /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value)) ||
  (req.i18n.language === 'fr'
    ? 'Indiquez une heure, par exemple 07:00.'
    : 'Use a time of the clock, for example 07:00.')

const WHOLE_WINDOW: Words = {
  en: 'Empty: half an hour after the time that the host said.',
  fr: 'Vide : une demi-heure après l’heure indiquée par l’hôte.',
}

/** Who may come in, how, and for how long. */
export const visitorSettings: Field = {
  name: 'visitors',
  type: 'group',
  label: { en: 'Visitors', fr: 'Visiteurs' },
  fields: [
    offered('offersGuest', { en: 'Guests', fr: 'Invités' }),
    offered('offersFamily', { en: 'Family', fr: 'Famille' }),
    offered('offersDelivery', { en: 'Deliveries', fr: 'Livraisons' }),
    offered('offersService', { en: 'Services', fr: 'Services' }),
    {
      name: 'longestHours',
      type: 'number',
      min: 1,
      max: 24,
      defaultValue: VISITOR_DEFAULTS.longestHours,
      label: { en: 'Longest visit, in hours', fr: 'Durée maximale d’une visite, en heures' },
      admin: {
        description: {
          en: 'Of one time that a host says: 1 to 24. Standing passes have no end of their own.',
          fr: 'Pour un créneau indiqué par l’hôte : de 1 à 24. Un laissez-passer permanent n’en a pas.',
        },
      },
    },
    stay(
      'stayGuest',
      {
        en: 'Minutes after which a guest stays too long',
        fr: 'Minutes après lesquelles un invité reste trop longtemps',
      },
      WHOLE_WINDOW,
    ),
    stay(
      'stayFamily',
      {
        en: 'Minutes after which family stays too long',
        fr: 'Minutes après lesquelles la famille reste trop longtemps',
      },
      { en: 'Empty: never.', fr: 'Vide : jamais.' },
    ),
    stay(
      'stayDelivery',
      {
        en: 'Minutes after which a delivery stays too long',
        fr: 'Minutes après lesquelles une livraison reste trop longtemps',
      },
      { en: 'Empty: 45.', fr: 'Vide : 45.' },
    ),
    stay(
      'stayService',
      {
        en: 'Minutes after which a service stays too long',
        fr: 'Minutes après lesquelles un prestataire reste trop longtemps',
      },
      WHOLE_WINDOW,
    ),
    {
      name: 'unannouncedFrom',
      type: 'text',
      maxLength: 5,
      validate: isTime,
      label: { en: 'Unannounced visitors from', fr: 'Visiteurs non annoncés à partir de' },
      admin: {
        description: {
          en: 'A time of the clock, such as 07:00. Empty: at any time.',
          fr: 'Une heure, par exemple 07:00. Vide : à toute heure.',
        },
      },
    },
    {
      name: 'unannouncedUntil',
      type: 'text',
      maxLength: 5,
      validate: isTime,
      label: { en: 'Unannounced visitors until', fr: 'Visiteurs non annoncés jusqu’à' },
    },
    {
      name: 'answerSeconds',
      type: 'number',
      min: 15,
      max: 600,
      defaultValue: VISITOR_DEFAULTS.answerSeconds,
      label: {
        en: 'Seconds in which a household answers the gate',
        fr: 'Secondes laissées au foyer pour répondre à l’entrée',
      },
      admin: {
        description: {
          en: 'Then they are called where calls are set up, and the gate goes on: 15 to 600.',
          fr: 'Ensuite un appel part s’il est configuré, et l’entrée poursuit : de 15 à 600.',
        },
      },
    },
    {
      name: 'guardsDecide',
      type: 'checkbox',
      defaultValue: VISITOR_DEFAULTS.guardsDecide,
      label: {
        en: 'Without an answer, the gate may let in',
        fr: 'Sans réponse, l’entrée peut laisser entrer',
      },
      admin: {
        description: {
          en: 'It is written down who did.',
          fr: 'Le nom de la personne est noté.',
        },
      },
    },
    {
      name: 'photos',
      type: 'checkbox',
      defaultValue: VISITOR_DEFAULTS.photos,
      label: {
        en: 'The gate may take a photo of unannounced visitors',
        fr: 'L’entrée peut photographier les visiteurs non annoncés',
      },
      admin: {
        description: {
          en: 'The household sees it with the question. It is kept for three days.',
          fr: 'Le foyer la voit avec la question. Elle est conservée trois jours.',
        },
      },
    },
    {
      name: 'guardSharePercent',
      type: 'number',
      min: 0,
      max: 100,
      defaultValue: VISITOR_DEFAULTS.guardSharePercent,
      label: {
        en: 'Share let in by the gate that is too much, in percent',
        fr: 'Part décidée par l’entrée jugée excessive, en pour cent',
      },
      admin: {
        description: {
          en: 'Of unannounced visitors, marked in the report.',
          fr: 'Parmi les visiteurs non annoncés ; signalée dans le rapport.',
        },
      },
    },
    {
      name: 'visitRetentionDays',
      type: 'number',
      ...VISIT_KEPT_DAYS,
      defaultValue: VISITOR_DEFAULTS.visitRetentionDays,
      label: {
        en: 'Days for which visits are kept',
        fr: 'Jours de conservation des visites',
      },
      admin: {
        description: {
          en: 'From the day on which somebody left: 7 to 1095. Names and vehicles go then.',
          fr: 'À partir du départ : de 7 à 1095. Les noms et les véhicules disparaissent alors.',
        },
      },
    },
  ],
}
