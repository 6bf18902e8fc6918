import type { Payload } from 'payload'
import { sendVerification } from '../operations/verification/sendVerification'
import { verificationInput } from './sendVerification'

export const sendVerificationHandler = async ({
  payload,
  data,
}: {
  payload: Payload
  data: unknown
}): Promise<void> => {
  await sendVerification(payload, verificationInput.parse(data).id)
}
