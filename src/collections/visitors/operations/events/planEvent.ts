import { v7 as uuidv7 } from 'uuid'
import { homesOf } from '@/collections/households/public'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { accessDenied, authRequired } from '@/kernel/errors'
import type { SaidSpan } from '../../domain/window'
import { spanFor } from '../invite'
import type { HostPlace } from '../invite'

/** What the host says of an event. */
interface EventInput extends SaidSpan {
  unit: string
  title: string
  place: string
  /** Null: as many as come. */
  capacity: number | null
  note: string
}

/**
 * An event of the person, for one of their homes.
 * @throws AppError 403 where they do not live there, 400 with the field that is wrong.
 */
export const planEvent = async (place: HostPlace, input: EventInput): Promise<{ id: string }> => {
  const { req, community } = place
  if (!req.user) throw authRequired()
  const { id: host } = req.user
  const { startsAt, endsAt } = spanFor(input, place)
  const homes = await homesOf(req)
  if (!homes.some(({ unit, community: at }) => unit === input.unit && at === community.id)) {
    throw accessDenied()
  }
  return inTransaction(req, async () => {
    const id = uuidv7()
    const tx = await txOf(req)
    await tx.execute(sql`
      insert into visit_events (id, community_id, title, place, host_id, unit_id, made_by_id, starts_at,
        ends_at, capacity, note)
      values (${id}, ${community.id}, ${input.title}, ${input.place}, ${host}, ${input.unit}, ${host},
        ${startsAt.toISOString()}, ${endsAt.toISOString()}, ${input.capacity}, ${input.note})`)
    return { id }
  })
}
