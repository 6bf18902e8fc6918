import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { audit } from '@/kernel/audit/audit'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { textOpener, toStored } from '@/kernel/files/dataKeys'
import { mayMove } from '../domain/handling'
import type { HandlingState } from '../domain/handling'
import { TEAM_ROLES } from '../domain/kinds'
import { conversationChanged, noteWritten } from '../events'
import { placeToHandle } from './place'
import type { At, Place } from './place'
import { staffOf } from './route'
import { sayLine } from './sayLine'
import { bodyText, resolutionSchema } from './schemas'
import { foundKey, joinKey, keyColumns, noteContext, shownText, textKeyOf } from './texts'
import type { KeyColumns } from './texts'

/** Steps of the staff, kept beside its notes; residents see none of them. */
type Step =
  'note' | 'assigned' | 'handed-over' | 'snoozed' | 'resolved' | 'archived' | 'reopened' | 'merged'

interface Kept {
  kind: Step
  body?: string
  data?: Record<string, string | null>
}

/** Writes down a step of the staff, or a note. */
export const keepStep = async (
  at: At,
  place: Place,
  { kind, body = '', data }: Kept,
): Promise<string> => {
  const { req, community, id } = at
  const tx = await txOf(req)
  const noteId = uuidv7()
  const key = place.is_confidential && body !== '' ? await textKeyOf(at) : null
  const stored = toStored(key, body, noteContext(at, noteId))
  await tx.execute(sql`
    insert into conversation_notes
      (id, conversation_id, community_id, author_id, kind, body, sealed, data, after_seq)
    values (${noteId}, ${id}, ${community}, ${req.user?.id ?? null}, ${kind}, ${stored.body},
      ${stored.sealed}, ${data ? JSON.stringify(data) : null}::jsonb, ${place.last_seq})`)
  return noteId
}

const record = ({ req, community, id }: At, action: string, details = {}) =>
  audit(req, {
    community,
    action: `conversation.${action}`,
    subject: { collection: 'conversations', id },
    details,
  })

const tell = ({ req, community, id }: At) =>
  emit(req, { event: conversationChanged, community, data: { conversationId: id } })

export const handledSchema = z.strictObject({ id: z.uuid() })
type Handled = z.infer<typeof handledSchema>

/** A state that somebody else changed meanwhile is not changed again without their knowing. */
const move = (place: Place, to: HandlingState): void => {
  if (mayMove(place.state, to)) return
  throw new AppError({
    code: 'conversations.not-in-state',
    status: 409,
    details: { state: place.state },
  })
}

export const assignInput = z.object({
  /** Somebody of the staff; null: nobody in particular. */
  assignee: z.uuid().nullable(),
  /** Who had it when the person decided; where it lies with somebody else by now, nothing moves. */
  from: z.uuid().nullable().optional(),
})

/**
 * Gives a matter to somebody of the staff, or back to the team.
 * @throws AppError 403 for others than its staff, 400 for somebody who does not work here, 409 where
 *   somebody else has taken it since.
 */
export const assign = (at: At, { assignee, from }: z.infer<typeof assignInput>): Promise<Handled> =>
  inTransaction(at.req, async () => {
    const place = await placeToHandle(at)
    if (from !== undefined && from !== place.assignee_id) {
      throw new AppError({ code: 'conversations.taken-meanwhile', status: 409 })
    }
    if (assignee !== null) {
      const staff = await staffOf(at.req, at.community)
      if (!staff.some(({ user_id }) => user_id === assignee)) {
        throw new AppError({ code: 'conversations.not-staff', status: 400, field: 'assignee' })
      }
    }
    const tx = await txOf(at.req)
    // First the trace: whoever gives a matter away may not see it any more afterwards.
    await keepStep(at, place, { kind: 'assigned', data: { from: place.assignee_id, to: assignee } })
    await record(at, 'assigned', { assignee })
    await tell(at)
    await tx.execute(sql`
      update conversations set assignee_id = ${assignee} where id = ${at.id}`)
    return { id: at.id }
  })

export const handOverInput = z.object({
  team: z.enum(TEAM_ROLES),
  assignee: z.uuid().nullish(),
  /** For the next ones alone. */
  note: bodyText.nullish(),
})

/**
 * Hands a matter over to another team, with a note for them.
 * @throws as `assign`; a matter of the board stays with the board.
 */
export const handOver = (
  at: At,
  { team, assignee, note }: z.infer<typeof handOverInput>,
): Promise<Handled> =>
  inTransaction(at.req, async () => {
    const place = await placeToHandle(at)
    if (place.kind === 'board') throw new AppError({ code: 'access.denied', status: 403 })
    const staff = await staffOf(at.req, at.community)
    const isThere = staff.some(({ roles }) => roles.includes(team))
    const isStaff = assignee == null || staff.some(({ user_id }) => user_id === assignee)
    if (!isThere || !isStaff) {
      const field = isThere ? 'assignee' : 'team'
      throw new AppError({ code: 'conversations.not-staff', status: 400, field })
    }
    await keepStep(at, place, {
      kind: 'handed-over',
      data: { from: place.team, to: team, assignee: assignee ?? null },
      ...(note != null && { body: note }),
    })
    await record(at, 'handed-over', { from: place.team, to: team })
    await tell(at)
    const tx = await txOf(at.req)
    await tx.execute(sql`
      update conversations set team = ${team}, assignee_id = ${assignee ?? null}
      where id = ${at.id}`)
    return { id: at.id }
  })

