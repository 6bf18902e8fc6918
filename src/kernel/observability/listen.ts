import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { collectDefaultMetrics } from 'prom-client'
import { log } from '../log'
import { refreshDatabaseGauges } from './databaseGauges'
import { metrics } from './metrics'

export interface MetricsListener {
  close: () => Promise<void>
}

interface Options {
  /** undefined: no listener. */
  port: number | undefined
  host: string
  /** Where it is set, a scrape must bring it. */
  token: string | undefined
}

const OFF: MetricsListener = { close: () => Promise.resolve() }

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Compares digests: their length is the same whatever is sent, and so is the time. */
export const isAllowed = (header: string | undefined, token: string | undefined): boolean =>
  token === undefined || timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`))

const answer = async (
  request: IncomingMessage,
  response: ServerResponse,
  token: string | undefined,
): Promise<void> => {
  const [path] = (request.url ?? '').split('?', 1)
  if (request.method !== 'GET' || path !== '/metrics') {
    response.writeHead(404).end()
    return
  }
  if (!isAllowed(request.headers.authorization, token)) {
    response.writeHead(401, { 'www-authenticate': 'Bearer' }).end()
    return
  }
  await refreshDatabaseGauges()
  const { registry } = metrics()
  const text = await registry.metrics()
  response.writeHead(200, { 'content-type': registry.contentType, 'cache-control': 'no-store' })
  response.end(text)
}

/**
 * Shows the metrics of this process at `/metrics`, on a listener of its own: never on the public
 * port. A port that is taken is logged, and the process goes on without: being watched is not worth
 * standing still for.
 */
export const listenForScrapes = async ({
  port,
  host,
  token,
}: Options): Promise<MetricsListener> => {
  if (port === undefined) return OFF
  collectDefaultMetrics({ register: metrics().registry })
  const server = createServer((request, response) => {
    answer(request, response, token).catch((err: unknown) => {
      log().error({ err, msg: 'the metrics could not be shown' })
      response.writeHead(500).end()
    })
  })
  server.requestTimeout = 10_000
  // A process that wants to end does not wait for its watchers.
  server.unref()
  await new Promise<void>((resolve) => {
    server.once('error', (err) => {
      log().error({ err, port, msg: 'the metrics have no listener' })
      resolve()
    })
    server.listen(port, host, () => {
      log().info({ msg: 'metrics ready', port })
      resolve()
    })
  })
  return {
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => {
          resolve()
        })
      }),
  }
}
