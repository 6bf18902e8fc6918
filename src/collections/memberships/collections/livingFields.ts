import type { Field } from 'payload'

const hasUnit = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'unit' in data && Boolean(data.unit)

const flag = (name: string, label: { en: string; fr: string }): Field => ({
  name,
  type: 'checkbox',
  label,
})

/** What a membership of a unit says of living there; the operations of households change it too. */
export const livingFields: Field[] = [
  {
    name: 'livesThere',
    type: 'checkbox',
    defaultValue: true,
    label: { en: 'Lives there', fr: 'Habite sur place' },
    admin: {
      condition: hasUnit,
      description: {
        en: 'An owner who rents out does not see the household of the tenants.',
        fr: 'Un propriétaire bailleur ne voit pas le foyer des locataires.',
      },
    },
  },
  {
    name: 'speaksForUnit',
    type: 'checkbox',
    label: { en: 'Speaks for the unit', fr: 'Représente le logement' },
    admin: { condition: hasUnit },
  },
  {
    name: 'notices',
    type: 'group',
    label: { en: 'Is told about', fr: 'Reçoit les avis sur' },
    admin: { condition: hasUnit },
    fields: [
      flag('parcels', { en: 'Parcels', fr: 'Colis' }),
      flag('building', { en: 'The building', fr: 'L’immeuble' }),
      flag('billing', { en: 'Bills', fr: 'Factures' }),
    ],
  },
]
