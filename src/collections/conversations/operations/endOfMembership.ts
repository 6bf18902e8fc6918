import type { PayloadRequest } from 'payload'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { takeOut } from './people'

interface Ended {
  req: PayloadRequest
  community: string
  /** Id of a membership that may have ended. */
  membership: string
}

interface PartRow extends Record<string, unknown> {
  conversation_id: string
  user_id: string
  role: 'member' | 'helper'
}

/** Not ended, now or by its date; one that rests or is to come keeps its person where they are. */
const HELD = sql`h.status::text <> 'ended' and (h.valid_to is null or h.valid_to > now())`
const STAFF = sql`h.role::text not in ('owner', 'leaseholder', 'household')`

/**
 * The parts of a membership's person that nothing holds any more: all where it was the last one, those
 * of the staff where no post is left.
 */
const partsOver = async ({ req, community, membership }: Ended): Promise<PartRow[]> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<PartRow>(sql`
    select p.conversation_id, p.user_id, p.role
    from memberships m join conversation_participants p
      on p.user_id = m.user_id and p.community_id = m.community_id
    where m.id = ${membership} and m.community_id = ${community}
      and p.left_seq is null and p.role <> 'staff'
      and not exists (select 1 from memberships h
        where h.user_id = m.user_id and h.community_id = m.community_id and ${HELD}
          and (p.role = 'member' or ${STAFF}))
    order by p.conversation_id`)
  return rows
}

/** Whether the part is still there, behind the lock of its conversation. */
const lockPart = async (
  { req, community }: Ended,
  { conversation_id, user_id }: PartRow,
): Promise<boolean> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    select 1 from conversations
    where id = ${conversation_id} and community_id = ${community} for no key update`)
  const { rows } = await tx.execute(sql`
    select 1 from conversation_participants
    where conversation_id = ${conversation_id} and user_id = ${user_id} and left_seq is null`)
  return rows.length > 0
}

/**
 * Whoever's last membership of a community has ended leaves its conversations, with a line that says
 * so; staff without a post leaves those that it helped with. What was read stays theirs for the day on
 * which they come back. Nothing happens the second time.
 */
export const endParts = (ended: Ended): Promise<void> =>
  inTransaction(ended.req, async () => {
    const { req, community } = ended
    // In the order of their ids, as everybody who locks several.
    for (const part of await partsOver(ended)) {
      if (!(await lockPart(ended, part))) continue
      const { conversation_id: id, user_id: person, role } = part
      await takeOut({ req, community, id }, person, {
        line: { type: role === 'helper' ? 'staff-left' : 'moved-out' },
        action: 'membership-ended',
        sender: person,
      })
    }
  })
