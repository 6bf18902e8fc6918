import type { BarReason, GateDay, KeptVisit } from './gateDay'
import type { PassClaims } from './passToken'
import type { Verdict } from './visit'

export type OfflineReason =
  | BarReason
  | 'open'
  | 'inside'
  | 'waiting'
  | 'held'
  | 'forged'
  | 'elsewhere'
  | 'unreadable'
  | 'no-codes'
  | 'unlisted'
  | 'old-list'
  | 'clock'

export interface OfflineVerdict {
  verdict: Verdict
  reason: OfflineReason
  visit: KeptVisit | null
  /** Whether whoever stands at the gate may let them in all the same. */
  canEnter: boolean
}

const MINUTE_MS = 60_000
/** A device's clock that is further behind than this says nothing of windows. */
const MOST_BEHIND_MS = 10 * MINUTE_MS

export const refusedFor = (
  reason: OfflineReason,
  visit: KeptVisit | null = null,
): OfflineVerdict => ({
  verdict: 'refused',
  reason,
  visit,
  canEnter: false,
})

const caution = (
  reason: OfflineReason,
  visit: KeptVisit | null,
  canEnter: boolean,
): OfflineVerdict => ({ verdict: 'caution', reason, visit, canEnter })

/** Why what is right on the list may be wrong by now; undefined where it holds. */
const doubt = ({ madeAt, coversUntil }: GateDay, now: Date): 'old-list' | 'clock' | undefined => {
  if (now.getTime() < Date.parse(madeAt) - MOST_BEHIND_MS) return 'clock'
  return now.getTime() >= Date.parse(coversUntil) ? 'old-list' : undefined
}

const inWindow = (
  { opensAt, closesAt }: { opensAt: Date; closesAt: Date | null },
  now: Date,
): 'early' | 'late' | undefined => {
  if (now < opensAt) return 'early'
  return closesAt !== null && now >= closesAt ? 'late' : undefined
}

const windowOf = ({ opensAt, closesAt }: KeptVisit) => ({
  opensAt: new Date(opensAt),
  closesAt: new Date(closesAt),
})

/** What the gate says of somebody on its list. */
export const judgeKept = (day: GateDay, visit: KeptVisit, now: Date): OfflineVerdict => {
  if (visit.state === 'inside') return caution('inside', visit, false)
  if (visit.isStopped) return refusedFor('held', visit)
  if (visit.state === 'waiting') return caution('waiting', visit, false)
  const problem = inWindow(windowOf(visit), now)
  const doubted = doubt(day, now)
  // A clock that is wrong says too early or too late of anybody.
  if (problem !== undefined)
    return doubted === 'clock' ? caution('clock', visit, true) : refusedFor(problem, visit)
  return doubted === undefined
    ? { verdict: 'verified', reason: 'open', visit, canEnter: true }
    : caution(doubted, visit, true)
}

/** As the server chooses: whoever is open now, else the next, else the last. */
const meantOf = (visits: readonly KeptVisit[], now: Date): KeptVisit | undefined => {
  const rank = (visit: KeptVisit): number => {
    const problem = inWindow(windowOf(visit), now)
    return problem === undefined ? 0 : problem === 'early' ? 1 : 2
  }
  return [...visits].sort((a, b) => rank(a) - rank(b) || a.opensAt.localeCompare(b.opensAt))[0]
}

interface Shown {
  /** Null for what is no pass at all. */
  claims: PassClaims | null
  /** Whether a key of this community has signed them. */
  isSigned: boolean
}

/**
 * What the gate says, without a network, to a pass that is shown. What the list says goes before what
 * stands in the pass: its time may have been changed since it was shared.
 */
export const judgeOffline = (
  day: GateDay,
  community: string,
  { claims, isSigned }: Shown,
  now: Date,
): OfflineVerdict => {
  if (claims === null) return refusedFor('forged')
  if (claims.community !== community) return refusedFor('elsewhere')
  if (!isSigned) return refusedFor('forged')
  const own = day.visits.filter(({ pass }) => pass === claims.pass)
  const inside = own.find(({ state }) => state === 'inside')
  if (inside) return caution('inside', inside, false)
  const bar = day.barred.find(({ pass }) => pass === claims.pass)
  if (bar) return refusedFor(bar.reason)
  const visit = meantOf(own, now)
  if (visit) return judgeKept(day, visit, now)
  const problem = inWindow(claims, now)
  // The host may have asked them in after the list was made: the name stands on no list of this device.
  return problem === undefined || doubt(day, now) === 'clock'
    ? caution('unlisted', null, true)
    : refusedFor(problem)
}
