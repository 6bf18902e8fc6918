import { z } from 'zod'
import type { JobDefinition } from '@/kernel/jobs/job'
import { REMOVE_PORTRAIT } from '../operations/profile/portraitKey'

// The name that we gave it, and no path.
export const removedPortrait = z.object({ filename: z.string().regex(/^[0-9a-f-]{36}\.webp$/) })

export const removePortrait: JobDefinition = {
  name: REMOVE_PORTRAIT,
  input: removedPortrait,
  handler: async () => (await import('./removePortrait.handler')).removePortraitHandler,
}
