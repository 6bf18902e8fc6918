import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { notFound } from '@/kernel/errors'
import { residentsOf } from './residents'

export interface Confirmation {
  id: string
  name: string
  /** As written on the door. */
  unit: string | null
  /** null: not yet. */
  at: string | null
}

type PersonRow = Confirmation & { at: string | Date | null } & Record<string, unknown>

interface Asked {
  req: PayloadRequest
  community: string
  /** Of a version. */
  id: string
  has: boolean
  limit: number
  offset: number
}

/**
 * Who of those who live here has said that they read a version, or who has not; in the order of doors.
 * @throws AppError 404.
 */
export const confirmations = async ({
  req,
  community,
  id,
  has,
  limit,
  offset,
}: Asked): Promise<{ people: Confirmation[]; total: number }> => {
  const reader = await readerOf(req)
  const { rows: found } = await reader.execute(sql`
    select 1 from rule_versions where id = ${id} and community_id = ${community}`)
  if (found.length === 0) throw notFound()
  const { rows } = await reader.execute<PersonRow & { total: number }>(sql`
    with here as (${residentsOf(community)})
    select u.id, coalesce(u.preferred_name, u.name) as name, here.door as unit,
      k.at, count(*) over ()::int as total
    from here join users u on u.id = here.user_id
    left join rule_acknowledgements k on k.user_id = here.user_id and k.version_id = ${id}
    where (k.at is not null) = ${has} and exists (select 1 from rule_versions v
      where v.id = ${id} and v.community_id = ${community} and v.requires_acknowledgement)
    order by here.door nulls last, name, u.id limit ${limit} offset ${offset}`)
  return {
    people: rows.map((row) => ({
      id: row.id,
      name: row.name,
      unit: row.unit,
      at: row.at === null ? null : new Date(row.at).toISOString(),
    })),
    total: rows[0]?.total ?? 0,
  }
}
