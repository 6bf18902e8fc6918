import type { ParcelState } from './parcel'

/** Who takes it: one who lives there, one whom they sent, or a name that somebody gave. */
export const COLLECTOR_KINDS = ['household', 'proxy', 'other'] as const
type CollectorKind = (typeof COLLECTOR_KINDS)[number]

export const SIGNATURES = ['screen', 'paper'] as const
export type Signature = (typeof SIGNATURES)[number]

/** What the desk sees of a signature beside an earlier one; `none`: it did not compare. */
export const SIGNATURE_CHECKS = ['none', 'alike', 'different'] as const
export type SignatureCheck = (typeof SIGNATURE_CHECKS)[number]

/** Things that one person takes with one signature. */
export const MOST_AT_ONCE = 50

interface Collection {
  collectorKind: CollectorKind
  /** Membership of one who lives there. */
  collector?: string | undefined
  collectorName?: string | undefined
  signature: Signature
  signatureFile?: string | undefined
  signatureCheck: SignatureCheck
  /** The hand-over whose signature it was compared with. */
  signatureReference?: string | undefined
  signatureNote?: string | undefined
}

type Part = 'collector' | 'collectorName' | 'signatureFile' | 'signatureReference' | 'signatureNote'

/** The control of what is still missing; undefined where nothing is. */
export const missingPart = ({
  collectorKind,
  collector,
  collectorName,
  signature,
  signatureFile,
  signatureCheck,
  signatureReference,
  signatureNote,
}: Collection): Part | undefined => {
  if (collectorKind === 'household') {
    if (collector === undefined) return 'collector'
  } else if (collectorName === undefined) {
    return 'collectorName'
  }
  if (signature === 'screen' && signatureFile === undefined) return 'signatureFile'
  if (signatureCheck === 'none') return undefined
  if (signatureReference === undefined) return 'signatureReference'
  return signatureCheck === 'different' && signatureNote === undefined ? 'signatureNote' : undefined
}

export interface Held {
  id: string
  unit: string | null
  status: ParcelState
}

type Sorted<Parcel extends Held> =
  { problem: 'not-there' | 'other-unit' } | { waiting: Parcel[]; missed: Parcel[] }

/**
 * Of the parcels that are asked for: which still wait, and which a colleague closed meanwhile. One
 * that is not there, or of another unit, stops all: the screen that asked was wrong.
 */
export const sortOut = <Parcel extends Held>(
  asked: readonly string[],
  held: readonly Parcel[],
  unit: string,
): Sorted<Parcel> => {
  const byId = new Map(held.map((parcel) => [parcel.id, parcel]))
  const found = [...new Set(asked)].map((id) => byId.get(id))
  if (found.includes(undefined)) return { problem: 'not-there' }
  const parcels = found.flatMap((parcel) => (parcel ? [parcel] : []))
  if (parcels.some((parcel) => parcel.unit !== unit)) return { problem: 'other-unit' }
  return {
    waiting: parcels.filter(({ status }) => status === 'received'),
    missed: parcels.filter(({ status }) => status !== 'received'),
  }
}
