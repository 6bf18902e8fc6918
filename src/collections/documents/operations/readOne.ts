import type { PayloadRequest } from 'payload'
import { systemClock } from '@/kernel/clock'
import { readerOf, sql } from '@/kernel/database/transaction'
import { notFound } from '@/kernel/errors'
import { linksTo } from '@/kernel/files/links'
import type { CommunityIdentity } from '@/kernel/identity'
import { tagsOf } from '../domain/tags'
import type { TextState } from '../domain/states'
import { LINK_SECONDS } from '../filePurposes'
import { confirmedAt, dayOf, isOver, wayTo } from './readList'
import type { FolderLine } from './readList'

interface Named {
  id: string
  title: string
}

export interface DocumentPage {
  id: string
  title: string
  description: string
  folders: FolderLine[]
  category: string | null
  tags: string[]
  issuedOn: string | null
  expiresOn: string | null
  isExpired: boolean
  publishedAt: string
  /** The current one; earlier ones are for those who keep the documents. */
  version: {
    id: string
    number: number
    name: string
    type: string
    bytes: number
    note: string
    width: number | null
    height: number | null
    textState: TextState
  }
  supersedes: Named | null
  supersededBy: Named | null
  isMustKnow: boolean
  isFollowing: boolean
  /** null where it asks for none. `at` is null until the person has given it for this version. */
  confirmation: { at: string | null } | null
}

interface Row extends Record<string, unknown> {
  id: string
  title: string
  description: string | null
  folder_id: string
  category: string | null
  tags: string | null
  issued_on: string | Date | null
  expires_on: string | Date | null
  published_at: string | Date
  version_id: string
  number: number
  name: string
  mime_type: string
  bytes: string
  note: string
  width: number | null
  height: number | null
  text_state: TextState
  supersedes: Named | null
  superseded_by: Named | null
  is_must_know: boolean
  is_following: boolean
  requires: boolean
  confirmed_at: string | Date | null
}

interface One {
  req: PayloadRequest
  community: Pick<CommunityIdentity, 'id' | 'slug'>
  id: string
}

/**
 * One document with its current version, as the person may read it.
 * @throws AppError 404 for one that is not for them, or not published.
 */
export const readDocument = async ({ req, community, id }: One): Promise<DocumentPage> => {
  const me = req.user?.id ?? null
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Row>(sql`
    select d.id, d.title, d.description, d.folder_id, c.name as category, d.tags, d.issued_on,
      d.expires_on, d.published_at, v.id as version_id, v.number, v.name, v.mime_type, v.bytes,
      v.note, v.width, v.height, v.text_state,
      (select json_build_object('id', o.id, 'title', o.title) from documents o
        where o.id = d.supersedes_id and o.state = 'published') as supersedes,
      (select json_build_object('id', n.id, 'title', n.title) from documents n
        where n.supersedes_id = d.id and n.state = 'published'
        order by n.published_at desc limit 1) as superseded_by,
      coalesce(d.is_must_know, false) as is_must_know,
      exists (select 1 from document_follows w
        where w.document_id = d.id and w.user_id = ${me}) as is_following,
      coalesce(d.requires_confirmation, false) as requires,
      ${confirmedAt(me, community.slug)} as confirmed_at
    from documents d join document_versions v on v.document_id = d.id and v.state = 'current'
    left join document_categories c on c.id = d.category_id
    where d.id = ${id} and d.community_id = ${community.id} and d.state = 'published'`)
  const [row] = rows
  if (!row) throw notFound()
  const expiresOn = dayOf(row.expires_on)
  const { confirmed_at: confirmed } = row
  return {
    id: row.id,
    title: row.title,
    description: row.description ?? '',
    folders: await wayTo(req, community.id, row.folder_id),
    category: row.category,
    tags: tagsOf(row.tags),
    issuedOn: dayOf(row.issued_on),
    expiresOn,
    isExpired: isOver(expiresOn, systemClock.now()),
    publishedAt: new Date(row.published_at).toISOString(),
    version: {
      id: row.version_id,
      number: row.number,
      name: row.name,
      type: row.mime_type,
      bytes: Number(row.bytes),
      note: row.note,
      width: row.width,
      height: row.height,
      textState: row.text_state,
    },
    supersedes: row.supersedes,
    supersededBy: row.superseded_by,
    isMustKnow: row.is_must_know,
    isFollowing: row.is_following,
    confirmation: row.requires
      ? { at: confirmed === null ? null : new Date(confirmed).toISOString() }
      : null,
  }
}

/**
 * A link to a file of a document, for the person and the next moment: to what is current, or to the version
 * that is asked for, where they have it.
 * @throws AppError 404.
 */
export const linkToFile = async (
  { req, community, id }: One,
  version: string | undefined,
): Promise<string> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ file_id: string; is_image: boolean }>(sql`
    select v.file_id, v.width is not null as is_image
    from document_versions v join documents d on d.id = v.document_id
    where d.id = ${id} and d.community_id = ${community.id}
      and ${version === undefined ? sql`v.state = 'current'` : sql`v.id = ${version}`}`)
  const [row] = rows
  if (!row) throw notFound()
  const link = { community: community.id, file: row.file_id, person: req.user?.id ?? '' }
  return linksTo(link, row.is_image, systemClock.now(), LINK_SECONDS).url
}
