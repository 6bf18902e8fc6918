import { env } from '../env'
import type { EmailTransport } from './message'
import { resendTransport } from './resend'
import { smtpTransport } from './smtp'

let transport: EmailTransport | undefined

/** Resend where its key is set, else SMTP, which is the local mailbox where nothing is set. */
export const emailTransport = (): EmailTransport => {
  if (transport) return transport
  const { RESEND_API_KEY, RESEND_BASE_URL, SMTP_URL } = env()
  if (RESEND_API_KEY !== undefined) transport = resendTransport(RESEND_API_KEY, RESEND_BASE_URL)
  else if (SMTP_URL !== undefined) transport = smtpTransport(SMTP_URL)
  else throw new Error('neither RESEND_API_KEY nor SMTP_URL is set')
  return transport
}
