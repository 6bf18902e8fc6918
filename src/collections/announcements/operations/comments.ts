import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { AppError, notFound } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import type { Evidence, ReportedRecord } from '@/kernel/moderation/reportables'
import { commentReplied } from '../events'
import { noteMentions } from './mentions'

export const MAX_COMMENT = 2000

export const commentInput = z.object({
  text: z.string().trim().min(1).max(MAX_COMMENT),
  /** Id of the comment that this one answers. */
  parent: z.uuid().optional(),
})

export const editInput = commentInput.pick({ text: true })

export interface CommentView {
  id: string
  parent: string | null
  /** null: nobody whom the community knows any more. */
  author: string | null
  isOwn: boolean
  /** null: it was removed, and answers to it stay. */
  text: string | null
  /** Names that stand in it after a sign, and mean somebody. */
  mentions: string[]
  /** ISO 8601, UTC. */
  at: string
  /** null: it stands as it was first written. */
  editedAt: string | null
}

interface Row extends Record<string, unknown> {
  id: string
  parent_id: string | null
  author_id: string
  author: string | null
  body: string
  at: string | Date
  edited_at: string | Date | null
  removed_at: string | Date | null
  mentions: string[] | null
}

/** What was said under an announcement, in the order of time. What was removed and has no answer is left out. */
export const commentsOf = async (
  req: PayloadRequest,
  announcement: string,
): Promise<CommentView[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Row>(sql`
    select c.id, c.parent_id, c.author_id, coalesce(u.preferred_name, u.name) as author, c.body, c.at,
      c.edited_at, c.removed_at,
      (select json_agg(n.name order by n.name) from announcement_mentions n
        where n.comment_id = c.id) as mentions
    from announcement_comments c left join users u on u.id = c.author_id
    where c.announcement_id = ${announcement} and (c.removed_at is null or exists (
      select 1 from announcement_comments r where r.parent_id = c.id and r.removed_at is null))
    order by c.at, c.id limit 500`)
  return rows.map((row) => ({
    id: row.id,
    parent: row.parent_id,
    author: row.author,
    isOwn: row.author_id === req.user?.id,
    text: row.removed_at === null ? row.body : null,
    mentions: row.removed_at === null ? (row.mentions ?? []) : [],
    at: new Date(row.at).toISOString(),
    editedAt: row.edited_at === null ? null : new Date(row.edited_at).toISOString(),
  }))
}

interface One {
  req: PayloadRequest
  /** Ids. */
  community: string
  id: string
}

interface Parent extends Record<string, unknown> {
  id: string
  parent_id: string | null
  author_id: string
}

/** What is answered: an answer to an answer stands in the same thread. */
const parentOf = async ({ req, id }: One, parent: string | undefined): Promise<Parent | null> => {
  if (parent === undefined) return null
  const tx = await txOf(req)
  const { rows } = await tx.execute<Parent>(sql`
    select id, parent_id, author_id from announcement_comments
    where id = ${parent} and announcement_id = ${id} and removed_at is null`)
  const [row] = rows
  if (row) return row
  throw new AppError({ code: 'announcements.no-such-parent', status: 409, field: 'parent' })
}

/** @throws AppError 404 for one that is not for the person; 403 where comments are off. */
const checkOpen = async ({ req, community, id }: One): Promise<void> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ allows: boolean }>(sql`
    select coalesce(allows_comments, false) and state = 'published' as allows from announcements
    where id = ${id} and community_id = ${community} and state in ('published', 'expired')`)
  const [row] = rows
  if (!row) throw notFound()
  if (!row.allows) throw new AppError({ code: 'announcements.comments-off', status: 403 })
}

/**
 * Says something under an announcement; whoever is answered or named is told.
 * @throws AppError 404; 403 where comments are off; 409 for an answer to what is gone.
 */
export const addComment = ({
  req,
  community,
  id,
  input: { text, parent },
}: One & { input: z.infer<typeof commentInput> }): Promise<{ id: string }> =>
  inTransaction(req, async () => {
    const tx = await txOf(req)
    await checkOpen({ req, community, id })
    const answered = await parentOf({ req, community, id }, parent)
    const made = uuidv7()
    await tx.execute(sql`
      insert into announcement_comments (id, community_id, announcement_id, parent_id, author_id, body)
      values (${made}, ${community}, ${id}, ${answered?.parent_id ?? answered?.id ?? null},
        ${req.user?.id ?? null}, ${text})`)
    if (answered && answered.author_id !== req.user?.id) {
      await emit(req, {
        event: commentReplied,
        community,
        data: { announcementId: id, commentId: made, answeredId: answered.id },
      })
    }
    const answers = answered?.author_id ?? null
    await noteMentions({ req, community, id, comment: made, text, answered: answers })
    return { id: made }
  })

interface Held extends Record<string, unknown> {
  announcement_id: string
  answers: string | null
}

/**
 * Changes what one has said oneself. Whoever it names for the first time is told, and nobody twice.
 * @throws AppError 404 for one that is not theirs, or gone; 403 where comments are off.
 */
export const editComment = ({
  req,
  community,
  id,
  input: { text },
}: One & { input: z.infer<typeof editInput> }): Promise<{ id: string }> =>
  inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute<Held>(sql`
      update announcement_comments c set body = ${text},
        edited_at = case when c.body = ${text} then c.edited_at else clock_timestamp() end
      where c.id = ${id} and c.community_id = ${community} and c.removed_at is null
        and c.author_id = ${req.user?.id ?? null}
      returning c.announcement_id,
        (select p.author_id from announcement_comments p where p.id = c.parent_id) as answers`)
    const [row] = rows
    if (!row) throw notFound()
    const { announcement_id: announcement, answers } = row
    await checkOpen({ req, community, id: announcement })
    const said = { req, community, id: announcement, comment: id }
    await noteMentions({ ...said, text, answered: answers })
    return { id }
  })

/**
 * Takes a comment of one's own away, or any where the person writes announcements.
 * @throws AppError 404 for one that is not theirs, or gone already.
 */
export const removeComment = ({
  req,
  community,
  id,
  isEditor,
}: One & { isEditor: boolean }): Promise<{ id: string }> =>
  inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute(sql`
      update announcement_comments set removed_at = clock_timestamp()
      where id = ${id} and community_id = ${community} and removed_at is null
        and (${isEditor} or author_id = ${req.user?.id ?? null})
      returning id`)
    if (rows.length === 0) throw notFound()
    return { id }
  })

interface SaidRow extends Record<string, unknown> {
  author_id: string
  body: string
  at: string | Date
}

/**
 * What a comment says, for whoever sees and reports it.
 * @throws AppError 404.
 */
export const commentEvidence = async ({
  req,
  community,
  record,
}: ReportedRecord): Promise<Evidence> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<SaidRow>(sql`
    select author_id, body, at from announcement_comments
    where id = ${record} and community_id = ${community} and removed_at is null`)
  const [row] = rows
  if (!row) throw notFound()
  return { author: row.author_id, text: row.body, files: [], at: new Date(row.at) }
}

/** Takes a reported comment away from everybody. */
export const takeCommentAway = async ({
  req,
  community,
  record,
}: ReportedRecord): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    update announcement_comments set removed_at = coalesce(removed_at, clock_timestamp())
    where id = ${record} and community_id = ${community}`)
}
