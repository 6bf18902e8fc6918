import 'server-only'
import type { PortalContext } from '@/kernel/portal/context'
import { deskChannel, userChannel } from '@/kernel/realtime/channels'
import { notFound } from '@/kernel/errors'
import { canUndo } from '../domain/parcel'
import { readScan } from '../domain/pickupCode'
import { parcelView } from '../operations/parcelView'
import type { ParcelView } from '../operations/parcelView'
import { deskList, findWaiting, parcelByCode, parcelWithTimeline } from '../operations/queries'
import { stepView } from '../operations/stepView'

export const waitingParcels = async ({ req, community }: PortalContext): Promise<ParcelView[]> => {
  const { docs } = await deskList({ req, community: community.id, status: 'received' })
  return docs.map((parcel) => parcelView(parcel))
}

export const closedParcels = async ({ req, community }: PortalContext): Promise<ParcelView[]> => {
  const { docs } = await deskList({ req, community: community.id, status: 'closed' })
  return docs.map((parcel) => parcelView(parcel))
}

/** One parcel with what happened to it, and whether its hand-over can still be taken back. */
export const deskParcel = async ({ req, community }: PortalContext, id: string, now: Date) => {
  const { parcel, steps } = await parcelWithTimeline({ req, community: community.id, id })
  const view = parcelView(parcel)
  const closedAt = view.closedAt === null ? null : new Date(view.closedAt)
  return {
    parcel: view,
    steps: steps.map((step) => stepView(step)),
    canUndo: canUndo({ status: view.status, closedAt }, now),
  }
}

export interface Search {
  /** The parcel whose code it is. */
  byCode: ParcelView | null
  /** Else the parcels that wait for a unit or a name. */
  waiting: ParcelView[]
}

/** What was scanned or typed at the counter: a QR code, a pickup code, a unit, a name. */
export const searchAtCounter = async (
  { req, community }: PortalContext,
  words: string,
): Promise<Search> => {
  const scan = readScan(words)
  if (scan) {
    if (scan.communitySlug !== null && scan.communitySlug !== community.slug) throw notFound()
    const parcel = await parcelByCode({ req, community: community.id, code: scan.code })
    if (parcel) return { byCode: parcelView(parcel), waiting: [] }
  }
  const { docs } = await findWaiting({ req, community: community.id, words })
  return { byCode: null, waiting: docs.map((parcel) => parcelView(parcel)) }
}

/** What the pages of the desk listen to. */
export const deskChannels = ({ community, person }: PortalContext): string[] => [
  deskChannel(community.id),
  userChannel(person.id),
]
