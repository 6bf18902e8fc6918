import 'server-only'
import { notFound } from '@/kernel/errors'
import type { PortalContext } from '@/kernel/portal/context'
import { householdOf } from '../operations/household'
import type { Member } from '../operations/household'
import { parcelView } from '../operations/parcelView'
import type { ParcelView } from '../operations/parcelView'
import { waitingForUnit } from '../operations/queries'

export interface AtCounter {
  unit: { id: string; label: string }
  household: readonly Member[]
  parcels: readonly ParcelView[]
}

/**
 * All that waits for a unit, and who lives there.
 * @throws AppError 404 where the community has no such unit.
 */
export const unitAtCounter = async (
  { req, community }: PortalContext,
  id: string,
): Promise<AtCounter> => {
  const unit = await req.payload.findByID({
    collection: 'units',
    depth: 0,
    disableErrors: true,
    id,
    overrideAccess: false,
    req,
  })
  if (unit?.community !== community.id) throw notFound()
  const place = { community: community.id, unit: id }
  const household = await householdOf(req, place)
  const { docs } = await waitingForUnit({ req, ...place })
  return {
    unit: { id, label: unit.label ?? '' },
    household,
    parcels: docs.map((parcel) => parcelView(parcel)),
  }
}
