import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { audit } from '@/kernel/audit/audit'
import { systemClock } from '@/kernel/clock'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { textOpener, toStored } from '@/kernel/files/dataKeys'
import type { StoredText } from '@/kernel/files/dataKeys'
import { REACTIONS } from '../domain/kinds'
import { mayChange } from '../domain/windows'
import { messageChanged } from '../events'
import { checkBarrier } from './barrier'
import { detach } from './attachments'
import { placeToChange } from './place'
import type { At } from './place'
import { bodyText, isoOrNull } from './schemas'
import { foundKey, joinKey, keyColumns, messageContext, textKeyOf } from './texts'
import type { KeyColumns } from './texts'

export const editInput = z.object({ body: bodyText })

interface OwnRow extends Record<string, unknown> {
  body: string
  sealed: Buffer | null
  kind: string
  at: string
  deleted_at: string | null
  edit_minutes: string
  delete_minutes: string
}

/** The person's own message, which they may still change. */
const ownMessage = async (
  { req, community, id }: At,
  seq: number,
  window: 'edit_minutes' | 'delete_minutes',
): Promise<OwnRow> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<OwnRow>(sql`
    select m.body, m.sealed, m.kind, m.at, m.deleted_at, coalesce(c.messaging_edit_minutes, 0) as edit_minutes,
      coalesce(c.messaging_delete_minutes, 0) as delete_minutes
    from messages m join communities c on c.id = m.community_id
    where m.conversation_id = ${id} and m.community_id = ${community} and m.seq = ${seq}
      and m.sender_id = ${req.user?.id ?? null}
    for no key update of m`)
  const [row] = rows
  if (!row) throw new AppError({ code: 'conversations.message-missing', status: 404 })
  const own = {
    at: new Date(row.at),
    isDeleted: row.deleted_at !== null,
    isSystem: row.kind === 'system',
  }
  if (!mayChange(own, Number(row[window]), systemClock.now())) {
    throw new AppError({ code: 'conversations.over-already', status: 409 })
  }
  return row
}

/** Keeps what it said as it lies: sealed where it was. */
const keep = async (
  { req, community, id }: At,
  seq: number,
  kind: string,
  { body, sealed }: StoredText,
) => {
  const tx = await txOf(req)
  await tx.execute(sql`
    insert into message_edits (id, conversation_id, seq, community_id, kind, body, sealed, editor_id)
    values (${uuidv7()}, ${id}, ${seq}, ${community}, ${kind}, ${body}, ${sealed},
      ${req.user?.id ?? null})`)
}

const tell = async ({ req, community, id }: At, seq: number) => {
  const data = { conversationId: id, seq }
  await emit(req, { event: messageChanged, community, data })
}

export const changedSchema = z.strictObject({
  seq: z.int(),
  body: z.string(),
  editedAt: z.iso.datetime().nullable(),
  deletedAt: z.iso.datetime().nullable(),
})
type Changed = z.infer<typeof changedSchema>

interface ChangedRow extends Record<string, unknown> {
  edited_at: string | null
  deleted_at: string | null
}

const store = async (at: At, seq: number, body: string, isDeleted: boolean): Promise<Changed> => {
  const { req, id } = at
  const tx = await txOf(req)
  const key = body === '' ? null : await textKeyOf(at)
  const stored = toStored(key, body, messageContext(at, seq))
  const { rows } = await tx.execute<ChangedRow>(sql`
    update messages set body = ${stored.body}, sealed = ${stored.sealed},
      edited_at = case when ${isDeleted} then edited_at else clock_timestamp() end,
      deleted_at = case when ${isDeleted} then clock_timestamp() end,
      deleted_by_id = case when ${isDeleted} then ${req.user?.id ?? null}::uuid end
    where conversation_id = ${id} and seq = ${seq}
    returning edited_at, deleted_at`)
  return {
    seq,
    body,
    editedAt: isoOrNull(rows[0]?.edited_at),
    deletedAt: isoOrNull(rows[0]?.deleted_at),
  }
}

