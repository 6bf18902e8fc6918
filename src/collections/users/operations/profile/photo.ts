import type { PayloadRequest } from 'payload'
import { v4 as uuidv4 } from 'uuid'
import { z } from 'zod'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { AppError, authRequired, notFound } from '@/kernel/errors'
import { PHOTO_MAX_BYTES, preparePortrait } from '@/kernel/files/photo'
import type { Crop } from '@/kernel/files/photo'
import { storage } from '@/kernel/files/storage'
import { limit } from '@/kernel/http/rateLimit/limit'
import { enqueue } from '@/kernel/jobs/enqueue'
import { portraitKey, REMOVE_PORTRAIT } from './portraitKey'

const part = z.coerce.number().min(0).max(1)

/** As the form sends it; nothing of it where the form has no script. */
export const cropInput = z.object({ left: part, top: part, size: part.min(0.05) })

const hold = async (req: PayloadRequest, photo: string | null): Promise<void> => {
  if (!req.user) throw authRequired()
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ photo: string | null }>(
    sql`select photo from users where id = ${req.user.id} for update`,
  )
  await tx.execute(
    sql`update users set photo = ${photo}, updated_at = now() where id = ${req.user.id}`,
  )
  const before = rows[0]?.photo ?? null
  // Its row names it no more; the file goes once that is so for good.
  if (before !== null) await enqueue(req, REMOVE_PORTRAIT, { filename: before })
}

/**
 * Replaces the person's photo by a square of the picture. The file of the old one goes.
 * @throws AppError 400, 413 or 415 with `photo`.
 */
export const savePhoto = async ({
  req,
  bytes,
  crop,
}: {
  req: PayloadRequest
  bytes: Uint8Array
  crop?: Crop | undefined
}): Promise<{ photo: string }> => {
  if (!req.user) throw authRequired()
  if (bytes.byteLength === 0) {
    throw new AppError({ code: 'files.missing', status: 400, field: 'photo' })
  }
  if (bytes.byteLength > PHOTO_MAX_BYTES) {
    const max = PHOTO_MAX_BYTES / 1024 / 1024
    throw new AppError({ code: 'files.too-large', status: 413, field: 'photo', details: { max } })
  }
  await limit(req, 'upload')
  const portrait = await preparePortrait(bytes, crop)
  const photo = `${uuidv4()}.webp`
  await storage().put(portraitKey(photo), portrait.bytes, { contentType: portrait.mimeType })
  try {
    await inTransaction(req, () => hold(req, photo))
  } catch (error) {
    await storage().delete(portraitKey(photo))
    throw error
  }
  return { photo }
}

/** Takes the person's photo away, its file too. */
export const removePhoto = ({ req }: { req: PayloadRequest }): Promise<void> =>
  inTransaction(req, () => hold(req, null))

const NAME = /^[0-9a-f-]{36}\.webp$/

/**
 * A person's photo, for themselves, for the management, concierges and guards of a community of
 * theirs, and for neighbours to whom they show it in the directory. Else it is not there.
 * @throws AppError 404.
 */
export const servePortrait = async (req: PayloadRequest, filename: string): Promise<Response> => {
  if (!req.user) throw authRequired()
  if (!NAME.test(filename)) throw notFound()
  const reader = await readerOf(req)
  const { rows } = await reader.execute(sql`
    with here as (
      select community_id, user_id, role::text as role from memberships
      where status = 'active' and (valid_from is null or valid_from <= now())
        and (valid_to is null or valid_to > now())
    )
    select 1 from users u
    where u.photo = ${filename} and (
      u.id = ${req.user.id}
      or exists (
        select 1 from here mine join here theirs using (community_id)
        where mine.user_id = ${req.user.id} and theirs.user_id = u.id and (
          mine.role in ('manager', 'concierge', 'guard')
          or exists (
            select 1 from directory_entries d join communities c on c.id = d.community_id
            where d.community_id = mine.community_id and d.person_id = u.id
              and d.show_name and d.show_photo and c.living_directory is not false))))`)
  if (rows.length === 0 || !(await storage().exists(portraitKey(filename)))) throw notFound()
  const bytes = await storage().getBytes(portraitKey(filename))
  return new Response(new Uint8Array(bytes), {
    headers: {
      'cache-control': 'private, max-age=60',
      'content-disposition': 'inline; filename="photo.webp"',
      'content-security-policy': "default-src 'none'; frame-ancestors 'self'; sandbox",
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
    },
  })
}
