/** How to reach a text message centre. */
export interface SmppSettings {
  host: string
  port: number
  isTls: boolean
  user: string
  password: string
  source: string | undefined
  /** How a long text goes: in parts with a header that joins them, or whole in one optional field. */
  long: 'parts' | 'payload'
}

const PORTS = { 'smpp:': 2775, 'smpps:': 3550 }

/** A number with or without its plus sign, a short code, or up to eleven plain letters. */
const SOURCE = /^(?:\+?\d{3,15}|(?=.*[A-Za-z])[A-Za-z0-9 .-]{1,11})$/

export const isSmsSource = (value: string): boolean => SOURCE.test(value)

/**
 * Reads `smpp(s)://user:password@host:port?source=...&long=parts|payload`.
 * @returns the settings, or a sentence that says what is wrong; it repeats no secret.
 */
export const readSmppUrl = (text: string): SmppSettings | string => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol !== 'smpp:' && url?.protocol !== 'smpps:') {
    return 'needs smpp:// or smpps://, as in smpp://user:password@host:2775'
  }
  if (url.hostname === '') return 'names no host'
  if (url.username === '') return 'names no user: smpp://user:password@host:2775'
  const user = decodeURIComponent(url.username)
  const password = decodeURIComponent(url.password)
  // SMPP 3.4, 5.2.1 and 5.2.2.
  if (user.length > 15) return 'has a user of more than 15 characters, which SMPP cannot carry'
  if (password.length > 8)
    return 'has a password of more than 8 characters, which SMPP cannot carry'
  const source = url.searchParams.get('source') ?? undefined
  if (source !== undefined && !isSmsSource(source)) {
    return 'has a source that is neither a number nor up to 11 plain letters and digits'
  }
  const long = url.searchParams.get('long') ?? 'parts'
  if (long !== 'parts' && long !== 'payload') return 'has long=...; parts and payload are known'
  const port = url.port === '' ? PORTS[url.protocol] : Number(url.port)
  return {
    host: url.hostname,
    port,
    isTls: url.protocol === 'smpps:',
    user,
    password,
    source,
    long,
  }
}
