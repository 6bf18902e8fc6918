/** How somebody is tied to a unit on management's list. */
export const ROSTER_ROLES = ['owner', 'leaseholder', 'household'] as const
export type RosterRole = (typeof ROSTER_ROLES)[number]

export const isRosterRole = (value: unknown): value is RosterRole =>
  ROSTER_ROLES.some((role) => role === value)

const MARKS = /\p{Mark}/gu
/** Everything between the words of a name: spaces, commas, hyphens, dots, apostrophes. */
const BETWEEN = /[^\p{Letter}\p{Number}]+/gu

/** `  Jean   DUPONT ` as it is stored: what people typed, without the accidents of typing. */
export const tidy = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()

/** Letters and digits alone, small, without accents: what two spellings have in common. */
export const folded = (text: string): string =>
  text.normalize('NFKD').replace(MARKS, '').toLowerCase().replace(BETWEEN, ' ').trim()

/** `DUPONT, Jean` and `Jean Dupont` are one name. */
export const nameKey = (name: string): string => folded(name).split(' ').toSorted().join(' ')

export interface Identifiers {
  name: string
  email?: string | null | undefined
  phone?: string | null | undefined
  externalRef?: string | null | undefined
}

/**
 * Who an entry is, within its unit: the number that management's own system gave them, else their
 * name with one way to reach them. A couple with one address are two, a father and a son of one name
 * as well where their addresses differ.
 */
export const entryKey = ({ name, email, phone, externalRef }: Identifiers): string => {
  const ref = tidy(externalRef ?? '')
  if (ref !== '') return `ref:${ref.toLowerCase()}`
  return `name:${nameKey(name)}|${email?.toLowerCase() ?? phone ?? ''}`
}
