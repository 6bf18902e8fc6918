export interface EmailMessage {
  to: { name: string; address: string }
  from: string
  subject: string
  html: string
  text: string
  /** Stable over retries, so that a receiver can tell a repetition: `<event.person@domain>`. */
  messageId: string
  /** For providers that know it; stable over retries as well. */
  idempotencyKey: string
}

/** Hands one message to whatever takes mail from here. */
export interface EmailTransport {
  name: 'resend' | 'smtp'
  /** @throws EmailRefused when the receiver says no for good; any other error means: try again. */
  send: (message: EmailMessage) => Promise<void>
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
