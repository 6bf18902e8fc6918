import { env } from '../../env'
import { counters } from './counter'
import type { Counter } from './counter'
import { digest } from './limit'
import type { LimitClass, LimitKey } from './limits'
import { tooMany } from './tooMany'

/** What to count, one after another; an entry without a value is not counted. */
export type Keys = readonly (readonly [kind: LimitKey, value: string | undefined])[]

const countersOf = (name: LimitClass, keys: Keys): { counter: Counter; key: string }[] => {
  if (env().RATE_LIMIT_SCALE === 0) return []
  return keys.flatMap(([kind, value]) => {
    const counter = counters().get(`${name}.${kind}`)
    return counter === undefined || value === undefined ? [] : [{ counter, key: digest(value) }]
  })
}

/**
 * Counts one after another and stops at the first that is full: what a source has no right to any
 * more does not eat from what others share.
 * @throws AppError 429 `rate-limited` that says how long to wait.
 */
export const countInOrder = async (name: LimitClass, keys: Keys, points = 1): Promise<void> => {
  for (const { counter, key } of countersOf(name, keys)) {
    const wait = await counter.count(key, points)
    if (wait > 0) throw tooMany(wait)
  }
}

/** Gives back as much of each. */
export const takeBack = async (name: LimitClass, keys: Keys, points = 1): Promise<void> => {
  await Promise.all(countersOf(name, keys).map(({ counter, key }) => counter.takeBack(key, points)))
}

/** Begins each anew. */
export const beginAnew = async (name: LimitClass, keys: Keys): Promise<void> => {
  await Promise.all(countersOf(name, keys).map(({ counter, key }) => counter.forget(key)))
}
