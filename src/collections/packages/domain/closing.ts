import type { ParcelState } from './parcel'

/** Why a parcel is closed without anybody who signs for it. */
export const CLOSING_REASONS = ['returned', 'forwarded', 'moved-out', 'lost', 'unsigned'] as const
export type ClosingReason = (typeof CLOSING_REASONS)[number]

const OUTCOMES = {
  returned: 'returned',
  // To where its recipient lives now.
  forwarded: 'forwarded',
  // Nobody lives there any more who could have it.
  'moved-out': 'returned',
  lost: 'lost',
  // It went out, and nobody can show to whom.
  unsigned: 'collected',
} as const satisfies Record<ClosingReason, Exclude<ParcelState, 'received'>>

export const outcomeOf = (reason: ClosingReason): (typeof OUTCOMES)[ClosingReason] =>
  OUTCOMES[reason]
