/** The list of the day on a device, and what is done with it there. */

export interface OfflineUnit {
  id: string
  label: string
  people: { membership: string; name: string }[]
}

export interface OfflineParcel {
  id: string
  unit: string | null
  name: string | null
  kind: string
  carrier: string
  shelf: string | null
  code: string
  receivedAt: string
}

export interface OfflineList {
  parcels: OfflineParcel[]
  units: OfflineUnit[]
  shelves: string[]
}

interface Done {
  id: string
  /** By the device's clock, ms. */
  at: number
}

export interface OfflineIntake extends Done {
  kind: 'intake'
  /** As the batch form has it. */
  parcel: Record<string, unknown>
}

export interface OfflineRelease extends Done {
  kind: 'release'
  unit: string
  parcels: string[]
  collectorKind: 'household' | 'other'
  collector: string | null
  collectorName: string
  /** What was drawn, as a data address; null where they signed on paper. */
  drawing: string | null
}

export type OfflineEntry = OfflineIntake | OfflineRelease

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

export const isOfflineList = (value: unknown): value is OfflineList =>
  isRecord(value) &&
  [value['parcels'], value['units'], value['shelves']].every((part) => Array.isArray(part))

export const isOfflineEntry = (value: unknown): value is OfflineEntry => {
  if (!isRecord(value) || typeof value['id'] !== 'string' || typeof value['at'] !== 'number') {
    return false
  }
  return value['kind'] === 'intake'
    ? isRecord(value['parcel'])
    : value['kind'] === 'release' && Array.isArray(value['parcels'])
}

/** What still waits: without what was handed over here and is not sent yet. */
export const stillWaiting = (
  { parcels }: OfflineList,
  entries: readonly OfflineEntry[],
): OfflineParcel[] => {
  const gone = new Set(entries.flatMap((one) => (one.kind === 'release' ? one.parcels : [])))
  return parcels.filter(({ id }) => !gone.has(id))
}

const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

const wordsOf = (text: string): string[] =>
  plain(text)
    .split(/\s+/)
    .filter((word) => word !== '')

const hasAll = (text: string, words: readonly string[]): boolean => {
  const held = plain(text)
  return words.every((word) => held.includes(word))
}

/** Units that have all the words in their label or in a name; a label that begins so comes first. */
export const unitsLike = (units: readonly OfflineUnit[], typed: string): OfflineUnit[] => {
  const words = wordsOf(typed)
  const start = plain(typed.trim())
  const found = units.filter(({ label, people }) =>
    hasAll([label, ...people.map(({ name }) => name)].join(' '), words),
  )
  const rank = ({ label }: OfflineUnit) => (plain(label).startsWith(start) ? 0 : 1)
  return found.sort((a, b) => rank(a) - rank(b)).slice(0, 8)
}

export interface UnitWaiting {
  unit: OfflineUnit | null
  parcels: OfflineParcel[]
}

/** What waits, by unit, in the order of the list of units; what nobody knows yet comes last. */
export const byUnit = (
  { units }: OfflineList,
  parcels: readonly OfflineParcel[],
  typed: string,
): UnitWaiting[] => {
  const words = wordsOf(typed)
  const known = new Map(units.map((unit) => [unit.id, unit]))
  const fits = (parcel: OfflineParcel) => {
    const unit = parcel.unit === null ? undefined : known.get(parcel.unit)
    const people = unit?.people.map(({ name }) => name) ?? []
    const texts = [unit?.label, parcel.name, parcel.code, parcel.shelf, ...people]
    return hasAll(texts.filter((text) => text != null).join(' '), words)
  }
  const found = parcels.filter(fits)
  const of = (id: string | null) => found.filter(({ unit }) => unit === id)
  return [...units, null]
    .map((unit) => ({ unit, parcels: of(unit?.id ?? null) }))
    .filter((group) => group.parcels.length > 0)
}
