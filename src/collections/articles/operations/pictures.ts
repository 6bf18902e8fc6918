import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { systemClock } from '@/kernel/clock'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { AppError, notFound } from '@/kernel/errors'
import { bindFiles, releaseFiles } from '@/kernel/files/bind'
import { linksTo } from '@/kernel/files/links'
import { LOCALES } from '@/kernel/i18n/locales'
import type { Alts } from '../domain/alts'
import { ARTICLE_PICTURE } from '../filePurposes'

const MAX_PICTURES = 12

const alts = z
  .partialRecord(z.enum(LOCALES), z.string().trim().max(200))
  .describe('What it shows, by language: for whoever does not see it.')

export const altsInput = z.object({ alts })
export const pictureInput = z.object({ file: z.uuid(), alts })

interface One {
  req: PayloadRequest
  /** Ids. */
  community: string
  id: string
}

/** Locks the article, for those who write it: one picture is counted after the other. */
const lock = async ({ req, community, id }: One): Promise<void> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute(sql`
    select 1 from articles where id = ${id} and community_id = ${community} for update`)
  if (rows.length === 0) throw notFound()
}

const refuseUnsaid = (said: Alts): void => {
  if (Object.values(said).some((text) => text !== '')) return
  throw new AppError({ code: 'articles.picture-unsaid', status: 400, field: 'alts' })
}

/**
 * Adds a picture that the person has sent; what it shows is said in one language at least.
 * @throws AppError 400, 404; 409 where there are too many, or it is not a picture of theirs.
 */
export const addPicture = ({
  req,
  community,
  id,
  input: { file, alts: said },
}: One & { input: z.infer<typeof pictureInput> }): Promise<{ id: string }> =>
  inTransaction(req, async () => {
    refuseUnsaid(said)
    await lock({ req, community, id })
    const tx = await txOf(req)
    const { rows } = await tx.execute<{ count: number }>(sql`
      select count(*)::int as count from article_pictures where article_id = ${id}`)
    if ((rows[0]?.count ?? 0) >= MAX_PICTURES) {
      throw new AppError({ code: 'articles.too-many-pictures', status: 409, field: 'file' })
    }
    const purposes = [ARTICLE_PICTURE]
    const bound = await bindFiles(req, { community, ids: [file], purposes, field: 'file' })
    for (const { name, width, height } of bound) {
      await tx.execute(sql`
        insert into article_pictures (article_id, file_id, community_id, name, width, height, alts)
        values (${id}, ${file}, ${community}, ${name}, ${width}, ${height},
          ${JSON.stringify(said)}::jsonb)`)
    }
    return { id: file }
  })

/**
 * Says anew what a picture shows.
 * @throws AppError 400, 404.
 */
export const sayPicture = ({
  req,
  community,
  id,
  file,
  input: { alts: said },
}: One & { file: string; input: z.infer<typeof altsInput> }): Promise<{ id: string }> =>
  inTransaction(req, async () => {
    refuseUnsaid(said)
    const tx = await txOf(req)
    const { rows } = await tx.execute(sql`
      update article_pictures set alts = ${JSON.stringify(said)}::jsonb
      where article_id = ${id} and file_id = ${file} and community_id = ${community}
      returning file_id`)
    if (rows.length === 0) throw notFound()
    return { id: file }
  })

/**
 * Takes a picture out again.
 * @throws AppError 404.
 */
export const removePicture = ({
  req,
  community,
  id,
  file,
}: One & { file: string }): Promise<{ id: string }> =>
  inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute(sql`
      delete from article_pictures
      where article_id = ${id} and file_id = ${file} and community_id = ${community}
      returning file_id`)
    if (rows.length === 0) throw notFound()
    await releaseFiles(req, { community, ids: [file], state: 'bound' })
    return { id: file }
  })

export interface StoredPicture {
  id: string
  name: string
  width: number | null
  height: number | null
  alts: Alts
}

/** The pictures of an article `a`, as they were added. */
export const picturesColumn = sql`(select json_agg(json_build_object('id', p.file_id,
    'name', p.name, 'width', p.width, 'height', p.height, 'alts', p.alts) order by p.at, p.file_id)
  from article_pictures p where p.article_id = a.id) as pictures`

/** Each with links for the person who asks. */
export const linkedPictures = (
  req: PayloadRequest,
  community: string,
  pictures: readonly StoredPicture[] | null,
) =>
  (pictures ?? []).map((picture) => ({
    ...picture,
    ...linksTo(
      { community, file: picture.id, person: req.user?.id ?? '' },
      true,
      systemClock.now(),
    ),
  }))

/**
 * The pictures of an article, for those who write it.
 * @throws AppError 404.
 */
export const listPictures = async ({ req, community, id }: One) => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ pictures: StoredPicture[] | null }>(sql`
    select ${picturesColumn} from articles a
    where a.id = ${id} and a.community_id = ${community}`)
  const [row] = rows
  if (!row) throw notFound()
  return { pictures: linkedPictures(req, community, row.pictures) }
}
