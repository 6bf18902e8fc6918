import { mailboxOf } from './email'
import { nameKeyOf } from './name'

/** Why two accounts look like one person, the strongest first. */
export const REASONS = ['phone', 'email', 'name'] as const
export type Reason = (typeof REASONS)[number]

/** What is compared of an account. */
export interface Account {
  id: string
  name: string
  email: string
  /** E.164, where its owner has proved it. */
  provedPhone: string | null
  /** Ids of the units that it belongs to or did. */
  units: readonly string[]
}

export interface Pair {
  /** The lesser id. */
  first: string
  second: string
  reasons: Reason[]
}

/** What more accounts than this have in common belongs to an office or a family, and to no person. */
export const MOST_ALIKE = 8

interface Key {
  reason: Reason
  key: string
}

const keysOf = ({ name, email, provedPhone, units }: Account): Key[] => {
  const named = nameKeyOf(name)
  return [
    ...(provedPhone === null ? [] : [{ reason: 'phone' as const, key: provedPhone }]),
    { reason: 'email', key: mailboxOf(email) },
    ...(named === null
      ? []
      : [...new Set(units)].map((unit) => ({ reason: 'name' as const, key: `${unit} ${named}` }))),
  ]
}

const groupsOf = (accounts: readonly Account[]): { reason: Reason; ids: string[] }[] => {
  const groups = new Map<string, { reason: Reason; ids: string[] }>()
  for (const account of accounts) {
    for (const { reason, key } of keysOf(account)) {
      const name = `${reason} ${key}`
      const group = groups.get(name) ?? { reason, ids: [] }
      group.ids.push(account.id)
      groups.set(name, group)
    }
  }
  return [...groups.values()].filter(({ ids }) => ids.length > 1 && ids.length <= MOST_ALIKE)
}

export const pairKey = (one: string, other: string): string =>
  one < other ? `${one} ${other}` : `${other} ${one}`

const twoOf = (ids: readonly string[]): [string, string][] =>
  ids.flatMap((one, index) =>
    ids
      .slice(index + 1)
      .map((other): [string, string] => (one < other ? [one, other] : [other, one])),
  )

const weightOf = ({ reasons }: Pair): number =>
  reasons.reduce((sum, reason) => sum + 2 ** (REASONS.length - REASONS.indexOf(reason)), 0)

/**
 * Pairs of accounts that look like one person: one proved telephone, one mailbox, or one name in one
 * unit. Pairs in `distinct` (by `pairKey`) are left out. Those with most that speaks for it come first.
 */
export const pairsOf = (
  accounts: readonly Account[],
  distinct: ReadonlySet<string> = new Set(),
): Pair[] => {
  const pairs = new Map<string, Pair>()
  for (const { reason, ids } of groupsOf(accounts)) {
    for (const [first, second] of twoOf(ids)) {
      const key = pairKey(first, second)
      if (distinct.has(key)) continue
      const pair = pairs.get(key) ?? { first, second, reasons: [] }
      if (!pair.reasons.includes(reason)) pair.reasons.push(reason)
      pairs.set(key, pair)
    }
  }
  return [...pairs.values()]
    .map((pair) => ({ ...pair, reasons: REASONS.filter((one) => pair.reasons.includes(one)) }))
    .toSorted(
      (a, b) =>
        weightOf(b) - weightOf(a) ||
        (pairKey(a.first, a.second) < pairKey(b.first, b.second) ? -1 : 1),
    )
}

/** Accounts that look like somebody who has none here yet; not those with the very same address. */
export const alikeTo = (
  somebody: Omit<Account, 'id'>,
  accounts: readonly Account[],
): readonly Account[] => {
  const keys = new Set(keysOf({ id: '', ...somebody }).map(({ reason, key }) => `${reason} ${key}`))
  const address = somebody.email.toLowerCase()
  const found = accounts.filter(
    (account) =>
      account.email.toLowerCase() !== address &&
      keysOf(account).some(({ reason, key }) => keys.has(`${reason} ${key}`)),
  )
  return found.length < MOST_ALIKE ? found : []
}
