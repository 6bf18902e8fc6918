import type { Endpoint, PayloadRequest } from 'payload'
import { inTransaction } from '../../database/transaction'
import { claimKey, hashOf, idempotencyKeyOf, storeAnswer } from '../idempotency'
import type { Attempt, StoredAnswer } from '../idempotency'

/**
 * Routes of the session: their answer is a cookie, which is not stored, and doing them twice harms
 * nobody. `/access` changes nothing.
 */
const WITHOUT_KEY = new Set(['/logout', '/refresh-token', '/access/:id?'])

/** Rolls back whatever the route has done, and carries its answer out of the transaction. */
class Unfinished extends Error {
  readonly response: Response
  constructor(response: Response) {
    super('the route answered with a failure')
    this.response = response
  }
}

const replay = ({ status, body }: StoredAnswer): Response =>
  Response.json(body, {
    status,
    headers: { 'cache-control': 'private, no-store', 'idempotent-replayed': 'true' },
  })

const attemptOf = async (
  req: PayloadRequest,
  userId: string,
  key: string,
  { method }: Endpoint,
): Promise<Attempt> => ({
  userId,
  key,
  endpoint: `${method} ${req.pathname}`.slice(0, 400),
  bodyHash: await hashOf({
    search: req.search,
    data: req.data,
    file: req.file && { name: req.file.name, bytes: new Uint8Array(req.file.data) },
  }),
})

/**
 * Gives a route of Payload's the promise of `Idempotency-Key`: its operation joins the transaction
 * in which the key is claimed, so that both stand or fall. A failed answer frees the key; one that
 * Payload would have kept in part (a change of many rows) is then undone as a whole.
 */
export const keepAnswer = async (
  req: PayloadRequest,
  endpoint: Endpoint,
  run: () => Promise<Response>,
): Promise<Response> => {
  const isRead = endpoint.method === 'get' || WITHOUT_KEY.has(endpoint.path)
  const key = isRead ? undefined : idempotencyKeyOf(req)
  const userId = req.user?.id
  if (key === undefined || userId === undefined) return run()
  const attempt = await attemptOf(req, userId, key, endpoint)
  try {
    return await inTransaction(req, async () => {
      const stored = await claimKey(req, attempt)
      if (stored) return replay(stored)
      const response = await run()
      if (!response.ok) throw new Unfinished(response)
      const body: unknown = await response.clone().json()
      await storeAnswer(req, attempt, { status: response.status, body })
      return response
    })
  } catch (error) {
    if (error instanceof Unfinished) return error.response
    throw error
  }
}
