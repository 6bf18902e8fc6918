import { entryKey, folded, nameKey } from './entry'
import type { PersonOfRow, Problem, Row, UnitOfRow } from './rows'

export interface HeldUnit {
  id: string
  building: string
  number: string
  floor: string | null
  type: string
}

export interface HeldEntry extends PersonOfRow {
  id: string
  unit: string
}

/** Words before a unit's number or a building's name, which one file has and the next has not. */
const PREFIX =
  /^(?:lot|appartement|appt|apartment|apt|unit|suite|flat|logement|batiment|bat|building|tower|tour|immeuble|bloc|block|no?|numero) (?=\S)/

/** `A 402` and `A402` are one, `1-12` and `11-2` are two. */
const placePart = (text: string): string =>
  folded(text)
    .replace(PREFIX, '')
    .replaceAll(/(?<!\d) | (?!\d)/g, '')

/** `Bâtiment B`, `Lot 12` and `B`, `12` are one place. */
export const unitKey = ({ building, number }: { building: string; number: string }): string =>
  `${placePart(building)}|${placePart(number)}`

export interface PlannedUnit extends UnitOfRow {
  /** Of the unit that is there; null: it is made. */
  id: string | null
  key: string
}

export interface PlannedEntry extends PersonOfRow {
  id: string | null
  /** Key of its unit in `units`. */
  unit: string
  matchKey: string
}

export interface Plan {
  /** All units of the file, by key. */
  units: ReadonlyMap<string, PlannedUnit>
  newUnits: PlannedUnit[]
  changedUnits: PlannedUnit[]
  newEntries: PlannedEntry[]
  changedEntries: PlannedEntry[]
  unchanged: number
  /** Rows that say once more what another row says. */
  repeated: number
  problems: Problem[]
  /** Entries that the file does not name, in units of the community. */
  missing: HeldEntry[]
}

const differs = (
  problem: Omit<Problem, 'code' | 'value'>,
  why: 'unit-differs' | 'person-differs',
  value: string,
): Problem => ({ ...problem, code: why, value })

const isSamePerson = (a: PersonOfRow, b: PersonOfRow): boolean =>
  a.name === b.name &&
  a.role === b.role &&
  a.email === b.email &&
  a.phone === b.phone &&
  a.from === b.from &&
  a.to === b.to &&
  a.ref === b.ref

/** What the entry becomes: an empty cell takes nothing away. */
const merged = (held: PersonOfRow, row: PersonOfRow): PersonOfRow => ({
  name: row.name,
  role: row.role,
  email: row.email ?? held.email,
  phone: row.phone ?? held.phone,
  from: row.from ?? held.from,
  to: row.to ?? held.to,
  ref: row.ref ?? held.ref,
})

const keyOf = ({ name, email, phone, ref }: PersonOfRow): string =>
  entryKey({ name, email, phone, externalRef: ref })

const refsAgree = (a: PersonOfRow, b: PersonOfRow): boolean =>
  a.ref === null || b.ref === null || a.ref.toLowerCase() === b.ref.toLowerCase()

const sharesContact = (a: PersonOfRow, b: PersonOfRow): boolean =>
  (a.email !== null && a.email === b.email) || (a.phone !== null && a.phone === b.phone)

/** From the surest sign to the weakest; a later one counts only where it points at one alone. */
const SIGNS: readonly ((held: PersonOfRow, row: PersonOfRow) => boolean)[] = [
  (held, row) => keyOf(held) === keyOf(row),
  (held, row) =>
    held.ref !== null && row.ref !== null && held.ref.toLowerCase() === row.ref.toLowerCase(),
  (held, row) => nameKey(held.name) === nameKey(row.name) && sharesContact(held, row),
  (held, row) => nameKey(held.name) === nameKey(row.name),
  (held, row) => sharesContact(held, row),
]

interface Person {
  row: Row
  person: PersonOfRow
}

const extrasOf = (held: PersonOfRow, row: PersonOfRow): number =>
  (['email', 'phone', 'from', 'to', 'ref'] as const).filter(
    (part) => held[part] !== null && row[part] === null,
  ).length

/**
 * Entries that say already all that a row says, for as many rows as can have one each (a maximum
 * matching by augmenting paths). An import leaves such an entry for every row, so the same rows again
 * change nothing, however alike the people of a unit are.
 */
const matchContained = (
  people: readonly Person[],
  held: readonly HeldEntry[],
): Map<Person, HeldEntry> => {
  const likely = new Map(
    people.map((one) => [
      one,
      held
        .filter((entry) => isSamePerson(entry, merged(entry, one.person)))
        .toSorted((a, b) => extrasOf(a, one.person) - extrasOf(b, one.person)),
    ]),
  )
  const taken = new Map<HeldEntry, Person>()
  const place = (one: Person, tried: Set<HeldEntry>): boolean => {
    for (const entry of likely.get(one) ?? []) {
      if (tried.has(entry)) continue
      tried.add(entry)
      const other = taken.get(entry)
      if (other && !place(other, tried)) continue
      taken.set(entry, one)
      return true
    }
    return false
  }
  for (const one of people) place(one, new Set())
  return new Map([...taken].map(([entry, one]) => [one, entry]))
}

