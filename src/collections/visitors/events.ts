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

const ask = z.object({ visitId: z.uuid() })
export type AskEventData = z.infer<typeof ask>

/** A household is asked about somebody whom nobody announced. */
export const askOpened = defineEvent('gate-ask.opened', ask)
/** Somebody has answered: one of the household, or the gate in its place. */
export const askAnswered = defineEvent('gate-ask.answered', ask)

/** Somebody is inside too long still, and nobody has said what was done. */
export const alarmRepeated = defineEvent('visit.overstays-still', visit)

/** Wrong codes have used up what may be guessed in a day: codes are off. */
export const codesStopped = defineEvent('gate-codes.stopped', z.object({ day: z.iso.date() }))

export const visitScreenEvents = [visitArrived, visitOverstayed, visitChanged]
