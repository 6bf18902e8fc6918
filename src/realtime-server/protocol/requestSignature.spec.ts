import { describe, expect, it } from '@jest/globals'
import { parseQuery, refusalOf, textToSign } from './requestSignature.ts'
import { sign } from './signatures.ts'

/** The worked example of the public Pusher documentation. */
const APP = { key: '278d425bdf160c739803', secret: '7ad3773142a6692b25b8' }
const SIGNED_AT = 1353088179
const BODY = String.raw`{"name":"foo","channels":["project-3"],"data":"{\"some\":\"data\"}"}`
const QUERY = [
  'auth_key=278d425bdf160c739803',
  `auth_timestamp=${SIGNED_AT}`,
  'auth_version=1.0',
  'body_md5=ec365a775a4cd0599faeb73354201b6f',
  'auth_signature=da454824c97ba181a32ccc17a72625ba02771f50b50e1e7430e47a1f3f457e6c',
].join('&')

const check = (changes: { query?: string; body?: string; path?: string; now?: number } = {}) =>
  refusalOf(
    {
      method: 'POST',
      path: changes.path ?? '/apps/3/events',
      query: parseQuery(changes.query ?? QUERY) ?? new Map(),
      body: Buffer.from(changes.body ?? BODY),
      nowSeconds: changes.now ?? SIGNED_AT,
    },
    APP,
  )

const signed = (method: string, path: string, pairs: Record<string, string>): string => {
  const query = new Map([
    ['auth_key', APP.key],
    ['auth_timestamp', String(SIGNED_AT)],
    ['auth_version', '1.0'],
    ...Object.entries(pairs),
  ])
  query.set('auth_signature', sign(APP.secret, textToSign(method, path, query)))
  return [...query].map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')
}

describe('the signature of a request', () => {
  it('is accepted when it is the documented one', () => {
    expect(check()).toBeUndefined()
  })

  it('is accepted for ten minutes before and after, and no longer', () => {
    expect(check({ now: SIGNED_AT + 600 })).toBeUndefined()
    expect(check({ now: SIGNED_AT - 600 })).toBeUndefined()
    expect(check({ now: SIGNED_AT + 601 })).toMatch('Timestamp expired')
    expect(check({ now: SIGNED_AT - 601 })).toMatch('Timestamp expired')
  })

  it('covers the body, the path and the method', () => {
    expect(check({ body: `${BODY} ` })).toBe('Invalid body_md5')
    expect(check({ path: '/apps/4/events' })).toBe('Invalid signature')
  })

  it('needs body_md5 whenever there is a body', () => {
    const query = signed('POST', '/apps/3/events', {})
    expect(check({ query })).toBe('Invalid body_md5')
    expect(check({ query, body: '' })).toBeUndefined()
  })

  it('is over values that are not escaped and keys in lower case', () => {
    const query = signed('POST', '/apps/3/events', { info: 'a b,c&d' })
    expect(check({ query, body: '' })).toBeUndefined()
    expect(check({ query: query.replace('info=', 'INFO='), body: '' })).toBeUndefined()
  })

  it('is over the path before or after it was escaped', () => {
    const query = signed('POST', '/apps/3/users/é/terminate_connections', {})
    const path = '/apps/3/users/%C3%A9/terminate_connections'
    expect(check({ query, path, body: '' })).toBeUndefined()
  })

  it.each([
    ['auth_key', 'Unknown auth_key'],
    ['auth_version', 'Unsupported auth_version'],
    ['auth_timestamp', expect.stringMatching('Timestamp expired')],
    ['body_md5', 'Invalid body_md5'],
    ['auth_signature', 'Invalid signature'],
  ])('is refused without %s', (key, message) => {
    const query = QUERY.split('&').filter((pair) => !pair.startsWith(key))
    expect(check({ query: query.join('&') })).toEqual(message)
  })

  it.each(['NaN', '', '1e9', '-1', '0x50a6', ' '])('is refused at the time %j', (time) => {
    const query = QUERY.replace(String(SIGNED_AT), encodeURIComponent(time))
    expect(check({ query })).toMatch('Timestamp expired')
  })
})

describe('parseQuery', () => {
  it('refuses a key that comes twice', () => {
    expect(parseQuery('a=1&A=2')).toBeUndefined()
  })

  it('leaves a plus and broken escapes as they are', () => {
    expect(parseQuery('a=1+2&b=%zz&c&&d=x=y')).toEqual(
      new Map([
        ['a', '1+2'],
        ['b', '%zz'],
        ['c', ''],
        ['d', 'x=y'],
      ]),
    )
  })
})
