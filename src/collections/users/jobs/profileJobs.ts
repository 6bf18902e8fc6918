import { z } from 'zod'
import type { JobDefinition } from '@/kernel/jobs/job'
import { REMOVE_PORTRAIT } from '../operations/profile/portraitKey'
import { ASK_STILL_RIGHT } from '../slugs'

// The name that we gave it, and no path.
export const removedPortrait = z.object({ filename: z.string().regex(/^[0-9a-f-]{36}\.webp$/) })

export const stillRightInput = z.object({ userId: z.uuid(), year: z.int() })

/** Photos whose rows are gone, and the question of each year. */
export const profileJobs: JobDefinition[] = [
  {
    name: REMOVE_PORTRAIT,
    input: removedPortrait,
    handler: async () => (await import('./profileJobs.handler')).removePortraitHandler,
  },
  {
    name: 'usersSweepPortraits',
    schedule: '27 3 * * *',
    input: z.object({}),
    handler: async () => (await import('./profileJobs.handler')).sweepPortraitsHandler,
  },
  {
    name: 'usersAskStillRight',
    // In the morning of most of the world's clocks nobody is woken by a mail.
    schedule: '41 8 * * *',
    input: z.object({}),
    handler: async () => (await import('./profileJobs.handler')).askStillRightHandler,
  },
  {
    name: ASK_STILL_RIGHT,
    input: stillRightInput,
    handler: async () => (await import('./profileJobs.handler')).mailStillRightHandler,
  },
]
