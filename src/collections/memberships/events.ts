import { z } from 'zod'
import { defineEvent } from '@/kernel/events/event'

export const membershipChanged = defineEvent(
  'membership.changed',
  z.object({ membershipId: z.uuid() }),
)
