import { textOpener } from '@/kernel/files/dataKeys'
import type { TextOpener } from '@/kernel/files/dataKeys'
import { sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import type { HandlingState } from '../domain/handling'
import type { ConversationKind } from '../domain/kinds'
import { iso, isoOrNull } from './schemas'
import type { ConversationRow } from './schemas'
import { foundKey, joinKey, keyColumns, messageContext, shownText } from './texts'
import type { KeyColumns } from './texts'

interface ListRow extends KeyColumns, Record<string, unknown> {
  id: string
  community_id: string
  sort_at: string
  last_at: string
  kind: ConversationKind
  subject: string | null
  topic: string | null
  unit: string | null
  state: HandlingState
  last_seen: string
  line: {
    seq: number
    kind: 'text' | 'system'
    sender: { id: string; name: string }
    body: string
    /** In base64. */
    sealed: string | null
    data: Record<string, unknown> | null
    at: string
    isDeleted: boolean
    isRemoved: boolean
    attachments: number
  } | null
  unread: string
  is_confidential: boolean
  is_muted: boolean | null
  has_left: boolean
  people: { id: string; name: string }[] | null
  waiting_since: string | null
  answer_due_at: string | null
  snoozed_until: string | null
  reopened_at: string | null
  assignee: { id: string; name: string } | null
  team: string | null
}

const name = (alias: string): Sql => {
  const table = sql.identifier(alias)
  return sql`coalesce(${table}.preferred_name, ${table}.name)`
}

/** What a list says of a line: as much as fits. */
const EXCERPT = 140

/**
 * What lists show of the conversations in `picked (id, sort_at)`, each as the person sees it: the
 * last line and the unread ones are those within their sight. Staff without a part sees all of it.
 */
export const describeRows = (picked: Sql): Sql => sql`
  with picked as (${picked})
  select c.id, to_json(k.sort_at) #>> '{}' as sort_at, c.community_id, c.kind, c.subject,
    c.sensitivity = 'confidential' as is_confidential, ${keyColumns}, t.name as topic,
    coalesce(p.left_at, c.last_at) as last_at,
    n.label as unit, c.state, s.last_seen,
    p.muted_until > now() as is_muted, coalesce(p.left_seq is not null, false) as has_left,
    case when p.left_seq is null then c.waiting_since end as waiting_since,
    case when c.waiting_since is not null then c.answer_due_at end as answer_due_at,
    c.snoozed_until, c.reopened_at, c.team,
    (select jsonb_build_object('seq', m.seq, 'kind', m.kind, 'body', left(m.body, ${EXCERPT}),
        'sealed', encode(m.sealed, 'base64'),
        'data', m.data, 'at', m.at, 'isDeleted', m.deleted_at is not null,
        'isRemoved', coalesce(m.deleted_by_id <> m.sender_id, false),
        'attachments', (select count(*) from message_attachments f
          where f.conversation_id = m.conversation_id and f.seq = m.seq),
        'sender', jsonb_build_object('id', m.sender_id, 'name', coalesce(${name('u')}, '')))
      from messages m left join users u on u.id = m.sender_id
      where m.conversation_id = c.id and m.seq = s.last_seen) as line,
    (select count(*) from (select 1 from messages m where s.last_seen > s.last_read
        and m.conversation_id = c.id and m.seq > s.last_read and m.seq <= s.last_seen
        and (p.role is null or p.role = 'staff' or p.visible @> m.seq)
        and m.sender_id <> (select app_person()) and m.kind = 'text' and m.deleted_at is null
        limit 100) unread) as unread,
    (select jsonb_agg(jsonb_build_object('id', o.user_id, 'name', o.name) order by o.joined_at)
      from (select q.user_id, coalesce(${name('u')}, '') as name, q.joined_at
        from conversation_participants q left join users u on u.id = q.user_id
        where q.conversation_id = c.id and q.role <> 'staff' and q.left_seq is null
          and q.user_id <> (select app_person())
        order by q.joined_at, q.user_id limit 3) o) as people,
    case when a.id is not null then
      jsonb_build_object('id', a.id, 'name', coalesce(${name('a')}, '')) end as assignee
  from picked k
  join conversations c on c.id = k.id
  left join conversation_participants p
    on p.conversation_id = c.id and p.user_id = (select app_person())
  left join lateral (select
    case when p.role is null or p.role = 'staff' or upper_inf(p.visible) then c.last_seq
      else coalesce(upper(p.visible) - 1, 0) end as last_seen,
    coalesce(p.last_read_seq, 0) as last_read) s on true
  ${joinKey(sql`c.id`)}
  left join message_topics t on t.id = c.topic_id
  left join units n on n.id = c.unit_id
  left join users a on a.id = c.assignee_id
  order by k.sort_at desc, k.id desc`

const lineOf = (row: ListRow, open: TextOpener): ConversationRow['lastLine'] => {
  if (!row.line) return null
  const { sealed, body, ...line } = row.line
  const place = { community: row.community_id, id: row.id }
  const stored = { body, sealed: sealed === null ? null : Buffer.from(sealed, 'base64') }
  const said = shownText(open, foundKey(place, row), stored, messageContext(place, line.seq))
  return { ...line, ...said, body: said.body.slice(0, EXCERPT), at: iso(line.at) }
}

const toRow = (row: ListRow, open: TextOpener): ConversationRow => ({
  id: row.id,
  kind: row.kind,
  subject: row.subject,
  topic: row.topic,
  unit: row.unit,
  state: row.state,
  lastSeq: Number(row.last_seen),
  lastAt: iso(row.last_at),
  lastLine: lineOf(row, open),
  unread: Number(row.unread),
  isConfidential: row.is_confidential,
  isMuted: row.is_muted ?? false,
  hasLeft: row.has_left,
  people: row.people ?? [],
  waitingSince: isoOrNull(row.waiting_since),
  answerDueAt: isoOrNull(row.answer_due_at),
  snoozedUntil: isoOrNull(row.snoozed_until),
  reopenedAt: isoOrNull(row.reopened_at),
  assignee: row.assignee,
  team: row.team,
})

/** The rows of a page that was asked for with one row more than `limit`. */
export const toPage = (
  rows: readonly ListRow[],
  limit: number,
): { conversations: ConversationRow[]; next: string | null } => {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > limit && last ? `${last.sort_at}~${last.id}` : null
  const open = textOpener()
  return { conversations: page.map((row) => toRow(row, open)), next }
}
export type { ListRow }
