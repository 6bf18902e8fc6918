import ical from 'ical-generator'
import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { audit } from '@/kernel/audit/audit'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { wallClock } from '@/kernel/domain/zonedDay'
import { env } from '@/kernel/env'
import { authRequired } from '@/kernel/errors'
import { hashOfLink, newLinkToken } from '@/kernel/linkToken'
import { communityRequest, whileSigningIn } from '@/kernel/tenancy/system'
import { chooseVersion } from '../domain/versions'
import { briefOf, versionsOf } from './bodies'
import type { StoredVersions } from './bodies'
import { isFor } from './meant'
import { announcementPath, versionColumns } from './readList'

/** Years of notices of a large estate; a calendar that is larger is fetched by nobody's telephone. */
const MOST_EVENTS = 500
const DAY_MS = 24 * 3600 * 1000

interface Place {
  req: PayloadRequest
  /** Id. */
  community: string
}

const personOf = (req: PayloadRequest): string => {
  if (!req.user) throw authRequired()
  return req.user.id
}

/** Since when the person has an address for this community; null where they have none. */
export const feedSince = async ({ req, community }: Place): Promise<string | null> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ made_at: string | Date }>(sql`
    select made_at from calendar_feeds
    where user_id = ${personOf(req)} and community_id = ${community}`)
  const [row] = rows
  return row ? new Date(row.made_at).toISOString() : null
}

/** Makes the person's address, which is shown once; the one before opens nothing any more. */
export const makeFeed = ({ req, community }: Place): Promise<{ url: string }> =>
  inTransaction(req, async () => {
    const token = newLinkToken()
    const person = personOf(req)
    const tx = await txOf(req)
    const id = uuidv7()
    await tx.execute(sql`
      insert into calendar_feeds (id, community_id, user_id, link_hash)
      values (${id}, ${community}, ${person}, ${hashOfLink(token)})
      on conflict (community_id, user_id) do update
        set link_hash = excluded.link_hash, made_at = clock_timestamp()`)
    const subject = { collection: 'users', id: person }
    await audit(req, { community, action: 'calendar-feed.made', subject })
    return { url: new URL(`/api/calendars/${token}/feed.ics`, env().PUBLIC_URL).href }
  })

/** Ends the person's address. Safe to repeat. */
export const endFeed = ({ req, community }: Place): Promise<{ ended: boolean }> =>
  inTransaction(req, async () => {
    const person = personOf(req)
    const tx = await txOf(req)
    const { rows } = await tx.execute(sql`
      delete from calendar_feeds where user_id = ${person} and community_id = ${community}
      returning id`)
    if (rows.length === 0) return { ended: false }
    const subject = { collection: 'users', id: person }
    await audit(req, { community, action: 'calendar-feed.ended', subject })
    return { ended: true }
  })

interface FeedRow extends Record<string, unknown> {
  community_id: string
  user_id: string
  locale: string
}

const findFeed = (req: PayloadRequest, token: string): Promise<FeedRow | undefined> =>
  whileSigningIn(async () => {
    const reader = await readerOf(req)
    const { rows } = await reader.execute<FeedRow>(sql`
      select f.community_id, f.user_id, u.locale::text as locale
      from calendar_feeds f join users u on u.id = f.user_id
      where f.link_hash = ${hashOfLink(token)}`)
    return rows[0]
  })

interface EventRow extends StoredVersions, Record<string, unknown> {
  id: string
  starts_at: string | Date
  ends_at: string | Date | null
  is_all_day: boolean | null
  place: string | null
  updated_at: string | Date
}

interface CommunityRow extends Record<string, unknown> {
  name: string
  slug: string
  time_zone: string
}

/** A day of the community's calendar, as the library takes days: its midnight in UTC. */
const dayOf = (instant: Date, timeZone: string): Date => {
  const wall = wallClock(instant.getTime(), timeZone)
  return new Date(wall - (wall % DAY_MS))
}

/**
 * The dated notices for a person, as calendars read them (RFC 5545); null where the address opens
 * nothing. Whoever has moved out, or is not meant, has an empty one.
 */
export const calendarOf = async (req: PayloadRequest, token: string): Promise<string | null> => {
  const feed = await findFeed(req, token)
  if (!feed) return null
  const { community_id: community, user_id: person, locale } = feed
  const own = await communityRequest(req.payload, community, 'show dated notices in a calendar')
  const reader = await readerOf(own)
  const { rows: places } = await reader.execute<CommunityRow>(sql`
    select name, slug, time_zone from communities where id = ${community}`)
  const [place] = places
  if (!place) return null
  const { rows } = await reader.execute<EventRow>(sql`
    select a.id, ${versionColumns}, a.event_starts_at as starts_at, a.event_ends_at as ends_at,
      a.event_is_all_day as is_all_day, a.event_place as place, a.updated_at
    from announcements a
    where a.community_id = ${community} and a.event_starts_at is not null
      and a.state in ('published', 'expired') and ${isFor(person)}
    order by a.event_starts_at desc, a.id limit ${MOST_EVENTS}`)
  const calendar = ical({
    name: place.name,
    prodId: { company: 'Courtyard', product: 'Announcements' },
    // Moments are sent in UTC, and each calendar shows them by its own clocks.
    ttl: 3600,
  })
  for (const row of rows) {
    const { version } = chooseVersion(versionsOf(row), { own: locale, spoken: [] })
    const startsAt = new Date(row.starts_at)
    const endsAt = row.ends_at === null ? null : new Date(row.ends_at)
    const isAllDay = row.is_all_day === true
    const url = new URL(announcementPath(place.slug, row.id), env().PUBLIC_URL).href
    // The last of whole days is the day after, by the standard.
    const lastDay = dayOf(endsAt ?? startsAt, place.time_zone)
    const times = isAllDay
      ? { start: dayOf(startsAt, place.time_zone), end: new Date(lastDay.getTime() + DAY_MS) }
      : { start: startsAt, end: endsAt }
    calendar.createEvent({
      id: `${row.id}@courtyard`,
      ...times,
      allDay: isAllDay,
      stamp: new Date(row.updated_at),
      lastModified: new Date(row.updated_at),
      summary: version.title,
      description: briefOf(version),
      location: row.place,
      url,
    })
  }
  return calendar.toString()
}
