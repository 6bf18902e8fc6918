import {
  createDecipheriv,
  createECDH,
  createHmac,
  createPublicKey,
  randomBytes,
  verify,
} from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface PushReceived {
  /** What the page's worker is given. */
  payload: string
  ttl: number
  urgency: string
  topic: string | undefined
  /** Claims of the sender's token. */
  subject: string
}

/** A browser that has subscribed. */
export interface PushBrowser {
  subscription: { endpoint: string; keys: { p256dh: string; auth: string } }
  /** All that was taken for it, in order. */
  received: PushReceived[]
  /** What it would get on waking up: of one topic the last alone. */
  waiting: () => PushReceived[]
  /** Answers that come instead of taking a message, one each; then it takes them again. */
  answers: number[]
  /** How often it was called at all. */
  tries: () => number
}

export interface PushService {
  origin: string
  /** @param senderKey the key that the browser subscribed with: nobody else may send to it. */
  browser: (senderKey: string) => PushBrowser
  stop: () => Promise<void>
}

interface Keys {
  ecdh: ReturnType<typeof createECDH>
  auth: Buffer
  senderKey: string
}

class Refused extends Error {
  readonly status: number
  constructor(status: number, why: string) {
    super(why)
    this.status = status
  }
}

const hmac = (key: Buffer, ...parts: (Buffer | string)[]): Buffer => {
  const mac = createHmac('sha256', key)
  for (const part of parts) mac.update(part)
  return mac.digest()
}

/** RFC 8188 with the keys of RFC 8291, as a browser opens a message; one record, as it may be only. */
const open = (body: Buffer, { ecdh, auth }: Keys): string => {
  const salt = body.subarray(0, 16)
  const recordSize = body.readUInt32BE(16)
  const keyLength = body.readUInt8(20)
  const sender = body.subarray(21, 21 + keyLength)
  const record = body.subarray(21 + keyLength)
  if (keyLength !== 65) throw new Refused(400, 'no public key in the header')
  if (record.length > recordSize) throw new Refused(400, 'more than one record')
  const shared = ecdh.computeSecret(sender)
  const input = hmac(
    hmac(auth, shared),
    'WebPush: info\0',
    ecdh.getPublicKey(),
    sender,
    Buffer.from([1]),
  )
  const pseudorandom = hmac(salt, input)
  const key = hmac(pseudorandom, 'Content-Encoding: aes128gcm\0\x01').subarray(0, 16)
  const nonce = hmac(pseudorandom, 'Content-Encoding: nonce\0\x01').subarray(0, 12)
  const decipher = createDecipheriv('aes-128-gcm', key, nonce)
  decipher.setAuthTag(record.subarray(-16))
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()])
  const end = padded.findLastIndex((byte) => byte !== 0)
  if (padded[end] !== 2) throw new Refused(400, 'no delimiter of a last record')
  return padded.subarray(0, end).toString('utf8')
}

const fromBase64 = (part: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>

/** RFC 8292. @returns whom we may write to. */
const checkSender = (header: string, origin: string, senderKey: string): string => {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(header) ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  if (key !== senderKey) throw new Refused(403, 'not the key of the subscription')
  const point = Buffer.from(key, 'base64url')
  const publicKey = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  })
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  const { alg } = fromBase64(head)
  if (alg !== 'ES256' || !isSigned) throw new Refused(401, 'not signed')
  const { aud, exp, sub } = fromBase64(claims)
  const now = Date.now() / 1000
  if (aud !== origin) throw new Refused(401, `for somebody else: ${String(aud)}`)
  if (typeof exp !== 'number' || exp <= now || exp > now + 24 * 3600) {
    throw new Refused(401, 'over, or good for more than a day')
  }
  if (typeof sub !== 'string' || !/^(?:mailto:[^@\s]+@[^@\s]+|https:\/\/\S+)$/.test(sub)) {
    throw new Refused(401, 'nobody to write to')
  }
  return sub
}

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const one = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header

/**
 * A push service and the browsers behind it, of node:crypto alone: it takes what RFC 8030 lets it
 * take, checks who sends, and opens the message with the browser's keys.
 */
export const startPushService = async (): Promise<PushService> => {
  const browsers = new Map<string, { keys: Keys; browser: PushBrowser; note: () => void }>()
  let origin = ''

  const take = async (request: IncomingMessage): Promise<number> => {
    const found = browsers.get(request.url ?? '')
    const body = await bodyOf(request)
    if (!found) throw new Refused(404, 'no such subscription')
    found.note()
    const answer = found.browser.answers.shift()
    if (answer !== undefined) throw new Refused(answer, 'as the test wants it')
    const { headers, method } = request
    if (method !== 'POST') throw new Refused(405, 'POST alone')
    if (body.length > 4096) throw new Refused(413, 'too long')
    const subject = checkSender(one(headers.authorization) ?? '', origin, found.keys.senderKey)
    if (!/^\d+$/.test(one(headers['ttl']) ?? '')) throw new Refused(400, 'no TTL')
    const topic = one(headers['topic'])
    if (topic !== undefined && !/^[\w-]{1,32}$/.test(topic)) throw new Refused(400, 'a bad topic')
    const urgency = one(headers['urgency']) ?? 'normal'
    if (!['very-low', 'low', 'normal', 'high'].includes(urgency)) throw new Refused(400, 'urgency')
    if (headers['content-encoding'] !== 'aes128gcm') throw new Refused(415, 'not sealed')
    const payload = open(body, found.keys)
    found.browser.received.push({ payload, ttl: Number(headers['ttl']), urgency, topic, subject })
    return 201
  }

  const server = createServer((request, response) => {
    take(request).then(
      (status) => response.writeHead(status, { location: '/messages/1' }).end(),
      (error: unknown) => {
        const status = error instanceof Refused ? error.status : 400
        response.writeHead(status).end(String(error))
      },
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`

  return {
    origin,
    browser: (senderKey) => {
      const ecdh = createECDH('prime256v1')
      const p256dh = ecdh.generateKeys('base64url', 'uncompressed')
      const auth = randomBytes(16)
      const path = `/push/${randomBytes(16).toString('base64url')}`
      let tries = 0
      const browser: PushBrowser = {
        subscription: {
          endpoint: `${origin}${path}`,
          keys: { p256dh, auth: auth.toString('base64url') },
        },
        received: [],
        waiting: () =>
          browser.received.filter(
            ({ topic }, index, all) =>
              topic === undefined || all.findLastIndex((other) => other.topic === topic) === index,
          ),
        answers: [],
        tries: () => tries,
      }
      browsers.set(path, { keys: { ecdh, auth, senderKey }, browser, note: () => (tries += 1) })
      return browser
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
