import type { Field } from 'payload'
import { PARCEL_DEFAULTS } from '../domain/parcelSettings'

const days = (
  name: 'perishableHours' | 'returnDays' | 'photoDays' | 'signatureDays',
  label: Record<'en' | 'fr', string>,
  description: Record<'en' | 'fr', string>,
): Field => ({
  name,
  type: 'number',
  defaultValue: PARCEL_DEFAULTS[name],
  label,
  admin: { description },
})

/** How people are reminded of what waits at the desk, and how long pictures of it are kept. */
export const parcelSettings: Field = {
  name: 'parcels',
  type: 'group',
  label: { en: 'Parcels', fr: 'Colis' },
  fields: [
    {
      name: 'reminderDays',
      type: 'text',
      defaultValue: PARCEL_DEFAULTS.reminderDays,
      label: {
        en: 'Days after which people are reminded',
        fr: 'Jours après lesquels un rappel est envoyé',
      },
      admin: {
        description: {
          en: 'At most five, such as 1, 3, 7; at 10:00. Empty: nobody is reminded.',
          fr: 'Cinq au plus, par exemple 1, 3, 7 ; à 10 h. Vide : aucun rappel.',
        },
      },
    },
    days(
      'perishableHours',
      {
        en: 'Hours after which people are reminded of what is perishable',
        fr: 'Heures après lesquelles un rappel est envoyé pour le périssable',
      },
      {
        en: 'Instead of the days. 0: as everything else.',
        fr: 'À la place des jours. 0 : comme pour le reste.',
      },
    ),
    days(
      'returnDays',
      {
        en: 'Days after which it is due to go back',
        fr: 'Jours après lesquels le retour est à faire',
      },
      {
        en: 'The last reminder says so; the desk sends it back. 0: never.',
        fr: 'Le dernier rappel l’annonce ; la loge s’en charge. 0 : jamais.',
      },
    ),
    days(
      'photoDays',
      {
        en: 'Days for which photos are kept',
        fr: 'Jours de conservation des photos',
      },
      {
        en: 'From the day on which the parcel left: 7 to 1095.',
        fr: 'À partir du départ du colis : de 7 à 1095.',
      },
    ),
    days(
      'signatureDays',
      {
        en: 'Days for which signatures are kept',
        fr: 'Jours de conservation des signatures',
      },
      {
        en: 'From the hand-over: 7 to 1095.',
        fr: 'À partir de la remise : de 7 à 1095.',
      },
    ),
  ],
}
