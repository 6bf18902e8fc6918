import type { PayloadRequest } from 'payload'
import { sql, txOf } from '../database/transaction'
import { HOUR_MS, throttle, type Decision, type Wishes } from './domain/decide'

export interface Way {
  person: string
  decision: Decision
}

interface SlotRow extends Record<string, unknown> {
  user_id: string
  channel: string
  count: number
  window_start: Date | string
}

const keyOf = (person: string, channel: string): string => `${person} ${channel}`

/**
 * Counts ordinary messages in the hour of their person and channel, and holds back those that are too
 * many. Counting is one statement, so two workers never give the same place away twice.
 */
export const countOrdinary = async (
  req: PayloadRequest,
  ways: readonly Way[],
  wishesOf: (person: string) => Wishes,
  now: Date,
): Promise<Way[]> => {
  const ordinary = ways.filter(({ decision }) => decision.action === 'now' && decision.isOrdinary)
  if (ordinary.length === 0) return [...ways]
  const rows = ordinary
    .map(({ person, decision: { channel } }) => ({ person, channel }))
    .toSorted((a, b) => (keyOf(a.person, a.channel) < keyOf(b.person, b.channel) ? -1 : 1))
  const at = now.toISOString()
  const begin = new Date(now.getTime() - HOUR_MS).toISOString()
  const tx = await txOf(req)
  const { rows: counted } = await tx.execute<SlotRow>(sql`
    insert into notice_throttles as t (user_id, channel, window_start, count)
    select r.person, r.channel, ${at}::timestamptz, 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (person uuid, channel text)
    on conflict (user_id, channel) do update set
      count = case when t.window_start <= ${begin}::timestamptz then 1 else t.count + 1 end,
      window_start = case when t.window_start <= ${begin}::timestamptz then ${at}::timestamptz
        else t.window_start end
    returning user_id, channel, count, window_start`)
  const slots = new Map(
    counted.map(({ user_id, channel, count, window_start }) => [
      keyOf(user_id, channel),
      { windowStart: new Date(window_start), count },
    ]),
  )
  return ways.map((way) => {
    const { person, decision } = way
    if (decision.action !== 'now' || !decision.isOrdinary) return way
    const slot = slots.get(keyOf(person, decision.channel))
    if (!slot) return way
    return { person, decision: throttle(decision.channel, slot, wishesOf(person)) }
  })
}

/** What was held back and leaves now is the ordinary message of the hour that begins with it. */
export const beginHour = async (
  req: PayloadRequest,
  leaving: readonly { person: string; channel: string }[],
  now: Date,
): Promise<void> => {
  if (leaving.length === 0) return
  const tx = await txOf(req)
  const rows = leaving.toSorted((a, b) =>
    keyOf(a.person, a.channel) < keyOf(b.person, b.channel) ? -1 : 1,
  )
  await tx.execute(sql`
    insert into notice_throttles (user_id, channel, window_start, count)
    select r.person, r.channel, ${now.toISOString()}::timestamptz, 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (person uuid, channel text)
    on conflict (user_id, channel) do update set window_start = excluded.window_start, count = 1`)
}
