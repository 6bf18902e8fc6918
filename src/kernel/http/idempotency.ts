import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { sql, txOf } from '../database/transaction'
import { AppError } from '../errors'
import { sealedAnswer, openAnswer } from './sealedAnswer'
import { metrics } from '../observability/metrics'

export interface StoredAnswer {
  status: number
  body: unknown
}

/** One attempt: who, with which key, at which method and address, with what. */
export interface Attempt {
  userId: string
  key: string
  endpoint: string
  bodyHash: string
}

const KEY = /^[\w-]{8,128}$/

interface KeyRow extends Record<string, unknown> {
  body_hash: string
  status: string | number | null
  answer: unknown
}

const digest = (value: string | Uint8Array): string =>
  createHash('sha256').update(value).digest('hex')

/** Files by their bytes, objects by their sorted keys: what a client sends again is the same. */
const canonical = async (value: unknown): Promise<unknown> => {
  if (value instanceof Blob)
    return `${value.type} ${digest(new Uint8Array(await value.arrayBuffer()))}`
  if (value instanceof Uint8Array) return digest(value)
  if (Array.isArray(value)) return Promise.all(value.map(canonical))
  if (typeof value !== 'object' || value === null) return value
  const sorted = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Promise.all(sorted.map(async ([key, entry]) => [key, await canonical(entry)]))
}

export const hashOf = async (value: object): Promise<string> =>
  digest(JSON.stringify(await canonical(value)))

/** The client's key, or undefined where it sent none. */
export const idempotencyKeyOf = (req: Pick<PayloadRequest, 'headers'>): string | undefined => {
  const key = req.headers.get('idempotency-key')
  if (key === null) return undefined
  if (!KEY.test(key)) {
    throw new AppError({ code: 'idempotency.bad-key', status: 400, field: 'Idempotency-Key' })
  }
  return key
}

/**
 * Claims a key inside the request's transaction. A second request with the key waits at the unique
 * index until the first has ended, and then gets its answer, or does the work itself where the
 * first was rolled back.
 * @returns the answer that is stored already, or null: go ahead.
 */
export const claimKey = async (
  req: PayloadRequest,
  { userId, key, endpoint, bodyHash }: Attempt,
): Promise<StoredAnswer | null> => {
  const tx = await txOf(req)
  const claimed = await tx.execute<{ id: string }>(sql`
    insert into idempotency_keys (id, user_id, key, endpoint, body_hash)
    values (${uuidv7()}, ${userId}, ${key}, ${endpoint}, ${bodyHash})
    on conflict (user_id, key) do nothing returning id`)
  if (claimed.rows.length > 0) return null
  const { rows } = await tx.execute<KeyRow>(sql`
    select body_hash, status, answer from idempotency_keys
    where user_id = ${userId} and key = ${key} and endpoint = ${endpoint}`)
  const [row] = rows
  if (row?.body_hash !== bodyHash || row.status === null) {
    throw new AppError({ code: 'idempotency.key-reused', status: 422, field: 'Idempotency-Key' })
  }
  metrics().replays.inc()
  return { status: Number(row.status), body: openAnswer(row.answer, { userId, key }) }
}

/**
 * Keeps status and body, the body sealed: it may say what lies sealed elsewhere. No header,
 * because a header can be a secret (a cookie).
 */
export const storeAnswer = async (
  req: PayloadRequest,
  { userId, key }: Attempt,
  { status, body }: StoredAnswer,
): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    update idempotency_keys set status = ${status},
      answer = ${JSON.stringify(sealedAnswer(body, { userId, key }))}::jsonb
    where user_id = ${userId} and key = ${key}`)
}