/**
 * Corrects one of the person's messages; what it said before is kept and shown to all.
 * @throws AppError 404 for a message that is not theirs, 409 once the community's time is over, 403
 *   where they have left.
 */
export const editMessage = (at: At, seq: number, body: string): Promise<Changed> =>
  inTransaction(at.req, async () => {
    await placeToChange(at)
    // New words in an old message are a message as well.
    await checkBarrier(at)
    const before = await ownMessage(at, seq, 'edit_minutes')
    await keep(at, seq, 'edit', before)
    const changed = await store(at, seq, body, false)
    await tell(at, seq)
    return changed
  })

/**
 * Takes one of the person's messages back: its place stays, its text and its files are gone for all. What it said
 * is kept where nobody reads it, and the audit log says that it was taken back.
 * @throws as `editMessage`.
 */
export const deleteMessage = (at: At, seq: number): Promise<Changed> =>
  inTransaction(at.req, async () => {
    await placeToChange(at)
    const before = await ownMessage(at, seq, 'delete_minutes')
    await keep(at, seq, 'delete', before)
    const changed = await store(at, seq, '', true)
    await detach(at, seq)
    await audit(at.req, {
      community: at.community,
      action: 'message.deleted',
      subject: { collection: 'conversations', id: at.id },
      details: { seq },
    })
    await tell(at, seq)
    return changed
  })

export const reactionInput = z.object({ emoji: z.enum(REACTIONS), isOn: z.boolean() })

/**
 * Adds the person's reaction to a message, or takes it back; twice changes nothing.
 * @throws AppError 404 for a message that is not there for them, 403 where they have left.
 */
export const react = (
  at: At,
  seq: number,
  { emoji, isOn }: z.infer<typeof reactionInput>,
): Promise<{ seq: number }> =>
  inTransaction(at.req, async () => {
    await placeToChange(at)
    if (isOn) await checkBarrier(at)
    const { req, community, id } = at
    const tx = await txOf(req)
    const found = await tx.execute(sql`
      select 1 as found from messages
      where conversation_id = ${id} and seq = ${seq} and kind = 'text' and deleted_at is null`)
    if (found.rows.length === 0) {
      throw new AppError({ code: 'conversations.message-missing', status: 404 })
    }
    const { rows } = await tx.execute(
      isOn
        ? sql`insert into message_reactions (conversation_id, seq, user_id, emoji, community_id)
            values (${id}, ${seq}, ${req.user?.id ?? null}, ${emoji}, ${community})
            on conflict do nothing returning 1 as changed`
        : sql`delete from message_reactions where conversation_id = ${id} and seq = ${seq}
            and user_id = ${req.user?.id ?? null} and emoji = ${emoji} returning 1 as changed`,
    )
    if (rows.length > 0) await tell(at, seq)
    return { seq }
  })

export const editSchema = z.strictObject({ body: z.string(), at: z.iso.datetime() })

interface EditRow extends KeyColumns, StoredText, Record<string, unknown> {
  at: string
}

/** What a message said before, the oldest first; of one that was taken back nothing. */
export const editsOf = async (at: At, seq: number): Promise<z.infer<typeof editSchema>[]> => {
  const { req, community, id } = at
  const reader = await readerOf(req)
  const { rows } = await reader.execute<EditRow>(sql`
    select e.body, e.sealed, e.at, ${keyColumns} from message_edits e
    ${joinKey(sql`e.conversation_id`)}
    join messages m on m.conversation_id = e.conversation_id and m.seq = e.seq
    left join conversation_participants p
      on p.conversation_id = m.conversation_id and p.user_id = (select app_person())
    where e.conversation_id = ${id} and e.community_id = ${community} and e.seq = ${seq}
      and e.kind = 'edit' and m.deleted_at is null
      -- Whoever has left reads the last one that they had as the message itself.
      and (p.left_at is null or e.at <= p.left_at)
    order by e.at`)
  const open = textOpener()
  // What does not open is left out, and logged.
  return rows.flatMap((row) => {
    const body = open(foundKey(at, row), row, messageContext(at, seq))
    return body === null ? [] : [{ body, at: new Date(row.at).toISOString() }]
  })
}
