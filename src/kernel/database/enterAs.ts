import type { QueryResultRow } from 'pg'
import type { PayloadRequest } from 'payload'
import { connectionOf } from './openTransaction'
import { withConnectionScope } from './rowScope'
import type { RowScope } from './rowScope'
import { noteScope } from './scopedPool'
import { rawTxOf } from './transaction'

interface Entering<Row> {
  /** Its last placeholder is whether the scope lasts for the transaction alone; null: no scope. */
  text: string
  values: readonly string[]
  scopeFrom: (rows: readonly Row[]) => RowScope
}

/**
 * Asks the question from which a scope follows, and has the same statement give that scope to the
 * connection: the next statement of the request finds it there. It runs on the request's own
 * transaction where there is one, because a second connection for each would empty the pool.
 */
export const enterAs = async <Row extends QueryResultRow>(
  req: PayloadRequest,
  { text, values, scopeFrom }: Entering<Row>,
): Promise<Row[]> => {
  if (req.transactionID) {
    const { client, isFree, entered } = connectionOf(await rawTxOf(req))
    const { rows } = await client.query<Row>(text, [...values, isFree ? true : null])
    if (isFree) entered(scopeFrom(rows))
    return rows
  }
  const client = await withConnectionScope('as-it-is', () => req.payload.db.pool.connect())
  try {
    noteScope(client, 'unknown')
    const { rows } = await client.query<Row>(text, [...values, false])
    noteScope(client, scopeFrom(rows))
    client.release()
    return rows
  } catch (error) {
    client.release(true)
    throw error
  }
}
