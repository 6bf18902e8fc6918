import { sourcesOf } from '@/kernel/domain/transitions'
import type { Transitions } from '@/kernel/domain/transitions'

export const VISIT_STATES = [
  'expected',
  'waiting',
  'approved',
  'refused',
  'inside',
  'overstayed',
  'left',
  'expired',
  'revoked',
] as const
export type VisitState = (typeof VISIT_STATES)[number]

/** What may become of a visit. Whoever is inside can only leave: a word taken back puts nobody out. */
export const VISIT_MOVES: Transitions<VisitState> = {
  expected: ['waiting', 'inside', 'expired', 'revoked'],
  waiting: ['approved', 'refused', 'expired', 'revoked'],
  approved: ['inside', 'expired', 'revoked'],
  refused: [],
  inside: ['overstayed', 'left'],
  overstayed: ['left'],
  left: [],
  expired: [],
  revoked: [],
}

/** How a visit begins: announced, or at the gate. */
export const VISIT_STARTS = ['expected', 'waiting'] as const satisfies VisitState[]

/** The states from which one gets to another: what a compare-and-set may find. */
export const statesBefore = (state: VisitState): VisitState[] =>
  sourcesOf(VISIT_MOVES, VISIT_STATES, state)

export const isVisitState = (value: unknown): value is VisitState =>
  VISIT_STATES.some((state) => state === value)

export const VISIT_PURPOSES = ['guest', 'family', 'delivery', 'service'] as const
export type VisitPurpose = (typeof VISIT_PURPOSES)[number]

export const INVITATION_KINDS = ['single', 'recurring', 'standing'] as const
export type InvitationKind = (typeof INVITATION_KINDS)[number]

/** How somebody comes to be here. */
export const VISIT_KINDS = [...INVITATION_KINDS, 'unannounced'] as const
export type VisitKind = (typeof VISIT_KINDS)[number]

/** The answer at the gate: let in, look twice, or not. */
export type Verdict = 'verified' | 'caution' | 'refused'

export const VERDICT_REASONS = [
  'open',
  'early',
  'late',
  'inside',
  'used',
  'waiting',
  'turned-away',
  'moved-out',
  'revoked',
  'held',
] as const
export type VerdictReason = (typeof VERDICT_REASONS)[number]

interface Judged {
  state: VisitState
  opensAt: Date
  closesAt: Date
  /** Whether the host lives there still. */
  isHosted: boolean
  /** Whether a manager is asked; else it is the host who has not answered. */
  isHeld: boolean
}

const refused = (reason: VerdictReason) => ({ verdict: 'refused', reason }) as const

/** What the gate says of a visit at an instant. Its window holds from its first instant up to its last. */
export const judge = (
  { state, opensAt, closesAt, isHosted, isHeld }: Judged,
  now: Date,
): { verdict: Verdict; reason: VerdictReason } => {
  switch (state) {
    case 'inside':
    case 'overstayed':
      return { verdict: 'caution', reason: 'inside' }
    case 'left':
      return refused('used')
    case 'revoked':
      return refused('revoked')
    case 'refused':
      return refused('turned-away')
    case 'expired':
      return refused('late')
    case 'waiting':
      return isHeld ? refused('held') : { verdict: 'caution', reason: 'waiting' }
    case 'expected':
    case 'approved':
      if (!isHosted) return refused('moved-out')
      if (now >= closesAt) return refused('late')
      return now < opensAt ? refused('early') : { verdict: 'verified', reason: 'open' }
  }
}
