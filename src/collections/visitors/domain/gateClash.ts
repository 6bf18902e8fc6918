import type { VisitState } from './visit'

/** Why what a gate did without a network does not fit what the others know. */
export const CLASHES = [
  'inside-already',
  'used',
  'revoked',
  'turned-away',
  'held',
  'waiting',
  'moved-out',
  'outside-window',
  'not-inside',
  'unknown',
] as const
export type Clash = (typeof CLASHES)[number]

interface Known {
  state: VisitState
  opensAt: Date
  closesAt: Date
  isHosted: boolean
  /** Whether a manager was asked and has not answered. */
  isHeld: boolean
  /** Whether somebody is inside on the same invitation, on this visit or another. */
  isInside: boolean
}

/**
 * What stands against an entry that happened at an instant; undefined where it fits. Who was let in while
 * their window was open came, whatever has been written since by those who did not know.
 */
export const clashOfEntry = (
  { state, opensAt, closesAt, isHosted, isHeld, isInside }: Known,
  at: Date,
): Clash | undefined => {
  if (isInside) return 'inside-already'
  if (state === 'left') return 'used'
  if (state === 'revoked') return 'revoked'
  if (state === 'refused') return 'turned-away'
  if (state === 'waiting') return isHeld ? 'held' : 'waiting'
  if (!isHosted) return 'moved-out'
  return at < opensAt || at >= closesAt ? 'outside-window' : undefined
}
