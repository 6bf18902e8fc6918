/** How a guest is reached, where the host says it. */
export type Contact = { by: 'phone'; phone: string } | { by: 'email'; email: string }

export interface ListedGuest {
  name: string
  contact: Contact | null
  /** The guest and whoever comes along. */
  party: number
}

export const GUEST_PROBLEMS = ['no-name', 'long-name', 'contact', 'party', 'cells'] as const
export type GuestProblem = (typeof GUEST_PROBLEMS)[number]

export interface BadLine {
  /** As the host's editor counts, from 1. */
  line: number
  problem: GuestProblem
}

/** One line of what was pasted, cut into its cells. */
export interface Cut {
  line: number
  cells: readonly string[]
}

type ReadList = { state: 'good'; guests: ListedGuest[] } | { state: 'bad'; lines: BadLine[] }

const LONGEST_NAME = 120
const MOST_PARTY = 50
const MOST_CELLS = 3

/** What stands between the cells: what a table pasted from a spreadsheet has, before what a person types. */
export const separatorOf = (text: string): string =>
  ['\t', ';'].find((mark) => text.includes(mark)) ?? ','

const readParty = (cell: string): number | undefined => {
  if (cell === '') return 1
  if (!/^\d{1,2}$/.test(cell)) return undefined
  const party = Number(cell)
  return party >= 1 && party <= MOST_PARTY ? party : undefined
}

const readLine = (
  cells: readonly string[],
  readContact: (text: string) => Contact | undefined,
): ListedGuest | GuestProblem => {
  const [name = '', said = '', size = ''] = cells.map((cell) => cell.trim().replaceAll(/\s+/g, ' '))
  if (name === '') return 'no-name'
  if (name.length > LONGEST_NAME) return 'long-name'
  if (cells.slice(MOST_CELLS).some((cell) => cell.trim() !== '')) return 'cells'
  const contact = said === '' ? null : readContact(said)
  if (contact === undefined) return 'contact'
  const party = readParty(size)
  return party === undefined ? 'party' : { name, contact, party }
}

const spelled = (contact: Contact | null): string => {
  if (contact === null) return ''
  return contact.by === 'phone' ? contact.phone : contact.email.toLowerCase()
}

/** Two lines of one key are one guest: the same name with the same way to reach them, or with none. */
export const guestKey = ({ name, contact }: Pick<ListedGuest, 'name' | 'contact'>): string =>
  JSON.stringify([name.normalize('NFC').toLowerCase(), spelled(contact)])

/** Of a guest who is listed twice the larger party holds: nobody who was counted is left outside. */
const fold = (guests: readonly ListedGuest[]): ListedGuest[] => {
  const folded = new Map<string, ListedGuest>()
  for (const guest of guests) {
    const key = guestKey(guest)
    const known = folded.get(key)
    folded.set(key, known ? { ...known, party: Math.max(known.party, guest.party) } : guest)
  }
  return [...folded.values()]
}

/**
 * A list of guests, or every line that is wrong and why: nothing of a list is taken where a part of it
 * is not understood. Empty lines are none.
 */
export const readGuests = (
  cuts: readonly Cut[],
  readContact: (text: string) => Contact | undefined,
): ReadList => {
  const guests: ListedGuest[] = []
  const lines: BadLine[] = []
  for (const { line, cells } of cuts) {
    if (cells.every((cell) => cell.trim() === '')) continue
    const read = readLine(cells, readContact)
    if (typeof read === 'string') lines.push({ line, problem: read })
    else guests.push(read)
  }
  return lines.length > 0 ? { state: 'bad', lines } : { state: 'good', guests: fold(guests) }
}
