import { z } from 'zod'
import type { JobDefinition } from '@/kernel/jobs/job'
import { RUN_IMPORT } from '../slugs'

const runImport: JobDefinition = {
  name: RUN_IMPORT,
  input: z.object({
    community: z.uuid(),
    importId: z.uuid(),
    step: z.enum(['check', 'import']),
  }),
  handler: async () => (await import('./runImport.handler')).runImportHandler,
}

const sweepImports: JobDefinition = {
  name: 'rosterSweepImports',
  schedule: '23 * * * *',
  input: z.object({}),
  handler: async () => (await import('./sweepImports.handler')).sweepImportsHandler,
}

export const rosterJobs = [runImport, sweepImports]
