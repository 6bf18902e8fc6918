import MimeNode from 'nodemailer/lib/mime-node'
import { encode, wrap } from 'nodemailer/lib/qp'
import { headersOf } from './message'
import type { EmailMessage } from './message'
import type { Pieces } from './pieces'

const NEW_LINE = '\r\n'
/** RFC 2045, 6.7: what stands on both sides of it is one line. */
const SOFT_BREAK = `=${NEW_LINE}`

/** Shorter ones are encoded sooner than they are found. */
const WORTH_KEEPING = 200
const MOST_KEPT = 100

const encoded = (piece: string): string =>
  wrap(encode(Buffer.from(piece.replaceAll(/\r\n?|\n/g, NEW_LINE))))

/** Encodes pieces as quoted-printable, and those that come again and again once. */
const encoder = () => {
  const kept = new Map<string, string>()
  return (piece: string): string => {
    if (piece.length < WORTH_KEEPING) return encoded(piece)
    const known = kept.get(piece)
    if (known !== undefined) return known
    const [oldest] = kept.keys()
    if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest)
    const made = encoded(piece)
    kept.set(piece, made)
    return made
  }
}

const quotedPrintable = encoder()

const bodyOf = (text: string | Pieces): string =>
  (typeof text === 'string' ? [text] : text).map(quotedPrintable).join(SOFT_BREAK)

const partOf = (type: string, text: string | Pieces): string =>
  [
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: quoted-printable',
    '',
    bodyOf(text),
  ].join(NEW_LINE)

/**
 * A whole message as it is handed over (RFC 5322): its text, its HTML, and who gets it from whom. The
 * headers are nodemailer's; it would also encode the same words anew for each of ten thousand people.
 */
export const mimeOf = ({
  to,
  from,
  subject,
  html,
  text,
  messageId,
  ...rest
}: Omit<EmailMessage, 'idempotencyKey'>) => {
  const root = new MimeNode('multipart/alternative')
  root.setHeader({
    From: from,
    To: to,
    Subject: subject,
    'Message-ID': messageId,
    ...headersOf(rest),
  })
  const headers = root.buildHeaders()
  const line = `--${String(root.boundary)}`
  const raw = [
    headers,
    '',
    line,
    partOf('text/plain', text),
    line,
    partOf('text/html', html),
    `${line}--`,
    '',
  ].join(NEW_LINE)
  return { envelope: root.getEnvelope(), raw: Buffer.from(raw) }
}
