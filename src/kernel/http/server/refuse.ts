import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { localeOfRequest, messageFor } from '../../i18n/translate'
import { waitDetails } from '../rateLimit/tooMany'

const one = (value: string | string[] | undefined): string | null =>
  Array.isArray(value) ? value.join(',') : (value ?? null)

interface Refusal {
  status: 400 | 404 | 429
  code: string
  details?: Record<string, number>
  headers?: Record<string, string>
}

/**
 * An answer before anything of the product has looked at a request, in the one shape; a person who
 * opens a page reads a sentence. The request's id was set by the server.
 */
export const refuse = (
  request: IncomingMessage,
  response: ServerResponse,
  { status, code, details, headers = {} }: Refusal,
): void => {
  const asked = { get: (name: string) => one(request.headers[name]) }
  const message = messageFor(localeOfRequest({ headers: asked }), code, details)
  const requestId = one(request.headers['x-request-id']) ?? undefined
  const isPage = (request.headers.accept ?? '').includes('text/html')
  const error = { code, message, details, requestId }
  response.writeHead(status, {
    'cache-control': 'no-store',
    'content-type': isPage ? 'text/plain; charset=utf-8' : 'application/json',
    ...headers,
  })
  response.end(isPage ? `${message}\n` : JSON.stringify({ error }))
  // What it still sends is of no interest.
  request.resume()
}

/** 429, with how long to wait in milliseconds. */
export const refuseRequest = (
  request: IncomingMessage,
  response: ServerResponse,
  ms: number,
): void => {
  const details = waitDetails(ms)
  const headers = { 'retry-after': String(details.seconds) }
  refuse(request, response, { status: 429, code: 'rate-limited', details, headers })
}

/** An answer to a WebSocket that is not let in; it is written by hand. */
export const refuseUpgrade = (
  socket: Duplex,
  status: string,
  headers: Record<string, string | number> = {},
): void => {
  const all = { ...headers, connection: 'close', 'content-length': 0 }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  socket.on('error', () => undefined)
  socket.end([`HTTP/1.1 ${status}`, ...lines, '', ''].join('\r\n'))
}
