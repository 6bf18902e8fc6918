import type { Assignment } from '@/kernel/assignments'
import { readerOf, sql, txOf } from '@/kernel/database/transaction'

/** Matters that lie with one person: open ones must not stay with somebody who leaves. */
export const conversationAssignments: Assignment[] = [
  {
    kind: 'conversations',
    label: { en: 'Open conversations', fr: 'Conversations en cours' },
    count: async ({ req, community, person }) => {
      const reader = await readerOf(req)
      const { rows } = await reader.execute<{ n: string }>(sql`
        select count(*) as n from conversations
        where community_id = ${community} and assignee_id = ${person} and state = 'open'`)
      return Number(rows[0]?.n ?? 0)
    },
    handOver: async ({ req, community, from, to }) => {
      const tx = await txOf(req)
      const { rows } = await tx.execute(sql`
        update conversations set assignee_id = ${to}
        where community_id = ${community} and assignee_id = ${from} and state = 'open'
        returning 1 as moved`)
      return rows.length
    },
  },
]
