import type { Field } from 'payload'

/** What residents can write down about living here. */
export const livingSettings: Field = {
  name: 'living',
  type: 'group',
  label: { en: 'Living here', fr: 'Vie sur place' },
  fields: [
    {
      name: 'directory',
      type: 'checkbox',
      defaultValue: true,
      label: { en: 'Residents’ directory', fr: 'Annuaire des résidents' },
      admin: {
        description: {
          en: 'Nobody is listed who does not choose it.',
          fr: 'N’y figurent que les personnes qui le choisissent.',
        },
      },
    },
    {
      name: 'vehicles',
      type: 'checkbox',
      defaultValue: true,
      label: { en: 'Vehicles', fr: 'Véhicules' },
    },
    {
      name: 'pets',
      type: 'checkbox',
      defaultValue: false,
      label: { en: 'Pets', fr: 'Animaux' },
    },
    {
      name: 'assistanceRegister',
      type: 'checkbox',
      defaultValue: true,
      label: { en: 'Register of assistance', fr: 'Registre d’assistance' },
      admin: {
        description: {
          en: 'People who need help in an emergency enter themselves. Management, concierges and guards can look, and each look is written down.',
          fr: 'Les personnes qui ont besoin d’aide en cas d’urgence s’y inscrivent. La gestion, l’accueil et les gardiens peuvent consulter, et chaque consultation est notée.',
        },
      },
    },
  ],
}
