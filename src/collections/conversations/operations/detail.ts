import { z } from 'zod'
import { readerOf, sql } from '@/kernel/database/transaction'
import { textOpener } from '@/kernel/files/dataKeys'
import { isServed } from '../domain/kinds'
import { receiptsOf } from '../domain/receipts'
import type { Pointer } from '../domain/receipts'
import { cardOf } from './links'
import { placeOf } from './place'
import type { At } from './place'
import { describeRows, toPage } from './rows'
import type { ListRow } from './rows'
import { linkedCardSchema, rowSchema } from './schemas'
import { draftContext, foundKey, joinKey, keyColumns } from './texts'
import type { KeyColumns } from './texts'

export const detailSchema = rowSchema.extend({
  /** What the person is in it: staff has no part of its own until it writes or reads. */
  part: z.enum(['member', 'helper', 'staff']).nullable(),
  isStaff: z.boolean(),
  /** In a group: whoever began it may remove others. */
  mayRemove: z.boolean(),
  /** Whoever sees it from its beginning may share that with others. */
  seesAll: z.boolean(),
  mayWrite: z.boolean(),
  /** May make it confidential, which it is not yet. */
  mayMark: z.boolean(),
  lastRead: z.int(),
  draft: z.strictObject({ body: z.string(), replyTo: z.int().nullable() }).nullable(),
  /** The linked record; null where there is none, or not for the person. */
  link: linkedCardSchema.nullable(),
  participants: z.array(
    z.strictObject({
      id: z.uuid(),
      name: z.string(),
      part: z.enum(['member', 'helper', 'staff']),
      hasLeft: z.boolean(),
    }),
  ),
  /** Of the newest message that the person wrote. */
  receipts: z
    .strictObject({
      seq: z.int(),
      read: z.int(),
      delivered: z.int(),
      /** Null where there are too many for names. */
      readers: z.array(z.uuid()).nullable(),
    })
    .nullable(),
})
export type ConversationDetail = z.infer<typeof detailSchema>

interface PersonRow extends Record<string, unknown> {
  user_id: string
  name: string | null
  role: 'member' | 'helper' | 'staff'
  left_seq: string | null
  last_read_seq: string
  last_delivered_seq: string
  hides_receipts: boolean | null
}

interface OwnRow extends KeyColumns, Record<string, unknown> {
  link_type: string | null
  link_id: string | null
  own_seq: string | null
  draft: { body: string; sealed: string | null; replyTo: number | null } | null
}

const peopleOf = async ({ req, id }: At): Promise<PersonRow[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<PersonRow>(sql`
    select p.user_id, coalesce(u.preferred_name, u.name) as name, p.role, p.left_seq,
      p.last_read_seq, p.last_delivered_seq, o.hides_receipts
    from conversation_participants p
    left join users u on u.id = p.user_id
    left join messaging_preferences o
      on o.user_id = p.user_id and o.community_id = p.community_id
    where p.conversation_id = ${id} order by p.joined_at, p.user_id limit 300`)
  return rows
}

const ownOf = async ({ req, id }: At): Promise<OwnRow | undefined> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<OwnRow>(sql`
    select c.link_type, c.link_id,
      (select max(m.seq) from messages m where m.conversation_id = c.id and m.kind = 'text'
        and m.sender_id = (select app_person()) and m.deleted_at is null) as own_seq,
      (select jsonb_build_object('body', d.body, 'sealed', encode(d.sealed, 'base64'),
          'replyTo', d.reply_to)
        from conversation_drafts d where d.conversation_id = c.id) as draft, ${keyColumns}
    from conversations c ${joinKey(sql`c.id`)} where c.id = ${id}`)
  return rows[0]
}

/** A draft that does not open is none. */
const draftOf = (at: At, own: OwnRow | undefined): ConversationDetail['draft'] => {
  if (!own?.draft) return null
  const { body, sealed, replyTo } = own.draft
  const stored = { body, sealed: sealed === null ? null : Buffer.from(sealed, 'base64') }
  const context = draftContext(at, at.req.user?.id ?? '')
  const text = textOpener()(foundKey(at, own), stored, context)
  return text === null ? null : { body: text, replyTo }
}

const pointerOf = (row: PersonRow): Pointer => ({
  user: row.user_id,
  lastRead: Number(row.last_read_seq),
  lastDelivered: Number(row.last_delivered_seq),
  hidesReceipts: row.hides_receipts === true,
})

/**
 * A conversation with its people, receipts and the person's own part.
 * @throws AppError 404.
 */
export const conversationDetail = async (at: At): Promise<ConversationDetail> => {
  const place = await placeOf(at)
  const { req, community, id } = at
  const reader = await readerOf(req)
  const { rows } = await reader.execute<ListRow>(
    describeRows(sql`select ${id}::uuid as id, now() as sort_at`),
  )
  const [row] = toPage(rows, 1).conversations
  if (!row) throw new Error('a conversation that was just there is gone')
  const [own, people] = [await ownOf(at), await peopleOf(at)]
  const me = people.find(({ user_id }) => user_id === req.user?.id)
  const link =
    own?.link_type && own.link_id
      ? await cardOf(req, community, { type: own.link_type, id: own.link_id })
      : null
  const ownSeq = own?.own_seq ? Number(own.own_seq) : null
  const active = people.filter(({ left_seq }) => left_seq === null).map(pointerOf)
  const mayHide = !isServed(place.kind)
  const isAlone = place.kind === 'direct' && active.length < 2
  return {
    ...row,
    part: place.part,
    isStaff: place.serves,
    mayRemove: place.serves || (place.kind === 'group' && place.opened_by_id === req.user?.id),
    seesAll: place.serves || place.sees_all,
    mayWrite: (place.is_active || place.serves) && !isAlone,
    lastRead: Number(me?.last_read_seq ?? 0),
    draft: draftOf(at, own),
    mayMark:
      mayHide || place.is_confidential
        ? false
        : place.serves || (place.is_active && place.opened_by_id === req.user?.id),
    link,
    participants: people.map(({ user_id, name, role, left_seq }) => ({
      id: user_id,
      name: name ?? '',
      part: role,
      hasLeft: left_seq !== null,
    })),
    receipts:
      ownSeq === null
        ? null
        : { seq: ownSeq, ...receiptsOf(ownSeq, req.user?.id ?? null, active, { mayHide }) },
  }
}
