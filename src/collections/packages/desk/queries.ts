import 'server-only'
import type { PortalContext } from '@/kernel/portal/context'
import { deskChannel, userChannel } from '@/kernel/realtime/channels'
import { isAppError, notFound } from '@/kernel/errors'
import { readCursor } from '../domain/history'
import { canUndo } from '../domain/parcel'
import { readLabel, readScan } from '../domain/pickupCode'
import { readResidentScan } from '../domain/residentCode'
import { deskHistory } from '../operations/deskHistory'
import { closingOf, handOverOf } from '../operations/endings'
import { dueToGoBack, goesBackFrom } from '../operations/goingBack'
import type { GoingBack } from '../operations/goingBack'
import { householdOf } from '../operations/household'
import { parcelView } from '../operations/parcelView'
import type { ParcelView } from '../operations/parcelView'
import { deskList, findWaiting, parcelByCode, parcelWithTimeline } from '../operations/queries'
import { holderOfCode } from '../operations/residentCodes'
import type { CodeHolder } from '../operations/residentCodes'
import { shelfMap } from '../operations/shelves'
import { comparisonOf, earlierSignatures } from '../operations/signatureReference'
import { stepView } from '../operations/stepView'

/** What waits for somebody: of known recipients, or with a label that nobody knows yet. */
export const waitingParcels = async (
  { req, community }: PortalContext,
  isMatched: boolean,
): Promise<ParcelView[]> => {
  const { docs } = await deskList({ req, community: community.id, status: 'received', isMatched })
  return docs.map((parcel) => parcelView(parcel))
}

/** What waits longer than the community keeps it. */
export const parcelsToReturn = (
  { req, community }: PortalContext,
  now: Date,
): Promise<GoingBack[]> => dueToGoBack({ req, community: community.id, now })

const HISTORY_PAGE = 50

/** A page of what does not wait any more, or of what is looked for in it. */
export const closedParcels = async (
  { req, community }: PortalContext,
  { words, before }: { words: string; before: string | undefined },
): Promise<{ parcels: ParcelView[]; next: string | null }> => {
  const { parcels, next } = await deskHistory({
    req,
    community: community.id,
    words,
    before: before === undefined ? undefined : readCursor(before),
    limit: HISTORY_PAGE,
  })
  return { parcels: parcels.map(({ parcel }) => parcel), next }
}

/** The community's shelves, free ones first; none where it has no map. */
export const deskShelves = ({ req, community }: PortalContext) => shelfMap(req, community.id)

/** One parcel with what happened to it, and whether its hand-over can still be taken back. */
export const deskParcel = async ({ req, community }: PortalContext, id: string, now: Date) => {
  const { parcel, steps } = await parcelWithTimeline({ req, community: community.id, id })
  const view = parcelView(parcel)
  const at = { req, community: community.id, id }
  const { recipient } = parcel
  const closedAt = view.closedAt === null ? null : new Date(view.closedAt)
  const home =
    view.status === 'received' && view.unit !== null
      ? { community: community.id, unit: view.unit.id }
      : null
  return {
    parcel: view,
    steps: steps.map((step) => stepView(step)),
    canUndo: canUndo({ status: view.status, closedAt }, now),
    household: home === null ? [] : await householdOf(req, home),
    /** Who signed before, the newest first. */
    earlier: home === null ? [] : await earlierSignatures(req, home),
    /** Membership of the one whom it is for, where the desk knows. */
    recipient: (typeof recipient === 'object' ? recipient?.id : recipient) ?? '',
    handOver: await handOverOf(at),
    closing: await closingOf(at),
    comparison: await comparisonOf(req, at),
    /** From when on it is due to go back. */
    goesBack: await goesBackFrom(at),
  }
}

/** What became of six digits that opened nothing. */
const TRIED = ['wrong', 'too-many'] as const
type Tried = (typeof TRIED)[number]

export const isTried = (value: unknown): value is Tried => TRIED.some((known) => known === value)

const holderAtCounter = async (
  { req, community }: PortalContext,
  typed: string,
): Promise<CodeHolder | Tried | null> => {
  try {
    const at = { community: community.id, slug: community.slug, typed }
    const holder = await holderOfCode(req, at)
    return holder ?? (readResidentScan(typed)?.method === 'code' ? 'wrong' : null)
  } catch (error) {
    if (isAppError(error) && error.code === 'rate-limited') return 'too-many'
    throw error
  }
}

export interface Search {
  /** Who shows a code that opens all that waits for their unit; or that six digits were not one. */
  holder: CodeHolder | Tried | null
  /** Id behind the QR code of a label on a parcel. */
  label: string | null
  /** The parcel whose code it is. */
  byCode: ParcelView | null
  /** Else the parcels that wait for a unit or a name. */
  waiting: ParcelView[]
}

const NOTHING: Search = { holder: null, label: null, byCode: null, waiting: [] }

/**
 * What was scanned or typed at the counter: a QR code, a pickup code, a unit, a name.
 * @param isAgain Whether the digits were tried already: a page that is live reads anew, and would count
 *   the same mistake each time.
 */
export const searchAtCounter = async (
  context: PortalContext,
  words: string,
  isAgain = false,
): Promise<Search> => {
  const { req, community } = context
  const label = readLabel(words)
  if (label) {
    if (label.communitySlug !== community.slug) throw notFound()
    return { ...NOTHING, label: label.id }
  }
  const holder = isAgain ? null : await holderAtCounter(context, words)
  if (holder !== null) return { ...NOTHING, holder }
  const scan = readScan(words)
  if (scan) {
    if (scan.communitySlug !== null && scan.communitySlug !== community.slug) throw notFound()
    const parcel = await parcelByCode({ req, community: community.id, code: scan.code })
    if (parcel) return { ...NOTHING, byCode: parcelView(parcel) }
  }
  const { docs } = await findWaiting({ req, community: community.id, words })
  return { ...NOTHING, waiting: docs.map((parcel) => parcelView(parcel)) }
}

/** What the pages of the desk listen to. */
export const deskChannels = ({ community, person }: PortalContext): string[] => [
  deskChannel(community.id),
  userChannel(person.id),
]
