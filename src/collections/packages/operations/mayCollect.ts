import { sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { isLiving } from './household'

/** Of the proxies `x`: those that may collect now. Whom somebody sent who has moved out may not. */
export const mayCollect: Sql = sql`
  x.revoked_at is null and x.expires_at > now() and (not x.is_single or x.used_at is null)
  and exists (
    select 1 from memberships m
    where m.user_id = x.person_id and m.unit_id = x.unit_id and ${isLiving})`
