import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { Recipient } from '@/kernel/notifications/kind'

interface LivingRow extends Record<string, unknown> {
  id: string
  name: string
  email: string
  locale: string
}

/** Who lives in a unit at this moment, those who look after it first, then whoever came first. */
export const livingIn = async (
  req: PayloadRequest,
  { community, unit }: { community: string; unit: string },
): Promise<Recipient[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<LivingRow>(sql`
    select u.id, coalesce(u.preferred_name, u.name) as name, u.email, u.locale::text as locale
    from memberships m join users u on u.id = m.user_id
    where m.community_id = ${community} and m.unit_id = ${unit}
      and m.role in ('owner', 'leaseholder', 'household') and m.lives_there is not false
      and m.status = 'active' and (m.valid_from is null or m.valid_from <= now())
      and (m.valid_to is null or m.valid_to > now())
    group by u.id
    order by bool_or(m.role <> 'household') desc, min(m.created_at), u.id`)
  return rows.map(({ id, name, email, locale }) => ({ id, name, email, locale, unit }))
}
