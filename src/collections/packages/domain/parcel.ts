import type { Transitions } from '@/kernel/domain/transitions'

export const PARCEL_STATES = ['received', 'collected', 'returned', 'forwarded', 'lost'] as const
export type ParcelState = (typeof PARCEL_STATES)[number]

export const PARCEL_TRANSITIONS: Transitions<ParcelState> = {
  received: ['collected', 'returned', 'forwarded', 'lost'],
  collected: [],
  returned: [],
  forwarded: [],
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

/** What lies at the desk; one log for all of it. */
export const ITEM_KINDS = [
  'parcel',
  'letter',
  'laundry',
  'keys',
  'food',
  // Waits for its carrier, not for its owner.
  'outgoing',
] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

export const isItemKind = (value: unknown): value is ItemKind =>
  ITEM_KINDS.some((kind) => kind === value)

/** Kinds that somebody brings in person rather than a carrier. */
export const isBroughtByHand = (kind: ItemKind): boolean =>
  kind === 'laundry' || kind === 'keys' || kind === 'food'

export const ITEM_SIZES = ['small', 'medium', 'large', 'oversize'] as const

export const ITEM_CONDITIONS = ['good', 'dented', 'wet', 'opened'] as const

/** Whoever takes in something that is not whole says what is wrong with it. */
export const needsConditionNote = (condition: unknown): boolean =>
  ITEM_CONDITIONS.some((known) => known === condition) && condition !== 'good'

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
  // The postal service of another country.
  'post',
  // Nobody's parcel service: somebody came to the desk with it.
  'hand',
  'other',
] as const
export type Carrier = (typeof CARRIERS)[number]

export const isCarrier = (value: unknown): value is Carrier =>
  CARRIERS.some((carrier) => carrier === value)

const plain = (value: string | null | undefined): string => (value ?? '').trim()

/** A line that names one in lists: `DHL · Ada Lovelace · JD0146`. */
export const summaryOf = ({
  carrier,
  carrierName,
  recipientName,
  trackingNumber,
}: {
  carrier?: string | null | undefined
  carrierName?: string | null | undefined
  recipientName?: string | null | undefined
  trackingNumber?: string | null | undefined
}): string =>
  [
    carrier === 'other' ? plain(carrierName) : plain(carrier).toUpperCase(),
    plain(recipientName),
    plain(trackingNumber),
  ]
    .filter((part) => part !== '')
    .join(' · ')
