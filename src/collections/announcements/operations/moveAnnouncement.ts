import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { audit } from '@/kernel/audit/audit'
import { systemClock } from '@/kernel/clock'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { instantOf } from '@/kernel/domain/zonedDay'
import { AppError, notFound } from '@/kernel/errors'
import type { CommunityIdentity } from '@/kernel/identity'
import { enqueue } from '@/kernel/jobs/enqueue'
import { audienceOf } from '../domain/audience'
import { EDITOR_MOVES, stateBefore, UNDO_SECONDS } from '../domain/states'
import type { AnnouncementState, EditorMove } from '../domain/states'
import { PUBLISH_DUE } from '../queue'
import { reachOf } from './reach'

/** What the clocks of the community show: `2026-12-01T08:00`. */
export const wallTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
  .refine((text) => !Number.isNaN(Date.parse(`${text}:00Z`)))

export const moveInput = z
  .object({ to: z.enum(EDITOR_MOVES), at: wallTime.optional() })
  .refine(({ to, at }) => (to === 'scheduled') === (at !== undefined), { path: ['at'] })
export const expiryInput = z.object({ at: wallTime.nullable() })

interface One {
  req: PayloadRequest
  community: Pick<CommunityIdentity, 'id' | 'timeZone'>
  id: string
}

interface Moving extends One {
  input: z.infer<typeof moveInput>
}

interface Moved extends Record<string, unknown> {
  state: AnnouncementState
  sends_at: string | Date | null
}

const later = (wall: string, timeZone: string, now: Date): Date => {
  const at = new Date(instantOf(wall, timeZone))
  if (at > now) return at
  throw new AppError({ code: 'announcements.past', status: 400, field: 'at' })
}

const iso = (moment: Date): Sql => sql`${moment.toISOString()}::timestamptz`

/** As the community has it. */
const undoSeconds = async ({ req, community }: One): Promise<number> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ seconds: string | null }>(sql`
    select undo_seconds as seconds from communities where id = ${community.id}`)
  return Number(rows[0]?.seconds ?? UNDO_SECONDS)
}

const changesFor = async (
  one: One,
  { to, at }: { to: EditorMove; at?: string | undefined },
  now: Date,
): Promise<{ set: Sql; only: Sql }> => {
  const { req, community } = one
  switch (to) {
    case 'sending': {
      const sends = new Date(now.getTime() + (await undoSeconds(one)) * 1000)
      return {
        set: sql`, sends_at = ${iso(sends)}, publish_at = null, published_by_id = ${req.user?.id ?? null}`,
        only: sql`and (expires_at is null or expires_at > ${iso(sends)})`,
      }
    }
    case 'scheduled': {
      const publishes = later(at ?? '', community.timeZone, now)
      return {
        set: sql`, publish_at = ${iso(publishes)}, published_by_id = ${req.user?.id ?? null}`,
        only: sql`and (expires_at is null or expires_at > ${iso(publishes)})`,
      }
    }
    case 'draft':
      // The window is over: the worker has it, though it may not have looked yet.
      return {
        set: sql`, sends_at = null, publish_at = null, published_by_id = null`,
        only: sql`and (state <> 'sending' or sends_at > ${iso(now)})`,
      }
    default:
      return { set: sql``, only: sql`` }
  }
}

/** Nobody sends to nobody by mistake. */
const refuseEmpty = async ({ req, community, id }: One): Promise<void> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ audience: unknown }>(sql`
    select audience from announcements where id = ${id} and community_id = ${community.id}`)
  const [row] = rows
  if (!row) throw notFound()
  const { people } = await reachOf(req, {
    community: community.id,
    audience: audienceOf(row.audience),
  })
  if (people > 0) return
  throw new AppError({ code: 'announcements.reaches-nobody', status: 400, field: 'audience' })
}

const among = (states: readonly AnnouncementState[]): Sql =>
  sql`(select jsonb_array_elements_text(${JSON.stringify(states)}::jsonb))`

/** What kept it from moving. */
const whyNot = async ({ req, community, id, input: { to } }: Moving): Promise<AppError> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ state: AnnouncementState }>(sql`
    select state::text as state from announcements where id = ${id} and community_id = ${community.id}`)
  const [row] = rows
  if (!row) return notFound()
  const isOver = to !== 'draft' && stateBefore(to).includes(row.state)
  return isOver
    ? new AppError({ code: 'announcements.over-before', status: 409, field: 'expiresAt' })
    : new AppError({ code: 'announcements.not-from-here', status: 409 })
}

/**
 * Moves an announcement where an editor wants it: of many who try, one does. Published it waits for some
 * seconds, in which it can be taken back; the clock does the rest.
 * @throws AppError 404; 409 where it is not in a state that leads there, or the window is over.
 */
export const moveAnnouncement = (
  one: Moving,
): Promise<{ id: string; state: AnnouncementState; sendsAt: string | null }> =>
  inTransaction(one.req, async () => {
    const { req, community, id, input } = one
    const now = systemClock.now()
    if (input.to === 'sending' || input.to === 'scheduled') await refuseEmpty(one)
    const { set, only } = await changesFor(one, input, now)
    const tx = await txOf(req)
    const { rows } = await tx.execute<Moved>(sql`
      update announcements set state = ${input.to}::announcement_state, updated_at = ${iso(now)} ${set}
      where id = ${id} and community_id = ${community.id}
        and state::text in ${among(stateBefore(input.to))} ${only}
      returning state::text as state, sends_at`)
    const [moved] = rows
    if (!moved) throw await whyNot(one)
    const sendsAt = moved.sends_at === null ? null : new Date(moved.sends_at)
    if (input.to === 'sending' && sendsAt) {
      await enqueue(req, PUBLISH_DUE, {}, { startAfter: sendsAt })
    }
    await audit(req, {
      community: community.id,
      action: 'announcement.moved',
      subject: { collection: 'announcements', id },
      details: { to: input.to },
    })
    return { id, state: moved.state, sendsAt: sendsAt?.toISOString() ?? null }
  })

/**
 * Says when an announcement leaves the list of what is current; null: never by itself.
 * @throws AppError 404; 400 for a moment that is over; 409 once it is over itself.
 */
export const setExpiry = ({
  req,
  community,
  id,
  input: { at },
}: One & { input: z.infer<typeof expiryInput> }): Promise<{
  id: string
  expiresAt: string | null
}> =>
  inTransaction(req, async () => {
    const now = systemClock.now()
    const expires = at === null ? null : later(at, community.timeZone, now)
    const tx = await txOf(req)
    const { rows } = await tx.execute<{ is_open: boolean }>(sql`
      with one as (
        select id, state not in ('expired', 'withdrawn') as is_open from announcements
        where id = ${id} and community_id = ${community.id} for update
      ), changed as (
        update announcements a set expires_at = ${expires === null ? sql`null` : iso(expires)},
          updated_at = ${iso(now)}
        from one where a.id = one.id and one.is_open
      )
      select is_open from one`)
    const [row] = rows
    if (!row) throw notFound()
    if (!row.is_open) throw new AppError({ code: 'announcements.not-from-here', status: 409 })
    return { id, expiresAt: expires?.toISOString() ?? null }
  })
