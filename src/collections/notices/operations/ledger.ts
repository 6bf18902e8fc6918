import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'

/** How many people an event told, and what became of it. */
export interface LedgerCounts {
  people: number
  /** Read it, or something left for them over another channel than the bell. */
  reached: number
  read: number
  acknowledged: number
  /** A provider refused something for them. */
  failed: number
  unreached: number
}

export interface LedgerEvent extends LedgerCounts {
  eventId: string
  kind: string
  group: string | null
  urgency: string | null
  /** ISO 8601, UTC. */
  toldAt: string
}

type EventRow = Omit<LedgerEvent, 'toldAt'> & { toldAt: Date | string } & Record<string, unknown>

/**
 * One row for each person and event of a set of deliveries. A message that carried several counts
 * for each of them. Whom the printed list has is not reached until they read it.
 */
const peopleOf = (community: string, events: ReturnType<typeof sql>) => sql`
  select d.event_id, d.recipient_id, min(d.created_at) as told_at,
    min(d.kind) as kind, min(d."group") as "group", min(d.urgency) as urgency,
    bool_or(d.read_at is not null or d.state in ('read', 'acknowledged')) as is_read,
    bool_or(d.acknowledged_at is not null) as is_acknowledged,
    bool_or(d.state = 'failed') as has_failed,
    bool_or(d.channel = 'print') as is_listed,
    bool_or(d.channel not in ('in-app', 'print')
      and coalesce(c.state, d.state) in ('sent', 'delivered', 'read', 'acknowledged')) as has_left
  from deliveries d
  left join deliveries c on d.reason = 'in-digest' and c.id::text = d.digest_id
    and c.community_id = d.community_id
  where d.community_id = ${community} and ${events}
  group by d.event_id, d.recipient_id`

/** Of a row of `peopleOf`. */
const REACHED = sql`(p.is_read or (p.has_left and not p.is_listed))`

const COUNTS = sql`
  count(*)::int as people,
  count(*) filter (where ${REACHED})::int as reached,
  count(*) filter (where p.is_read)::int as read,
  count(*) filter (where p.is_acknowledged)::int as acknowledged,
  count(*) filter (where p.has_failed)::int as failed,
  count(*) filter (where not ${REACHED})::int as unreached`

const viewOf = ({ toldAt, ...row }: EventRow): LedgerEvent => ({
  eventId: row.eventId,
  kind: row.kind,
  group: row.group,
  urgency: row.urgency,
  toldAt: new Date(toldAt).toISOString(),
  people: row.people,
  reached: row.reached,
  read: row.read,
  acknowledged: row.acknowledged,
  failed: row.failed,
  unreached: row.unreached,
})

/**
 * What a community told its people, newest first, by event.
 * @param before id of the last event of the page before.
 */
export const ledgerEvents = async (
  req: PayloadRequest,
  { community, before, limit }: { community: string; before?: string | undefined; limit: number },
): Promise<{ events: LedgerEvent[]; next: string | null }> => {
  const reader = await readerOf(req)
  // Everybody who is told has a row for the bell: that alone says which events there are.
  const bells = sql`community_id = ${community} and channel = 'in-app'`
  const { rows } = await reader.execute<EventRow>(sql`
    with listed as (
      select event_id, min(created_at) as told_at from deliveries where ${bells}
      group by event_id
      ${
        before === undefined
          ? sql``
          : sql`having (min(created_at), event_id) < (
              select min(created_at), event_id from deliveries
              where ${bells} and event_id = ${before} group by event_id)`
      }
      order by min(created_at) desc, event_id desc limit ${limit + 1}
    ),
    people as (${peopleOf(community, sql`d.event_id in (select event_id from listed)`)})
    select l.event_id as "eventId", min(p.kind) as kind, min(p."group") as "group",
      min(p.urgency) as urgency, l.told_at as "toldAt", ${COUNTS}
    from listed l join people p on p.event_id = l.event_id
    group by l.event_id, l.told_at order by l.told_at desc, l.event_id desc`)
  const events = rows.slice(0, limit).map(viewOf)
  return { events, next: rows.length > limit ? (events.at(-1)?.eventId ?? null) : null }
}

