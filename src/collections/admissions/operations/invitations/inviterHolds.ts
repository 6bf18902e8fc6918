import { sql } from '@/kernel/database/transaction'

/**
 * Whether whoever asked for an invitation `i` still may: what a household asks for ends with the
 * membership of its owner or leaseholder there. An expression of SQL.
 */
export const INVITER_HOLDS = sql`
  (i.origin <> 'household' or exists (
    select 1 from memberships h
    where h.community_id = i.community_id and h.unit_id = i.unit_id and h.user_id = i.invited_by_id
      and h.role in ('owner', 'leaseholder') and h.lives_there is not false and h.status = 'active'
      and (h.valid_from is null or h.valid_from <= now())
      and (h.valid_to is null or h.valid_to > now())))`
