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

export const packageJobs = [remind, removePictures]
