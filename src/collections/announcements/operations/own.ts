import type { PayloadRequest } from 'payload'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError, notFound } from '@/kernel/errors'
import type { CommunityIdentity } from '@/kernel/identity'
import { acknowledgeNotice, readNotices } from '@/kernel/notifications/operations/read'
import { isFor } from './meant'
import { announcementPath } from './readList'

interface One {
  req: PayloadRequest
  community: Pick<CommunityIdentity, 'id' | 'slug'>
  id: string
}

/** @throws AppError 404 for one that is not for the person. */
const readable = async ({ req, community, id }: One): Promise<{ requires: boolean }> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ requires: boolean }>(sql`
    select coalesce(requires_acknowledgement, false) as requires from announcements
    where id = ${id} and community_id = ${community.id} and state in ('published', 'expired')`)
  const [row] = rows
  if (!row) throw notFound()
  return row
}

/** The person's notices about it. */
const noticesOf = async ({ req, community, id }: One, only: 'unread' | 'unconfirmed') => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ id: string }>(sql`
    select id from notices
    where recipient_id = ${req.user?.id ?? null} and community_id = ${community.id}
      and path = ${announcementPath(community.slug, id)}
      and ${only === 'unread' ? sql`read_at is null` : sql`needs_acknowledgement and acknowledged_at is null`}`)
  return rows.map((row) => row.id)
}

/** Notes the first look of the person, once, and that their bell has nothing new to say about it. */
export const noteSeen = (one: One): Promise<{ id: string }> =>
  inTransaction(one.req, async () => {
    const { req, community, id } = one
    await readable(one)
    const tx = await txOf(req)
    // An editor's look at what is for others is none of the readers'.
    await tx.execute(sql`
      insert into announcement_reads (announcement_id, user_id, community_id)
      select a.id, ${req.user?.id ?? null}, ${community.id} from announcements a
      where a.id = ${id} and ${isFor(req.user?.id ?? null)} on conflict do nothing`)
    const unread = await noticesOf(one, 'unread')
    if (unread.length > 0) await readNotices(req, { ids: unread })
    return { id }
  })

/**
 * Says that the person has read it; once, and it stays said.
 * @throws AppError 404; 409 where nobody is asked.
 */
export const acknowledgeAnnouncement = (one: One): Promise<{ id: string; at: string }> =>
  inTransaction(one.req, async () => {
    const { req, community, id } = one
    const { requires } = await readable(one)
    if (!requires) {
      throw new AppError({ code: 'announcements.nothing-to-acknowledge', status: 409 })
    }
    const tx = await txOf(req)
    const { rows } = await tx.execute<{ at: string | Date }>(sql`
      insert into announcement_reads as r (announcement_id, user_id, community_id, acknowledged_at)
      values (${id}, ${req.user?.id ?? null}, ${community.id}, clock_timestamp())
      on conflict (announcement_id, user_id) do update
        set acknowledged_at = coalesce(r.acknowledged_at, excluded.acknowledged_at)
      returning acknowledged_at as at`)
    for (const notice of await noticesOf(one, 'unconfirmed')) await acknowledgeNotice(req, notice)
    return { id, at: new Date(rows[0]?.at ?? 0).toISOString() }
  })

/** Likes it, or takes that back: one like a person, however often they press. */
export const likeAnnouncement = (
  one: One & { isLiked: boolean },
): Promise<{ id: string; likes: number }> =>
  inTransaction(one.req, async () => {
    const { req, community, id, isLiked } = one
    await readable(one)
    const tx = await txOf(req)
    const me = req.user?.id ?? null
    await tx.execute(
      isLiked
        ? sql`insert into announcement_likes (announcement_id, user_id, community_id)
            values (${id}, ${me}, ${community.id}) on conflict do nothing`
        : sql`delete from announcement_likes where announcement_id = ${id} and user_id = ${me}`,
    )
    const { rows } = await tx.execute<{ likes: number }>(sql`
      select count(*)::int as likes from announcement_likes where announcement_id = ${id}`)
    return { id, likes: rows[0]?.likes ?? 0 }
  })
