import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { sql, txOf } from '../database/transaction'
import { AppError } from '../errors'

export interface StoredAnswer {
  status: number
  body: unknown
}

const KEY = /^[\w-]{8,128}$/

interface KeyRow extends Record<string, unknown> {
  body_hash: string
  status: string | number | null
  answer: unknown
}

export const hashOf = (value: object): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex')

/** The client's key, or undefined where it sent none. */
export const idempotencyKeyOf = (req: PayloadRequest): string | undefined => {
  const key = req.headers.get('idempotency-key')
  if (key === null) return undefined
  if (!KEY.test(key)) {
    throw new AppError({ code: 'idempotency.bad-key', status: 400, field: 'Idempotency-Key' })
  }
  return key
}

/**
 * Claims a key inside the request's transaction. A second request with the key waits at the unique
 * index until the first has ended, and then gets its answer.
 * @returns the answer that is stored already, or null: go ahead.
 */
export const claimKey = async (
  req: PayloadRequest,
  { userId, key, endpoint, bodyHash }: Record<'userId' | 'key' | 'endpoint' | 'bodyHash', string>,
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
  return { status: Number(row.status), body: row.answer }
}

export const storeAnswer = async (
  req: PayloadRequest,
  { userId, key, status, body }: { userId: string; key: string; status: number; body: unknown },
): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    update idempotency_keys set status = ${status}, answer = ${JSON.stringify(body)}::jsonb
    where user_id = ${userId} and key = ${key}`)
}
