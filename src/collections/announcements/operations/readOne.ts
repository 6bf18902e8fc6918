import type { PayloadRequest } from 'payload'
import { systemClock } from '@/kernel/clock'
import { readerOf, sql } from '@/kernel/database/transaction'
import { notFound } from '@/kernel/errors'
import { linksTo } from '@/kernel/files/links'
import { withPicture } from '@/kernel/files/storedFiles'
import type { CommunityIdentity } from '@/kernel/identity'
import { chooseVersion, languagesOf } from '../domain/versions'
import type { AnnouncementUrgency } from '../domain/urgency'
import { versionsOf } from './bodies'
import type { Body, StoredVersions } from './bodies'
import { commentsOf } from './comments'
import type { CommentView } from './comments'
import { eventColumns, eventIn } from './eventColumns'
import type { AnnouncementEvent, EventColumns } from './eventColumns'
import { acknowledgedAt, announcementPath, versionColumns } from './readList'

export interface AttachedFile {
  id: string
  name: string
  alt: string
  bytes: number
  isImage: boolean
  width: number | null
  height: number | null
  /** For the person alone, and for some minutes. */
  url: string
  thumbnailUrl: string | null
}

export interface AnnouncementPage {
  id: string
  title: string
  summary: string
  body: Body
  language: string
  languages: string[]
  isPending: boolean
  category: string | null
  urgency: AnnouncementUrgency
  isPinned: boolean
  isOver: boolean
  publishedAt: string
  event: AnnouncementEvent | null
  addenda: { id: string; body: string; at: string }[]
  files: AttachedFile[]
  /** null where it asks for none. `at` is null until the person has given it. */
  acknowledgement: { at: string | null } | null
  likes: number
  isLiked: boolean
  allowsComments: boolean
  comments: CommentView[]
}

interface FileRow {
  id: string
  kind: 'image' | 'file'
  name: string
  alt: string
  bytes: number
  width: number | null
  height: number | null
}

interface Row extends StoredVersions, EventColumns, Record<string, unknown> {
  id: string
  category: string | null
  urgency: AnnouncementUrgency
  is_pinned: boolean | null
  is_over: boolean
  published_at: string | Date
  requires: boolean
  acknowledged_at: string | Date | null
  likes: number
  is_liked: boolean
  allows_comments: boolean
  addenda: { id: string; body: string; at: string }[] | null
  files: FileRow[] | null
}

export const filesOf = sql`(select json_agg(json_build_object('id', f.file_id, 'kind', f.kind,
    'name', f.name, 'alt', f.alt, 'bytes', f.bytes, 'width', f.width, 'height', f.height)
    order by f.at, f.file_id)
  from announcement_files f where f.announcement_id = a.id)`

/** Each with links for the person who asks. */
export const attachedFiles = async (
  req: PayloadRequest,
  community: string,
  files: readonly FileRow[] | null,
): Promise<AttachedFile[]> => {
  const all = files ?? []
  const ids = all.filter(({ kind }) => kind === 'file').map(({ id }) => id)
  const pictured = await withPicture(req, { community, ids })
  return all.map(({ kind, ...file }) => {
    const isImage = kind === 'image'
    const link = { community, file: file.id, person: req.user?.id ?? '' }
    const isShown = isImage || pictured.has(file.id)
    return { ...file, isImage, ...linksTo(link, isShown, systemClock.now()) }
  })
}

const instant = (value: string | Date): string => new Date(value).toISOString()

interface Asked {
  req: PayloadRequest
  community: CommunityIdentity
  id: string
  /** The reader's language. */
  locale: string
  /** The one that they asked for on the page. */
  language?: string | undefined
}

/**
 * One announcement, whole, as the person may read it.
 * @throws AppError 404 for one that is not for them, not sent yet, or withdrawn.
 */
export const readAnnouncement = async ({
  req,
  community,
  id,
  locale,
  language,
}: Asked): Promise<AnnouncementPage> => {
  const me = req.user?.id ?? null
  const reader = await readerOf(req)
  const path = sql`${announcementPath(community.slug, id)}`
  const { rows } = await reader.execute<Row>(sql`
    select a.id, ${versionColumns}, c.name as category, a.urgency::text as urgency, a.is_pinned,
      (a.state = 'expired' or coalesce(a.expires_at <= now(), false)) as is_over, a.published_at,
      ${eventColumns},
      coalesce(a.requires_acknowledgement, false) as requires,
      ${acknowledgedAt(me, path)} as acknowledged_at,
      (select count(*)::int from announcement_likes l where l.announcement_id = a.id) as likes,
      exists (select 1 from announcement_likes l
        where l.announcement_id = a.id and l.user_id = ${me}) as is_liked,
      coalesce(a.allows_comments, false) as allows_comments,
      (select json_agg(json_build_object('id', d.id, 'body', d.body, 'at', d.at) order by d.at)
        from announcement_addenda d where d.announcement_id = a.id) as addenda,
      ${filesOf} as files
    from announcements a left join announcement_categories c on c.id = a.category_id
    where a.id = ${id} and a.community_id = ${community.id}
      and a.state in ('published', 'expired')`)
  const [row] = rows
  if (!row) throw notFound()
  const versions = versionsOf(row)
  const { version, isPending } = chooseVersion(versions, {
    wanted: language,
    own: locale,
    spoken: community.locales,
  })
  const { acknowledged_at: confirmed } = row
  return {
    id: row.id,
    title: version.title,
    summary: version.summary,
    body: version.body,
    language: version.language,
    languages: languagesOf(versions),
    isPending,
    category: row.category,
    urgency: row.urgency,
    isPinned: row.is_pinned === true,
    isOver: row.is_over,
    publishedAt: instant(row.published_at),
    event: eventIn(row),
    addenda: (row.addenda ?? []).map((one) => ({ ...one, at: instant(one.at) })),
    files: await attachedFiles(req, community.id, row.files),
    acknowledgement: row.requires ? { at: confirmed === null ? null : instant(confirmed) } : null,
    likes: row.likes,
    isLiked: row.is_liked,
    allowsComments: row.allows_comments,
    comments: await commentsOf(req, id),
  }
}
