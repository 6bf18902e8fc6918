import type { ColumnKind, Mapping } from './columns'
import { orderOf, readDay } from './dates'
import type { DateOrder } from './dates'
import { folded, tidy } from './entry'
import type { RosterRole } from './entry'

/** Why a row cannot be imported; each has a sentence below `roster.problems`. */
export const PROBLEM_CODES = [
  'unit-missing',
  'unit-too-long',
  'name-missing',
  'name-too-long',
  'email-invalid',
  'phone-invalid',
  'role-unknown',
  'type-unknown',
  'date-invalid',
  'ends-before-start',
  'ref-too-long',
  'unit-differs',
  'person-differs',
] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]

export interface Problem {
  /** As a spreadsheet counts them, from 1. */
  row: number
  /** The heading of the column. */
  column: string
  code: ProblemCode
  value: string
  /** The row that it contradicts. */
  other?: number
}

export interface UnitOfRow {
  building: string
  number: string
  floor: string | null
  type: string | null
}

export interface PersonOfRow {
  name: string
  role: RosterRole
  email: string | null
  phone: string | null
  /** Days of the community; `to` is the last one. */
  from: string | null
  to: string | null
  ref: string | null
}

export interface Row {
  row: number
  unit: UnitOfRow
  /** Nobody lives there, by this row. */
  person: PersonOfRow | null
}

export interface RowSource {
  /** As a spreadsheet counts them. */
  row: number
  cells: readonly string[]
}

export interface RowOptions {
  headings: readonly string[]
  mapping: Mapping
  defaultRole: RosterRole
  /** An empty unit is that of the row above: what merged cells leave behind. */
  fillDown: boolean
  order: DateOrder
  toPhone: (text: string) => string | null
}

const ROLE_WORDS: Readonly<Record<RosterRole, readonly string[]>> = {
  owner: [
    'owner',
    'coowner',
    'co owner',
    'landlord',
    'proprietaire',
    'coproprietaire',
    'proprio',
    'bailleur',
    'owners',
    'o',
    'p',
  ],
  leaseholder: [
    'leaseholder',
    'tenant',
    'renter',
    'lessee',
    'locataire',
    'colocataire',
    'preneur',
    't',
    'l',
  ],
  household: [
    'household',
    'occupant',
    'occupant du foyer',
    'family',
    'famille',
    'foyer',
    'member',
    'membre',
    'spouse',
    'conjoint',
    'conjointe',
    'child',
    'enfant',
    'resident',
    'h',
  ],
}

const TYPE_WORDS: Readonly<Record<string, readonly string[]>> = {
  apartment: ['apartment', 'flat', 'appartement', 'studio', 'condo', 'logement', 'apt'],
  house: ['house', 'townhouse', 'maison', 'villa', 'pavillon'],
  commercial: [
    'commercial',
    'shop',
    'store',
    'office',
    'commerce',
    'boutique',
    'bureau',
    'local commercial',
  ],
  storage: ['storage', 'locker', 'cellar', 'cave', 'cellier', 'box'],
  parking: ['parking', 'garage', 'parking space', 'stationnement', 'place de parking'],
}

const find = <T extends string>(
  words: Readonly<Record<T, readonly string[]>>,
  text: string,
): T | undefined => {
  const key = folded(text)
  // `Object.entries` widens the keys; the table's own are asked for one by one.
  for (const name in words) if (words[name].includes(key)) return name
  return undefined
}

/** One address: two in a cell are nobody's. */
const EMAIL = /^[^\s@<>;,()]+@[^\s@<>;,()]+\.[^\s@<>;,().]{2,}$/
const MAX_EMAIL = 254
/** Longer than any unit's name: a remark below the list. */
const NOTE = 20

