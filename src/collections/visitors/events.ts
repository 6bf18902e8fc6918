import { z } from 'zod'
import { defineEvent } from '@/kernel/events/event'

const visit = z.object({ visitId: z.uuid(), hostId: z.uuid() })
export type VisitEventData = z.infer<typeof visit>

/** Somebody is asked in: their visits are expected. */
export const invitationMade = defineEvent(
  'invitation.made',
  z.object({ invitationId: z.uuid(), hostId: z.uuid() }),
)

/** Somebody has come in. */
export const visitArrived = defineEvent('visit.arrived', visit)
/** Somebody is inside longer than meant. */
export const visitOverstayed = defineEvent('visit.overstayed', visit)
/** Everything else that becomes of a visit: screens show it. */
export const visitChanged = defineEvent('visit.changed', visit)

/** The block list stopped somebody at the gate: a manager is asked. */
export const holdOpened = defineEvent('gate-hold.opened', z.object({ holdId: z.uuid() }))

/** Wrong codes have used up what may be guessed in a day: codes are off. */
export const codesStopped = defineEvent('gate-codes.stopped', z.object({ day: z.iso.date() }))

export const visitScreenEvents = [visitArrived, visitOverstayed, visitChanged]
