import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { linksTo } from '@/kernel/files/links'
import { withPicture } from '@/kernel/files/storedFiles'
import type { CommunityIdentity } from '@/kernel/identity'
import { tagsOf } from '../domain/tags'

export interface FolderLine {
  id: string
  name: string
}

export interface DocumentLine {
  id: string
  title: string
  description: string
  category: string | null
  tags: string[]
  /** Media type of the current file. */
  type: string
  bytes: number
  /** Small picture of its first page, for the person alone and for some minutes. */
  pictureUrl: string | null
  /** A day; null where it ends by itself never. */
  expiresOn: string | null
  isExpired: boolean
  /** Asks for a confirmation that the person has not given for this version. */
  mustConfirm: boolean
  /** ISO 8601, UTC. */
  publishedAt: string
}

interface Row extends Record<string, unknown> {
  id: string
  title: string
  description: string | null
  category: string | null
  tags: string | null
  mime_type: string
  file_id: string
  bytes: string
  expires_on: string | Date | null
  must_confirm: boolean
  published_at: string | Date
}

export const dayOf = (moment: string | Date | null): string | null =>
  moment === null ? null : new Date(moment).toISOString().slice(0, 10)

export const isOver = (day: string | null, now: Date): boolean =>
  day !== null && day < now.toISOString().slice(0, 10)

/**
 * When a person has said that they read a version `v` of a document `d`: on its page, or in their bell.
 */
export const confirmedAt = (person: string | null, slug: string): Sql => sql`coalesce(
  (select c.at from document_confirmations c where c.version_id = v.id and c.user_id = ${person}),
  (select max(n.acknowledged_at) from notices n
    where n.recipient_id = ${person} and n.community_id = d.community_id
      and n.path = ${`/c/${slug}/documents/`} || d.id || '?version=' || v.id))`

interface Asked {
  req: PayloadRequest
  community: Pick<CommunityIdentity, 'id' | 'slug'>
  now: Date
  /** Ids. */
  folder?: string | undefined
  category?: string | undefined
  tag?: string | undefined
  /** Id of the last one of the page before. */
  before?: string | undefined
  limit: number
}

/** A keyword between commas, whole. */
const hasTag = (tag: string): Sql => sql`${tag} = any (string_to_array(coalesce(d.tags, ''), ', '))`

/** What the person may read, the newest first; where a folder is named, what lies right in it. */
export const listDocuments = async ({
  req,
  community,
  now,
  folder,
  category,
  tag,
  before,
  limit,
}: Asked): Promise<{ documents: DocumentLine[]; next: string | null }> => {
  const reader = await readerOf(req)
  // The page first: the rows of versions ask for their document each, which is cheap for a few.
  const { rows } = await reader.execute<Row>(sql`
    with page as materialized (
      select d.* from documents d
      where d.community_id = ${community.id} and d.state = 'published'
        ${folder === undefined ? sql`` : sql`and d.folder_id = ${folder}`}
        ${category === undefined ? sql`` : sql`and d.category_id = ${category}`}
        ${tag === undefined ? sql`` : sql`and ${hasTag(tag)}`}
        ${
          before === undefined
            ? sql``
            : sql`and (d.published_at, d.id) < (select b.published_at, b.id
                from documents b where b.id = ${before})`
        }
      order by d.published_at desc, d.id desc limit ${limit + 1}
    )
    select d.id, d.title, d.description, c.name as category, d.tags, v.mime_type, v.file_id, v.bytes,
      d.expires_on, d.published_at,
      coalesce(d.requires_confirmation, false)
        and ${confirmedAt(req.user?.id ?? null, community.slug)} is null as must_confirm
    from page d
    join document_versions v on v.document_id = d.id and v.state = 'current'
    left join document_categories c on c.id = d.category_id
    order by d.published_at desc, d.id desc`)
  const shown = rows.slice(0, limit)
  const ids = shown.map(({ file_id: id }) => id)
  const pictured = await withPicture(req, { community: community.id, ids })
  const documents = shown.map((row): DocumentLine => {
    const link = { community: community.id, file: row.file_id, person: req.user?.id ?? '' }
    const expiresOn = dayOf(row.expires_on)
    return {
      id: row.id,
      title: row.title,
      description: row.description ?? '',
      category: row.category,
      tags: tagsOf(row.tags),
      type: row.mime_type,
      bytes: Number(row.bytes),
      pictureUrl: linksTo(link, pictured.has(row.file_id), now).thumbnailUrl,
      expiresOn,
      isExpired: isOver(expiresOn, now),
      mustConfirm: row.must_confirm,
      publishedAt: new Date(row.published_at).toISOString(),
    }
  })
  return { documents, next: rows.length > limit ? (documents.at(-1)?.id ?? null) : null }
}

/** Folders that the person may read, right in another one; at the top where none is named. */
export const foldersIn = async (
  req: PayloadRequest,
  community: string,
  folder: string | undefined,
): Promise<FolderLine[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ id: string; name: string }>(sql`
    select id, name from document_folders where community_id = ${community}
      and ${folder === undefined ? sql`parent_id is null` : sql`parent_id = ${folder}`}
    order by name, id limit 500`)
  return rows.map(({ id, name }) => ({ id, name }))
}

/** The way from the top to a folder, with it; empty where the person may not read it. */
export const wayTo = async (
  req: PayloadRequest,
  community: string,
  folder: string,
): Promise<FolderLine[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ id: string; name: string }>(sql`
    with recursive way as (
      select id, name, parent_id, 0 as up from document_folders
      where id = ${folder} and community_id = ${community}
      union all
      select f.id, f.name, f.parent_id, w.up + 1 from document_folders f
      join way w on f.id = w.parent_id where w.up < 50
    )
    select id, name from way order by up desc`)
  return rows.map(({ id, name }) => ({ id, name }))
}

/** The categories of a community, in its order. */
export const categoriesOf = async (
  req: PayloadRequest,
  community: string,
): Promise<{ id: string; name: string }[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ id: string; name: string }>(sql`
    select id, name from document_categories where community_id = ${community}
    order by position, name`)
  return rows.map(({ id, name }) => ({ id, name }))
}
