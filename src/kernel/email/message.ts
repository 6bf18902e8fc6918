import type { Pieces } from './pieces'

export interface EmailMessage {
  to: { name: string; address: string }
  from: string
  subject: string
  html: string | Pieces
  text: string | Pieces
  /** Stable over retries, so that a receiver can tell a repetition: `<event.person@domain>`. */
  messageId: string
  /** For providers that know it; stable over retries as well. */
  idempotencyKey: string
  /** The mail that it belongs to, so that mail programs show them as one conversation. */
  inReplyTo?: string
  /** Where one can unsubscribe by one POST (RFC 8058). */
  unsubscribeUrl?: string
}

/** What a message's own headers are, beside those that every transport writes by itself. */
export const headersOf = ({
  inReplyTo,
  unsubscribeUrl,
}: Pick<EmailMessage, 'inReplyTo' | 'unsubscribeUrl'>): Record<string, string> => ({
  ...(inReplyTo !== undefined && { 'In-Reply-To': inReplyTo, References: inReplyTo }),
  ...(unsubscribeUrl !== undefined && {
    'List-Unsubscribe': `<${unsubscribeUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }),
})

/** Hands one message to whatever takes mail from here. */
export interface EmailTransport {
  name: 'resend' | 'smtp'
  /**
   * @returns the provider's own id of the message, where it has one.
   * @throws EmailRefused when the receiver says no for good; any other error means: try again.
   */
  send: (message: EmailMessage) => Promise<string | null>
  close: () => void
}

/** The receiver refused the message for good; trying again would not help. */
export class EmailRefused extends Error {
  override readonly name = 'EmailRefused'
  /** Whether it is the address that was refused, and not what we wrote or who we are. */
  readonly isAddressBad: boolean

  constructor(message: string, { isAddressBad = false } = {}) {
    super(message)
    this.isAddressBad = isAddressBad
  }
}
