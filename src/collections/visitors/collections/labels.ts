/** Words of the panel that several collections of the gate share. */
export const group = { en: 'Visitors', fr: 'Visiteurs' } as const

export const LABELS = {
  name: { en: 'Name', fr: 'Nom' },
  host: { en: 'Host', fr: 'Hôte' },
  unit: { en: 'Unit', fr: 'Logement' },
  gate: { en: 'Gate', fr: 'Entrée' },
  party: { en: 'People', fr: 'Personnes' },
  vehicle: { en: 'Vehicle', fr: 'Véhicule' },
  state: { en: 'State', fr: 'État' },
  purpose: { en: 'Why they come', fr: 'Motif' },
  phone: { en: 'Telephone', fr: 'Téléphone' },
} as const

export const when = { date: { pickerAppearance: 'dayAndTime' } } as const
