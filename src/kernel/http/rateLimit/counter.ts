import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type pg from 'pg'
import { openLimiterPool } from '../../database/limiterPool'
import { env } from '../../env'
import { LIMITS, scaled, type Limit } from './limits'

const LIMIT_TABLE = 'rate_limits'

export interface Counter {
  /** Counts one, or what it costs. @returns milliseconds to wait where it was one too many, else 0. */
  count: (key: string, points?: number) => Promise<number>
  /** Takes as much back. */
  takeBack: (key: string, points?: number) => Promise<void>
  /** Begins anew. */
  forget: (key: string) => Promise<void>
}

/** The library rejects with a result where a limit is reached, and with an error where it failed. */
const waitOf = async (counting: Promise<unknown>): Promise<number> => {
  try {
    await counting
    return 0
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, refusal.msBeforeNext)
    throw refusal
  }
}

const makeCounter = (pool: pg.Pool, name: string, limit: Limit, scale: number): Counter => {
  const numbers = {
    points: scaled(limit.points, scale),
    duration: limit.seconds,
    keyPrefix: name,
  }
  const store = new RateLimiterPostgres({
    ...numbers,
    storeClient: pool,
    tableName: LIMIT_TABLE,
    // A migration made it: this role makes no tables.
    tableCreated: true,
    clearExpiredByTimeout: false,
    // Where the table cannot be reached, this process counts on alone.
    insuranceLimiter: new RateLimiterMemory(numbers),
  })
  const forget = async (key: string) => {
    await store.delete(key)
  }
  const takeBack = async (key: string, points = 1) => {
    await store.reward(key, points)
  }
  if (limit.lump === 1) {
    return { count: (key, points = 1) => waitOf(store.consume(key, points)), takeBack, forget }
  }

  const here = new RateLimiterMemory(numbers)
  const count = async (key: string): Promise<number> => {
    const own = await here.consume(key).catch((refusal: unknown) => refusal)
    if (!(own instanceof RateLimiterRes)) throw own
    if (own.consumedPoints > numbers.points) return Math.max(1, own.msBeforeNext)
    if (own.consumedPoints % limit.lump !== 0) return 0
    const wait = await waitOf(store.consume(key, limit.lump))
    if (wait > 0) await here.block(key, Math.ceil(wait / 1000))
    return wait
  }
  return { count, takeBack, forget }
}

export type Counters = ReadonlyMap<string, Counter>

interface Opened {
  pool: pg.Pool
  counters: Counters
}

declare global {
  // Next bundles pages, actions and routes apart: without one place for all, each would count alone.
  var courtyardCounters: Opened | undefined
}

const open = (): Opened => {
  const { RATE_LIMIT_SCALE } = env()
  const pool = openLimiterPool()
  const counters = new Map(
    Object.entries(LIMITS).flatMap(([name, limits]) =>
      Object.entries(limits).map(([key, limit]) => {
        const full = `${name}.${key}`
        return [full, makeCounter(pool, full, limit, RATE_LIMIT_SCALE)] as const
      }),
    ),
  )
  return { pool, counters }
}

export const counters = (): Counters => (globalThis.courtyardCounters ??= open()).counters

export const closeCounters = async (): Promise<void> => {
  const opened = globalThis.courtyardCounters
  globalThis.courtyardCounters = undefined
  await opened?.pool.end()
}
