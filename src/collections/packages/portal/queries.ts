import 'server-only'
import { toDataURL } from 'qrcode'
import { RESIDENT_ROLES } from '@/kernel/domain/membership'
import { env } from '@/kernel/env'
import type { PortalContext } from '@/kernel/portal/context'
import { userChannel } from '@/kernel/realtime/channels'
import { unitsWithRole } from '@/kernel/tenancy/scope'
import { scanPath } from '../domain/pickupCode'
import { parcelView } from '../operations/parcelView'
import type { ParcelView } from '../operations/parcelView'
import { ownParcels, parcelWithTimeline } from '../operations/queries'
import { stepView } from '../operations/stepView'

const unitsOf = ({ scope, community }: PortalContext) =>
  unitsWithRole(
    { ...scope, memberships: scope.memberships.filter((m) => m.community === community.id) },
    RESIDENT_ROLES,
  )

/** The parcels of the person's own units. */
export const myParcels = async (
  context: PortalContext,
  isWaiting: boolean,
): Promise<ParcelView[]> => {
  const units = unitsOf(context)
  if (units.length === 0) return []
  const { req, community } = context
  const { docs } = await ownParcels({ req, community: community.id, units, isWaiting })
  return docs.map((parcel) => parcelView(parcel))
}

/** One parcel with what happened to it, and the picture of its QR code while it waits. */
export const myParcel = async ({ req, community }: PortalContext, id: string) => {
  const { parcel, steps } = await parcelWithTimeline({ req, community: community.id, id })
  const view = parcelView(parcel)
  const address = new URL(scanPath(community.slug, view.pickupCode), env().PUBLIC_URL).href
  return {
    parcel: view,
    steps: steps.map((step) => stepView(step)),
    qr:
      view.status === 'received'
        ? await toDataURL(address, { errorCorrectionLevel: 'M', margin: 2, scale: 8 })
        : null,
  }
}

/** What a resident's pages of parcels listen to. */
export const residentChannels = ({ person }: PortalContext): string[] => [userChannel(person.id)]