export const snoozeInput = z.object({
  /** Until when it is out of the way; null: back at once. */
  until: z.iso.datetime().nullable(),
})

/** @throws AppError 403 for others than its staff, 409 for a matter that is not open. */
export const snooze = (at: At, { until }: z.infer<typeof snoozeInput>): Promise<Handled> =>
  inTransaction(at.req, async () => {
    const place = await placeToHandle(at)
    if (place.state !== 'open') move(place, 'open')
    const tx = await txOf(at.req)
    await tx.execute(sql`
      update conversations set snoozed_until = ${until}::timestamptz where id = ${at.id}`)
    await keepStep(at, place, { kind: 'snoozed', data: { until } })
    await tell(at)
    return { id: at.id }
  })

export const resolveInput = z.object({
  resolution: resolutionSchema,
  /** For the staff alone. */
  note: bodyText.nullish(),
})

/**
 * Resolves a matter. Everybody in it sees that, and whoever asked opens it again by answering.
 * @throws AppError 403 for others than its staff, 409 where somebody was quicker.
 */
export const resolve = (
  at: At,
  { resolution, note }: z.infer<typeof resolveInput>,
): Promise<Handled> =>
  inTransaction(at.req, async () => {
    const place = await placeToHandle(at)
    move(place, 'resolved')
    const tx = await txOf(at.req)
    await tx.execute(sql`
      update conversations set state = 'resolved', resolution = ${resolution},
        resolved_at = clock_timestamp(), snoozed_until = null, waiting_since = null
      where id = ${at.id}`)
    await keepStep(at, place, {
      kind: 'resolved',
      data: { resolution },
      ...(note != null && { body: note }),
    })
    await sayLine(at.req, at.community, at.id, { type: 'resolved', resolution })
    await record(at, 'resolved', { resolution })
    await tell(at)
    return { id: at.id }
  })

/** @throws as `resolve`. */
export const archive = (at: At): Promise<Handled> =>
  inTransaction(at.req, async () => {
    const place = await placeToHandle(at)
    move(place, 'archived')
    const tx = await txOf(at.req)
    await tx.execute(sql`
      update conversations set state = 'archived', snoozed_until = null, waiting_since = null
      where id = ${at.id}`)
    await keepStep(at, place, { kind: 'archived' })
    await record(at, 'archived')
    await tell(at)
    return { id: at.id }
  })

/** @throws as `resolve`. */
export const reopen = (at: At): Promise<Handled> =>
  inTransaction(at.req, async () => {
    const place = await placeToHandle(at)
    move(place, 'open')
    const tx = await txOf(at.req)
    await tx.execute(sql`
      update conversations set state = 'open', reopened_at = clock_timestamp() where id = ${at.id}`)
    await keepStep(at, place, { kind: 'reopened' })
    await sayLine(at.req, at.community, at.id, { type: 'reopened' })
    await record(at, 'reopened')
    await tell(at)
    return { id: at.id }
  })

export const noteInput = z.object({ body: bodyText })
export const noteSchema = z.strictObject({
  id: z.uuid(),
  kind: z.string(),
  body: z.string(),
  isUnreadable: z.literal(true).optional(),
  data: z.record(z.string(), z.unknown()).nullable(),
  author: z.strictObject({ id: z.uuid(), name: z.string() }),
  /** The message after which it was written. */
  afterSeq: z.int(),
  at: z.iso.datetime(),
})

/** Writes a note among the staff. @throws AppError 403 for others. */
export const writeNote = (at: At, body: string): Promise<Handled> =>
  inTransaction(at.req, async () => {
    const place = await placeToHandle(at)
    const id = await keepStep(at, place, { kind: 'note', body })
    await emit(at.req, {
      event: noteWritten,
      community: at.community,
      data: { conversationId: at.id },
    })
    return { id }
  })

interface NoteRow extends KeyColumns, Record<string, unknown> {
  id: string
  kind: string
  body: string
  sealed: Buffer | null
  data: Record<string, unknown> | null
  author_id: string
  name: string | null
  after_seq: string
  at: string
}

/** Notes and steps of the staff, the oldest first; for others there are none. */
export const notesOf = async (at: At): Promise<z.infer<typeof noteSchema>[]> => {
  const { req, community, id } = at
  const reader = await readerOf(req)
  const { rows } = await reader.execute<NoteRow>(sql`
    select n.id, n.kind, n.body, n.sealed, ${keyColumns}, n.data, n.author_id, coalesce(u.preferred_name, u.name) as name,
      n.after_seq, n.at
    from conversation_notes n left join users u on u.id = n.author_id
    ${joinKey(sql`n.conversation_id`)}
    where n.conversation_id = ${id} and n.community_id = ${community} order by n.at, n.id limit 500`)
  const open = textOpener()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    ...shownText(open, foundKey(at, row), row, noteContext(at, row.id)),
    data: row.data,
    author: { id: row.author_id, name: row.name ?? '' },
    afterSeq: Number(row.after_seq),
    at: new Date(row.at).toISOString(),
  }))
}
