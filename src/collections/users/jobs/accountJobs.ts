import { z } from 'zod'
import type { JobDefinition } from '@/kernel/jobs/job'
import { SEND_UNLOCK, TELL_NEW_DEVICE } from '../slugs'

export const newDeviceInput = z.object({ sessionId: z.uuid() })
export const unlockInput = z.object({ email: z.string(), requestId: z.uuid() })

/** What accounts ask of the worker, beside the link of a reset. */
export const accountJobs: JobDefinition[] = [
  {
    name: TELL_NEW_DEVICE,
    input: newDeviceInput,
    handler: async () => (await import('./accountJobs.handler')).newDeviceHandler,
  },
  {
    name: SEND_UNLOCK,
    input: unlockInput,
    handler: async () => (await import('./accountJobs.handler')).unlockHandler,
  },
  {
    name: 'usersForgetOldSessions',
    schedule: '23 * * * *',
    input: z.object({}),
    handler: async () =>
      (await import('../operations/sessions/forgetOldSessions')).forgetOldSessions,
  },
]
