import type { PayloadRequest } from 'payload'
import { sql, txOf } from '@/kernel/database/transaction'
import { dayFrom } from '@/kernel/domain/zonedDay'
import { emit } from '@/kernel/events/emit'
import { judge } from '../domain/visit'
import type { Verdict, VerdictReason } from '../domain/visit'
import { codesStopped } from '../events'
import { findPass } from './findPass'
import type { Miss } from './findPass'
import { holdIfBlocked, isHeld } from './holds'
import type { Visit } from './visitRow'

interface Place {
  req: PayloadRequest
  community: { id: string; timeZone: string }
  now: Date
}

export interface Checked {
  verdict: Verdict
  reason: VerdictReason | Miss
  method: 'qr' | 'code' | null
  visit: Visit | null
}

/** Managers hear of it once a day. */
const noteStop = async ({ req, community: { id, timeZone }, now }: Place): Promise<void> => {
  const day = dayFrom(now, timeZone, 0)
  const tx = await txOf(req)
  const { rows } = await tx.execute(sql`
    insert into gate_stops (community_id, day) values (${id}, ${day}::date)
    on conflict do nothing returning day`)
  if (rows.length > 0) await emit(req, { event: codesStopped, community: id, data: { day } })
}

/** What the gate says to a scanned pass or a typed code; in the transaction of the request. */
export const checkAtGate = async (place: Place, typed: string): Promise<Checked> => {
  const { req, now } = place
  const community = place.community.id
  const found = await findPass({ req, community, now }, typed)
  if (typeof found === 'string') {
    if (found === 'spent') await noteStop(place)
    return { verdict: 'refused', reason: found, method: null, visit: null }
  }
  const { visit, method } = found
  const first = judge({ ...visit, isHeld: await isHeld(req, visit.id) }, now)
  const isStopped =
    first.verdict === 'verified' && (await holdIfBlocked({ req, community, now }, visit))
  return isStopped
    ? { verdict: 'refused', reason: 'held', method, visit }
    : { ...first, method, visit }
}
