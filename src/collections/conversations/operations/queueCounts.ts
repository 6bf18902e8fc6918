import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { readerOf, sql } from '@/kernel/database/transaction'
import { CONDITIONS, QUEUES } from './lists'

export const queueCountsSchema = z.strictObject({
  queues: z.record(z.enum(QUEUES), z.int()),
  /** Of the open ones, by topic; topics with none are left out. */
  topics: z.array(z.strictObject({ id: z.uuid(), name: z.string(), open: z.int() })),
})
export type QueueCounts = z.infer<typeof queueCountsSchema>

interface CountRow extends Record<string, unknown> {
  queue: (typeof QUEUES)[number]
  n: string
}

interface TopicRow extends Record<string, unknown> {
  id: string
  name: string
  open: string
}

/** How many matters are in each queue of the person, as `staffQueue` lists them. */
export const queueCounts = async ({
  req,
  community,
}: {
  req: PayloadRequest
  community: string
}): Promise<QueueCounts> => {
  const reader = await readerOf(req)
  const served = sql`c.community_id = ${community}
    and c.kind in ('inquiry', 'board', 'broadcast-reply') and c.last_seq > 0
    and app_serves(c.community_id, c.kind, c.team, c.assignee_id, (select app_posts()))`
  const each = QUEUES.map(
    (queue) => sql`select ${queue}::text as queue, count(*) as n
      from conversations c where ${served} and ${CONDITIONS[queue]}`,
  )
  const { rows } = await reader.execute<CountRow>(sql.join(each, sql` union all `))
  const topics = await reader.execute<TopicRow>(sql`
    select t.id, t.name, count(*) as open from conversations c
    join message_topics t on t.id = c.topic_id
    where ${served} and ${CONDITIONS.open}
    group by t.id, t.name, t.position order by t.position, t.name`)
  const found = new Map(rows.map(({ queue, n }) => [queue, Number(n)]))
  const of = (queue: (typeof QUEUES)[number]) => found.get(queue) ?? 0
  return {
    queues: {
      open: of('open'),
      unread: of('unread'),
      mine: of('mine'),
      unassigned: of('unassigned'),
      waiting: of('waiting'),
      snoozed: of('snoozed'),
      resolved: of('resolved'),
      archived: of('archived'),
    },
    topics: topics.rows.map(({ id, name, open }) => ({ id, name, open: Number(open) })),
  }
}
