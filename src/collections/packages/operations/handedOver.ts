import type { PayloadRequest } from 'payload'
import { sql, txOf } from '@/kernel/database/transaction'

/**
 * The hand-over that a device made under an id of its own, where it is there already: its answer was
 * lost. Two tries at the same time wait for each other here, and a try without a network waits too.
 */
export const handedOver = async (
  req: PayloadRequest,
  { community, id }: { community: string; id: string },
): Promise<{ id: string; collectorName: string; released: string[] } | undefined> => {
  const tx = await txOf(req)
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${id}, 11))`)
  const { rows } = await tx.execute<{ name: string; released: string[] | null }>(sql`
    select h.collector_name as name, (
      select array_agg(i.package_id order by i.package_id) from package_handover_items i
      where i.handover_id = h.id and i.community_id = h.community_id) as released
    from package_handovers h where h.id = ${id} and h.community_id = ${community}`)
  const [row] = rows
  return row && { id, collectorName: row.name, released: row.released ?? [] }
}
