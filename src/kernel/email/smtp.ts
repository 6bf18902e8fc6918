import nodemailer from 'nodemailer'
import { EmailRefused } from './message'
import type { EmailTransport } from './message'

const responseCodeOf = (error: unknown): number | undefined =>
  typeof error === 'object' &&
  error !== null &&
  'responseCode' in error &&
  typeof error.responseCode === 'number'
    ? error.responseCode
    : undefined

/** Mail over SMTP, with a pool of connections. */
export const smtpTransport = (url: string): EmailTransport => {
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: 4,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  })
  return {
    name: 'smtp',
    send: async ({ to, from, subject, html, text, messageId }) => {
      try {
        await transport.sendMail({ to, from, subject, html, text, messageId })
      } catch (error) {
        // RFC 5321, 4.2.1: a 5yz reply is a permanent refusal.
        const code = responseCodeOf(error)
        if (code !== undefined && code >= 500) throw new EmailRefused(`SMTP ${String(code)}`)
        throw error
      }
    },
    close: () => {
      transport.close()
    },
  }
}
