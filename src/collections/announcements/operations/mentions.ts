import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { reachableBy } from '@/collections/conversations/public'
import { readerOf, sql, txOf } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { AppError, notFound } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { mentionedIn, MOST_MENTIONS } from '../domain/mentions'
import { commentMentioned } from '../events'
import { membershipsMeant } from './meant'
import { ruleOf } from './reach'

export const suggestInput = z.object({ q: z.string().trim().min(1).max(40) })
export const mentionableSchema = z.strictObject({ id: z.uuid(), name: z.string() })
type Mentionable = z.infer<typeof mentionableSchema>

const MOST_SUGGESTED = 8
/** Names that may stand in a text of the longest kind. */
const MOST_NAMES = 200
const LIKE_SIGNS = /[\\%_]/g

interface One {
  req: PayloadRequest
  /** Ids. */
  community: string
  /** Of the announcement. */
  id: string
}

/**
 * People whom the person may name under an announcement: those who read it, and who let the person write
 * to them. Nobody learns of anybody else here.
 */
const mentionable = async (
  { req, community, id }: One,
  only: (name: Sql) => Sql,
  most: number,
): Promise<Mentionable[]> => {
  const reader = await readerOf(req)
  const name = sql`coalesce(u.preferred_name, u.name)`
  const { rows } = await reader.execute<Mentionable & Record<string, unknown>>(sql`
    select u.id, ${name} as name from users u
    where u.id in (select m.user_id ${membershipsMeant(community, ruleOf(id))})
      and u.id <> (select app_person())
      and ${await reachableBy(req, community)} and ${only(name)}
    order by name, u.id limit ${most}`)
  return rows.map((row) => ({ id: row.id, name: row.name }))
}

/**
 * Whom what somebody has begun to write may mean.
 * @throws AppError 404 for an announcement that is not for them.
 */
export const suggestPeople = async ({
  query: { q },
  ...one
}: One & { query: z.infer<typeof suggestInput> }): Promise<Mentionable[]> => {
  const reader = await readerOf(one.req)
  const { rows } = await reader.execute(sql`
    select 1 from announcements
    where id = ${one.id} and community_id = ${one.community} and state in ('published', 'expired')`)
  if (rows.length === 0) throw notFound()
  const typed = q.replaceAll(LIKE_SIGNS, String.raw`\$&`)
  // How a name begins, or one of its words.
  return mentionable(
    one,
    (name) => sql`(${name} ilike ${`${typed}%`} or ${name} ilike ${`% ${typed}%`})`,
    MOST_SUGGESTED,
  )
}

interface Saying extends One {
  comment: string
  text: string
  /** Whoever is answered is told of that already. */
  answered: string | null
}

/**
 * Notes whom a comment names and has those told who were not named in it before.
 * @throws AppError 400 where it names too many.
 */
export const noteMentions = async ({ comment, text, answered, ...one }: Saying): Promise<void> => {
  if (!text.includes('@')) return
  const { req, community, id } = one
  const known = await mentionable(
    one,
    (name) => sql`position('@' || lower(${name}) in lower(${text})) > 0`,
    MOST_NAMES,
  )
  const named = mentionedIn(text, known)
  if (named.length > MOST_MENTIONS) {
    throw new AppError({ code: 'announcements.too-many-mentions', status: 400, field: 'text' })
  }
  if (named.length === 0) return
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ user_id: string }>(sql`
    insert into announcement_mentions (comment_id, user_id, community_id, name)
    select ${comment}, person.id, ${community}, person.name
    from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as person (id uuid, name text)
    order by person.id
    on conflict do nothing returning user_id`)
  const people = rows.map(({ user_id }) => user_id).filter((person) => person !== answered)
  if (people.length === 0) return
  const data = { announcementId: id, commentId: comment, people }
  await emit(req, { event: commentMentioned, community, data })
}
