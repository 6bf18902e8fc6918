import type { Payload } from 'payload'
import { mailPasswordReset } from '../operations/passwords/mailReset'
import { passwordResetInput } from './sendPasswordReset'

export const sendPasswordResetHandler = async ({
  payload,
  data,
}: {
  payload: Payload
  data: unknown
}): Promise<void> => {
  await mailPasswordReset({ payload, ...passwordResetInput.parse(data) })
}
