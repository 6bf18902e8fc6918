import type { Transitions } from '@/kernel/domain/transitions'

export const PARCEL_STATES = ['received', 'collected', 'returned', 'lost'] as const
export type ParcelState = (typeof PARCEL_STATES)[number]

export const PARCEL_TRANSITIONS: Transitions<ParcelState> = {
  received: ['collected', 'returned', 'lost'],
  collected: [],
  returned: [],
  lost: [],
}

export const RELEASE_METHODS = ['qr', 'code', 'unit'] as const
export type ReleaseMethod = (typeof RELEASE_METHODS)[number]

/** A wrong release can be taken back for this long. */
export const UNDO_WINDOW_MS = 10 * 60 * 1000

export const canUndo = (
  { status, closedAt }: { status: ParcelState; closedAt: Date | null },
  now: Date,
): boolean =>
  status !== 'received' && closedAt !== null && now.getTime() - closedAt.getTime() < UNDO_WINDOW_MS

export const isParcelState = (value: unknown): value is ParcelState =>
  PARCEL_STATES.some((state) => state === value)

export const CARRIERS = [
  'amazon',
  'canada-post',
  'chronopost',
  'colissimo',
  'dhl',
  'dpd',
  'fedex',
  'gls',
  'la-poste',
  'purolator',
  'royal-mail',
  'ups',
  'usps',
  'other',
] as const
export type Carrier = (typeof CARRIERS)[number]
