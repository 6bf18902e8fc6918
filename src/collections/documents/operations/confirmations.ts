import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { notFound } from '@/kernel/errors'
import type { CommunityIdentity } from '@/kernel/identity'
import { membershipsMeant } from './meant'

export interface Confirmation {
  id: string
  name: string
  unit: string | null
  /** ISO 8601, UTC; null: not yet. */
  at: string | null
}

interface Row extends Record<string, unknown> {
  id: string
  name: string
  unit: string | null
  at: string | Date | null
  total: number
}

interface One {
  req: PayloadRequest
  community: Pick<CommunityIdentity, 'id' | 'slug'>
  id: string
}

/**
 * Who of those who read a document has confirmed its current version, or has not: on its page, or in their
 * bell.
 * @throws AppError 404.
 */
export const confirmations = async (
  { req, community, id }: One,
  { has, limit, offset }: { has: boolean; limit: number; offset: number },
): Promise<{ people: Confirmation[]; total: number }> => {
  const reader = await readerOf(req)
  const { rows: found } = await reader.execute(sql`
    select 1 from documents where id = ${id} and community_id = ${community.id}`)
  if (found.length === 0) throw notFound()
  const { rows } = await reader.execute<Row>(sql`
    with meant as (
      select m.user_id, (array_agg(m.unit_id order by m.unit_id))[1] as unit_id
      ${membershipsMeant({ community: community.id, id })} group by m.user_id
    ), said as (
      select k.user_id, k.unit_id, coalesce(
        (select c.at from document_confirmations c where c.version_id = v.id and c.user_id = k.user_id),
        (select max(n.acknowledged_at) from deliveries n where n.community_id = ${community.id}
          and n.recipient_id = k.user_id and n.event_id = v.event_id)) as at
      from meant k join document_versions v on v.document_id = ${id} and v.state = 'current'
    )
    select u.id, coalesce(u.preferred_name, u.name) as name, h.label as unit, s.at,
      count(*) over ()::int as total
    from said s join users u on u.id = s.user_id left join units h on h.id = s.unit_id
    where (s.at is not null) = ${has}
    order by h.label nulls last, name, u.id limit ${limit} offset ${offset}`)
  return {
    people: rows.map(({ id: person, name, unit, at }) => ({
      id: person,
      name,
      unit,
      at: at === null ? null : new Date(at).toISOString(),
    })),
    total: rows[0]?.total ?? 0,
  }
}
