import { sql, txOf } from '@/kernel/database/transaction'
import type { Joining, PersonLinks } from '@/kernel/personLinks'

/** One request of a person waits for a community: the kept account's. */
const withdrawSecond = async ({ req, from, to }: Joining): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    update join_requests r set status = 'withdrawn', decided_at = now(), updated_at = now()
    where r.person_id = ${from} and r.status = 'pending' and exists (
      select 1 from join_requests o where o.person_id = ${to} and o.status = 'pending'
        and o.community_id = r.community_id)`)
}

/** What two accounts of one person asked for, invited and decided, where they become one. */
export const admissionLinks: PersonLinks = {
  'membership_invitations.invited_by_id': 'moves',
  'membership_invitations.used_by_id': 'moves',
  'join_requests.person_id': { settle: withdrawSecond, rest: 'moves' },
  'join_requests.assignee_id': 'moves',
  'join_requests.decided_by_id': 'moves',
  'membership_invitations.decided_by_id': 'moves',
}