/** Finds for each person of a unit's rows the entry that stands for them. */
const matchUnit = (
  people: readonly Person[],
  held: readonly HeldEntry[],
): Map<Person, HeldEntry> => {
  const found = matchContained(people, held)
  const contained = new Set(found.values())
  const free = new Set(held.filter((entry) => !contained.has(entry)))
  for (const [strength, sign] of SIGNS.entries()) {
    const open = people.filter((one) => !found.has(one))
    for (const one of open) {
      const likely = [...free].filter(
        (entry) => refsAgree(entry, one.person) && sign(entry, one.person),
      )
      const [entry] = likely
      if (!entry) continue
      const rivals = open.filter((other) => !found.has(other) && sign(entry, other.person))
      if (strength > 1 && (likely.length > 1 || rivals.length > 1)) continue
      found.set(one, entry)
      free.delete(entry)
    }
  }
  return found
}

const collectUnits = (rows: readonly Row[], held: readonly HeldUnit[], column: string) => {
  const byKey = new Map(held.map((unit) => [unitKey(unit), unit]))
  const units = new Map<string, PlannedUnit & { row: number }>()
  const problems: Problem[] = []
  const good: Row[] = []
  for (const row of rows) {
    const key = unitKey(row.unit)
    const first = units.get(key)
    if (!first) {
      units.set(key, { ...row.unit, key, id: byKey.get(key)?.id ?? null, row: row.row })
      good.push(row)
      continue
    }
    const isAtOdds = (['floor', 'type'] as const).find(
      (part) => row.unit[part] !== null && first[part] !== null && row.unit[part] !== first[part],
    )
    if (isAtOdds) {
      const at = { row: row.row, column, other: first.row }
      problems.push(differs(at, 'unit-differs', row.unit[isAtOdds] ?? ''))
      continue
    }
    first.floor ??= row.unit.floor
    first.type ??= row.unit.type
    good.push(row)
  }
  return { units, byKey, problems, good }
}

const groupBy = <T>(items: readonly T[], keyOfItem: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOfItem(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

export interface PlanInput {
  rows: readonly Row[]
  units: readonly HeldUnit[]
  entries: readonly HeldEntry[]
  /** Headings of the columns that a contradiction is reported at. */
  columns: { unit: string; name: string }
}

/** What an import would change. Nobody is removed: whom the file lacks is reported. */
export const planImport = ({ rows, units: held, entries, columns }: PlanInput): Plan => {
  const { units, byKey, problems, good } = collectUnits(rows, held, columns.unit)
  const plan = {
    newEntries: new Array<PlannedEntry>(),
    changedEntries: new Array<PlannedEntry>(),
    unchanged: 0,
    repeated: 0,
  }
  const peopleOf = groupBy(
    good.flatMap((row) => (row.person ? [{ row, person: row.person }] : [])),
    ({ row }) => unitKey(row.unit),
  )
  const entriesOf = groupBy(entries, ({ unit }) => unit)
  const named = new Set<HeldEntry>()
  for (const [key, listed] of peopleOf) {
    const once = new Map<string, Person>()
    for (const one of listed) {
      const first = once.get(keyOf(one.person))
      if (!first) once.set(keyOf(one.person), one)
      else if (isSamePerson(first.person, one.person)) plan.repeated += 1
      else {
        const at = { row: one.row.row, column: columns.name, other: first.row.row }
        problems.push(differs(at, 'person-differs', one.person.name))
      }
    }
    const unit = units.get(key)
    const people = [...once.values()]
    const found = matchUnit(people, unit?.id ? (entriesOf.get(unit.id) ?? []) : [])
    for (const one of people) {
      const entry = found.get(one)
      if (!entry) {
        plan.newEntries.push({ ...one.person, id: null, unit: key, matchKey: keyOf(one.person) })
        continue
      }
      named.add(entry)
      const next = merged(entry, one.person)
      if (isSamePerson(entry, next)) plan.unchanged += 1
      else plan.changedEntries.push({ ...next, id: entry.id, unit: key, matchKey: keyOf(next) })
    }
  }
  const all = [...units.values()]
  return {
    units,
    newUnits: all.filter(({ id }) => id === null),
    changedUnits: all.filter(({ key, floor, type }) => {
      const unit = byKey.get(key)
      return (
        unit !== undefined &&
        ((floor !== null && floor !== unit.floor) || (type !== null && type !== unit.type))
      )
    }),
    ...plan,
    problems: problems.toSorted((a, b) => a.row - b.row),
    missing: entries.filter((entry) => !named.has(entry)),
  }
}