/** Reads rows one after another; `next` keeps what the row above said. */
export const rowReader = (options: RowOptions) => {
  const { headings, mapping, defaultRole, fillDown, order, toPhone } = options
  const cellOf = ({ cells }: RowSource, kind: ColumnKind): string => {
    const index = mapping[kind]
    return index === undefined ? '' : tidy(cells[index] ?? '')
  }
  const headingOf = (kind: ColumnKind): string => headings[mapping[kind] ?? -1] ?? ''
  let above: { building: string; number: string } | null = null

  return (source: RowSource): { row: Row | null; problems: Problem[] } => {
    const problems: Problem[] = []
    const report = (kind: ColumnKind, code: ProblemCode, value: string) => {
      problems.push({ row: source.row, column: headingOf(kind), code, value: value.slice(0, 200) })
    }
    const cell = (kind: ColumnKind) => cellOf(source, kind)
    const filled = source.cells.filter((text) => text.trim() !== '')
    if (filled.length === 0) return { row: null, problems }

    const name = cell('name') || tidy(`${cell('firstName')} ${cell('lastName')}`)
    const contact = cell('email') + cell('phone')
    let building = cell('building')
    let number = cell('unit')
    const hasPerson = name !== '' || contact !== '' || cell('ref') !== ''
    const isNote = filled.length === 1 && (filled[0] ?? '').trim().length > NOTE
    if ((!hasPerson && number === '') || (!hasPerson && isNote) || isNote) {
      return { row: null, problems }
    }
    if (number === '' && fillDown && above) ({ building, number } = above)
    if (number === '') report('unit', 'unit-missing', '')
    if (number.length > 20) report('unit', 'unit-too-long', number)
    if (building.length > 40) report('building', 'unit-too-long', building)
    if (cell('floor').length > 20) report('floor', 'unit-too-long', cell('floor'))
    above = number === '' ? null : { building, number }

    const type = cell('type') === '' ? undefined : find(TYPE_WORDS, cell('type'))
    if (cell('type') !== '' && !type) report('type', 'type-unknown', cell('type'))
    const unit = { building, number, floor: cell('floor') || null, type: type ?? null }
    const person = hasPerson ? personOf(cell, name, report) : null
    return { row: problems.length > 0 ? null : { row: source.row, unit, person }, problems }
  }

  function personOf(
    cell: (kind: ColumnKind) => string,
    name: string,
    report: (kind: ColumnKind, code: ProblemCode, value: string) => void,
  ): PersonOfRow {
    const nameKind = mapping.name === undefined ? 'lastName' : 'name'
    if (name === '') report(nameKind, 'name-missing', '')
    if (name.length > 120) report(nameKind, 'name-too-long', name)
    const email = cell('email')
      .replace(/^mailto:/i, '')
      .toLowerCase()
    if (email !== '' && (!EMAIL.test(email) || email.length > MAX_EMAIL)) {
      report('email', 'email-invalid', email)
    }
    const phone = cell('phone') === '' ? null : toPhone(cell('phone'))
    if (cell('phone') !== '' && phone === null) report('phone', 'phone-invalid', cell('phone'))
    const role = cell('role') === '' ? defaultRole : find(ROLE_WORDS, cell('role'))
    if (!role) report('role', 'role-unknown', cell('role'))
    const day = (kind: 'from' | 'to'): string | null => {
      if (cell(kind) === '') return null
      const read = readDay(cell(kind), order)
      if (read === null) report(kind, 'date-invalid', cell(kind))
      return read
    }
    const [from, to] = [day('from'), day('to')]
    if (from !== null && to !== null && to < from) report('to', 'ends-before-start', cell('to'))
    if (cell('ref').length > 80) report('ref', 'ref-too-long', cell('ref'))
    return {
      name,
      role: role ?? defaultRole,
      email: email || null,
      phone,
      from,
      to,
      ref: cell('ref') || null,
    }
  }
}

/** Which part of the file's dates comes first. */
export const dateOrderOf = (
  sources: readonly RowSource[],
  mapping: Mapping,
  fallback: DateOrder,
): DateOrder => {
  const columns = [mapping.from, mapping.to].filter((index) => index !== undefined)
  return orderOf(
    sources.flatMap(({ cells }) => columns.map((index) => tidy(cells[index] ?? ''))),
    fallback,
  )
}
