import { randomBytes, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import next from 'next'
import { env } from '@/kernel/env'
import { heldDoor } from '@/kernel/http/rest/heldDoor'
import { edgeCap } from '@/kernel/http/rateLimit/edgeCap'
import { EDGE_LIMITS } from '@/kernel/http/rateLimit/limits'
import { waitDetails } from '@/kernel/http/rateLimit/tooMany'
import { answerDirectly, isDirect } from '@/kernel/http/server/answerDirectly'
import { clientAddress, parseProxies } from '@/kernel/http/server/clientAddress'
import { isClosedPath, isReadablePath } from '@/kernel/http/server/closedPaths'
import { fillHeaders } from '@/kernel/http/server/fillHeaders'
import { proxyRequest, proxyUpgrade } from '@/kernel/http/server/proxy'
import { refuse, refuseRequest, refuseUpgrade } from '@/kernel/http/server/refuse'
import { realtimeOrigins } from '@/kernel/realtime/publicAddress'
import { securityHeaders } from '@/kernel/http/server/securityHeaders'
import { log } from '@/kernel/log'
import { listenForScrapes } from '@/kernel/observability/listen'
import { observeRequest } from '@/kernel/observability/observeRequest'
import { startTracing } from '@/kernel/observability/tracing'
import '@/messages'

const { PORT, TRUSTED_PROXIES, MAILBOX_URL, PUSHER_HOST, PUSHER_PORT, REALTIME_PROXY_SECRET } =
  env()
const { APP_ENV, PUBLIC_URL, RATE_LIMIT_SCALE } = env()

const isTls = PUBLIC_URL.startsWith('https://')
const origins = realtimeOrigins(env())

const proxies = parseProxies(TRUSTED_PROXIES)
const mailbox = MAILBOX_URL !== undefined && APP_ENV !== 'production' ? new URL(MAILBOX_URL) : null
const realtime =
  PUSHER_HOST !== undefined && PUSHER_PORT !== undefined && REALTIME_PROXY_SECRET !== undefined
    ? { host: PUSHER_HOST, port: PUSHER_PORT, secret: REALTIME_PROXY_SECRET }
    : null

const { METRICS_PORT, METRICS_HOST, METRICS_TOKEN, OTEL_EXPORTER_OTLP_ENDPOINT } = env()
const tracing = await startTracing('courtyard-web', OTEL_EXPORTER_OTLP_ENDPOINT)
await listenForScrapes({ port: METRICS_PORT, host: METRICS_HOST, token: METRICS_TOKEN })

// Next listens for upgrades on the server that it finds, beside us, and ends those whose path has a
// page. It finds one that never listens: no page of ours speaks WebSocket.
const httpServer = createServer()
const app = next({ dev: false, hostname: 'localhost', port: PORT, httpServer })
await app.prepare()
const handle = app.getRequestHandler()

const addressOf = (request: IncomingMessage): string => {
  const header = request.headers['x-forwarded-for']
  const forwarded = Array.isArray(header) ? header.join(',') : header
  return clientAddress(request.socket.remoteAddress, forwarded, proxies)
}

/** Headers that some software takes an address from, or an internal call. */
const UNBELIEVED = [
  'forwarded',
  'x-real-ip',
  'x-client-ip',
  'x-cluster-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'x-middleware-subrequest',
]

/** What later code believes about a request is set here, and whatever the client sent is dropped. */
const stamp = (request: IncomingMessage): string => {
  const requestId = randomUUID()
  request.headers['x-forwarded-for'] = addressOf(request)
  request.headers['x-forwarded-proto'] = new URL(PUBLIC_URL).protocol.replace(':', '')
  request.headers['x-request-id'] = requestId
  for (const name of UNBELIEVED) Reflect.deleteProperty(request.headers, name)
  return requestId
}

const pathOf = (request: IncomingMessage): string => (request.url ?? '/').split('?', 1)[0] ?? '/'

/** The policy of the answer; the renderer learns its nonce from a header of the request. */
const secure = (request: IncomingMessage, response: ServerResponse, path: string) => {
  const nonce = randomBytes(16).toString('base64')
  const asked = { path, nonce, isTls, realtimeOrigins: origins }
  const { headers, rendererPolicy } = securityHeaders(asked)
  delete request.headers['content-security-policy']
  delete request.headers['content-security-policy-report-only']
  if (rendererPolicy !== null) request.headers['content-security-policy'] = rendererPolicy
  fillHeaders(response, headers)
}

const capRequest = edgeCap(EDGE_LIMITS.request, RATE_LIMIT_SCALE)
const capUpgrade = edgeCap(EDGE_LIMITS.upgrade, RATE_LIMIT_SCALE)

const answer = async (request: IncomingMessage, response: ServerResponse, path: string) => {
  // A page brings some thirty of these, and a building shares one address.
  const isCounted = !path.startsWith('/_next/static/')
  const wait = isCounted ? await capRequest(addressOf(request)) : 0
  if (wait > 0) {
    refuseRequest(request, response, wait)
  } else if (path === '/livez') {
    response.writeHead(200, { 'content-type': 'text/plain' })
    response.end('ok\n')
  } else if (mailbox && (path === '/mailbox' || path.startsWith('/mailbox/'))) {
    proxyRequest(mailbox, request, response)
  } else if (isClosedPath(path)) {
    refuse(request, response, { status: 404, code: 'not-found' })
  } else if (!isReadablePath(path)) {
    refuse(request, response, { status: 400, code: 'validation.not-readable' })
  } else if (heldDoor.open && isDirect(request)) {
    await answerDirectly(heldDoor.open, request, response, PUBLIC_URL)
  } else {
    await handle(request, response)
  }
}

const server = createServer((request, response) => {
  const requestId = stamp(request)
  const path = pathOf(request)
  response.setHeader('x-request-id', requestId)
  secure(request, response, path)
  observeRequest({ request, response, requestId, path }, () => {
    answer(request, response, path).catch((err: unknown) => {
      log().error({ err, requestId, msg: 'a request ended without an answer' })
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
})

const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
  const path = pathOf(request)
  const wait = await capUpgrade(addressOf(request))
  if (wait > 0) {
    refuseUpgrade(socket, '429 Too Many Requests', { 'retry-after': waitDetails(wait).seconds })
    return
  }
  if (realtime && path.startsWith('/app/')) {
    proxyUpgrade(realtime, request, socket, head, {
      'x-courtyard-client-address': addressOf(request),
      'x-courtyard-proxy-secret': realtime.secret,
    })
    return
  }
  refuseUpgrade(socket, '404 Not Found')
}

server.on('upgrade', (request, socket, head) => {
  upgrade(request, socket, head).catch(() => {
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
