const PLAIN: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '\u202f': ' ',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '«\u00a0': '"',
  '\u00a0»': '"',
  '…': '...',
  '–': '-',
}

/**
 * The marks of print as a telephone's own alphabet has them: one letter outside of GSM 03.38 makes a
 * text take twice as many parts, each of which is paid.
 */
export const inPlainMarks = (text: string): string =>
  text.replaceAll(/«\u00a0|\u00a0»|[\u00a0\u202f’‘“”…–]/g, (mark) => PLAIN[mark] ?? mark)

export interface SmsMessage {
  /** E.164, with its plus sign. */
  to: string
  text: string
  /** A number or up to eleven letters; the provider's own where nothing is said. */
  from?: string
  /** Stable over retries. */
  idempotencyKey: string
}

/** Hands one text message to whatever takes them from here. */
export interface SmsTransport {
  name: 'smpp' | 'http'
  /**
   * @returns the provider's id of the message, or of its first part.
   * @throws SmsRefused when the provider says no for good; any other error means: try again.
   */
  send: (message: SmsMessage) => Promise<string>
  close: () => Promise<void>
}

/** The provider refused the message for good; trying again would not help. Its message is the reason. */
export class SmsRefused extends Error {
  override readonly name = 'SmsRefused'
}

/** More would be an essay, and each is paid for. */
export const MAX_SEGMENTS = 10
