import 'server-only'
import { z } from 'zod'
import { notFound } from '@/kernel/errors'
import type { PortalContext } from '@/kernel/portal/context'
import { householdOf } from '../operations/household'
import type { Member } from '../operations/household'
import { parcelView } from '../operations/parcelView'
import type { ParcelView } from '../operations/parcelView'
import { earlierSignatures } from '../operations/signatureReference'
import type { EarlierSignature } from '../operations/signatureReference'
import { proxyAtDesk } from '../operations/proxyAtDesk'
import type { ProxyAtDesk } from '../operations/proxyAtDesk'
import { waitingForUnit } from '../operations/queries'

export interface AtCounter {
  unit: { id: string; label: string }
  household: readonly Member[]
  parcels: readonly ParcelView[]
  /** Who signed before, the newest first. */
  earlier: readonly EarlierSignature[]
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
    earlier: await earlierSignatures(req, place),
  }
}

/** Somebody who was sent for the unit and may collect now; null for anybody else. */
export const sentFor = async (
  { req, community }: PortalContext,
  unit: string,
  id: string,
): Promise<ProxyAtDesk | null> =>
  z.uuid().safeParse(id).success ? proxyAtDesk(req, { community: community.id, unit, id }) : null

/** What of it is for them. */
export const onlyFor = (
  parcels: readonly ParcelView[],
  sent: ProxyAtDesk | null,
): readonly ParcelView[] =>
  sent === null || sent.parcels.length === 0
    ? parcels
    : parcels.filter(({ id }) => sent.parcels.includes(id))
