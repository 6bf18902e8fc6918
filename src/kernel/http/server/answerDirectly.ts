import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Door } from '../rest/heldDoor'

const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
/** What is longer is a file, and comes in pieces. */
const MAX_BODY = 64 * 1024
/** An answer that is shorter is not worth the time. */
const MIN_ZIPPED = 1024
const ZIPPED = /^(?:application\/(?:problem\+)?json|text\/)/

const compress = promisify(gzip)

/**
 * An address below that of communities which says the same once it is read as one: `/api/c/../users` is
 * another, that nobody has looked at by its name.
 */
const isOfCommunity = (address: string): boolean => {
  if (!address.startsWith('/api/c/')) return false
  const [path] = address.split(/[?#]/, 1)
  return new URL(address, 'http://localhost').pathname === path
}

/** Whether a request can be answered here: one of the API of communities, with a short body or none. */
export const isDirect = ({ method, url, headers }: IncomingMessage): boolean =>
  METHODS.has(method ?? '') &&
  isOfCommunity(url ?? '') &&
  headers['transfer-encoding'] === undefined &&
  headers.upgrade === undefined &&
  Number(headers['content-length'] ?? 0) <= MAX_BODY

const headersOf = (incoming: IncomingMessage): Headers => {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value === undefined) continue
    headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  return headers
}

/** @returns undefined where the client has gone in the middle of it. */
const bodyOf = async (incoming: IncomingMessage): Promise<Buffer<ArrayBuffer> | undefined> => {
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of incoming) if (chunk instanceof Uint8Array) chunks.push(chunk)
  } catch {
    return undefined
  }
  return Buffer.concat(chunks)
}

const headOf = (answer: Response): Record<string, string | string[]> => {
  const head: Record<string, string | string[]> = Object.fromEntries(answer.headers)
  const cookies = answer.headers.getSetCookie()
  if (cookies.length > 0) head['set-cookie'] = cookies
  return head
}

const isZipped = (incoming: IncomingMessage, answer: Response): boolean =>
  ZIPPED.test(answer.headers.get('content-type') ?? '') &&
  !answer.headers.has('content-encoding') &&
  /\bgzip\b/.test(incoming.headers['accept-encoding'] ?? '')

/** An answer that is a file, or has no end yet, leaves as it comes. */
const isWhole = ({ headers }: Response): boolean =>
  (headers.get('content-type') ?? '').startsWith('application/json')

const send = async (incoming: IncomingMessage, outgoing: ServerResponse, answer: Response) => {
  const head = headOf(answer)
  if (answer.body === null) {
    outgoing.writeHead(answer.status, head)
    outgoing.end()
    return
  }
  if (!isWhole(answer)) {
    outgoing.writeHead(answer.status, head)
    await pipeline(Readable.from(answer.body), outgoing)
    return
  }
  const bytes = new Uint8Array(await answer.arrayBuffer())
  if (bytes.byteLength < MIN_ZIPPED || !isZipped(incoming, answer)) {
    outgoing.writeHead(answer.status, { ...head, 'content-length': bytes.byteLength })
    outgoing.end(bytes)
    return
  }
  const zipped = await compress(bytes)
  const vary = answer.headers.get('vary')
  outgoing.writeHead(answer.status, {
    ...head,
    vary: vary === null ? 'accept-encoding' : `${vary}, accept-encoding`,
    'content-encoding': 'gzip',
    'content-length': zipped.byteLength,
  })
  outgoing.end(zipped)
}

/**
 * Answers a request of the API without the renderer around, which looks for a page first: that is a third
 * of the time of a short request.
 * @param door what the renderer's own route would call
 * @param publicUrl origin of the product
 */
export const answerDirectly = async (
  door: Door,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  publicUrl: string,
): Promise<void> => {
  const body = await bodyOf(incoming)
  if (body === undefined) {
    outgoing.destroy()
    return
  }
  const method = incoming.method ?? 'GET'
  const gone = new AbortController()
  outgoing.once('close', () => {
    // The reason of an abort is an error with its stack, which one that nobody reads is not worth.
    if (!outgoing.writableFinished) gone.abort()
  })
  const request = new Request(new URL(incoming.url ?? '/', publicUrl), {
    method,
    headers: headersOf(incoming),
    signal: gone.signal,
    ...(method !== 'GET' && body.byteLength > 0 && { body }),
  })
  const answer = await door(request)
  try {
    await send(incoming, outgoing, answer)
  } catch (error) {
    // Whoever asked has gone, or what was sent was cut: there is nobody to tell.
    if (!outgoing.destroyed) outgoing.destroy()
    if (!gone.signal.aborted) throw error
  }
}
