import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { systemClock } from '@/kernel/clock'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { instantOf } from '@/kernel/domain/zonedDay'
import { AppError, notFound } from '@/kernel/errors'
import type { CommunityIdentity } from '@/kernel/identity'
import { enteredTimes, isOrdered } from '../domain/eventTimes'
import { isLocked } from '../domain/states'
import type { AnnouncementState } from '../domain/states'
import { wallTime } from './moveAnnouncement'

/** When and where it happens, by the clocks of the community; null: nothing happens. */
export const eventInput = z.object({
  event: z
    .object({
      from: wallTime,
      until: wallTime.nullable().default(null),
      isAllDay: z.boolean().default(false),
      place: z.string().trim().max(120).default(''),
    })
    .nullable(),
})

interface Setting {
  req: PayloadRequest
  community: Pick<CommunityIdentity, 'id' | 'timeZone'>
  id: string
  input: z.output<typeof eventInput>
}

/**
 * Says when what the announcement tells of happens, while it is not sent: with the words it stands then.
 * @throws AppError 404; 400 for an end before the beginning; 409 once it was sent.
 */
export const setEvent = ({
  req,
  community,
  id,
  input: { event },
}: Setting): Promise<{ id: string }> =>
  inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute<{ state: AnnouncementState }>(sql`
      select state::text as state from announcements
      where id = ${id} and community_id = ${community.id} for update`)
    const [row] = rows
    if (!row) throw notFound()
    if (isLocked(row.state)) {
      throw new AppError({ code: 'announcements.words-stand', status: 409, field: 'event' })
    }
    if (event === null) {
      await tx.execute(sql`
        update announcements set event_starts_at = null, event_ends_at = null,
          event_is_all_day = false, event_place = null where id = ${id}`)
      return { id }
    }
    const { from, until } = enteredTimes(event)
    const instant = (wall: string) => new Date(instantOf(wall, community.timeZone))
    const startsAt = instant(from)
    const endsAt = until === null ? null : instant(until)
    if (!isOrdered({ startsAt, endsAt, isAllDay: event.isAllDay })) {
      throw new AppError({ code: 'announcements.ends-before', status: 400, field: 'until' })
    }
    await tx.execute(sql`
      update announcements set event_starts_at = ${startsAt.toISOString()}::timestamptz,
        event_ends_at = ${endsAt?.toISOString() ?? null}::timestamptz,
        event_is_all_day = ${event.isAllDay}, event_place = ${event.place === '' ? null : event.place},
        updated_at = ${systemClock.now().toISOString()}::timestamptz
      where id = ${id}`)
    return { id }
  })
