import type { PayloadRequest } from 'payload'
import { systemClock } from '@/kernel/clock'
import { readerOf, sql } from '@/kernel/database/transaction'
import { notFound } from '@/kernel/errors'
import type { CommunityIdentity } from '@/kernel/identity'
import type { AnnouncementState } from '../domain/states'
import { eventColumns, eventIn } from './eventColumns'
import type { AnnouncementEvent, EventColumns } from './eventColumns'
import { membershipsMeant } from './meant'
import { attachedFiles, filesOf } from './readOne'
import type { AttachedFile } from './readOne'
import { ruleOf } from './reach'

export interface Results {
  id: string
  state: AnnouncementState
  /** Milliseconds in which it can still be taken back; 0: no more. */
  undoMs: number
  publishAt: string | null
  publishedAt: string | null
  expiresAt: string | null
  event: AnnouncementEvent | null
  eventId: string | null
  people: number
  views: number
  likes: number
  comments: number
  /** null: nobody is asked. */
  acknowledged: number | null
  addenda: { id: string; body: string; at: string }[]
  files: AttachedFile[]
}

interface Row extends EventColumns, Record<string, unknown> {
  id: string
  state: AnnouncementState
  sends_at: string | Date | null
  publish_at: string | Date | null
  published_at: string | Date | null
  expires_at: string | Date | null
  event_id: string | null
  requires: boolean
  people: number
  views: number
  likes: number
  comments: number
  acknowledged: number
  addenda: Results['addenda'] | null
  files: Parameters<typeof attachedFiles>[2]
}

const instant = (value: string | Date | null): string | null =>
  value === null ? null : new Date(value).toISOString()

interface One {
  req: PayloadRequest
  community: Pick<CommunityIdentity, 'id'>
  id: string
}

/** People who are meant now, with what they have done: said it here, or in their bell. */
const meantPeople = ({ community, id }: One) => sql`
  select m.user_id, (array_agg(h.label order by h.label))[1] as unit,
    bool_or(exists (select 1 from announcement_reads r
      where r.announcement_id = ${id} and r.user_id = m.user_id)) as has_seen,
    max(coalesce(
      (select r.acknowledged_at from announcement_reads r
        where r.announcement_id = ${id} and r.user_id = m.user_id),
      (select max(d.acknowledged_at) from deliveries d where d.community_id = ${community.id}
        and d.recipient_id = m.user_id
        and d.event_id = (select e.event_id from announcements e where e.id = ${id})))
    ) as acknowledged_at
  ${membershipsMeant(community.id, ruleOf(id))}
  group by m.user_id`

/**
 * Where an announcement stands and what became of it, for those who write it.
 * @throws AppError 404.
 */
export const announcementResults = async (one: One): Promise<Results> => {
  const { req, community, id } = one
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Row>(sql`
    with meant as (${meantPeople(one)})
    select a.id, a.state::text as state, a.sends_at, a.publish_at, a.published_at, a.expires_at,
      a.event_id, ${eventColumns}, coalesce(a.requires_acknowledgement, false) as requires,
      (select count(*)::int from meant) as people,
      (select count(*)::int from announcement_reads r where r.announcement_id = a.id) as views,
      (select count(*)::int from announcement_likes l where l.announcement_id = a.id) as likes,
      (select count(*)::int from announcement_comments c
        where c.announcement_id = a.id and c.removed_at is null) as comments,
      (select count(*)::int from meant where acknowledged_at is not null) as acknowledged,
      (select json_agg(json_build_object('id', d.id, 'body', d.body, 'at', d.at) order by d.at)
        from announcement_addenda d where d.announcement_id = a.id) as addenda,
      ${filesOf} as files
    from announcements a where a.id = ${id} and a.community_id = ${community.id}`)
  const [row] = rows
  if (!row) throw notFound()
  const sends = row.state === 'sending' && row.sends_at !== null ? new Date(row.sends_at) : null
  return {
    id: row.id,
    state: row.state,
    undoMs: sends ? Math.max(0, sends.getTime() - systemClock.now().getTime()) : 0,
    publishAt: instant(row.publish_at),
    publishedAt: instant(row.published_at),
    expiresAt: instant(row.expires_at),
    event: eventIn(row),
    eventId: row.event_id,
    people: row.people,
    views: row.views,
    likes: row.likes,
    comments: row.comments,
    acknowledged: row.requires ? row.acknowledged : null,
    addenda: (row.addenda ?? []).map((each) => ({ ...each, at: instant(each.at) ?? '' })),
    files: await attachedFiles(req, community.id, row.files),
  }
}

export interface Confirmation {
  id: string
  name: string
  /** As written on the door. */
  unit: string | null
  /** null: not yet. */
  acknowledgedAt: string | null
  hasSeen: boolean
}

type PersonRow = Confirmation & { acknowledgedAt: string | Date | null } & Record<string, unknown>

/** Who of those who are meant now has said that they read it, and who has not; in the order of doors. */
export const confirmations = async (
  one: One,
  { has, limit, offset }: { has: boolean; limit: number; offset: number },
): Promise<{ people: Confirmation[]; total: number }> => {
  const reader = await readerOf(one.req)
  const { rows } = await reader.execute<PersonRow & { total: number }>(sql`
    with meant as (${meantPeople(one)})
    select u.id, coalesce(u.preferred_name, u.name) as name, k.unit,
      k.acknowledged_at as "acknowledgedAt", k.has_seen as "hasSeen", count(*) over ()::int as total
    from meant k join users u on u.id = k.user_id
    where (k.acknowledged_at is not null) = ${has}
    order by k.unit nulls last, name, u.id limit ${limit} offset ${offset}`)
  return {
    people: rows.map(({ id, name, unit, acknowledgedAt, hasSeen }) => ({
      id,
      name,
      unit,
      acknowledgedAt: instant(acknowledgedAt),
      hasSeen,
    })),
    total: rows[0]?.total ?? 0,
  }
}