/** One event of a community; null where it told nobody there. */
export const ledgerEvent = async (
  req: PayloadRequest,
  community: string,
  eventId: string,
): Promise<LedgerEvent | null> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<EventRow>(sql`
    with people as (${peopleOf(community, sql`d.event_id = ${eventId}`)})
    select p.event_id as "eventId", min(p.kind) as kind, min(p."group") as "group",
      min(p.urgency) as urgency, min(p.told_at) as "toldAt", ${COUNTS}
    from people p group by p.event_id`)
  const [row] = rows
  return row ? viewOf(row) : null
}

/** One way to a person, and how far it came. Times are ISO 8601, UTC. */
export interface LedgerWay {
  channel: string
  state: string
  /** Why it ended: ours as a code, a provider's as it said it. */
  reason: string | null
  sentAt: string | null
  deliveredAt: string | null
  readAt: string | null
  acknowledgedAt: string | null
}

export interface LedgerPerson {
  id: string
  /** null: the account is no longer known to the community. */
  name: string | null
  /** Their units when they were told, as written on the door. */
  unit: string | null
  isReached: boolean
  /** E.164, of whom nothing reached, so that somebody can call; null: reached, or there is none. */
  phone: string | null
  ways: LedgerWay[]
}

type PersonRow = Omit<LedgerPerson, 'ways'> & { ways: LedgerWay[]; total: number } & Record<
    string,
    unknown
  >

const instant = (value: string | null): string | null =>
  value === null ? null : new Date(value).toISOString()

/**
 * The people of an event in the order of units and doors, and every way that was tried. Titles and
 * texts are no part of it: they are the person's own.
 */
export const ledgerPeople = async (
  req: PayloadRequest,
  {
    community,
    eventId,
    isUnreached = false,
    limit,
    offset = 0,
  }: {
    community: string
    eventId: string
    isUnreached?: boolean
    limit: number
    offset?: number
  },
): Promise<{ people: LedgerPerson[]; total: number }> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<PersonRow>(sql`
    with people as (${peopleOf(community, sql`d.event_id = ${eventId}`)}),
    doors as (
      select p.recipient_id, u.label, u.building, u.number,
        nullif(regexp_replace(u.number, '\\D.*$', ''), '')::numeric as door
      from people p
      join memberships m on m.community_id = ${community} and m.user_id = p.recipient_id
        and m.unit_id is not null and (m.valid_from is null or m.valid_from <= p.told_at)
        and (m.valid_to is null or m.valid_to > p.told_at)
      join units u on u.id = m.unit_id
    ),
    firsts as (
      select distinct on (recipient_id) recipient_id, building, door, number
      from doors order by recipient_id, building, door nulls last, number
    )
    select p.recipient_id as id, n.name, ${REACHED} as "isReached",
      case when not ${REACHED} then n.phone end as phone,
      (select string_agg(distinct o.label, ', ') from doors o
        where o.recipient_id = p.recipient_id) as unit,
      (select json_agg(json_build_object('channel', d.channel, 'state', d.state,
          'reason', d.reason, 'sentAt', d.sent_at, 'deliveredAt', d.delivered_at,
          'readAt', d.read_at, 'acknowledgedAt', d.acknowledged_at)
          order by d.step, d.channel <> 'in-app', d.channel)
        from deliveries d where d.community_id = ${community} and d.event_id = ${eventId}
          and d.recipient_id = p.recipient_id) as ways,
      count(*) over ()::int as total
    from people p left join users n on n.id = p.recipient_id
      left join firsts f on f.recipient_id = p.recipient_id
    ${isUnreached ? sql`where not ${REACHED}` : sql``}
    order by f.building nulls last, f.door nulls last, f.number, n.name, p.recipient_id
    limit ${limit} offset ${offset}`)
  return {
    people: rows.map(({ id, name, unit, isReached, phone, ways }) => ({
      id,
      name,
      unit,
      isReached,
      phone,
      ways: ways.map((way) => ({
        channel: way.channel,
        state: way.state,
        reason: way.reason,
        sentAt: instant(way.sentAt),
        deliveredAt: instant(way.deliveredAt),
        readAt: instant(way.readAt),
        acknowledgedAt: instant(way.acknowledgedAt),
      })),
    })),
    total: rows[0]?.total ?? 0,
  }
}
