import { z } from 'zod'
import type { JobDefinition } from '@/kernel/jobs/job'
import { SEND_VERIFICATION } from '../slugs'

export const verificationInput = z.object({ id: z.uuid() })

export const sendVerificationJob: JobDefinition = {
  name: SEND_VERIFICATION,
  input: verificationInput,
  handler: async () => (await import('./sendVerification.handler')).sendVerificationHandler,
}

export const forgetOldCodesJob: JobDefinition = {
  name: 'usersForgetOldCodes',
  schedule: '17 * * * *',
  input: z.object({}),
  handler: async () => (await import('../operations/verification/sendVerification')).forgetOldCodes,
}
