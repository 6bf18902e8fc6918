import { z } from 'zod'
import type { JobDefinition } from '@/kernel/jobs/job'

const findOver: JobDefinition = {
  name: 'visitorsFindOver',
  schedule: '* * * * *',
  input: z.object({}),
  handler: async () => (await import('./findOver.handler')).findOverHandler,
}

const plan: JobDefinition = {
  name: 'visitorsPlanRecurring',
  schedule: '13 * * * *',
  input: z.object({}),
  handler: async () => (await import('./planRecurring.handler')).planRecurringHandler,
}

const removeOld: JobDefinition = {
  name: 'visitorsRemoveOld',
  schedule: '37 2 * * *',
  input: z.object({}),
  handler: async () => (await import('./removeOld.handler')).removeOldHandler,
}

export const visitorJobs = [findOver, plan, removeOld]
