export const UNIT_TYPES = ['apartment', 'house', 'commercial', 'storage', 'parking'] as const

export interface UnitPlace {
  building: string
  number: string
}

const tidy = (value: unknown): string =>
  typeof value === 'string' ? value.trim().replaceAll(/\s+/g, ' ') : ''

/** The place as it is stored: trimmed, so that `A 12` and ` A  12 ` are the same unit. */
export const normalisePlace = (place: { building?: unknown; number?: unknown }): UnitPlace => ({
  building: tidy(place.building),
  number: tidy(place.number),
})

/** How people call the unit: `B · 402`, or `402` where there is one building. */
export const labelOf = ({ building, number }: UnitPlace): string =>
  building === '' ? number : `${building} · ${number}`
