import { isInForce } from '@/kernel/domain/membership'
import type { MembershipTerm } from '@/kernel/domain/membership'

/** What an end that is asked for does to a membership at this moment. */
export type Ending = 'ends-now' | 'ends-later' | 'has-ended'

/** @param at the first instant after the membership */
export const endingOf = (term: MembershipTerm, at: Date, now: Date): Ending => {
  const isOver = term.status === 'ended' || (term.validTo !== null && term.validTo <= now)
  if (isOver) return 'has-ended'
  return at <= now ? 'ends-now' : 'ends-later'
}

/** Instants at which a membership begins or ends by itself, in order; those that are past do nothing. */
export const turnsOf = (term: MembershipTerm, now: Date): Date[] => {
  const { status, validFrom, validTo } = term
  if (status === 'ended') return []
  return [validFrom, validTo]
    .flatMap((at) => (at !== null && at > now ? [at] : []))
    .sort((a, b) => a.getTime() - b.getTime())
}

export { isInForce }
