import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { requireDevice } from '@/kernel/devices/operations'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { dayFrom, instantOf } from '@/kernel/domain/zonedDay'
import { matchBlocked } from '../../domain/blockList'
import { BAR_REASONS } from '../../domain/gateDay'
import type { BarReason, GateDay } from '../../domain/gateDay'
import { VISIT_KINDS } from '../../domain/visit'
import { gatesOf } from '../gateLists'
import { blockedNow } from '../holds'
import { inStates, visitColumns, visitFrom, visitTables } from '../visitRow'
import type { VisitRow } from '../visitRow'

/** More nobody looks through at a gate; a pass that is on no list is let in with caution. */
const MOST_VISITS = 2000
const MOST_BARRED = 5000

const moment = z.string().meta({ format: 'date-time' })

export const gateDaySchema = z.strictObject({
  digest: z.string(),
  list: z
    .strictObject({
      keys: z.array(z.strictObject({ kid: z.int(), key: z.string() })),
      gates: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
      visits: z.array(
        z.strictObject({
          id: z.uuid(),
          pass: z.uuid().nullable(),
          name: z.string(),
          unit: z.string(),
          party: z.int(),
          vehicle: z.string(),
          kind: z.enum(VISIT_KINDS),
          state: z.enum(['expected', 'waiting', 'inside']),
          isStopped: z.boolean().describe('A manager has to answer before they are let in.'),
          isMultiEntry: z.boolean(),
          opensAt: moment,
          closesAt: moment,
          enteredAt: moment.nullable(),
          gate: z.uuid().nullable(),
        }),
      ),
      barred: z
        .array(z.strictObject({ pass: z.uuid(), reason: z.enum(BAR_REASONS) }))
        .describe('Passes whose signature is right and which open nothing.'),
      madeAt: moment,
      coversUntil: moment,
      timeZone: z.string(),
    })
    .nullable()
    .describe('Null where the device has it already.'),
})
type Answer = z.infer<typeof gateDaySchema>

interface Place {
  req: PayloadRequest
  community: { id: string; timeZone: string }
  now: Date
}

interface DayRow extends VisitRow {
  pass: string | null
  is_multi_entry: boolean
  gate: string | null
  is_held: boolean
}

/** Of `visits v`: who is inside, or may come before the list ends. */
const isOfDay = (now: Date, until: Date): Sql => sql`(
  v.state = ${inStates(['inside', 'overstayed'])}
  or (v.state = ${inStates(['expected', 'approved', 'waiting'])}
    and v.opens_at < ${until.toISOString()} and v.closes_at > ${now.toISOString()}))`

const visitsOf = async ({ req, community, now }: Place, until: Date): Promise<DayRow[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<DayRow>(sql`
    select ${visitColumns}, p.id as pass, coalesce(i.is_multi_entry, false) as is_multi_entry,
      v.gate_id as gate,
      exists (select 1 from gate_holds h where h.visit_id = v.id and h.answer is null) as is_held
    from ${visitTables} left join visit_passes p on p.invitation_id = i.id
    where v.community_id = ${community.id} and ${isOfDay(now, until)}
    order by v.state = ${inStates(['inside', 'overstayed'])} desc, v.opens_at, v.id
    limit ${MOST_VISITS}`)
  return rows
}

/**
 * Passes that a signature alone would let in while the list lasts, and that open nothing: taken back, used
 * up, moved to another day, of a host who has moved out.
 */
const barredOf = async (
  { req, community, now }: Place,
  until: Date,
): Promise<GateDay['barred']> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ pass: string; reason: BarReason }>(sql`
    select p.id as pass, case
        when i.state = 'revoked' or last.state = 'revoked' then 'revoked'
        when last.state = 'left' then 'used'
        when last.state = 'refused' then 'turned-away'
        when last.state = 'expired' then 'late'
        else 'early' end as reason
    from visit_passes p join invitations i on i.id = p.invitation_id
    left join lateral (select v.state::text as state from visits v
      where v.invitation_id = i.id order by v.opens_at desc, v.id desc limit 1) last on true
    where p.community_id = ${community.id} and p.good_until > ${now.toISOString()}
      and p.good_from < ${until.toISOString()}
      and not exists (select 1 from visits v
        where v.invitation_id = i.id and ${isOfDay(now, until)})
    union all
    select e.pass_id, 'revoked' from ended_passes e
    where e.community_id = ${community.id} and e.good_until > ${now.toISOString()}
    limit ${MOST_BARRED}`)
  return rows
}

const keysOf = async ({ req, community }: Place): Promise<GateDay['keys']> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ kid: number; key: string }>(sql`
    select kid::int as kid, public_key as key from pass_keys
    where community_id = ${community.id} order by kid`)
  return rows
}

/** The day of an instant and the next: a night shift goes on past midnight. */
const dayOf = async (place: Place): Promise<GateDay> => {
  const { req, community, now } = place
  const { id, timeZone } = community
  const until = new Date(instantOf(`${dayFrom(now, timeZone, 2)}T00:00`, timeZone))
  const blocked = await blockedNow({ req, community: id, now })
  const rows = await visitsOf(place, until)
  const visits: GateDay['visits'] = []
  const barred = await barredOf(place, until)
  for (const row of rows) {
    const { isHosted, ...visit } = visitFrom(row)
    const isInside = visit.state === 'inside' || visit.state === 'overstayed'
    if (!isHosted && !isInside) {
      if (row.pass !== null) barred.push({ pass: row.pass, reason: 'moved-out' })
      continue
    }
    const isBlocked = visit.state === 'expected' && matchBlocked(blocked, visit) !== undefined
    visits.push({
      id: visit.id,
      pass: row.pass,
      name: visit.name,
      unit: visit.unit,
      party: visit.party,
      vehicle: visit.vehicle,
      kind: visit.kind,
      state: isInside ? 'inside' : visit.state === 'waiting' ? 'waiting' : 'expected',
      isStopped: isBlocked || row.is_held,
      isMultiEntry: row.is_multi_entry,
      opensAt: visit.opensAt.toISOString(),
      closesAt: visit.closesAt.toISOString(),
      enteredAt: visit.enteredAt?.toISOString() ?? null,
      gate: row.gate,
    })
  }
  return {
    keys: await keysOf(place),
    gates: await gatesOf(req, id),
    visits,
    barred,
    madeAt: now.toISOString(),
    coversUntil: until.toISOString(),
    timeZone,
  }
}

/**
 * What a gate needs for a day without a network, and no more, for a registered device. No telephone
 * numbers, no notes, no six digits, nothing of the block list but that somebody is stopped.
 * @throws AppError 403 for a device that is revoked or somebody else's, 404 for one that is not there.
 */
export const gateDay = async (
  place: Place,
  { device, known }: { device: string; known: string },
): Promise<Answer> => {
  const { req, community } = place
  await requireDevice({ req, community: community.id, id: device })
  const { madeAt, ...day } = await dayOf(place)
  const digest = createHash('sha256').update(JSON.stringify(day)).digest('base64url')
  return { digest, list: digest === known ? null : { ...day, madeAt } }
}
