import type { Payload, PayloadRequest } from 'payload'
import { z } from 'zod'
import { audit } from '@/kernel/audit/audit'
import { openReader, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { AppError, authRequired, notFound } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { inEachCommunity } from '@/kernel/jobs/inEachCommunity'
import { ALARM_ANSWERS, alarmDueBefore } from '../domain/overstay'
import { alarmRepeated, visitChanged } from '../events'

/** Begins to count for those who are found, in the transaction that found them. */
export const startAlarms = async (
  req: PayloadRequest,
  { community, visits, at }: { community: string; visits: readonly string[]; at: string },
): Promise<void> => {
  const tx = await txOf(req)
  for (const visit of visits) {
    await tx.execute(sql`
      insert into visit_alarms (visit_id, community_id, first_at, last_at)
      values (${visit}, ${community}, ${at}, ${at}) on conflict (visit_id) do nothing`)
  }
}

/** The update is the claim: of many workers one tells the gate. */
const repeatIn = async (req: PayloadRequest, community: string, now: Date): Promise<number> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ id: string; host_id: string }>(sql`
    update visit_alarms a set alarms = a.alarms + 1, last_at = ${now.toISOString()}
    from visits v
    where a.community_id = ${community} and v.id = a.visit_id and v.state = 'overstayed'
      and a.handled_at is null and a.last_at <= ${alarmDueBefore(now).toISOString()}
    returning v.id, v.host_id`)
  for (const { id: visitId, host_id: hostId } of rows) {
    await emit(req, { event: alarmRepeated, community, data: { visitId, hostId } })
  }
  return rows.length
}

/**
 * Tells the gate again of everybody who is inside too long still, and about whom nothing was done.
 * @returns how many.
 */
export const repeatAlarms = async ({
  payload,
  now,
}: {
  payload: Payload
  now: Date
}): Promise<number> => {
  const { rows } = await openReader(payload).execute<{ community_id: string }>(
    sql`select community_id from app_communities_with_alarms(${alarmDueBefore(now).toISOString()})`,
  )
  return inEachCommunity(payload, {
    communities: rows.map(({ community_id }) => community_id),
    reason: 'find who stays too long',
    work: (req, community) => repeatIn(req, community, now),
  })
}

export const handleAlarmInput = z.object({
  done: z.enum(ALARM_ANSWERS),
  note: z.string().trim().max(300).default(''),
})

/**
 * Says what was done about somebody who stays too long; in the transaction of the request.
 * @throws AppError 404 for one who does not, 409 where it was said already.
 */
export const handleAlarm = async (
  { req, community, now }: { req: PayloadRequest; community: string; now: Date },
  visit: string,
  { done, note }: z.output<typeof handleAlarmInput>,
): Promise<void> => {
  if (!req.user) throw authRequired()
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ host_id: string }>(sql`
    update visit_alarms a set handled_at = ${now.toISOString()}, handled_by_id = ${req.user.id},
      done = ${done}, note = nullif(${note}, '')
    from visits v
    where a.visit_id = ${visit} and a.community_id = ${community} and v.id = a.visit_id
      and a.handled_at is null
    returning v.host_id`)
  const [row] = rows
  if (!row) {
    const known = await tx.execute(sql`
      select 1 from visit_alarms where visit_id = ${visit} and community_id = ${community}`)
    throw known.rows.length === 0
      ? notFound()
      : new AppError({ code: 'visitors.alarm-handled', status: 409 })
  }
  const subject = { collection: 'visits', id: visit }
  await audit(req, { community, action: 'visit.alarm-handled', subject, details: { done } })
  const data = { visitId: visit, hostId: row.host_id }
  await emit(req, { event: visitChanged, community, data })
}

interface Alarm {
  /** Of the visit. */
  id: string
  name: string
  unit: string
  since: Date
  alarms: number
}

/** Who stays too long, and about whom nothing was done yet. */
export const openAlarms = async (req: PayloadRequest, community: string): Promise<Alarm[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{
    id: string
    name: string
    unit: string
    since: string | Date
    alarms: number
  }>(sql`
    select v.id, v.name, n.label as unit, a.first_at as since, a.alarms
    from visit_alarms a join visits v on v.id = a.visit_id join units n on n.id = v.unit_id
    where a.community_id = ${community} and a.handled_at is null and v.state = 'overstayed'
    order by a.first_at, v.id`)
  return rows.map((row) => ({ ...row, since: new Date(row.since) }))
}
