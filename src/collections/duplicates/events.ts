import { z } from 'zod'
import { defineEvent } from '@/kernel/events/event'

/** Two accounts of one person became one. */
export const accountsMerged = defineEvent(
  'accounts.merged',
  z.object({ mergeId: z.uuid(), keptId: z.uuid(), mergedId: z.uuid() }),
)
