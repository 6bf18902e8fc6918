import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError, notFound } from '@/kernel/errors'
import type { CommunityIdentity } from '@/kernel/identity'
import { acknowledgeNotice, readNotices } from '@/kernel/notifications/operations/read'
import { documentPath } from './paths'

export const confirmInput = z.object({
  /** Id of the version that was read. */
  version: z.uuid(),
})

interface One {
  req: PayloadRequest
  community: Pick<CommunityIdentity, 'id' | 'slug'>
  id: string
}

interface Readable extends Record<string, unknown> {
  requires: boolean
  version: string
}

/** @throws AppError 404 for a document that is not for the person. */
const readable = async ({ req, community, id }: One): Promise<Readable> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<Readable>(sql`
    select coalesce(d.requires_confirmation, false) as requires, v.id as version
    from documents d join document_versions v on v.document_id = d.id and v.state = 'current'
    where d.id = ${id} and d.community_id = ${community.id} and d.state = 'published'`)
  const [row] = rows
  if (!row) throw notFound()
  return row
}

/** Wants to hear of new versions, or no more. */
export const followDocument = (
  one: One & { isFollowing: boolean },
): Promise<{ id: string; isFollowing: boolean }> =>
  inTransaction(one.req, async () => {
    const { req, community, id, isFollowing } = one
    await readable(one)
    const tx = await txOf(req)
    const me = req.user?.id ?? null
    await tx.execute(
      isFollowing
        ? sql`insert into document_follows (document_id, user_id, community_id)
            values (${id}, ${me}, ${community.id}) on conflict do nothing`
        : sql`delete from document_follows where document_id = ${id} and user_id = ${me}`,
    )
    return { id, isFollowing }
  })

/** Notices of the person about a document, of whichever version. */
const noticesOf = async ({ req, community, id }: One): Promise<{ id: string; path: string }[]> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ id: string; path: string }>(sql`
    select id, path from notices
    where recipient_id = ${req.user?.id ?? null} and community_id = ${community.id}
      and path like ${`${documentPath(community.slug, id)}?version=%`}
      and (read_at is null or (needs_acknowledgement and acknowledged_at is null))`)
  return rows.map((row) => ({ id: row.id, path: row.path }))
}

/** Notes that the bell of the person has nothing new to say about a document. */
export const noteSeen = (one: One): Promise<void> =>
  inTransaction(one.req, async () => {
    const ids = (await noticesOf(one)).map((notice) => notice.id)
    if (ids.length > 0) await readNotices(one.req, { ids })
  })

/**
 * Says that the person has read the current version; once, and it stays said.
 * @throws AppError 404; 409 where nobody is asked, or where there is a newer version.
 */
export const confirmDocument = (
  one: One & { input: z.infer<typeof confirmInput> },
): Promise<{ id: string; at: string }> =>
  inTransaction(one.req, async () => {
    const { req, community, id, input } = one
    const { requires, version } = await readable(one)
    if (!requires) throw new AppError({ code: 'documents.nothing-to-confirm', status: 409 })
    if (version !== input.version) {
      throw new AppError({ code: 'documents.another-version', status: 409, field: 'version' })
    }
    const tx = await txOf(req)
    const me = req.user?.id ?? null
    await tx.execute(sql`
      insert into document_confirmations (version_id, user_id, document_id, community_id)
      values (${version}, ${me}, ${id}, ${community.id}) on conflict do nothing`)
    for (const notice of await noticesOf(one)) {
      if (notice.path.endsWith(version)) await acknowledgeNotice(req, notice.id)
    }
    const { rows } = await tx.execute<{ at: string | Date }>(sql`
      select at from document_confirmations where version_id = ${version} and user_id = ${me}`)
    return { id, at: new Date(rows[0]?.at ?? 0).toISOString() }
  })
