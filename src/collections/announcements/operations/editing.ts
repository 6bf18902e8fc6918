import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { audit } from '@/kernel/audit/audit'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError, notFound } from '@/kernel/errors'
import { bindFiles, releaseFiles } from '@/kernel/files/bind'
import { isLocked } from '../domain/states'
import type { AnnouncementState } from '../domain/states'
import { ANNOUNCEMENT_FILE, ANNOUNCEMENT_IMAGE } from '../filePurposes'

const MAX_FILES = 12

export const addendumInput = z.object({ text: z.string().trim().min(1).max(2000) })
export const fileInput = z.object({
  file: z.uuid(),
  /** What a picture shows, for whoever does not see it. */
  alt: z.string().trim().max(200).default(''),
})

interface One {
  req: PayloadRequest
  /** Ids. */
  community: string
  id: string
}

/** Locks the row: what is added now is there before it is sent, or refused. */
const stateOf = async ({ req, community, id }: One): Promise<AnnouncementState> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ state: AnnouncementState }>(sql`
    select state::text as state from announcements
    where id = ${id} and community_id = ${community} for update`)
  const [row] = rows
  if (!row) throw notFound()
  return row.state
}

const refuseLocked = async (one: One): Promise<void> => {
  if (!isLocked(await stateOf(one))) return
  throw new AppError({ code: 'announcements.words-stand', status: 409, field: 'file' })
}

/**
 * Corrects what was sent: under it, with its date.
 * @throws AppError 404; 409 for what was not sent, or is withdrawn.
 */
export const addAddendum = ({
  req,
  community,
  id,
  input: { text },
}: One & { input: z.infer<typeof addendumInput> }): Promise<{ id: string }> =>
  inTransaction(req, async () => {
    const state = await stateOf({ req, community, id })
    if (state !== 'published' && state !== 'expired') {
      throw new AppError({ code: 'announcements.not-sent', status: 409, field: 'text' })
    }
    const tx = await txOf(req)
    const made = uuidv7()
    await tx.execute(sql`
      insert into announcement_addenda (id, community_id, announcement_id, body, by_id)
      values (${made}, ${community}, ${id}, ${text}, ${req.user?.id ?? null})`)
    await audit(req, {
      community,
      action: 'announcement.corrected',
      subject: { collection: 'announcements', id },
    })
    return { id: made }
  })

/**
 * Adds a picture or a file that the person has sent.
 * @throws AppError 404; 409 once the announcement is sent, or where there are too many.
 */
export const addFile = ({
  req,
  community,
  id,
  input: { file, alt },
}: One & { input: z.infer<typeof fileInput> }): Promise<{ id: string }> =>
  inTransaction(req, async () => {
    await refuseLocked({ req, community, id })
    const tx = await txOf(req)
    const { rows } = await tx.execute<{ count: number }>(sql`
      select count(*)::int as count from announcement_files where announcement_id = ${id}`)
    if ((rows[0]?.count ?? 0) >= MAX_FILES) {
      throw new AppError({ code: 'announcements.too-many-files', status: 409, field: 'file' })
    }
    const purposes = [ANNOUNCEMENT_IMAGE, ANNOUNCEMENT_FILE]
    const bound = await bindFiles(req, { community, ids: [file], purposes, field: 'file' })
    for (const { purpose, name, bytes, width, height } of bound) {
      await tx.execute(sql`
        insert into announcement_files
          (announcement_id, file_id, community_id, kind, name, bytes, width, height, alt)
        values (${id}, ${file}, ${community}, ${purpose === ANNOUNCEMENT_IMAGE ? 'image' : 'file'},
          ${name}, ${bytes}, ${width}, ${height}, ${alt})`)
    }
    return { id: file }
  })

/**
 * Takes a file out again.
 * @throws AppError 404; 409 once the announcement is sent.
 */
export const removeFile = ({
  req,
  community,
  id,
  file,
}: One & { file: string }): Promise<{ id: string }> =>
  inTransaction(req, async () => {
    await refuseLocked({ req, community, id })
    const tx = await txOf(req)
    const { rows } = await tx.execute(sql`
      delete from announcement_files where announcement_id = ${id} and file_id = ${file}
      returning file_id`)
    if (rows.length === 0) throw notFound()
    await releaseFiles(req, { community, ids: [file], state: 'bound' })
    return { id: file }
  })
