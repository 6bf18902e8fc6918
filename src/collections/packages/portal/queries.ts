import 'server-only'
import { toDataURL } from 'qrcode'
import { cache } from 'react'
import { z } from 'zod'
import { RESIDENT_ROLES } from '@/kernel/domain/membership'
import { ask } from '@/kernel/database/questions'
import { env } from '@/kernel/env'
import { isAppError } from '@/kernel/errors'
import type { PortalContext } from '@/kernel/portal/context'
import { userChannel } from '@/kernel/realtime/channels'
import { unitsWithRole } from '@/kernel/tenancy/scope'
import { scanPath } from '../domain/pickupCode'
import { isForHome } from '../domain/timeline'
import { residentScanPath, spellDigits } from '../domain/residentCode'
import { givenBack } from '../operations/disowned'
import type { GivenBack } from '../operations/disowned'
import { handOverOf } from '../operations/endings'
import { goesBackFrom } from '../operations/goingBack'
import { parcelView } from '../operations/parcelView'
import type { ParcelView } from '../operations/parcelView'
import { ownWaiting } from '../operations/ownWaiting'
import { parcelWithTimeline } from '../operations/queries'
import { ownCode } from '../operations/residentCodes'
import { stepView } from '../operations/stepView'

/** Units of the community in which the person lives. */
export const ownUnits = ({ scope, community }: PortalContext) =>
  unitsWithRole(
    { ...scope, memberships: scope.memberships.filter((m) => m.community === community.id) },
    RESIDENT_ROLES,
  )

/** What waits for the person's own units; the parts of a page ask once. */
export const myParcels = cache(async ({ req, community }: PortalContext): Promise<ParcelView[]> =>
  ask(req, (await ownWaiting(req, community.id)).list()),
)

const qrOf = (path: string) =>
  toDataURL(new URL(path, env().PUBLIC_URL).href, {
    errorCorrectionLevel: 'M',
    margin: 2,
    scale: 8,
  })

export interface PickupCode {
  unit: { id: string; label: string }
  /** Six digits, as people read them out. */
  spelled: string
  /** Data URL. */
  qr: string
}

/**
 * What opens all that waits for a unit, for each with something waiting. The first look makes the code:
 * it says nothing of anybody, and the same look again shows the same.
 */
export const myCodes = async (
  { req, community }: PortalContext,
  waiting: readonly ParcelView[],
): Promise<PickupCode[]> => {
  const units = new Map(waiting.flatMap(({ unit }) => (unit ? [[unit.id, unit] as const] : [])))
  const codes: PickupCode[] = []
  for (const unit of units.values()) {
    const { code, token } = await ownCode(req, { community: community.id, unit: unit.id })
    const qr = await qrOf(residentScanPath(community.slug, token))
    codes.push({ unit, spelled: spellDigits(code), qr })
  }
  return codes
}

/** One parcel with what happened to it, and the picture of its QR code while it waits. */
export const myParcel = async ({ req, community }: PortalContext, id: string) => {
  const { parcel, steps } = await parcelWithTimeline({ req, community: community.id, id })
  const view = parcelView(parcel)
  return {
    parcel: view,
    steps: steps.filter(({ kind }) => isForHome(kind)).map((step) => stepView(step)),
    // Null for everybody who did not sign.
    handOver: await handOverOf({ req, community: community.id, id }),
    goesBack: await goesBackFrom({ req, community: community.id, id }),
    qr: view.status === 'received' ? await qrOf(scanPath(community.slug, view.pickupCode)) : null,
  }
}

/** The same; or that somebody of the home gave it back to the desk, where a notice still leads to it. */
export const myParcelOrItsWay = async (
  context: PortalContext,
  id: string,
): Promise<Awaited<ReturnType<typeof myParcel>> | { given: GivenBack }> => {
  try {
    return await myParcel(context, id)
  } catch (error) {
    const { req, community } = context
    const isGone = isAppError(error) && error.status === 404 && z.uuid().safeParse(id).success
    const given = isGone ? await givenBack(req, { community: community.id, id }) : null
    if (given === null) throw error
    return { given }
  }
}

/** What a resident's pages of parcels listen to. */
export const residentChannels = ({ person }: PortalContext): string[] => [userChannel(person.id)]
