/** What a comparison says of one thing; `unknown`: one side says nothing. */
export type Likeness = 'same' | 'similar' | 'different' | 'unknown'

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()

/** Words that people put before a number, in the languages of the product. */
const FILLERS =
  /\b(?:apartment|appartement|appt|apt|app|unit|flat|suite|door|porte|logement|lot|no|number|numero|building|batiment|bat|tower|tour|floor|etage)\b/g

const keyOf = (text: string): string =>
  plain(text)
    .replaceAll(/n\s*[°º]/g, ' ')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .replaceAll(FILLERS, ' ')
    .replaceAll(/\s+/g, '')

export interface UnitToMatch {
  id: string
  building: string
  number: string
}

/**
 * The unit that somebody means: by building and number, or by the number where only one has it.
 * null: none, or several.
 */
export const matchUnit = <Unit extends UnitToMatch>(
  text: string,
  units: readonly Unit[],
): Unit | null => {
  const wanted = keyOf(text)
  if (wanted === '') return null
  const whole = units.filter(
    ({ building, number }) =>
      wanted === keyOf(`${building} ${number}`) || wanted === keyOf(`${number} ${building}`),
  )
  const found = whole.length > 0 ? whole : units.filter(({ number }) => wanted === keyOf(number))
  return found.length === 1 ? (found[0] ?? null) : null
}

const wordsOf = (name: string): string[] =>
  plain(name)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1)
    .toSorted()

/** Two names of people: the order of words and accents do not count, a shared word is similar. */
export const compareNames = (one: string, other: string): Likeness => {
  const [left, right] = [wordsOf(one), wordsOf(other)]
  if (left.length === 0 || right.length === 0)
    return one.trim() === other.trim() ? 'same' : 'unknown'
  if (left.join(' ') === right.join(' ')) return 'same'
  return left.some((word) => word.length > 2 && right.includes(word)) ? 'similar' : 'different'
}

export const compareAddresses = (
  one: string | null | undefined,
  other: string | null | undefined,
): Likeness => {
  if (!one || !other) return 'unknown'
  return one.toLowerCase() === other.toLowerCase() ? 'same' : 'different'
}

export interface Comparison {
  unit: 'found' | 'unknown'
  name: Likeness
  email: Likeness
  phone: Likeness
  /** Somebody lives there already. */
  isOccupied: boolean
  /** The entry of the roster that fits best, of that unit. */
  rosterEntry: string | null
  /** Whose entry it is, as the roster has it. */
  rosterName: string | null
}

interface Asker {
  name: string
  /** Proved ones alone. */
  email: string | null
  phone: string | null
}

export interface EntryToMatch extends Asker {
  id: string
}

const WEIGHT: Readonly<Record<Likeness, number>> = { same: 4, similar: 2, unknown: 1, different: 0 }

const compareWith = (asker: Asker, entry: EntryToMatch) => ({
  name: compareNames(asker.name, entry.name),
  email: compareAddresses(asker.email, entry.email),
  phone: compareAddresses(asker.phone, entry.phone),
  rosterEntry: entry.id,
  rosterName: entry.name,
})

const weigh = ({ name, email, phone }: Pick<Comparison, 'name' | 'email' | 'phone'>): number =>
  (email === 'same' || phone === 'same' ? 100 : 0) +
  WEIGHT[name] * 4 +
  WEIGHT[email] +
  WEIGHT[phone]

/** Compares who asks with the entries of the unit. */
export const compareWithRoster = (
  asker: Asker,
  {
    isFound,
    isOccupied,
    entries,
  }: { isFound: boolean; isOccupied: boolean; entries: readonly EntryToMatch[] },
): Comparison => {
  const unit = isFound ? 'found' : 'unknown'
  const nothing = {
    name: 'unknown',
    email: 'unknown',
    phone: 'unknown',
    rosterEntry: null,
    rosterName: null,
  } as const
  const [best] = entries
    .map((entry) => compareWith(asker, entry))
    .toSorted((one, other) => weigh(other) - weigh(one))
  return { unit, isOccupied, ...(best ?? nothing) }
}

/** The same unit, and an address that both know and its owner has proved. */
export const isExact = ({ unit, email, phone, rosterEntry }: Comparison): boolean =>
  unit === 'found' && rosterEntry !== null && (email === 'same' || phone === 'same')
