import { z } from 'zod'
import type { JobDefinition } from '@/kernel/jobs/job'
import { CALL_HOUSEHOLD, callInput } from '../operations/asks/callInput'

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

const call: JobDefinition = {
  name: CALL_HOUSEHOLD,
  input: callInput,
  handler: async () => (await import('./callHousehold.handler')).callHouseholdHandler,
}

const forgetPhotos: JobDefinition = {
  name: 'visitorsForgetPhotos',
  schedule: '37 * * * *',
  input: z.object({}),
  handler: async () => (await import('./forgetPhotos.handler')).forgetPhotosHandler,
}

export const visitorJobs = [findOver, plan, call, forgetPhotos, removeOld]
