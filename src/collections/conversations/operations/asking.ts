import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { readerOf, sql, txOf } from '@/kernel/database/transaction'
import type { LinkInput } from './links'

export const linkSchema = z.object({ type: z.string().max(40), id: z.uuid().toLowerCase() })

/** A record as a part of an address or a field of a form: `parcel:0193…`. */
const asText = ({ type, id }: LinkInput): string => `${type}:${id}`

/** What `asText` wrote; null for what is no record. */
export const linkIn = (text: string): LinkInput | null => {
  const [type, id] = text.split(':')
  return linkSchema.safeParse({ type, id }).data ?? null
}

/**
 * The person's newest open inquiry about a record; null where there is none: asking again goes on
 * there.
 * @param isSealed only one that is confidential
 */
export const openAbout = async (
  req: PayloadRequest,
  community: string,
  { type, id }: LinkInput,
  isSealed = false,
): Promise<string | null> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ id: string }>(sql`
    select c.id from conversations c
    join conversation_participants p
      on p.conversation_id = c.id and p.user_id = (select app_person())
    where c.community_id = ${community} and c.link_type = ${type} and c.link_id = ${id}
      and c.kind = 'inquiry' and c.state = 'open' and p.role = 'member' and p.left_seq is null
      and (not ${isSealed} or c.sensitivity = 'confidential')
    order by c.last_at desc limit 1`)
  return rows[0]?.id ?? null
}

/**
 * The inquiry in which a question about a record goes on; null: it begins one. Of two at once the second
 * waits here, and finds what the first has begun. What is asked in confidence goes on in no open talk.
 */
export const goesOnIn = async (
  req: PayloadRequest,
  community: string,
  { link, isConfidential }: { link: LinkInput; isConfidential: boolean },
): Promise<string | null> => {
  const tx = await txOf(req)
  const question = `question ${community} ${req.user?.id ?? ''} ${asText(link)}`
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${question}, 0))`)
  return openAbout(req, community, link, isConfidential)
}

/** Where the person asks the staff about a record: in the inquiry that is open about it, or in a new one. */
export const wayToAsk = async (
  req: PayloadRequest,
  community: { id: string; slug: string },
  link: LinkInput,
): Promise<{ href: string; isOpen: boolean }> => {
  const open = await openAbout(req, community.id, link)
  const base = `/c/${community.slug}/messages`
  const about = new URLSearchParams({ about: asText(link) }).toString()
  return open === null
    ? { href: `${base}/new?${about}`, isOpen: false }
    : { href: `${base}/${open}`, isOpen: true }
}
