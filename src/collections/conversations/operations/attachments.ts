import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { readerOf, sql, txOf } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { systemClock } from '@/kernel/clock'
import { AppError } from '@/kernel/errors'
import { bindFiles, releaseFiles } from '@/kernel/files/bind'
import { linksTo } from '@/kernel/files/links'
import { checkAttachments } from '../domain/attachments'
import { MESSAGE_FILE, MESSAGE_IMAGE } from '../filePurposes'
import type { At } from './place'
import type { AttachmentView } from './schemas'

/** As `attachmentsOf` gives them. */
export const attachmentRow = z.object({
  id: z.uuid(),
  kind: z.enum(['image', 'file']),
  name: z.string(),
  type: z.string(),
  bytes: z.number(),
  width: z.number().nullable(),
  height: z.number().nullable(),
})
export type AttachmentRow = z.infer<typeof attachmentRow>

/** What hangs on the message `m` of a query, as JSON in order; null where nothing does. */
export const attachmentsOf: Sql = sql`
  (select jsonb_agg(jsonb_build_object('id', f.file_id, 'kind', f.kind, 'name', f.name,
      'type', f.mime_type, 'bytes', f.bytes, 'width', f.width, 'height', f.height)
     order by f.position)
   from message_attachments f where f.conversation_id = m.conversation_id and f.seq = m.seq)`

/** With links for one person. */
export const toAttachments = (
  rows: readonly AttachmentRow[] | null,
  { community, person }: { community: string; person: string },
): AttachmentView[] => {
  const now = systemClock.now()
  return (rows ?? []).map((row) => ({
    ...row,
    ...linksTo({ community, file: row.id, person }, row.kind === 'image', now),
  }))
}

interface CapRow extends Record<string, unknown> {
  images: string
  files: boolean
}

/**
 * Binds staged files to a message that was just sent, in its transaction.
 * @throws AppError 400 for more than the community allows, 403 for files where it allows none, 409
 *   where one is not the person's, of another community, or sent already.
 */
export const attach = async (at: At, seq: number, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return
  const { req, community, id } = at
  const tx = await txOf(req)
  const { rows } = await tx.execute<CapRow>(sql`
    select coalesce(messaging_images, 0) as images, coalesce(messaging_files, false) as files
    from communities where id = ${community}`)
  const files = await bindFiles(req, {
    community,
    ids,
    purposes: [MESSAGE_IMAGE, MESSAGE_FILE],
    field: 'attachments',
  })
  const kinds = files.map(({ purpose }) => (purpose === MESSAGE_IMAGE ? 'image' : 'file'))
  const caps = { images: Number(rows[0]?.images ?? 0), isFileAllowed: rows[0]?.files ?? false }
  const problem = checkAttachments(kinds, caps)
  if (problem === 'too-many') {
    const details = { max: caps.images }
    const code = 'conversations.too-many-attachments'
    throw new AppError({ code, status: 400, field: 'attachments', details })
  }
  if (problem === 'files-off') {
    throw new AppError({ code: 'conversations.files-off', status: 403, field: 'attachments' })
  }
  const bound = files.map((file, position) => ({
    file_id: file.id,
    position,
    kind: kinds[position],
    name: file.name,
    mime_type: file.type,
    bytes: file.bytes,
    width: file.width,
    height: file.height,
  }))
  await tx.execute(sql`
    insert into message_attachments (file_id, conversation_id, seq, community_id, position, kind,
      name, mime_type, bytes, width, height)
    select f.file_id, ${id}, ${seq}, ${community}, f.position, f.kind, f.name, f.mime_type, f.bytes,
      f.width, f.height
    from jsonb_to_recordset(${JSON.stringify(bound)}::jsonb) as f (file_id uuid, position smallint,
      kind text, name text, mime_type text, bytes bigint, width integer, height integer)`)
}

/** What hangs on one message. */
export const listAttachments = async (at: At, seq: number): Promise<AttachmentView[]> => {
  const reader = await readerOf(at.req)
  const { rows } = await reader.execute<{ found: AttachmentRow[] | null }>(sql`
    select ${attachmentsOf} as found
    from (select ${at.id}::uuid as conversation_id, ${seq}::bigint as seq) m`)
  const person = at.req.user?.id ?? ''
  return toAttachments(rows[0]?.found ?? null, { community: at.community, person })
}

/** Takes the files of an own message away with it: nobody gets them from then on. */
export const detach = async ({ req, community, id }: At, seq: number): Promise<void> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ file_id: string }>(sql`
    delete from message_attachments
    where conversation_id = ${id} and community_id = ${community} and seq = ${seq}
    returning file_id`)
  const ids = rows.map(({ file_id }) => file_id)
  const count = await releaseFiles(req, { community, ids, state: 'bound' })
  if (count !== ids.length) throw new Error('a file of a message is not its sender’s')
}

/** Whether the person sees the message that a file hangs on: the rule of its number, in the database. */
export const seesAttachment = async (req: PayloadRequest, file: string): Promise<boolean> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute(sql`
    select 1 from message_attachments f
    join messages m on m.conversation_id = f.conversation_id and m.seq = f.seq
    where f.file_id = ${file} and m.deleted_at is null`)
  return rows.length > 0
}
