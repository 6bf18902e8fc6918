import { z } from 'zod'
import type { JobDefinition } from '@/kernel/jobs/job'

export const passwordResetInput = z.object({ email: z.string(), requestId: z.uuid() })

export const sendPasswordReset: JobDefinition = {
  name: 'usersSendPasswordReset',
  input: passwordResetInput,
  handler: async () => (await import('./sendPasswordReset.handler')).sendPasswordResetHandler,
}
