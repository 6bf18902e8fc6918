import type { PayloadRequest } from 'payload'
import { textOpener } from '@/kernel/files/dataKeys'
import type { TextOpener } from '@/kernel/files/dataKeys'
import { keepingPlan } from '@/kernel/database/keptPlans'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { attachmentsOf, toAttachments } from './attachments'
import type { AttachmentRow } from './attachments'
import { withCards } from './links'
import { placeOf } from './place'
import type { At } from './place'
import { iso, isoOrNull } from './schemas'
import type { MessageView } from './schemas'
import { foundKey, joinKey, keyColumns, messageContext, shownText } from './texts'
import type { KeyColumns } from './texts'

export interface MessageRow extends KeyColumns, Record<string, unknown> {
  conversation_id: string
  community_id: string
  reader_id: string
  seq: string
  client_id: string
  kind: 'text' | 'system'
  sender_id: string
  sender_name: string | null
  body: string
  sealed: Buffer | null
  data: Record<string, unknown> | null
  reply_to: string | null
  thread_root: string | null
  at: string
  edited_at: string | null
  deleted_at: string | null
  is_removed: boolean
  attachments: AttachmentRow[] | null
  reactions: MessageView['reactions'] | null
}

const numberOrNull = (value: string | null) => (value === null ? null : Number(value))

const textOf = (row: MessageRow, open: TextOpener) => {
  const place = { community: row.community_id, id: row.conversation_id }
  return shownText(open, foundKey(place, row), row, messageContext(place, Number(row.seq)))
}

const toMessage = (row: MessageRow, open: TextOpener): MessageView => ({
  seq: Number(row.seq),
  clientId: row.client_id,
  kind: row.kind,
  sender: { id: row.sender_id, name: row.sender_name ?? '' },
  ...textOf(row, open),
  data: row.data,
  replyTo: numberOrNull(row.reply_to),
  threadRoot: numberOrNull(row.thread_root),
  at: iso(row.at),
  editedAt: isoOrNull(row.edited_at),
  deletedAt: isoOrNull(row.deleted_at),
  isRemoved: row.is_removed,
  attachments: toAttachments(row.attachments, {
    community: row.community_id,
    person: row.reader_id,
  }),
  reactions: row.reactions ?? [],
})

export const toMessages = (rows: readonly MessageRow[]): MessageView[] => {
  const open = textOpener()
  return rows.map((row) => toMessage(row, open))
}

/**
 * Messages of `lines`, in order, as one person sees them. Whoever has left reads what they had: an
 * edit that came later is not for them.
 */
export const readMessages = (lines: Sql): Sql => sql`
  with lines as (${lines})
  select m.conversation_id, m.community_id, (select app_person()) as reader_id, m.seq, m.client_id, m.kind, m.sender_id,
    coalesce(u.preferred_name, u.name) as sender_name,
    coalesce(e.body, m.body) as body,
    case when e.body is null then m.sealed else e.sealed end as sealed, ${keyColumns},
    m.data, m.reply_to, m.thread_root, m.at,
    case when m.edited_at > p.left_at then null else m.edited_at end as edited_at, m.deleted_at,
    coalesce(m.deleted_by_id <> m.sender_id, false) as is_removed,
    ${attachmentsOf} as attachments,
    (select jsonb_agg(jsonb_build_object('emoji', r.emoji, 'count', r.n, 'isMine', r.mine)
       order by r.first)
     from (select emoji, count(*) as n, min(at) as first, bool_or(user_id = (select app_person())) as mine
           from message_reactions where conversation_id = m.conversation_id and seq = m.seq
           group by emoji) r) as reactions
  from lines m
  left join conversation_participants p
    on p.conversation_id = m.conversation_id and p.user_id = (select app_person())
  left join lateral (
    select e.body, e.sealed from message_edits e
    where m.edited_at > p.left_at and m.deleted_at is null
      and e.conversation_id = m.conversation_id and e.seq = m.seq and e.at > p.left_at
    order by e.at limit 1) e on true
  ${joinKey(sql`m.conversation_id`)}
  left join users u on u.id = m.sender_id
  order by m.conversation_id, m.seq`

export interface PageInput {
  /** Messages with lower numbers than this, the newest of them. */
  before?: number | undefined
  /** Messages with higher numbers than this, the oldest of them. */
  after?: number | undefined
  /** Messages of this thread alone. */
  thread?: number | undefined
  /** The first message at or after this moment, and what follows. */
  since?: string | undefined
  limit: number
}

/** The order of a page is settled in the function: no plan may sort a long conversation for its end. */
const pageOf = ({ community, id }: At, { before, after, thread, since, limit }: PageInput): Sql => {
  if (thread === undefined && since === undefined) {
    return keepingPlan(
      readMessages(sql`
        select m.* from app_messages(${id}, ${community}, ${after ?? null}::bigint,
          ${before ?? null}::bigint, ${limit}) m`),
    )
  }
  const isForward = after !== undefined || since !== undefined
  const order = isForward ? sql`m.seq` : sql`m.seq desc`
  return readMessages(sql`
    select m.* from messages m
    where m.conversation_id = ${id} and m.community_id = ${community}
      ${before === undefined ? sql`` : sql`and m.seq < ${before}`}
      ${after === undefined ? sql`` : sql`and m.seq > ${after}`}
      ${since === undefined ? sql`` : sql`and m.at >= ${since}::timestamptz`}
      ${thread === undefined ? sql`` : sql`and (m.seq = ${thread} or m.thread_root = ${thread})`}
    order by ${order} limit ${limit}`)
}

/**
 * A page of a conversation, in order, as far as the person sees it.
 * @throws AppError 404 where there is no such conversation for them.
 */
export const listMessages = async (at: At, page: PageInput): Promise<MessageView[]> => {
  const reader = await readerOf(at.req)
  const { rows } = await reader.execute<MessageRow>(pageOf(at, page))
  // An empty page may be one of a conversation that is not there.
  if (rows.length === 0) await placeOf(at)
  return withCards(at.req, at.community, toMessages(rows))
}

export interface CaughtUp {
  id: string
  messages: MessageView[]
  /** Whether there is more than fits in one answer. */
  hasMore: boolean
}

const EACH = 50

/**
 * What is new in many conversations at once, each from a number on; in those that are not there for
 * the person nothing is.
 */
export const catchUp = async ({
  req,
  community,
  since,
}: {
  req: PayloadRequest
  community: string
  since: readonly { id: string; after: number }[]
}): Promise<CaughtUp[]> => {
  const reader = await readerOf(req)
  const asked = JSON.stringify(since)
  const { rows } = await reader.execute<MessageRow>(
    keepingPlan(
      readMessages(
        sql`select m.* from app_new_messages(${asked}::jsonb, ${community}, ${EACH + 1}) m`,
      ),
    ),
  )
  const messages = await withCards(req, community, toMessages(rows))
  return since.map(({ id }) => {
    const own = messages.filter((_, index) => rows[index]?.conversation_id === id)
    return { id, messages: own.slice(0, EACH), hasMore: own.length > EACH }
  })
}
