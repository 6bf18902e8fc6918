import type { Field } from 'payload'

const number = (
  name: string,
  defaultValue: number,
  max: number,
  label: Record<'en' | 'fr', string>,
): Field => ({ name, type: 'number', min: 0, max, defaultValue, label })

/** What people may send each other, and how long they may take it back. */
export const messagingSettings: Field = {
  name: 'messaging',
  type: 'group',
  label: { en: 'Messages', fr: 'Messages' },
  fields: [
    {
      name: 'neighbours',
      type: 'checkbox',
      defaultValue: true,
      label: {
        en: 'Residents may write to each other',
        fr: 'Les résidents peuvent s’écrire entre eux',
      },
      admin: {
        description: {
          en: 'Only to those who allow it in their own settings.',
          fr: 'Seulement à ceux qui l’autorisent dans leurs réglages.',
        },
      },
    },
    {
      name: 'files',
      type: 'checkbox',
      defaultValue: false,
      label: { en: 'Files besides pictures', fr: 'Fichiers en plus des images' },
    },
    number('images', 5, 10, { en: 'Pictures in a message', fr: 'Images par message' }),
    number('imageMegabytes', 5, 20, {
      en: 'Megabytes of a picture',
      fr: 'Mégaoctets par image',
    }),
    number('editMinutes', 15, 1440, {
      en: 'Minutes to correct a message (0: never)',
      fr: 'Minutes pour corriger un message (0 : jamais)',
    }),
    number('deleteMinutes', 60, 10_080, {
      en: 'Minutes to take a message back (0: never)',
      fr: 'Minutes pour retirer un message (0 : jamais)',
    }),
  ],
}
