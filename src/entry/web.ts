import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import next from 'next'
import { env } from '@/kernel/env'
import { clientAddress, parseProxies } from '@/kernel/http/server/clientAddress'
import { isClosedPath } from '@/kernel/http/server/closedPaths'
import { proxyRequest, proxyUpgrade } from '@/kernel/http/server/proxy'
import { log } from '@/kernel/log'
import { listenForScrapes } from '@/kernel/observability/listen'
import { observeRequest } from '@/kernel/observability/observeRequest'
import { startTracing } from '@/kernel/observability/tracing'

const { PORT, TRUSTED_PROXIES, MAILBOX_URL, PUSHER_HOST, PUSHER_PORT, REALTIME_PROXY_SECRET } =
  env()
const { APP_ENV, PUBLIC_URL } = env()

const proxies = parseProxies(TRUSTED_PROXIES)
const mailbox = MAILBOX_URL !== undefined && APP_ENV !== 'production' ? new URL(MAILBOX_URL) : null
const realtime =
  PUSHER_HOST !== undefined && PUSHER_PORT !== undefined && REALTIME_PROXY_SECRET !== undefined
    ? { host: PUSHER_HOST, port: PUSHER_PORT, secret: REALTIME_PROXY_SECRET }
    : null

const { METRICS_PORT, METRICS_HOST, METRICS_TOKEN, OTEL_EXPORTER_OTLP_ENDPOINT } = env()
const tracing = await startTracing('courtyard-web', OTEL_EXPORTER_OTLP_ENDPOINT)
await listenForScrapes({ port: METRICS_PORT, host: METRICS_HOST, token: METRICS_TOKEN })

const app = next({ dev: false, hostname: 'localhost', port: PORT })
await app.prepare()
const handle = app.getRequestHandler()
const handleUpgrade = app.getUpgradeHandler()

const addressOf = (request: IncomingMessage): string => {
  const header = request.headers['x-forwarded-for']
  const forwarded = Array.isArray(header) ? header.join(',') : header
  return clientAddress(request.socket.remoteAddress, forwarded, proxies)
}

/** What later code believes about a request is set here, and whatever the client sent is dropped. */
const stamp = (request: IncomingMessage): string => {
  const requestId = randomUUID()
  request.headers['x-forwarded-for'] = addressOf(request)
  request.headers['x-forwarded-proto'] = new URL(PUBLIC_URL).protocol.replace(':', '')
  request.headers['x-request-id'] = requestId
  delete request.headers['x-real-ip']
  delete request.headers['x-middleware-subrequest']
  return requestId
}

const pathOf = (request: IncomingMessage): string => (request.url ?? '/').split('?', 1)[0] ?? '/'

const notFound = (response: ServerResponse) => {
  response.writeHead(404, { 'content-type': 'application/json' })
  response.end('{"error":{"code":"not-found","message":"Not found."}}')
}

const server = createServer((request, response) => {
  const requestId = stamp(request)
  const path = pathOf(request)
  response.setHeader('x-request-id', requestId)
  observeRequest({ request, response, requestId, path }, () => {
    if (path === '/livez') {
      response.writeHead(200, { 'content-type': 'text/plain' })
      response.end('ok\n')
    } else if (mailbox && (path === '/mailbox' || path.startsWith('/mailbox/'))) {
      proxyRequest(mailbox, request, response)
    } else if (isClosedPath(path)) {
      notFound(response)
    } else {
      handle(request, response).catch((err: unknown) => {
        log().error({ err, requestId, msg: 'a request ended without an answer' })
        if (!response.headersSent) response.writeHead(500)
        response.end()
      })
    }
  })
})

server.on('upgrade', (request, socket, head) => {
  const path = pathOf(request)
  if (realtime && path.startsWith('/app/')) {
    proxyUpgrade(realtime, request, socket, head, {
      'x-courtyard-client-address': addressOf(request),
      'x-courtyard-proxy-secret': realtime.secret,
    })
    return
  }
  handleUpgrade(request, socket, head).catch(() => {
    socket.destroy()
  })
})

// Slow clients: Node's own defaults wait five minutes for a request.
server.requestTimeout = 60_000
server.headersTimeout = 15_000
server.listen(PORT, () => {
  log().info({ msg: 'web ready', port: PORT })
})

const stop = () => {
  server.close(() => {
    void tracing.stop().finally(() => process.exit(0))
  })
  server.closeIdleConnections()
  setTimeout(() => {
    process.exit(0)
  }, 5000).unref()
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
