import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { freeFirst } from '../domain/shelfMap'
import type { Shelf } from '../domain/shelfMap'

/**
 * The shelf of this name as the map writes it; it cannot go while the transaction lasts. A community
 * without a map may name shelves as it likes.
 * @throws AppError 400 for a name that the map does not have.
 */
export const shelfNamed = async (
  req: PayloadRequest,
  community: string,
  name: string,
): Promise<string> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ name: string | null; has_map: boolean }>(sql`
    with named as (
      select name from shelves
      where community_id = ${community} and lower(name) = lower(${name}) for key share)
    select (select name from named) as name,
      exists (select 1 from shelves where community_id = ${community}) as has_map`)
  const [row] = rows
  if (row?.name != null) return row.name
  if (row?.has_map !== true) return name
  throw new AppError({ code: 'packages.no-such-shelf', status: 400, field: 'shelf' })
}

/** The map with what lies on each shelf, free ones first; empty where the community has none. */
export const shelfMap = async (req: PayloadRequest, community: string): Promise<Shelf[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ name: string; area: string | null; waiting: number }>(sql`
    select s.name, s.area,
      (select count(*) from packages p where p.community_id = s.community_id
        and p.status = 'received' and p.shelf = s.name)::int as waiting
    from shelves s where s.community_id = ${community}
    order by s.area, s.position, s.name limit 500`)
  return freeFirst(rows.map(({ name, area, waiting }) => ({ name, area: area ?? '', waiting })))
}
