import nodemailer from 'nodemailer'
import { z } from 'zod'
import { EmailRefused } from './message'
import type { EmailTransport } from './message'
import { mimeOf } from './mime'

// As nodemailer tells of a refusal: the reply's code, and the command that it answers.
const refusal = z.object({ responseCode: z.number(), command: z.string().optional() })

/** What a failed send means: null, if it may go well another time. */
const refusedFor = (error: unknown): EmailRefused | null => {
  const { data } = refusal.safeParse(error)
  // RFC 5321, 4.2.1: a 5yz reply is a permanent refusal. That of our own sign-in is the operator's to
  // mend, and no message need be lost for it.
  if (!data || data.responseCode < 500 || data.command?.startsWith('AUTH')) return null
  return new EmailRefused(`SMTP ${String(data.responseCode)}`, {
    isAddressBad: data.command === 'RCPT TO',
  })
}

/**
 * Messages in a tenth of a second, at most: as fast as it can, a notice to ten thousand people would
 * take the machine from those who write to each other meanwhile, and a mail server would say no.
 */
const PACE = { rateDelta: 100, rateLimit: 28 }

/** Mail over SMTP, with a pool of connections. */
export const smtpTransport = (url: string): EmailTransport => {
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: 6,
    ...PACE,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  })
  return {
    name: 'smtp',
    send: async (message) => {
      try {
        await transport.sendMail(mimeOf(message))
        return null
      } catch (error) {
        throw refusedFor(error) ?? error
      }
    },
    close: () => {
      transport.close()
    },
  }
}
