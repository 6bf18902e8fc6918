import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { notFound } from '@/kernel/errors'

interface Opened {
  req: PayloadRequest
  /** Ids. */
  community: string
  id: string
}

/** Notes that the person has opened a file, before any of it is sent. */
export const noteOpened = ({ req, community, id: file }: Opened): Promise<void> =>
  inTransaction(req, async () => {
    const tx = await txOf(req)
    await tx.execute(sql`
      insert into document_downloads (id, community_id, document_id, version_id, user_id)
      select ${uuidv7()}, v.community_id, v.document_id, v.id, ${req.user?.id ?? null}
      from document_versions v where v.file_id = ${file} and v.community_id = ${community}`)
  })

export interface Download {
  id: string
  /** null: nobody whom the community knows any more. */
  name: string | null
  /** Of the version. */
  number: number
  /** ISO 8601, UTC. */
  at: string
}

interface Row extends Record<string, unknown> {
  id: string
  name: string | null
  number: number
  at: string | Date
}

/**
 * Who opened a document and which version of it, the last first.
 * @throws AppError 404.
 */
export const listDownloads = async (
  { req, community, id }: Opened,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ downloads: Download[]; total: number }> => {
  const reader = await readerOf(req)
  const { rows: counted } = await reader.execute<{ total: number }>(sql`
    select (select count(*)::int from document_downloads l where l.document_id = d.id) as total
    from documents d where d.id = ${id} and d.community_id = ${community}`)
  const [one] = counted
  if (!one) throw notFound()
  const { rows } = await reader.execute<Row>(sql`
    select l.id, coalesce(u.preferred_name, u.name) as name, v.number, l.at
    from document_downloads l join document_versions v on v.id = l.version_id
    left join users u on u.id = l.user_id
    where l.document_id = ${id} and l.community_id = ${community}
    order by l.at desc, l.id desc limit ${limit} offset ${offset}`)
  const downloads = rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }))
  return { downloads, total: one.total }
}
