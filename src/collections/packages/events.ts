import { z } from 'zod'
import { defineEvent } from '@/kernel/events/event'

/** No unit: nobody knows yet whom the label means. */
const parcel = z.object({ packageId: z.uuid(), unitId: z.uuid().nullable() })
export type ParcelEventData = z.infer<typeof parcel>

export const packageReceived = defineEvent('package.received', parcel)
export const packageUnmatched = defineEvent('package.unmatched', parcel)
export const packageMoved = defineEvent('package.moved', parcel)
export const packageCollected = defineEvent('package.collected', parcel)
export const packageReturned = defineEvent('package.returned', parcel)
export const packageForwarded = defineEvent('package.forwarded', parcel)
export const packageLost = defineEvent('package.lost', parcel)
/** Who lives there says that it is not theirs; the unit is the one that it was thought to be for. */
export const packageDisowned = defineEvent('package.disowned', parcel)
/** It went out, but its signature does not match an earlier one of the same person. */
export const packageDoubted = defineEvent('package.doubted', parcel)
export const packageReopened = defineEvent('package.reopened', parcel)
export const packageChanged = defineEvent('package.changed', parcel)

/** A count of a shelf was begun, or is over. */
export const shelfCounted = defineEvent('shelf.counted', z.object({ auditId: z.uuid() }))
export const differenceSettled = defineEvent(
  'shelf-difference.settled',
  z.object({ incidentId: z.uuid() }),
)

/** A handover was written, taken over or taken back. */
export const shiftChanged = defineEvent('shift.changed', z.object({ handoverId: z.uuid() }))

/** A human has looked at what two desks did without a network. */
export const conflictSettled = defineEvent(
  'package-conflict.settled',
  z.object({ conflictId: z.uuid() }),
)

/** Somebody who was sent has collected: whoever sent them is told. */
export const proxyCollected = defineEvent(
  'package.proxy-collected',
  z.object({ handoverId: z.uuid(), proxyId: z.uuid() }),
)

/** A whole hand-over whose signature does not match, with one of its parcels: management is told once. */
export const handOverDoubted = defineEvent(
  'package.hand-over-doubted',
  z.object({ handoverId: z.uuid(), packageId: z.uuid() }),
)

/** Things of one unit for the same people, of which these are told together. */
const reminder = z.object({
  unitId: z.uuid(),
  /** Membership of the one whom the labels name; null: everybody in the unit. */
  recipientId: z.uuid().nullable(),
  packageIds: z.array(z.uuid()).min(1),
})
export type ReminderEventData = z.infer<typeof reminder>

export const packageReminded = defineEvent('package.reminded', reminder)

/** What changes a parcel, and what screens show of it. */
export const packageEvents = [
  packageReceived,
  packageUnmatched,
  packageMoved,
  packageCollected,
  packageReturned,
  packageForwarded,
  packageLost,
  packageReopened,
  packageChanged,
  packageDisowned,
  packageDoubted,
]

/** What concerns the screens of the desk alone. */
export const deskEvents = [shelfCounted, differenceSettled, shiftChanged, conflictSettled]
