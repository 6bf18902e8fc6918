import type { PayloadRequest } from 'payload'
import { audit } from '@/kernel/audit/audit'
import { requireDevice } from '@/kernel/devices/operations'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { authRequired } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { describeFailure } from '@/kernel/http/errorShape'
import { localeOfRequest } from '@/kernel/i18n/translate'
import { clashOfEntry } from '../../domain/gateClash'
import type { Clash } from '../../domain/gateClash'
import { overstaysAt } from '../../domain/overstay'
import { visitArrived } from '../../events'
import { leave } from '../comeAndGo'
import { blockMatch, isHeld } from '../holds'
import { rulesOf } from '../rules'
import { inStates, visitColumns, visitFrom, visitTables } from '../visitRow'
import type { Visit, VisitRow } from '../visitRow'
import type { Entry, EntryAnswer } from './entries'

interface Place {
  req: PayloadRequest
  community: string
  device: string
  now: Date
}

/** A clock that is ahead says nothing of what has not happened yet. */
const momentOf = ({ happenedAt }: Entry, now: Date): Date => {
  const said = new Date(happenedAt)
  return said > now ? now : said
}

/** What became of it at an earlier try. Two tries at the same time wait for each other here. */
const takenBefore = async ({ req, community }: Place, id: string): Promise<boolean> => {
  const tx = await txOf(req)
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${id}, 12))`)
  const { rows } = await tx.execute(sql`
    select 1 from gate_offline_entries where community_id = ${community} and id = ${id}`)
  return rows.length > 0
}

interface Stored {
  visit: Visit | null
  clash: Clash | null
}

const keepEntry = async (place: Place, entry: Entry, { visit, clash }: Stored): Promise<void> => {
  const { req, community, device, now } = place
  const { id, kind, method, gate, pass } = entry
  const tx = await txOf(req)
  // What fits stands in the visit that it became; a human needs the rest.
  const said = clash === null ? { name: '', unit: '' } : entry
  const theirs = clash === null ? null : visit
  const theirAt = theirs?.leftAt ?? theirs?.enteredAt ?? null
  await tx.execute(sql`
    insert into gate_offline_entries (id, community_id, kind, device_id, by_id, happened_at,
      visit_id, pass_id, gate_id, method, name, unit, code, their_state, their_at)
    values (${id}, ${community}, ${kind}, ${device}, ${req.user?.id ?? null},
      ${momentOf(entry, now).toISOString()}, ${visit?.id ?? null}, ${pass},
      (select id from gates where id = ${gate} and community_id = ${community}), ${method},
      ${said.name}, ${said.unit}, ${clash}, ${theirs?.state ?? null},
      ${theirAt?.toISOString() ?? null})`)
}

const oneOf = async (req: PayloadRequest, which: Sql): Promise<Visit | null> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<VisitRow>(sql`
    select ${visitColumns} from ${visitTables} where ${which} limit 1`)
  const [row] = rows
  return row ? visitFrom(row) : null
}

/** Of the visits of one invitation the one that a device meant: by its pass, or by the visit on its list. */
const ofInvitation = ({ community }: Place, { visit, pass }: Entry): Sql => sql`
  v.community_id = ${community} and (v.id = ${visit} or v.invitation_id in (
    select o.invitation_id from visits o where o.id = ${visit} and o.community_id = ${community}
    union select p.invitation_id from visit_passes p
      where p.id = ${pass} and p.community_id = ${community}))`

const meantForEntry = (place: Place, entry: Entry, at: Date): Promise<Visit | null> =>
  oneOf(
    place.req,
    sql`${ofInvitation(place, entry)}
      order by (v.opens_at <= ${at.toISOString()} and v.closes_at > ${at.toISOString()}) desc,
        v.state = ${inStates(['expected', 'approved', 'expired'])} desc,
        v.id = ${entry.visit} desc nulls last, v.opens_at desc, v.id desc`,
  )

const meantForLeave = (place: Place, entry: Entry): Promise<Visit | null> =>
  oneOf(
    place.req,
    sql`${ofInvitation(place, entry)}
      order by v.state = ${inStates(['inside', 'overstayed'])} desc,
        v.id = ${entry.visit} desc nulls last, v.opens_at desc, v.id desc`,
  )

const isInsideNow = async ({ req }: Place, { invitation }: Visit): Promise<boolean> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute(sql`
    select 1 from visits where invitation_id = ${invitation}
      and state = ${inStates(['inside', 'overstayed'])}`)
  return rows.length > 0
}

const clashWith = async (place: Place, visit: Visit, at: Date): Promise<Clash | null> => {
  const clash = clashOfEntry(
    {
      ...visit,
      isHeld: await isHeld(place.req, visit.id),
      isInside: await isInsideNow(place, visit),
    },
    at,
  )
  if (clash !== undefined) return clash
  const { req, community } = place
  // Listed after the device had its list: they are inside, and a manager has to know.
  const isBlocked =
    visit.state !== 'approved' && (await blockMatch({ req, community, now: place.now }, visit))
  return isBlocked ? 'held' : null
}

const takeEnter = async (place: Place, entry: Entry): Promise<Stored> => {
  const { req, community, now } = place
  if (!req.user) throw authRequired()
  const at = momentOf(entry, now)
  const visit = await meantForEntry(place, entry, at)
  if (visit === null) return { visit, clash: 'unknown' }
  const clash = await clashWith(place, visit, at)
  if (clash !== null) return { visit, clash }
  const { stay } = await rulesOf(req, community)
  const out = overstaysAt({ ...visit, enteredAt: at }, stay[visit.purpose])
  const tx = await txOf(req)
  const { rows } = await tx.execute(sql`
    update visits set state = 'inside', entered_at = ${at.toISOString()},
      entered_by_id = ${req.user.id}, method = ${entry.method},
      gate_id = (select id from gates where id = ${entry.gate} and community_id = ${community}),
      overstays_at = ${out?.toISOString() ?? null}, updated_at = now()
    where id = ${visit.id} and community_id = ${community}
      and state = ${inStates(['expected', 'approved', 'expired'])}
      and not exists (select 1 from visits o where o.invitation_id = visits.invitation_id
        and o.state in ('inside', 'overstayed'))
    returning id`)
  // Another gate was faster, between the look and the update.
  if (rows.length === 0) return { visit, clash: 'inside-already' }
  const subject = { collection: 'visits', id: visit.id }
  const details = { method: entry.method, offline: true }
  await audit(req, { community, action: 'visit.arrived', subject, details })
  const data = { visitId: visit.id, hostId: visit.host }
  await emit(req, { event: visitArrived, community, data })
  return { visit, clash: null }
}

const takeLeave = async (place: Place, entry: Entry): Promise<Stored> => {
  const visit = await meantForLeave(place, entry)
  if (visit === null) return { visit, clash: 'unknown' }
  if (visit.state !== 'inside' && visit.state !== 'overstayed')
    return { visit, clash: 'not-inside' }
  const { req, community } = place
  const said = momentOf(entry, place.now)
  // Nobody leaves before they came, whatever the two clocks say.
  const now = visit.enteredAt !== null && said < visit.enteredAt ? visit.enteredAt : said
  await leave({ req, community, now }, visit.id)
  return { visit, clash: null }
}

const take = (place: Place, entry: Entry): Promise<EntryAnswer['outcome']> =>
  inTransaction(place.req, async () => {
    if (await takenBefore(place, entry.id)) return 'already'
    const stored = await (entry.kind === 'enter' ? takeEnter : takeLeave)(place, entry)
    await keepEntry(place, entry, stored)
    return stored.clash === null ? 'done' : 'conflict'
  })

/**
 * Takes what a gate did without a network, each by itself and once. What does not fit is kept for a human;
 * what could go another time is left to the device.
 * @throws AppError 403 for a device that is revoked or somebody else's, 404 for one that is not there.
 */
export const takeEntries = async ({
  entries,
  ...place
}: Place & { entries: readonly Entry[] }): Promise<EntryAnswer[]> => {
  const { req, community, device } = place
  await requireDevice({ req, community, id: device })
  const answers: EntryAnswer[] = []
  for (const entry of entries) {
    const { id } = entry
    try {
      answers.push({ id, outcome: await take(place, entry) })
    } catch (error) {
      // It is written down, and stands in the way of none of the others.
      describeFailure(error, req, localeOfRequest(req))
      answers.push({ id, outcome: 'away' })
    }
  }
  return answers
}
