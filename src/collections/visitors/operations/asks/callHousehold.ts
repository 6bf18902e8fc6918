import type { Payload, PayloadRequest } from 'payload'
import { phoneCalls } from '@/kernel/calls/phoneCalls'
import { anyId } from '@/kernel/database/anyId'
import { readerOf, sql } from '@/kernel/database/transaction'
import { translatorFor } from '@/kernel/i18n/translate'
import { identity } from '@/kernel/identity'
import { isQuietAt, isTimeOfDay } from '@/kernel/notifications/domain/hours'
import { communityRequest } from '@/kernel/tenancy/system'
import { livingIn } from './household'

interface Callee extends Record<string, unknown> {
  id: string
  phone: string
  locale: string
  quiet_from: string | null
  quiet_to: string | null
  time_zone: string | null
}

/** Who has a confirmed number, and does not want to be left alone at this hour. */
const toCall = async (
  req: PayloadRequest,
  { people, timeZone, now }: { people: readonly string[]; timeZone: string; now: Date },
): Promise<Callee[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Callee>(sql`
    select u.id, u.phone, u.locale::text as locale, s.quiet_from, s.quiet_to, s.time_zone
    from users u left join notification_settings s on s.user_id = u.id
    where u.id = ${anyId(people)} and u.phone is not null and u.phone_verified_at is not null`)
  return rows.filter(({ quiet_from: from, quiet_to: to, time_zone: own }) => {
    const hasQuiet = isTimeOfDay(from) && isTimeOfDay(to)
    return !hasQuiet || !isQuietAt(now, { from, to }, own ?? timeZone)
  })
}

/**
 * Calls everybody of the household who can be called, where nobody has answered the gate in time; from a
 * job alone. Nobody is called where no calls are set up.
 * @returns how many are called.
 * @throws when a call was not taken; the queue tries again.
 */
export const callHousehold = async (
  { payload, now }: { payload: Payload; now: Date },
  { community, visit }: { community: string; visit: string },
): Promise<number> => {
  const provider = phoneCalls()
  if (provider === null) return 0
  const req = await communityRequest(payload, community, 'call a household for the gate')
  const place = await identity().communityById(req, community)
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ unit_id: string; unit: string; name: string }>(sql`
    select v.unit_id, n.label as unit, v.name from gate_asks a join visits v on v.id = a.visit_id
    join units n on n.id = v.unit_id
    where a.visit_id = ${visit} and a.asked_at is not null and v.state = 'waiting'
      and v.closes_at > ${now.toISOString()}`)
  const [ask] = rows
  if (!ask || !place) return 0
  const living = await livingIn(req, { community, unit: ask.unit_id })
  const people = living.map(({ id }) => id)
  const callees = await toCall(req, { people, timeZone: place.timeZone, now })
  for (const { id, phone, locale } of callees) {
    const t = translatorFor({ locale, namespace: 'visitors.call' })
    await provider.call({
      to: phone,
      text: t('text', { name: ask.name, unit: ask.unit, community: place.name }),
      locale,
      idempotencyKey: `gate-ask:${visit}:${id}`,
    })
  }
  return callees.length
}
