import { z } from 'zod'
import type { JobDefinition } from '@/kernel/jobs/job'
import { READ_TEXT, REMIND } from '../queue'

/** Once a day: the days of documents are days. */
const remindOwners: JobDefinition = {
  name: REMIND,
  schedule: '10 6 * * *',
  input: z.object({}),
  handler: async () => (await import('./remindOwners.handler')).remindOwnersHandler,
}

const readText: JobDefinition = {
  name: READ_TEXT,
  input: z.object({ community: z.uuid(), version: z.uuid() }),
  handler: async () => (await import('../operations/readText')).readText,
}

export const documentJobs = [remindOwners, readText]
