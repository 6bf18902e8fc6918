import { z } from 'zod'
import { defineEvent } from '@/kernel/events/event'

const place = z.object({ conversationId: z.uuid() })

export const messageSent = defineEvent(
  'message.sent',
  place.extend({ seq: z.int(), clientId: z.uuid(), senderId: z.uuid() }),
)
/** Edited, taken back, or somebody reacted. */
export const messageChanged = defineEvent('message.changed', place.extend({ seq: z.int() }))
/** A pointer moved: receipts and badges on other screens. */
export const conversationRead = defineEvent(
  'conversation.read',
  place.extend({ personId: z.uuid(), seq: z.int() }),
)
/** State, assignee, team, subject: what a list shows. */
export const conversationChanged = defineEvent('conversation.changed', place)
export const peopleChanged = defineEvent(
  'conversation.people-changed',
  // Whoever is out now, and hears it once more.
  place.extend({ removed: z.array(z.uuid()) }),
)
/** One of the two of a direct conversation has blocked the other, or does so no more. */
export const barrierChanged = defineEvent(
  'conversation.barrier-changed',
  place.extend({ people: z.array(z.uuid()) }),
)
export const noteWritten = defineEvent('conversation.note-written', place)

export const conversationEvents = [
  messageSent,
  messageChanged,
  conversationRead,
  conversationChanged,
  peopleChanged,
  barrierChanged,
  noteWritten,
]
