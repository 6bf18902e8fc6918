import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'

/** A unit that a person lives in. */
export interface Home {
  community: string
  unit: string
  /** Everybody with an account who lives there now, the person too. */
  people: string[]
  /** Whether the person is its owner or leaseholder, and so looks after the household. */
  isHead: boolean
}

interface HomeRow extends Record<string, unknown> {
  community_id: string
  unit_id: string
  people: string[]
  is_head: boolean
}

/**
 * The homes of the person behind a request. An owner who rents out has none there, and so sees
 * nothing of the people who live there; nor do they see anything of the owner's.
 */
export const homesOf = async (req: PayloadRequest): Promise<Home[]> => {
  if (!req.user) return []
  const reader = await readerOf(req)
  const { rows } = await reader.execute<HomeRow>(sql`
    with living as (
      select community_id, unit_id, user_id, role::text as role from memberships
      where role in ('owner', 'leaseholder', 'household') and unit_id is not null
        and lives_there is not false and status = 'active'
        and (valid_from is null or valid_from <= now())
        and (valid_to is null or valid_to > now())
    )
    select mine.community_id, mine.unit_id,
      array_agg(distinct other.user_id::text) as people,
      bool_or(mine.role <> 'household') as is_head
    from living mine join living other using (community_id, unit_id)
    where mine.user_id = ${req.user.id}
    group by mine.community_id, mine.unit_id`)
  return rows.map(({ community_id, unit_id, people, is_head }) => ({
    community: community_id,
    unit: unit_id,
    people,
    isHead: is_head,
  }))
}
