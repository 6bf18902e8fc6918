import type { ParcelState } from './parcel'

/** A count of everything that waits has no shelf of its own. */
export const EVERY_SHELF = ''

export const AUDIT_STATES = ['open', 'finished', 'cancelled'] as const

/** What a count and the log disagree about. */
export const INCIDENT_KINDS = ['missing', 'elsewhere', 'closed', 'unknown'] as const
export type IncidentKind = (typeof INCIDENT_KINDS)[number]

/** How it ended: what it was, or what somebody did about it. */
export const SETTLEMENTS = ['found', 'moved', 'lost', 'released', 'noted'] as const
export type Settlement = (typeof SETTLEMENTS)[number]

/** What somebody at the desk may say of it. The rest follows from what becomes of the parcel. */
const SAID: Readonly<Record<IncidentKind, readonly Settlement[]>> = {
  missing: ['found', 'noted'],
  elsewhere: ['moved', 'found', 'noted'],
  closed: ['released', 'noted'],
  unknown: ['found', 'noted'],
}

export const settlementsOf = (kind: IncidentKind): readonly Settlement[] => SAID[kind]

export const NOTE_MAX = 300
/** As long as an address on a label may be. */
export const CODE_MAX = 200
/** Codes in one sending: what was read while the connection was gone. */
export const MOST_CODES = 50

/** A parcel as the log has it. */
export interface Logged {
  id: string
  status: ParcelState
  shelf: string | null
  /** When it was last put somewhere: taken in, moved, or taken back. */
  placedAt: Date
  closedAt: Date | null
}

/** What was read from a thing on the shelf; null: nobody knows what it is. */
export interface Counted {
  code: string
  parcel: string | null
  at: Date
}

export interface Difference {
  kind: IncidentKind
  parcel: string | null
  /** Of an unknown thing. */
  code: string | null
  /** Where it should lie, and does not; or where it lies, and should not. */
  shelf: string
  /** Where the log has it, of what lies elsewhere. */
  recordedShelf: string | null
}

interface Count {
  shelf: string
  startedAt: Date
  counted: readonly Counted[]
  /** All that was counted, and all that waits on the shelf. */
  parcels: readonly Logged[]
}

const isExpected = (shelf: string, parcel: Logged): boolean =>
  parcel.status === 'received' && (shelf === EVERY_SHELF || parcel.shelf === shelf)

const shelfOf = (parcel: Logged): string => parcel.shelf ?? ''

const counts = (shelf: string, parcel: Logged, at: Date): IncidentKind | undefined => {
  if (parcel.status !== 'received') {
    // It was there, and has gone out since.
    return parcel.closedAt !== null && parcel.closedAt > at ? undefined : 'closed'
  }
  // It was there, and has been put elsewhere since.
  return isExpected(shelf, parcel) || parcel.placedAt > at ? undefined : 'elsewhere'
}

/** Where the shelf and the log disagree, at most once for each thing. */
export const differencesOf = ({ shelf, startedAt, counted, parcels }: Count): Difference[] => {
  const seen = new Map(
    counted.flatMap(({ parcel, at }) => (parcel === null ? [] : [[parcel, at] as const])),
  )
  const unknown = counted.filter(({ parcel }) => parcel === null)
  return [
    ...parcels.flatMap((parcel): Difference[] => {
      const at = seen.get(parcel.id)
      const common = { parcel: parcel.id, code: null }
      if (at === undefined) {
        // What came while somebody counted may lie where they had been already.
        return isExpected(shelf, parcel) && parcel.placedAt <= startedAt
          ? [{ ...common, kind: 'missing', shelf: shelfOf(parcel), recordedShelf: null }]
          : []
      }
      const kind = counts(shelf, parcel, at)
      if (kind === undefined) return []
      const recordedShelf = kind === 'elsewhere' ? shelfOf(parcel) : null
      return [{ ...common, kind, shelf, recordedShelf }]
    }),
    ...unknown.map(({ code }): Difference => {
      return { kind: 'unknown', parcel: null, code, shelf, recordedShelf: null }
    }),
  ]
}

/** A difference that an earlier count left open. */
export interface Earlier {
  id: string
  kind: IncidentKind
  parcel: string
  shelf: string
}

/**
 * Which differences of earlier counts this one has settled, because it has seen the thing. A count of
 * everything does not say where a thing lies, and settles nothing about its place.
 */
export const settledByCount = (
  shelf: string,
  earlier: readonly Earlier[],
  counted: readonly Counted[],
  found: readonly Difference[],
): string[] => {
  const seen = new Set(counted.map(({ parcel }) => parcel))
  const now = new Map(found.map((difference) => [difference.parcel, difference]))
  return earlier.flatMap(({ id, kind, parcel, shelf: where }) => {
    if (!seen.has(parcel)) return []
    if (kind === 'elsewhere' && shelf === EVERY_SHELF) return []
    const same = now.get(parcel)
    return same?.kind === kind && same.shelf === where ? [] : [id]
  })
}

/** What becomes of a parcel settles what was open about it. */
export const settledByStep = (step: string): Settlement | undefined => {
  switch (step) {
    case 'moved':
      return 'moved'
    case 'lost':
      return 'lost'
    case 'collected':
    case 'returned':
    case 'forwarded':
      return 'released'
    case 'reopened':
      return 'found'
    default:
      return undefined
  }
}
