import { z } from 'zod'
import type { JobDefinition } from '@/kernel/jobs/job'
import { SEND_PASSWORD_RESET } from '../slugs'

export const passwordResetInput = z.object({ email: z.string(), requestId: z.uuid() })

export const sendPasswordReset: JobDefinition = {
  name: SEND_PASSWORD_RESET,
  input: passwordResetInput,
  handler: async () => (await import('./sendPasswordReset.handler')).sendPasswordResetHandler,
}
