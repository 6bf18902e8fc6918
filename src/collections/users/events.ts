import { z } from 'zod'
import { defineEvent } from '@/kernel/events/event'

/** A login is over, by its person or because the password changed; whoever listens closes sockets. */
export const sessionEnded = defineEvent(
  'users.session-ended',
  z.object({ userId: z.uuid(), sessionId: z.string() }),
)
