import type { PayloadRequest } from 'payload'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { hashOfLink } from '@/kernel/linkToken'
import { answerClosed, hasRoom } from '../../domain/events/answers'
import type { EventState, GuestAnswer } from '../../domain/events/answers'

export type AnswerResult = 'taken' | 'full' | 'cancelled' | 'begun' | 'unknown'

interface EventRow extends Record<string, unknown> {
  id: string
  state: EventState
  starts_at: string | Date
  capacity: number | null
}

interface GuestRow extends Record<string, unknown> {
  id: string
  answer: GuestAnswer
  party: number
}

const placesOf = async (req: PayloadRequest, event: string): Promise<number> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ taken: number }>(sql`
    select coalesce(sum(party), 0)::int as taken from event_guests
    where event_id = ${event} and answer = 'yes'`)
  return rows[0]?.taken ?? 0
}

/**
 * What the guest of a link says, for `req` of the event's community. Those who answer at once wait for
 * each other at the row of the event, so that its last place is given once.
 */
export const answerGuest = (
  req: PayloadRequest,
  said: { token: string; answer: Exclude<GuestAnswer, 'none'>; party: number },
  now: Date,
): Promise<AnswerResult> =>
  inTransaction(req, async () => {
    const tx = await txOf(req)
    const hash = hashOfLink(said.token)
    const events = await tx.execute<EventRow>(sql`
      select id, state, starts_at, capacity from visit_events
      where id = (select event_id from event_guests where link_hash = ${hash}) for update`)
    const [event] = events.rows
    if (!event) return 'unknown'
    const closed = answerClosed({ state: event.state, startsAt: new Date(event.starts_at) }, now)
    if (closed !== undefined) return closed
    const guests = await tx.execute<GuestRow>(sql`
      select id, answer, party from event_guests where link_hash = ${hash}`)
    const [guest] = guests.rows
    if (!guest) return 'unknown'
    const room = { capacity: event.capacity, taken: await placesOf(req, event.id) }
    if (said.answer === 'yes' && !hasRoom(room, guest, said.party)) return 'full'
    const party = said.answer === 'yes' ? said.party : guest.party
    await tx.execute(sql`
      update event_guests set answer = ${said.answer}, party = ${party},
        answered_at = ${now.toISOString()} where id = ${guest.id}`)
    return 'taken'
  })
