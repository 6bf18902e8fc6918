import { env } from '../env'

/** Whether text messages can leave this installation. Without a provider nobody is offered any. */
export const isSmsOffered = (): boolean => {
  const { SMPP_URL, SMS_HTTP_URL } = env()
  return SMPP_URL !== undefined || SMS_HTTP_URL !== undefined
}
