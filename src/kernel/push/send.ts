import http from 'node:http'
import https from 'node:https'
import webPush from 'web-push'
import { env } from '../env'
import { readEndpoint } from './endpoint'
import {
  ForbiddenAddress,
  guardedLookup,
  isLoopbackAddress,
  isPublicAddress,
} from './publicAddress'
import type { Vapid } from './vapid'

const ANSWER_MS = 15_000
const IDLE_MS = 30_000

export interface Device {
  endpoint: string
  p256dh: string
  auth: string
}

export interface PushMessage {
  payload: string
  ttlSeconds: number
  urgency: 'very-low' | 'low' | 'normal' | 'high'
  /** At most 32 characters of base64url: a later one takes the place of one that still waits. */
  topic?: string
}

/** `gone`: the browser has taken its permission back, or is no more. */
export type Outcome =
  | { is: 'taken' }
  | { is: 'gone'; reason: string }
  | { is: 'refused'; reason: string }
  | { is: 'later'; reason: string }

const LOOPBACK_OR_PUBLIC = (address: string): boolean =>
  isLoopbackAddress(address) || isPublicAddress(address)

interface Caller {
  agents: { 'http:': http.Agent; 'https:': https.Agent }
  isLoopbackAllowed: boolean
}

const callerFor = (isLoopbackAllowed: boolean): Caller => {
  // Ten thousand messages go to two or three services: connections are kept.
  const options = {
    keepAlive: true,
    maxSockets: 20,
    timeout: IDLE_MS,
    lookup: guardedLookup(isLoopbackAllowed ? LOOPBACK_OR_PUBLIC : isPublicAddress),
  }
  return {
    isLoopbackAllowed,
    agents: { 'http:': new http.Agent(options), 'https:': new https.Agent(options) },
  }
}

let held: Caller | undefined

const caller = (): Caller => {
  const { PUSH_LOOPBACK } = env()
  if (held?.isLoopbackAllowed !== PUSH_LOOPBACK) held = callerFor(PUSH_LOOPBACK)
  return held
}

/** What a service says beside its status is of no use to us; more than this of it is cut off. */
const MAX_ANSWER = 16_384

interface Sealed {
  headers: http.OutgoingHttpHeaders
  body: Buffer
}

const once = (url: URL, agents: Caller['agents'], { headers, body }: Sealed): Promise<number> =>
  new Promise((resolve, reject) => {
    const options = { method: 'POST', headers, signal: AbortSignal.timeout(ANSWER_MS) }
    const answered = (response: http.IncomingMessage) => {
      let length = 0
      response.on('error', () => undefined)
      response.on('data', (chunk: Buffer) => {
        length += chunk.length
        if (length > MAX_ANSWER) response.destroy()
      })
      resolve(response.statusCode ?? 0)
    }
    const request =
      url.protocol === 'https:'
        ? https.request(url, { ...options, agent: agents['https:'] }, answered)
        : http.request(url, { ...options, agent: agents['http:'] }, answered)
    request.on('error', (error) => {
      reject(request.reusedSocket ? new StaleConnection(error.message) : error)
    })
    request.end(body)
  })

class StaleConnection extends Error {
  override readonly name = 'StaleConnection'
}

/** One POST; no redirect is followed. A kept connection may have been closed meanwhile: then another. */
const post = async (url: URL, { agents }: Caller, sealed: Sealed): Promise<number> => {
  try {
    return await once(url, agents, sealed)
  } catch (error) {
    if (error instanceof StaleConnection) return once(url, agents, sealed)
    throw error
  }
}

const outcomeOf = (status: number): Outcome => {
  const reason = `HTTP ${String(status)}`
  if (status >= 200 && status < 300) return { is: 'taken' }
  if (status === 404 || status === 410) return { is: 'gone', reason }
  const isForNow = status >= 500 || status === 408 || status === 425 || status === 429
  return { is: isForNow ? 'later' : 'refused', reason }
}

/**
 * Seals a message for one browser (RFC 8291) and hands it to its push service (RFC 8030), signed
 * (RFC 8292).
 */
export const sendPush = async (
  vapid: Vapid,
  { endpoint, p256dh, auth }: Device,
  { payload, ttlSeconds, urgency, topic }: PushMessage,
): Promise<Outcome> => {
  const calling = caller()
  const url = readEndpoint(endpoint, calling.isLoopbackAllowed)
  if (!url) return { is: 'gone', reason: 'forbidden address' }
  const { headers, body } = webPush.generateRequestDetails(
    { endpoint: url.href, keys: { p256dh, auth } },
    payload,
    {
      vapidDetails: vapid,
      TTL: ttlSeconds,
      urgency,
      contentEncoding: 'aes128gcm',
      ...(topic !== undefined && { topic }),
    },
  )
  try {
    return outcomeOf(await post(url, calling, { headers, body }))
  } catch (error) {
    if (error instanceof ForbiddenAddress) return { is: 'gone', reason: 'forbidden address' }
    return { is: 'later', reason: error instanceof Error ? error.message : 'unknown' }
  }
}
