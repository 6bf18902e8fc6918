import { z } from 'zod'
import { defineEvent } from '@/kernel/events/event'

export const membershipChanged = defineEvent(
  'membership.changed',
  z.object({ membershipId: z.uuid() }),
)

/** Somebody of the platform came into the community, or let somebody else in. */
export const platformEntered = defineEvent(
  'platform-access.opened',
  z.object({ membershipId: z.uuid() }),
)
