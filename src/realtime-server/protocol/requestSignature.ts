import { createHash } from 'node:crypto'
import { LIMITS } from './limits.ts'
import { isSame, sign, type Credentials } from './signatures.ts'

export interface SignedRequest {
  method: string
  /** As it was sent, percent signs and all. */
  path: string
  query: ReadonlyMap<string, string>
  body: Buffer
  nowSeconds: number
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * The query as it is signed: keys in lower case, values unescaped. A plus stays a plus, because the
 * SDKs do not form-encode. Undefined when a key comes twice: two readers could take two values.
 */
export const parseQuery = (raw: string): ReadonlyMap<string, string> | undefined => {
  const query = new Map<string, string>()
  for (const pair of raw.split('&')) {
    if (pair === '') continue
    const at = pair.indexOf('=')
    const key = decode(at < 0 ? pair : pair.slice(0, at)).toLowerCase()
    if (query.has(key)) return undefined
    query.set(key, at < 0 ? '' : decode(pair.slice(at + 1)))
  }
  return query
}

export const textToSign = (
  method: string,
  path: string,
  query: ReadonlyMap<string, string>,
): string => {
  const pairs = [...query]
    .filter(([key]) => key !== 'auth_signature')
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
  return [method.toUpperCase(), path, pairs.join('&')].join('\n')
}

/** Why a request is refused, or undefined when it is authentic. */
export const refusalOf = (request: SignedRequest, app: Credentials): string | undefined => {
  const { query, body, method, path } = request
  if (query.get('auth_key') !== app.key) return 'Unknown auth_key'
  if (query.get('auth_version') !== '1.0') return 'Unsupported auth_version'

  const timestamp = query.get('auth_timestamp') ?? ''
  const skew = Math.abs(request.nowSeconds - Number(timestamp))
  if (!/^\d+$/.test(timestamp) || skew > LIMITS.requestClockSkewSeconds) {
    return `Timestamp expired: not within ${LIMITS.requestClockSkewSeconds}s of server time`
  }

  const md5 = createHash('md5').update(body).digest('hex')
  if (body.length > 0 && !isSame(query.get('body_md5') ?? '', md5)) return 'Invalid body_md5'

  // The SDKs sign the path before their HTTP client escapes it.
  const signature = query.get('auth_signature') ?? ''
  const isAuthentic = [path, decode(path)].some((signedPath) =>
    isSame(signature, sign(app.secret, textToSign(method, signedPath, query))),
  )
  return isAuthentic ? undefined : 'Invalid signature'
}
