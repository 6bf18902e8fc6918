import { z } from 'zod'
import type { JobDefinition } from '@/kernel/jobs/job'

const remind: JobDefinition = {
  name: 'packagesRemind',
  schedule: '*/10 * * * *',
  input: z.object({}),
  handler: async () => (await import('./remind.handler')).remindHandler,
}

const removePictures: JobDefinition = {
  name: 'packagesRemovePictures',
  schedule: '47 * * * *',
  input: z.object({}),
  handler: async () => (await import('./removePictures.handler')).removePicturesHandler,
}

const forgetExpectations: JobDefinition = {
  name: 'packagesForgetExpectations',
  schedule: '23 3 * * *',
  input: z.object({}),
  handler: async () => (await import('./forgetExpectations.handler')).forgetExpectationsHandler,
}

export const packageJobs = [remind, removePictures, forgetExpectations]
