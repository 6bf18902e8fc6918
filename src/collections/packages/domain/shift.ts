import type { Signature } from './handover'

export const SHIFT_STATES = ['open', 'accepted', 'withdrawn'] as const
export type ShiftState = (typeof SHIFT_STATES)[number]

export const SHIFT_NOTE_MAX = 2000

/** What a handover counts, in the order in which it is read. */
export const SHIFT_COUNTS = [
  'waiting',
  'arrived',
  'handedOver',
  'unmatched',
  'goingBack',
  'openDifferences',
] as const
export type ShiftCount = (typeof SHIFT_COUNTS)[number]
export type ShiftCounts = Record<ShiftCount, number>

const FIRST_SHIFT_MS = 24 * 3600 * 1000

/**
 * From when on a handover counts what came and went: from the moment that the one before it counted up
 * to, so that nothing falls between two shifts.
 */
export const countsSince = (before: Date | null, now: Date): Date =>
  before !== null && before <= now ? before : new Date(now.getTime() - FIRST_SHIFT_MS)

/** Why somebody cannot take a handover over; undefined: they can. */
export const whyNotTaken = (
  { state, from }: { state: ShiftState; from: string },
  person: string,
): 'over' | 'own' | undefined => {
  if (state !== 'open') return 'over'
  return from === person ? 'own' : undefined
}

/** The control of what is still missing; undefined where nothing is. */
export const missingSignature = ({
  signature,
  signatureFile,
}: {
  signature: Signature
  signatureFile?: string | undefined
}): 'signatureFile' | undefined =>
  signature === 'screen' && signatureFile === undefined ? 'signatureFile' : undefined
