import type { PayloadRequest } from 'payload'
import { askKept, question } from '../../database/questions'
import type { Question } from '../../database/questions'
import { readerOf, sql } from '../../database/transaction'

export interface NoticeView {
  id: string
  community: { id: string; slug: string; name: string }
  kind: string
  group: string
  urgency: string
  title: string
  body: string
  path: string
  /** How many earlier ones it stands for too. */
  repeats: number
  needsAcknowledgement: boolean
  /** ISO 8601, UTC. */
  createdAt: string
  readAt: string | null
  acknowledgedAt: string | null
}

interface Row extends Record<string, unknown> {
  id: string
  community_id: string
  slug: string
  name: string
  kind: string
  group: string
  urgency: string
  title: string
  body: string
  path: string
  repeats: number
  needs_acknowledgement: boolean
  created_at: Date | string
  read_at: Date | string | null
  acknowledged_at: Date | string | null
}

const instant = (value: Date | string): string => new Date(value).toISOString()
const maybe = (value: Date | string | null): string | null =>
  value === null ? null : instant(value)

const viewOf = (row: Row): NoticeView => ({
  id: row.id,
  community: { id: row.community_id, slug: row.slug, name: row.name },
  kind: row.kind,
  group: row.group,
  urgency: row.urgency,
  title: row.title,
  body: row.body,
  path: row.path,
  repeats: row.repeats,
  needsAcknowledgement: row.needs_acknowledgement,
  createdAt: instant(row.created_at),
  readAt: maybe(row.read_at),
  acknowledgedAt: maybe(row.acknowledged_at),
})

export interface NoticePage {
  notices: NoticeView[]
  /** Pass it as `before` for the next page; null: there is none. */
  next: string | null
}

/**
 * The person's notices in all communities that they belong to, newest first.
 * @param before id of the last notice of the page before.
 * @param community id of the one community that is asked about.
 */
export const listNotices = async (
  req: PayloadRequest,
  {
    before,
    community,
    isUnread = false,
    limit,
  }: {
    before?: string | undefined
    community?: string | undefined
    isUnread?: boolean
    limit: number
  },
): Promise<NoticePage> => {
  const me = req.user?.id ?? null
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Row>(sql`
    select n.id, n.community_id, c.slug, c.name, n.kind, n."group", n.urgency, n.title, n.body,
      n.path, n.repeats, n.needs_acknowledgement, n.created_at, n.read_at, n.acknowledged_at
    from notices n join communities c on c.id = n.community_id
    where n.recipient_id = ${me}
      ${community === undefined ? sql`` : sql`and n.community_id = ${community}`}
      ${isUnread ? sql`and n.read_at is null` : sql``}
      ${
        before === undefined
          ? sql``
          : sql`and (n.created_at, n.id) < (select b.created_at, b.id from notices b
                where b.id = ${before} and b.recipient_id = ${me})`
      }
    order by n.created_at desc, n.id desc limit ${limit + 1}`)
  const page = rows.slice(0, limit)
  return {
    notices: page.map(viewOf),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}

interface UnreadCounts {
  unread: number
  communities: Record<string, number>
}

/** How many notices the person has not read, by community. */
export const unreadNotices = (req: PayloadRequest): Question<UnreadCounts> =>
  question(
    sql`
    select community_id, count(*)::int as count from notices
    where recipient_id = ${req.user?.id ?? null} and read_at is null group by community_id`,
    (rows: { community_id: string; count: number }[]) => ({
      unread: rows.reduce((sum, { count }) => sum + count, 0),
      communities: Object.fromEntries(rows.map(({ community_id, count }) => [community_id, count])),
    }),
  )

export const countUnread = (req: PayloadRequest): Promise<UnreadCounts> =>
  askKept(req, unreadNotices(req))
