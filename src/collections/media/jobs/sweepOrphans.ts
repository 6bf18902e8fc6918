import { z } from 'zod'
import type { JobDefinition } from '@/kernel/jobs/job'

export const sweepOrphans: JobDefinition = {
  name: 'mediaSweepOrphans',
  schedule: '17 3 * * *',
  input: z.object({}),
  handler: async () => (await import('./sweepOrphans.handler')).sweepOrphansHandler,
}
