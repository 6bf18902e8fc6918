import { canMove } from '@/kernel/domain/transitions'
import type { Transitions } from '@/kernel/domain/transitions'

/** Where a matter stands with management. A snooze is a date on an open one. */
export const HANDLING_STATES = ['open', 'resolved', 'archived'] as const
export type HandlingState = (typeof HANDLING_STATES)[number]

/** Moves that the staff may make by hand. */
const BY_STAFF: Transitions<HandlingState> = {
  open: ['resolved', 'archived'],
  resolved: ['open', 'archived'],
  archived: ['open'],
}

export const mayMove = (from: HandlingState, to: HandlingState): boolean =>
  canMove(BY_STAFF, from, to)

export interface Handling {
  state: HandlingState
  snoozedUntil: Date | null
  /** Since when somebody waits for the staff; null: nobody does. */
  waitingSince: Date | null
  firstAnswerAt: Date | null
}

/** The matter after somebody who asks has written: it is open again, whatever it was. */
export const asked = (matter: Handling, at: Date): Handling & { isReopened: boolean } => ({
  ...matter,
  state: 'open',
  snoozedUntil: null,
  waitingSince: matter.waitingSince ?? at,
  isReopened: matter.state !== 'open',
})

/** The matter after the staff has written: nobody waits, and its state is theirs to choose. */
export const answered = (matter: Handling, at: Date): Handling => ({
  ...matter,
  waitingSince: null,
  firstAnswerAt: matter.firstAnswerAt ?? at,
})

export const isSnoozed = ({ state, snoozedUntil }: Handling, at: Date): boolean =>
  state === 'open' && snoozedUntil !== null && snoozedUntil > at
