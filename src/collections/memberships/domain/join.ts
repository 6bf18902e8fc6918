import type { MembershipStatus, MembershipTerm, Role } from '@/kernel/domain/membership'

/** A membership of one of two accounts that become one. */
export interface JoiningTerm extends MembershipTerm {
  id: string
  community: string
  unit: string | null
  role: Role
  viaPlatform: boolean
  createdAt: Date
  isOfKept: boolean
  livesThere: boolean
  speaksForUnit: boolean
}

export interface JoinPlan {
  /** Rows that stand for two from now on, with what both gave; what the kept one is told goes on. */
  widened: { term: JoiningTerm; notices: string }[]
  /** Rows whose right another one carries on. */
  folded: JoiningTerm[]
}

const start = (from: Date | null) => from?.getTime() ?? Number.NEGATIVE_INFINITY
const end = (to: Date | null) => to?.getTime() ?? Number.POSITIVE_INFINITY

const isOver = ({ status, validTo }: MembershipTerm, now: Date): boolean =>
  status === 'ended' || (validTo !== null && validTo <= now)

const isAlike = (one: JoiningTerm, other: JoiningTerm): boolean =>
  one.community === other.community &&
  one.unit === other.unit &&
  one.role === other.role &&
  one.status === other.status &&
  one.viaPlatform === other.viaPlatform &&
  start(one.validFrom) < end(other.validTo) &&
  start(other.validFrom) < end(one.validTo)

const ageOf = ({ validFrom, createdAt }: JoiningTerm): number => (validFrom ?? createdAt).getTime()

const olderFirst = (a: JoiningTerm, b: JoiningTerm): number =>
  ageOf(a) - ageOf(b) || (a.id < b.id ? -1 : 1)

/** Two terms that overlap, as one: from the earlier start to the later end, and no longer. */
const together = (older: JoiningTerm, other: JoiningTerm): JoiningTerm => ({
  ...older,
  validFrom: start(older.validFrom) <= start(other.validFrom) ? older.validFrom : other.validFrom,
  validTo: end(older.validTo) >= end(other.validTo) ? older.validTo : other.validTo,
  livesThere: older.livesThere || other.livesThere,
  speaksForUnit: older.speaksForUnit || other.speaksForUnit,
})

/**
 * What becomes of the memberships when two accounts are one. All go to the account that is kept; of two
 * that give the same at the same time the older stays, as long as either of them lasted. What has ended
 * stays ended, and two terms with a gap stay two: nobody is given more than both had.
 */
export const planJoin = (terms: readonly JoiningTerm[], now: Date): JoinPlan => {
  const running = terms.filter((term) => !isOver(term, now)).toSorted(olderFirst)
  const standing: JoiningTerm[] = running.filter(({ isOfKept }) => isOfKept)
  const widened = new Map<string, JoinPlan['widened'][number]>()
  const folded: JoiningTerm[] = []
  for (const arriving of running.filter(({ isOfKept }) => !isOfKept)) {
    const place = standing.findIndex((term) => isAlike(term, arriving))
    const held = standing[place]
    if (!held) {
      standing.push(arriving)
      continue
    }
    const [older, other] = [held, arriving].toSorted(olderFirst)
    if (!older || !other) continue
    const whole = together(older, other)
    standing[place] = whole
    const notices = widened.get(held.id)?.notices ?? held.id
    widened.delete(other.id)
    widened.set(older.id, { term: whole, notices })
    folded.push(other)
  }
  return { widened: [...widened.values()], folded }
}

const statusesIn = (
  terms: readonly JoiningTerm[],
  isOfKept: boolean,
  status: MembershipStatus,
  now: Date,
): Set<string> =>
  new Set(
    terms
      .filter((term) => term.isOfKept === isOfKept && term.status === status && !isOver(term, now))
      .map(({ community }) => community),
  )

/**
 * Whether one of the accounts rests in a community where the other may act: whoever suspended it has
 * to say first which of the two is meant.
 */
export const isRestHalf = (terms: readonly JoiningTerm[], now: Date): boolean =>
  [true, false].some((side) => {
    const resting = statusesIn(terms, side, 'suspended', now)
    const acting = statusesIn(terms, !side, 'active', now)
    return [...resting].some((community) => acting.has(community))
  })
