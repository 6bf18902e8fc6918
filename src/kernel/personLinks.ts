import type { PayloadRequest } from 'payload'

/** Two accounts of one person become one: everything of `from` becomes `to`'s. */
export interface Joining {
  /** The system's request, in the transaction of the whole. */
  req: PayloadRequest
  from: string
  to: string
  /** Who joins them, and why: for whatever writes down what it changed. */
  actor: string
  reason: string
}

/**
 * What becomes of a column that names an account, when that account is joined to another.
 * `moves`: it names the other from then on. `stays`: it tells what was, and nobody may write over it;
 * the account that is closed keeps its name for it. `goes`: the row belongs to a login and ends with it.
 * `settle` first does away with what two accounts may hold and one may not.
 */
export type PersonLink =
  | 'moves'
  | 'stays'
  | 'goes'
  | { settle: (joining: Joining) => Promise<void>; rest: 'moves' | 'stays' }

/** By `table.column`. */
export type PersonLinks = Readonly<Record<string, PersonLink>>

let bound: ReadonlyMap<string, PersonLink> = new Map()

/** Called once, by payload.config.ts: the kernel knows no module. */
export const bindPersonLinks = (modules: readonly { personLinks?: PersonLinks }[]): void => {
  bound = new Map(modules.flatMap(({ personLinks }) => Object.entries(personLinks ?? {})))
}

/** What a module said of a column; nothing was said of one that no module knows. */
export const personLink = (table: string, column: string): PersonLink | undefined =>
  bound.get(`${table}.${column}`)
