import { fromDrizzle } from 'pg-boss'
import type { SendOptions } from 'pg-boss'
import type { PayloadRequest } from 'payload'
import { keepingPlan } from '../database/keptPlans'
import { rawTxOf, sql } from '../database/transaction'
import type { Sql } from '../database/transaction'
import { originOf } from '../observability/work'
import { senderBoss } from './boss'

/**
 * Adds a job in the request's own transaction. It carries the request's id and trace.
 * @throws when the request has no transaction.
 */
export const enqueue = async (
  req: PayloadRequest,
  queue: string,
  data: object,
  options: SendOptions = {},
): Promise<void> => {
  const tx = await rawTxOf(req)
  const boss = await senderBoss()
  const keeping = { execute: (query: Sql) => tx.execute(keepingPlan(query)) }
  await boss.send(
    queue,
    { ...data, origin: originOf(req.headers) },
    { ...options, db: fromDrizzle(keeping, sql) },
  )
}
