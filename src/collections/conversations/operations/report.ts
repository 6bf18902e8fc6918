import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { audit } from '@/kernel/audit/audit'
import { readerOf, sql } from '@/kernel/database/transaction'
import { answerFile } from '@/kernel/files/answerFile'
import { csvOf } from '@/kernel/files/csv'
import { translatorFor } from '@/kernel/i18n/translate'
import type { CommunityIdentity } from '@/kernel/identity'
import { RESOLUTIONS } from '../domain/kinds'

const day = z.iso.date()
export const reportInput = z
  .object({ from: day, to: day })
  .refine(({ from, to }) => from <= to, { path: ['to'] })
export type ReportSpan = z.infer<typeof reportInput>

type Resolution = (typeof RESOLUTIONS)[number]

export interface ReportRow {
  /** Null: without a topic. */
  topic: string | null
  /** Conversations that began in these days. */
  count: number
  answered: number
  /** Middle of the times until the first answer, in minutes; null where there was none. */
  firstAnswerMinutes: number | null
  /** Answered later than was promised, or not at all by now. */
  late: number
  resolved: number
  resolutionMinutes: number | null
  resolutions: Record<Resolution, number>
}

interface Row extends Record<string, unknown> {
  topic: string | null
  n: string
  answered: string
  first_minutes: string | null
  late: string
  resolved: string
  resolution_minutes: string | null
  as_resolved: string
  as_no_action: string
  as_escalated: string
  as_duplicate: string
}

const numberOrNull = (value: string | null): number | null =>
  value === null ? null : Math.round(Number(value))

/**
 * What residents asked between two days of the community's calendar, by topic: how many, how soon
 * there was an answer, how it ended. The staff's own beginnings are not counted: nobody waited.
 */
export const reportByTopic = async (
  req: PayloadRequest,
  { id, timeZone }: Pick<CommunityIdentity, 'id' | 'timeZone'>,
  { from, to }: ReportSpan,
): Promise<ReportRow[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Row>(sql`
    select t.name as topic, count(*) as n, count(c.first_answer_at) as answered,
      percentile_cont(0.5) within group (order by
        extract(epoch from c.first_answer_at - c.created_at) / 60) as first_minutes,
      count(*) filter (where c.answer_due_at < coalesce(c.first_answer_at,
        case when c.state = 'open' then now() else c.resolved_at end)) as late,
      count(*) filter (where c.state <> 'open') as resolved,
      percentile_cont(0.5) within group (order by
        extract(epoch from c.resolved_at - c.created_at) / 60)
        filter (where c.state <> 'open') as resolution_minutes,
      count(*) filter (where c.state <> 'open' and c.resolution = 'resolved') as as_resolved,
      count(*) filter (where c.state <> 'open' and c.resolution = 'no-action') as as_no_action,
      count(*) filter (where c.state <> 'open' and c.resolution = 'escalated') as as_escalated,
      count(*) filter (where c.state <> 'open' and c.resolution = 'duplicate') as as_duplicate
    from conversations c left join message_topics t on t.id = c.topic_id
    where c.community_id = ${id} and c.kind = 'inquiry' and c.last_seq > 0
      and c.created_at >= ${from}::timestamp at time zone ${timeZone}
      and c.created_at < (${to}::date + 1)::timestamp at time zone ${timeZone}
      and exists (select 1 from conversation_participants p where p.conversation_id = c.id
        and p.user_id = c.opened_by_id and p.role = 'member')
      and app_serves(c.community_id, c.kind, c.team, c.assignee_id, (select app_posts()))
    group by t.id, t.name order by n desc, t.name nulls last`)
  return rows.map((row) => ({
    topic: row.topic,
    count: Number(row.n),
    answered: Number(row.answered),
    firstAnswerMinutes: numberOrNull(row.first_minutes),
    late: Number(row.late),
    resolved: Number(row.resolved),
    resolutionMinutes: numberOrNull(row.resolution_minutes),
    resolutions: {
      resolved: Number(row.as_resolved),
      'no-action': Number(row.as_no_action),
      escalated: Number(row.as_escalated),
      duplicate: Number(row.as_duplicate),
    },
  }))
}

/** The same as a table for a spreadsheet; times are minutes. */
export const exportReport = async (
  req: PayloadRequest,
  community: CommunityIdentity,
  span: ReportSpan,
  locale: string,
): Promise<Response> => {
  const rows = await reportByTopic(req, community, span)
  await audit(req, {
    community: community.id,
    action: 'conversation.report-exported',
    subject: { collection: 'communities', id: community.id },
    details: { from: span.from, to: span.to },
  })
  const t = translatorFor({ locale, namespace: 'conversations.inbox' })
  const head = [
    ...['topic', 'count', 'answered', 'firstMinutes', 'late', 'resolved', 'resolutionMinutes'].map(
      (column) => t(`report.columns.${column}`),
    ),
    ...RESOLUTIONS.map((resolution) => t(`actions.resolutions.${resolution}`)),
  ]
  const lines = rows.map((row) =>
    [
      row.topic ?? t('list.noTopic'),
      row.count,
      row.answered,
      row.firstAnswerMinutes ?? '',
      row.late,
      row.resolved,
      row.resolutionMinutes ?? '',
      ...RESOLUTIONS.map((resolution) => row.resolutions[resolution]),
    ].map(String),
  )
  return answerFile(
    csvOf([head, ...lines]),
    `conversations-${community.slug}-${span.from}-${span.to}`,
    'csv',
  )
}
