import { Resend } from 'resend'
import { EmailRefused, headersOf } from './message'
import type { EmailTransport } from './message'
import { plainOf } from './pieces'

const PERMANENT = new Set([
  'validation_error',
  'missing_required_field',
  'invalid_from_address',
  'invalid_parameter',
])

/** Mail through Resend's HTTP API; `baseUrl` is for tests and for gateways. */
export const resendTransport = (apiKey: string, baseUrl?: string): EmailTransport => {
  const client = new Resend(apiKey, baseUrl === undefined ? {} : { baseUrl })
  return {
    name: 'resend',
    send: async ({ to, from, subject, html, text, messageId, idempotencyKey, ...rest }) => {
      const { data, error } = await client.emails.send(
        {
          from,
          to: `${to.name.replaceAll(/[<>"\r\n]/g, '')} <${to.address}>`,
          subject,
          html: plainOf(html),
          text: plainOf(text),
          headers: { 'Message-ID': messageId, ...headersOf(rest) },
        },
        { idempotencyKey },
      )
      if (!error) return data.id
      if (PERMANENT.has(error.name)) throw new EmailRefused(`Resend: ${error.name}`)
      throw new Error(`Resend: ${error.name}`)
    },
    close: () => undefined,
  }
}
