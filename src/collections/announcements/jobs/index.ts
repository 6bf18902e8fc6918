import { z } from 'zod'
import type { JobDefinition } from '@/kernel/jobs/job'
import { MAKE_DUE, PUBLISH_DUE } from '../queue'

/** At the end of a window in which something is taken back, and every minute for what is scheduled. */
const publishDue: JobDefinition = {
  name: PUBLISH_DUE,
  schedule: '* * * * *',
  input: z.object({}),
  handler: async () => (await import('./publishDue.handler')).publishDueHandler,
}

/** Announcements of a series, some days before each. */
const makeDue: JobDefinition = {
  name: MAKE_DUE,
  schedule: '* * * * *',
  input: z.object({}),
  handler: async () => (await import('./makeDue.handler')).makeDueHandler,
}

export const announcementJobs = [publishDue, makeDue]
