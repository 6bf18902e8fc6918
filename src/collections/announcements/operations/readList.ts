import type { PayloadRequest } from 'payload'
import { ask, question } from '@/kernel/database/questions'
import type { Question } from '@/kernel/database/questions'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import type { CommunityIdentity } from '@/kernel/identity'
import { chooseVersion } from '../domain/versions'
import type { AnnouncementUrgency } from '../domain/urgency'
import { briefOf, versionsOf } from './bodies'
import type { StoredVersions } from './bodies'
import { isFor } from './meant'
import { saysThem } from './words'

export interface AnnouncementLine {
  id: string
  title: string
  /** Some lines of what it says. */
  brief: string
  language: string
  /** The reader's own language is missing. */
  isPending: boolean
  category: string | null
  urgency: AnnouncementUrgency
  isPinned: boolean
  isUnread: boolean
  isCorrected: boolean
  /** Asks for a confirmation that the person has not given. */
  mustAcknowledge: boolean
  /** ISO 8601, UTC. */
  publishedAt: string
}

interface Row extends StoredVersions, Record<string, unknown> {
  id: string
  category: string | null
  urgency: AnnouncementUrgency
  is_pinned: boolean | null
  is_unread: boolean
  is_corrected: boolean
  must_acknowledge: boolean
  published_at: string | Date
}

/** All that is said in an announcement `a`. */
export const versionColumns = sql`a.language::text as language, a.title, a.summary, a.body,
  (select json_agg(json_build_object('language', t.language, 'title', t.title, 'summary', t.summary,
    'body', t.body) order by t._order) from announcements_translations t
    where t._parent_id = a.id) as translations`

/** Where a notice about it leads. */
export const announcementPath = (slug: string, id: string): string =>
  `/c/${slug}/announcements/${id}`

const CURRENT = sql`a.state = 'published' and (a.expires_at is null or a.expires_at > now())`
const EARLIER = sql`(a.state = 'expired' or (a.state = 'published' and a.expires_at <= now()))`

/** An emergency stands at the top without being put there. */
const isOnTop = (alias: Sql): Sql =>
  sql`(coalesce(${alias}.is_pinned, false) or ${alias}.urgency = 'emergency')`

/** Where the person has said that they read it: here, or in their bell. */
export const acknowledgedAt = (person: string | null, path: Sql): Sql => sql`coalesce(
  (select r.acknowledged_at from announcement_reads r
    where r.announcement_id = a.id and r.user_id = ${person}),
  (select max(n.acknowledged_at) from notices n
    where n.recipient_id = ${person} and n.community_id = a.community_id and n.path = ${path}))`

interface Asked {
  req: PayloadRequest
  community: CommunityIdentity
  /** The reader's language. */
  locale: string
  show: 'current' | 'earlier'
  /** Id. */
  category?: string | undefined
  /** Words that it says, all of them. */
  q?: string | undefined
  /** Id of the last one of the page before. */
  before?: string | undefined
  limit: number
}

interface Listed {
  announcements: AnnouncementLine[]
  next: string | null
}

/** What stands for the person: those pinned first, then the newest. */
export const announcementsFor = ({
  req,
  community,
  locale,
  show,
  category,
  q = '',
  before,
  limit,
}: Asked): Question<Listed> => {
  const me = req.user?.id ?? null
  const order = sql`${isOnTop(sql`a`)}, a.published_at, a.id`
  const path = sql`${announcementPath(community.slug, '')} || a.id`
  const query = sql`
    select a.id, ${versionColumns}, c.name as category, a.urgency::text as urgency, ${isOnTop(sql`a`)} as is_pinned,
      not exists (select 1 from announcement_reads r
        where r.announcement_id = a.id and r.user_id = ${me}) as is_unread,
      exists (select 1 from announcement_addenda d where d.announcement_id = a.id) as is_corrected,
      coalesce(a.requires_acknowledgement, false) and a.state = 'published'
        and ${acknowledgedAt(me, path)} is null as must_acknowledge,
      a.published_at
    from announcements a left join announcement_categories c on c.id = a.category_id
    where a.community_id = ${community.id} and ${show === 'current' ? CURRENT : EARLIER}
      and ${isFor(me)}
      ${category === undefined ? sql`` : sql`and a.category_id = ${category}`}
      and ${saysThem(q)}
      ${
        before === undefined
          ? sql``
          : sql`and (${order}) < (select ${isOnTop(sql`b`)}, b.published_at, b.id
                from announcements b where b.id = ${before})`
      }
    order by ${isOnTop(sql`a`)} desc, a.published_at desc, a.id desc
    limit ${limit + 1}`
  return question(query, (rows: Row[]) => {
    const page = rows.slice(0, limit).map((row): AnnouncementLine => {
      const asked = { own: locale, spoken: community.locales }
      const { version, isPending } = chooseVersion(versionsOf(row), asked)
      return {
        id: row.id,
        title: version.title,
        brief: briefOf(version),
        language: version.language,
        isPending,
        category: row.category,
        urgency: row.urgency,
        isPinned: row.is_pinned === true,
        isUnread: row.is_unread,
        isCorrected: row.is_corrected,
        mustAcknowledge: row.must_acknowledge,
        publishedAt: new Date(row.published_at).toISOString(),
      }
    })
    return { announcements: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
  })
}

export const listAnnouncements = (asked: Asked): Promise<Listed> =>
  ask(asked.req, announcementsFor(asked))

/** How many of those that are current the person has not opened. */
export const unreadAnnouncements = (req: PayloadRequest, community: string): Question<number> => {
  const me = req.user?.id ?? null
  return question(
    sql`
    select count(*)::int as unread from announcements a
    where a.community_id = ${community} and ${CURRENT} and ${isFor(me)}
      and not exists (select 1 from announcement_reads r
        where r.announcement_id = a.id and r.user_id = ${me})`,
    ([row]: { unread: number }[]) => row?.unread ?? 0,
  )
}

export const countUnreadAnnouncements = (req: PayloadRequest, community: string): Promise<number> =>
  ask(req, unreadAnnouncements(req, community))

export interface Category {
  id: string
  name: string
}

/** The categories of a community, in its order. */
export const categoriesOf = async (req: PayloadRequest, community: string): Promise<Category[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ id: string; name: string }>(sql`
    select id, name from announcement_categories where community_id = ${community}
    order by position, name`)
  return rows.map(({ id, name }) => ({ id, name }))
}
