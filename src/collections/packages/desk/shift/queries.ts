import 'server-only'
import { systemClock } from '@/kernel/clock'
import type { PortalContext } from '@/kernel/portal/context'
import { shiftCounts } from '../../operations/shift/shiftCounts'
import { openShift, pastShifts, shiftById } from '../../operations/shift/shiftView'

const placeOf = ({ req, community }: PortalContext) => ({ req, community: community.id })

/** The handover that waits, those before it, and how things stand. */
export const shiftAtDesk = async (context: PortalContext) => {
  const place = placeOf(context)
  const now = systemClock.now()
  const [open, past] = [await openShift(place), await pastShifts(place)]
  return { open, past, now: await shiftCounts({ ...place, now }) }
}

/** The handover that waits to be taken over; null where none does. */
export const waitingShift = (context: PortalContext) => openShift(placeOf(context))

/**
 * One of them.
 * @throws AppError 404 where the community has none with this id.
 */
export const oneShift = (context: PortalContext, id: string) => shiftById(placeOf(context), id)
