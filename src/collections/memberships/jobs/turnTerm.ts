import { z } from 'zod'
import type { JobDefinition } from '@/kernel/jobs/job'
import { TURN_TERM } from '../slugs'

export const turnTermInput = z.object({ membershipId: z.uuid(), community: z.uuid() })

/** At the moment at which a membership begins or ends. */
export const turnTermJob: JobDefinition = {
  name: TURN_TERM,
  input: turnTermInput,
  handler: async () => (await import('./turnTerm.handler')).turnTermHandler,
}

export const turnOverdueJob: JobDefinition = {
  name: 'membershipsTurnOverdue',
  schedule: '*/5 * * * *',
  input: z.object({}),
  handler: async () => (await import('./turnTerm.handler')).turnOverdueHandler,
}
