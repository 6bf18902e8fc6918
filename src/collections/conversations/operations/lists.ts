import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { keepingPlan } from '@/kernel/database/keptPlans'
import { askKept, question } from '@/kernel/database/questions'
import type { Question } from '@/kernel/database/questions'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { describeRows, toPage } from './rows'
import type { ListRow } from './rows'
import type { ConversationRow } from './schemas'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Where a page begins: behind this moment and id. */
const cursor = z
  .string()
  .max(100)
  .transform((text) => {
    const [at = '', id = ''] = text.split('~')
    return { at, id }
  })
  .refine(({ at, id }) => z.iso.datetime({ offset: true }).safeParse(at).success && UUID.test(id))

const page = {
  before: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(30),
}

export const inboxInput = z.object(page)

/** What the staff works through. */
export const QUEUES = [
  'open',
  'unread',
  'mine',
  'unassigned',
  'waiting',
  'snoozed',
  'resolved',
  'archived',
] as const

export const queueInput = z.object({
  ...page,
  queue: z.enum(QUEUES).default('open'),
  topic: z.uuid().optional(),
})

interface Where {
  req: PayloadRequest
  community: string
}

interface Listed {
  conversations: ConversationRow[]
  next: string | null
}

const END = { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

/** The person's own conversations, the newest first. */
export const inbox = async ({
  req,
  community,
  query: { before = END, limit },
}: Where & { query: z.infer<typeof inboxInput> }): Promise<Listed> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<ListRow>(
    keepingPlan(
      describeRows(sql`
        select id, sort_at
        from app_inbox(${community}, ${before.at}::timestamptz, ${before.id}, ${limit + 1})`),
    ),
  )
  return toPage(rows, limit)
}

const AWAKE = sql`(c.snoozed_until is null or c.snoozed_until <= now())`

const UNREAD = sql`exists (select 1 from messages m
  where m.conversation_id = c.id and m.kind = 'text' and m.deleted_at is null
    and m.sender_id <> (select app_person())
    and m.seq > coalesce((select p.last_read_seq from conversation_participants p
      where p.conversation_id = c.id and p.user_id = (select app_person())), 0))`

export const CONDITIONS: Readonly<Record<(typeof QUEUES)[number], Sql>> = {
  open: sql`c.state = 'open' and ${AWAKE}`,
  unread: sql`c.state = 'open' and ${AWAKE} and ${UNREAD}`,
  mine: sql`c.state = 'open' and ${AWAKE} and c.assignee_id = (select app_person())`,
  unassigned: sql`c.state = 'open' and ${AWAKE} and c.assignee_id is null`,
  waiting: sql`c.state = 'open' and ${AWAKE} and c.waiting_since is not null`,
  snoozed: sql`c.state = 'open' and not ${AWAKE}`,
  resolved: sql`c.state = 'resolved'`,
  archived: sql`c.state = 'archived'`,
}

/**
 * What lies with the staff, as far as it is addressed to the person: the newest first, and of what
 * waits the longest first.
 */
export const staffQueue = async ({
  req,
  community,
  query: { before, limit, queue, topic },
}: Where & { query: z.infer<typeof queueInput> }): Promise<Listed> => {
  const reader = await readerOf(req)
  const isWaiting = queue === 'waiting'
  // Turned round, so that one order serves both: the longest wait is the greatest number.
  const at = isWaiting ? sql`to_timestamp(-extract(epoch from c.waiting_since))` : sql`c.last_at`
  const { at: from, id } = before ?? END
  const { rows } = await reader.execute<ListRow>(
    describeRows(sql`
      select c.id, ${at} as sort_at from conversations c
      where c.community_id = ${community} and c.kind in ('inquiry', 'board', 'broadcast-reply')
        and app_serves(c.community_id, c.kind, c.team, c.assignee_id, (select app_posts()))
        and ${CONDITIONS[queue]} and c.last_seq > 0
        ${topic === undefined ? sql`` : sql`and c.topic_id = ${topic}`}
        and (${at}, c.id) < (${from}::timestamptz, ${id})
      order by ${at} desc, c.id desc limit ${limit + 1}`),
  )
  return toPage(rows, limit)
}

export const countsSchema = z.strictObject({
  /** Conversations with something unread, up to 100. */
  unread: z.int(),
})

/** For the badge: how many of the person's conversations have something unread. */
export const unreadConversations = (community: string): Question<z.infer<typeof countsSchema>> =>
  question(
    sql`
    select count(*) as n from (
      select 1 from conversation_participants p join conversations c on c.id = p.conversation_id
      where p.user_id = (select app_person()) and p.community_id = ${community}
        and p.left_seq is null and p.role <> 'staff' and c.last_seq > p.last_read_seq
        and (p.muted_until is null or p.muted_until <= now())
        and exists (select 1 from messages m where m.conversation_id = c.id
          and m.seq > p.last_read_seq and p.visible @> m.seq and m.kind = 'text'
          and m.deleted_at is null and m.sender_id <> p.user_id)
      limit 100) counted`,
    ([row]: { n: string | number }[]) => ({ unread: Number(row?.n ?? 0) }),
  )

export const countUnreadConversations = ({
  req,
  community,
}: Where): Promise<z.infer<typeof countsSchema>> => askKept(req, unreadConversations(community))
