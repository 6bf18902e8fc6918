import { request } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'

/** Hands a request on to a listener on loopback, and its answer back. */
export const proxyRequest = (
  target: URL,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): void => {
  const forwarded = request(
    {
      host: target.hostname,
      port: target.port,
      method: incoming.method,
      path: incoming.url,
      headers: { ...incoming.headers, host: target.host },
    },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    },
  )
  forwarded.on('error', () => {
    if (!outgoing.headersSent) outgoing.writeHead(502)
    outgoing.end()
  })
  incoming.pipe(forwarded)
}

const headerLines = (headers: Record<string, string | string[] | undefined>): string[] =>
  Object.entries(headers).flatMap(([name, value]) => {
    if (value === undefined) return []
    return (Array.isArray(value) ? value : [value]).map((one) => `${name}: ${one}`)
  })

/**
 * Hands a WebSocket upgrade on to a listener on loopback, with headers of our own in place of
 * whatever the client sent under those names.
 */
export const proxyUpgrade = (
  target: { host: string; port: number },
  incoming: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  ownHeaders: Record<string, string>,
): void => {
  const upstream = connect(target.port, target.host, () => {
    const headers = { ...incoming.headers, ...ownHeaders }
    const first = `${incoming.method ?? 'GET'} ${incoming.url ?? '/'} HTTP/1.1`
    upstream.write(`${[first, ...headerLines(headers)].join('\r\n')}\r\n\r\n`)
    upstream.write(head)
    upstream.pipe(socket)
    socket.pipe(upstream)
  })
  const close = () => {
    upstream.destroy()
    socket.destroy()
  }
  upstream.on('error', close)
  socket.on('error', close)
  upstream.on('close', close)
  socket.on('close', close)
}
