import type { Payload, PayloadRequest } from 'payload'
import { audit } from '@/kernel/audit/audit'
import { openReader, sql, txOf } from '@/kernel/database/transaction'
import { emit } from '@/kernel/events/emit'
import { inEachCommunity } from '@/kernel/jobs/inEachCommunity'
import { dueMove } from '../domain/states'
import type { AnnouncementState } from '../domain/states'
import type { AnnouncementUrgency } from '../domain/urgency'
import { announcementPublished, announcementToConfirm } from '../events'

interface Row extends Record<string, unknown> {
  id: string
  state: AnnouncementState
  urgency: AnnouncementUrgency
  requires: boolean | null
  publish_at: string | Date | null
  sends_at: string | Date | null
  expires_at: string | Date | null
}

const moment = (value: string | Date | null): Date | null =>
  value === null ? null : new Date(value)

/** Sends one: of many workers the first, since the others find it moved. */
const send = async (
  req: PayloadRequest,
  community: string,
  { id, state, urgency, requires }: Row,
  now: Date,
): Promise<boolean> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute(sql`
    update announcements set state = 'published', published_at = ${now.toISOString()}::timestamptz,
      sends_at = null
    where id = ${id} and community_id = ${community} and state = ${state}::announcement_state
    returning id`)
  if (rows.length === 0) return false
  const event = requires === true ? announcementToConfirm : announcementPublished
  const eventId = await emit(req, { event, community, data: { announcementId: id, urgency } })
  await tx.execute(sql`update announcements set event_id = ${eventId} where id = ${id}`)
  await audit(req, {
    community,
    action: 'announcement.published',
    subject: { collection: 'announcements', id },
  })
  return true
}

const expire = async (
  req: PayloadRequest,
  community: string,
  { id }: Row,
  now: Date,
): Promise<boolean> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute(sql`
    update announcements set state = 'expired'
    where id = ${id} and community_id = ${community} and state = 'published'
      and expires_at <= ${now.toISOString()}::timestamptz
    returning id`)
  return rows.length > 0
}

const publishIn = async (req: PayloadRequest, community: string, now: Date): Promise<number> => {
  const tx = await txOf(req)
  // In the order of the ids and locked: workers that look at the same wait for each other here.
  const { rows } = await tx.execute<Row>(sql`
    select id, state::text as state, urgency::text as urgency, requires_acknowledgement as requires,
      publish_at, sends_at, expires_at
    from announcements
    where community_id = ${community} and (state in ('scheduled', 'sending')
      or (state = 'published' and expires_at is not null))
    order by id for update`)
  let moved = 0
  for (const row of rows) {
    const due = dueMove(
      {
        state: row.state,
        publishAt: moment(row.publish_at),
        sendsAt: moment(row.sends_at),
        expiresAt: moment(row.expires_at),
      },
      now,
    )
    if (due === null) continue
    const isMoved =
      due === 'published'
        ? await send(req, community, row, now)
        : await expire(req, community, row, now)
    if (isMoved) moved += 1
  }
  return moved
}

/**
 * Does what the clock is due to do: sends what was published and not taken back, and what was scheduled for
 * now; ends what is over. Each once, however many workers look.
 * @returns how many announcements moved.
 */
export const publishDue = async ({
  payload,
  now,
}: {
  payload: Payload
  now: Date
}): Promise<number> => {
  const { rows } = await openReader(payload).execute<{ community_id: string }>(sql`
    select community_id
    from app_communities_with_announcements_due(${now.toISOString()}::timestamptz)`)
  return inEachCommunity(payload, {
    communities: rows.map(({ community_id }) => community_id),
    reason: 'publish what is due',
    work: (req, community) => publishIn(req, community, now),
  })
}
