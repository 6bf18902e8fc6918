import type { Assignment } from '@/kernel/assignments'
import { readerOf, sql, txOf } from '@/kernel/database/transaction'

/** Requests that wait for a decision and that somebody looks after. */
export const requestAssignment: Assignment = {
  kind: 'join-requests',
  label: { en: 'Requests to join', fr: 'Demandes d’accès' },
  count: async ({ req, community, person }) => {
    const reader = await readerOf(req)
    const { rows } = await reader.execute<{ n: number }>(sql`
      select count(*)::int as n from join_requests
      where community_id = ${community} and assignee_id = ${person} and status = 'pending'`)
    return rows[0]?.n ?? 0
  },
  handOver: async ({ req, community, from, to }) => {
    const tx = await txOf(req)
    const { rows } = await tx.execute(sql`
      update join_requests set assignee_id = ${to}, updated_at = now()
      where community_id = ${community} and assignee_id = ${from} and status = 'pending'
      returning id`)
    return rows.length
  },
}
