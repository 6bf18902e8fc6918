import { z } from 'zod'
import type { JobDefinition } from '@/kernel/jobs/job'
import { TELL_ACCOUNT_CHANGE } from '../slugs'

export const accountChangeInput = z.object({ id: z.uuid() })

/** What follows from a critical change of an account. */
export const changeJobs: JobDefinition[] = [
  {
    name: TELL_ACCOUNT_CHANGE,
    input: accountChangeInput,
    handler: async () => (await import('./changeJobs.handler')).accountChangeHandler,
  },
  {
    name: 'usersForgetOldChanges',
    schedule: '37 * * * *',
    input: z.object({}),
    handler: async () => (await import('../operations/changes/forgetOldChanges')).forgetOldChanges,
  },
]
