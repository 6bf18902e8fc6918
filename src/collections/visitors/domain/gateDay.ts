import type { VisitKind } from './visit'

/** What a gate keeps for a day without a network, and what is done with it there. */

export interface KeptVisit {
  id: string
  /** The pass with which they are scanned; null for those without one. */
  pass: string | null
  name: string
  unit: string
  party: number
  vehicle: string
  kind: VisitKind
  /** `waiting`: for the host, or for a manager where `isStopped` says so. */
  state: 'expected' | 'waiting' | 'inside'
  /** A manager has to answer before they are let in. */
  isStopped: boolean
  isMultiEntry: boolean
  /** ISO 8601, UTC; as all instants here. */
  opensAt: string
  closesAt: string
  enteredAt: string | null
  gate: string | null
}

export const BAR_REASONS = ['revoked', 'used', 'turned-away', 'moved-out', 'early', 'late'] as const
export type BarReason = (typeof BAR_REASONS)[number]

export interface GateDay {
  /** Public halves of the keys that sign passes: uncompressed points, base64url. */
  keys: { kid: number; key: string }[]
  gates: { id: string; name: string }[]
  visits: KeptVisit[]
  /** Passes whose signature is right and which open nothing. */
  barred: { pass: string; reason: BarReason }[]
  /** By the server's clock. */
  madeAt: string
  /** Who comes after this is not on the list. */
  coversUntil: string
  timeZone: string
}

export interface GateEntry {
  /** Made by the device, once. */
  id: string
  kind: 'enter' | 'leave'
  /** By the device's clock, ms. */
  at: number
  /** Null for a pass that is not on the list. */
  visit: string | null
  pass: string | null
  method: 'qr' | 'list'
  gate: string | null
  /** As the list has them, for those who look at what waits. */
  name: string
  unit: string
  /** Whether the pass is good for one entry. */
  isSingle: boolean
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

export const isGateDay = (value: unknown): value is GateDay =>
  isRecord(value) &&
  [value['keys'], value['gates'], value['visits'], value['barred']].every((part) =>
    Array.isArray(part),
  )

export const isGateEntry = (value: unknown): value is GateEntry =>
  isRecord(value) &&
  typeof value['id'] === 'string' &&
  typeof value['at'] === 'number' &&
  (value['kind'] === 'enter' || value['kind'] === 'leave')

const isOf = ({ visit, pass }: GateEntry) => {
  const isSame = (one: KeptVisit) => one.id === visit || (pass !== null && one.pass === pass)
  // Whoever may come again has several visits: the one that is meant comes first.
  return (visits: readonly KeptVisit[], state: KeptVisit['state'] | 'any') => {
    const found = visits.filter((one) => isSame(one) && (state === 'any' || one.state === state))
    return found.find(({ id }) => id === visit) ?? found[0]
  }
}

/** Somebody who was let in and is not on the list, or not any more. */
const unlisted = ({ id, pass, name, unit, gate, at, isSingle }: GateEntry): KeptVisit => ({
  id,
  pass,
  name,
  unit,
  party: 1,
  vehicle: '',
  kind: 'single',
  state: 'inside',
  isStopped: false,
  isMultiEntry: !isSingle,
  opensAt: new Date(at).toISOString(),
  closesAt: new Date(at).toISOString(),
  enteredAt: new Date(at).toISOString(),
  gate,
})

const entered = (day: GateDay, entry: GateEntry): GateDay => {
  const find = isOf(entry)
  if (find(day.visits, 'inside')) return day
  const visit = find(day.visits, 'any')
  if (!visit) return { ...day, visits: [...day.visits, unlisted(entry)] }
  const enteredAt = new Date(entry.at).toISOString()
  const inside = { ...visit, state: 'inside', enteredAt, gate: entry.gate } as const
  return { ...day, visits: day.visits.map((one) => (one === visit ? inside : one)) }
}

const left = (day: GateDay, entry: GateEntry): GateDay => {
  const visit = isOf(entry)(day.visits, 'inside')
  if (!visit) return day
  const again = { ...visit, state: 'expected', enteredAt: null } as const
  const comesAgain = visit.isMultiEntry && Date.parse(visit.closesAt) > entry.at
  const { pass } = visit
  const isUsed = pass !== null && !visit.isMultiEntry
  return {
    ...day,
    visits: day.visits.flatMap((one) => (one === visit ? (comesAgain ? [again] : []) : [one])),
    barred: isUsed ? [...day.barred, { pass, reason: 'used' }] : day.barred,
  }
}

/** The list as it looks after what was done here and the server does not know yet. */
export const afterEntries = (day: GateDay, entries: readonly GateEntry[]): GateDay =>
  entries.reduce(
    (known, entry) => (entry.kind === 'enter' ? entered(known, entry) : left(known, entry)),
    day,
  )

const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Those of whose name, unit or vehicle all the words are. */
const visitsLike = (visits: readonly KeptVisit[], typed: string): KeptVisit[] => {
  const words = plain(typed)
    .split(/\s+/)
    .filter((word) => word !== '')
  return visits.filter(({ name, unit, vehicle }) => {
    const text = plain(`${name} ${unit} ${vehicle}`)
    return words.every((word) => text.includes(word))
  })
}

/** Who is inside, the first who came first. */
export const insideOf = ({ visits }: GateDay): KeptVisit[] =>
  visits
    .filter(({ state }) => state === 'inside')
    .sort((a, b) => (a.enteredAt ?? '').localeCompare(b.enteredAt ?? ''))

/**
 * Who is still expected: until the end of the list, the first who comes first. Those with a standing pass
 * are found by their words alone.
 */
export const expectedOf = (day: GateDay, typed: string, now: Date): KeptVisit[] =>
  visitsLike(day.visits, typed)
    .filter(
      ({ state, kind, closesAt }) =>
        state !== 'inside' &&
        Date.parse(closesAt) > now.getTime() &&
        (kind !== 'standing' || typed.trim() !== ''),
    )
    .sort((a, b) => a.opensAt.localeCompare(b.opensAt))
