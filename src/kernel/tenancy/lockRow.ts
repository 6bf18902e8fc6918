import type {
  CollectionBeforeOperationHook,
  PayloadRequest,
  SanitizedCollectionConfig,
} from 'payload'
import { sql, txOf } from '../database/transaction'
import { accessDenied } from '../errors'

const idOf = (args: unknown): string | undefined =>
  typeof args === 'object' && args !== null && 'id' in args && typeof args.id === 'string'
    ? args.id
    : undefined

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const isRefused = async (
  args: unknown,
  collection: SanitizedCollectionConfig,
  req: PayloadRequest,
): Promise<boolean> => {
  const isTrusted =
    typeof args === 'object' &&
    args !== null &&
    'overrideAccess' in args &&
    args.overrideAccess === true
  return !isTrusted && (await collection.access.update({ req })) === false
}

/**
 * `payload.update` reads, merges and writes the whole row, so of two parallel updates of different
 * fields one was lost every time. Updates by id take the row's lock first; whoever may update
 * nothing here takes none, Payload refuses them later. A row that the database lets be read and not
 * changed is refused here: the update would change nothing, and Payload would stumble over that.
 */
export const lockRow: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  req,
}) => {
  if (operation !== 'update' && operation !== 'updateByID') return
  const id = idOf(args)
  if (id === undefined || !UUID.test(id) || !req.transactionID) return
  if (await isRefused(args, collection, req)) return
  const table =
    req.payload.db.tableNameMap.get(tableKey(collection.slug)) ?? tableKey(collection.slug)
  const tx = await txOf(req)
  const row = sql`select 1 from ${sql.identifier(table)} where id = ${id}`
  const { rows } = await tx.execute(sql`${row} for update`)
  if (rows.length === 0 && (await tx.execute(row)).rows.length > 0) throw accessDenied()
}

const tableKey = (slug: string) => slug.replaceAll('-', '_')
