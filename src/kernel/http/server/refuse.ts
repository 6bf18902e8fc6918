import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { localeOfRequest, messageFor } from '../../i18n/translate'
import { waitDetails } from '../rateLimit/tooMany'

const one = (value: string | string[] | undefined): string | null =>
  Array.isArray(value) ? value.join(',') : (value ?? null)

/** 429 before anything of the product has looked at a request; a person who opens a page reads a sentence. */
export const refuseRequest = (
  request: IncomingMessage,
  response: ServerResponse,
  ms: number,
): void => {
  const details = waitDetails(ms)
  const code = 'rate-limited'
  const headers = { get: (name: string) => one(request.headers[name]) }
  const message = messageFor(localeOfRequest({ headers }), code, details)
  const isPage = (request.headers.accept ?? '').includes('text/html')
  response.writeHead(429, {
    'cache-control': 'no-store',
    'content-type': isPage ? 'text/plain; charset=utf-8' : 'application/json',
    'retry-after': String(details.seconds),
  })
  response.end(isPage ? `${message}\n` : JSON.stringify({ error: { code, message, details } }))
  // What it still sends is of no interest.
  request.resume()
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
