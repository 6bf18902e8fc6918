import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { sql, txOf } from '../database/transaction'
import { rolesIn, scopeOf } from '../tenancy/scope'

/** By the word that stands in the log. */
let bound: ReadonlySet<string> = new Set()

/** Called once, by payload.config.ts: the kernel knows no module. */
export const bindLooks = (modules: readonly { looks?: readonly string[] }[]): void => {
  bound = new Set(modules.flatMap(({ looks = [] }) => looks))
}

export interface RecordLooks {
  community: string
  /** As a module names it in its manifest: `visit`. */
  what: string
  /** A word of a closed list: `panel`. */
  reason: string
  /** Whose data each of them is, and its id. */
  records: readonly { subject: string; record: string }[]
}

/**
 * Writes down that somebody looks at records of people, in the transaction of the request: of each record
 * once a day for each who looks, however often they do. Whoever looks at their own is not written down.
 * @throws where no module declares such looks, or the request has no transaction.
 */
export const recordLooks = async (
  req: PayloadRequest,
  { community, what, reason, records }: RecordLooks,
): Promise<void> => {
  if (!bound.has(what)) throw new Error(`no module declares looks at ${what}`)
  const actor = req.user?.id
  const rows = records
    .filter(({ subject }) => subject !== actor)
    .map((one) => ({ id: uuidv7(), ...one }))
  if (actor === undefined || rows.length === 0) return
  const roles = rolesIn(await scopeOf(req), community).join(',')
  const tx = await txOf(req)
  await tx.execute(sql`
    insert into data_looks (id, community_id, actor_id, subject_id, what, reason, record, roles, at)
    select l.id, ${community}, ${actor}, l.subject, ${what}, ${reason}, l.record, ${roles},
      clock_timestamp()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as l (id uuid, subject uuid, record varchar)
    on conflict do nothing`)
}
