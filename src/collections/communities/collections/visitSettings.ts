import type { Field } from 'payload'
import { VISIT_DEFAULTS, VISIT_KEPT_DAYS } from '../domain/visitSettings'

/** How the community keeps its gates. */
export const visitSettings: Field = {
  name: 'visitors',
  type: 'group',
  label: { en: 'Visitors', fr: 'Visiteurs' },
  fields: [
    {
      name: 'visitRetentionDays',
      type: 'number',
      ...VISIT_KEPT_DAYS,
      defaultValue: VISIT_DEFAULTS.visitRetentionDays,
      label: {
        en: 'Days for which visits are kept',
        fr: 'Jours de conservation des visites',
      },
      admin: {
        description: {
          en: 'From the day on which somebody left: 7 to 1095. Names and vehicles go then.',
          fr: 'À partir du départ : de 7 à 1095. Les noms et les véhicules disparaissent alors.',
        },
      },
    },
  ],
}
