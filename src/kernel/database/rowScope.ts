import { AsyncLocalStorage } from 'node:async_hooks'
import { processWide } from '../processWide'

/**
 * What a connection may touch. The policies of the database read it from three settings, which last
 * for one transaction or until the connection serves somebody else.
 */
export interface RowScope {
  /** `system` is another database role, which the policies do not bind. */
  role: 'app' | 'system'
  /** Ids of the communities whose rows are there. */
  communities: readonly string[]
  /** The person whose own rows are there. */
  person: string | null
  /** `sign-in`: accounts can be looked up, because nobody is somebody yet. */
  power: 'none' | 'operator' | 'sign-in'
}

/** No scope, no rows. */
export const NO_SCOPE: RowScope = { role: 'app', communities: [], person: null, power: 'none' }
export const SYSTEM_SCOPE: RowScope = { ...NO_SCOPE, role: 'system' }
export const SIGN_IN_SCOPE: RowScope = { ...NO_SCOPE, power: 'sign-in' }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * The values of `app.communities`, `app.person` and `app.power`.
 * @throws when an id is none: it would become part of a statement.
 */
export const settingsOf = ({ communities, person, power }: RowScope): [string, string, string] => {
  const ids = person === null ? communities : [...communities, person]
  if (ids.some((id) => !UUID.test(id))) throw new Error('a scope holds something that is no id')
  return [communities.toSorted().join(','), person ?? '', power]
}

/** Two scopes with one key reach the same rows. */
export const keyOf = (scope: RowScope): string => [scope.role, ...settingsOf(scope)].join('|')

/** Sets the scope; `$4` is true for the transaction alone. */
export const SET_SCOPE = `select set_config('app.communities', $1, $4), set_config('app.person', $2, $4),
  set_config('app.power', $3, $4)`

/** The same as text, for a transaction that opens and takes its scope in one message. */
export const setScopeText = (scope: RowScope): string => {
  const [communities, person, power] = settingsOf(scope)
  return `select set_config('app.communities', '${communities}', true),
    set_config('app.person', '${person}', true), set_config('app.power', '${power}', true)`
}

/** How a connection is wanted: with a scope, or as it is because its user sets or needs none. */
export type Wanted = RowScope | 'as-it-is'

const wanted = processWide('wanted-scope', () => new AsyncLocalStorage<Wanted>())
const explicit = processWide('explicit-scope', () => new AsyncLocalStorage<RowScope>())

/** Runs `work`; every connection that it takes from the pool comes with this scope. */
export const withConnectionScope = <T>(scope: Wanted, work: () => T): T => wanted.run(scope, work)

/** What the next connection must be set to. */
export const wantedScope = (): Wanted => wanted.getStore() ?? explicit.getStore() ?? NO_SCOPE

/**
 * Runs `work` in a scope that no request decides about: the system's, or that of signing in.
 * It holds for whatever `work` calls.
 */
export const withExplicitScope = <T>(scope: RowScope, work: () => T): T =>
  explicit.run(scope, () => wanted.run(scope, work))

export const explicitScope = (): RowScope | undefined => explicit.getStore()
