import type { RESIDENT_ROLES } from '@/kernel/domain/membership'
import { compareAddresses, compareNames } from './compare'
import type { Comparison, EntryToMatch } from './compare'

/** Somebody whom others ask in, with the ways to reach them. */
export interface Asked {
  name: string
  role: (typeof RESIDENT_ROLES)[number]
  email: string | null
  /** E.164 */
  phone: string | null
}

export interface ListedEntry extends EntryToMatch {
  role: string
}

const hasSameWays = ({ email, phone }: Asked, entry: ListedEntry): boolean => {
  // Without a way of one's own, a letter is for those of whom the roster has none either: whoever
  // has an address there is reached by it, not by paper that passes through other hands.
  if (email === null && phone === null) return entry.email === null && entry.phone === null
  return (
    (email === null || compareAddresses(email, entry.email) === 'same') &&
    (phone === null || compareAddresses(phone, entry.phone) === 'same')
  )
}

/**
 * The entry of the unit that says all that the desk says: name, role, and the ways to reach them.
 * null: there is none, or more than one.
 */
export const listedAs = (asked: Asked, entries: readonly ListedEntry[]): ListedEntry | null => {
  const same = entries.filter(
    (entry) =>
      compareNames(asked.name, entry.name) === 'same' &&
      entry.role === asked.role &&
      hasSameWays(asked, entry),
  )
  return same.length === 1 ? (same[0] ?? null) : null
}

/** The entry that a person who is let in belongs to; null where only the unit is the same. */
export const entryOf = ({ name, email, phone, rosterEntry }: Comparison): string | null =>
  name === 'same' || email === 'same' || phone === 'same' ? rosterEntry : null
