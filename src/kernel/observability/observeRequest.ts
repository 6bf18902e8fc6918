import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '../log'
import { metrics } from './metrics'
import { communityOfPath, methodLabel, pathForLog, routeClassOf, statusLabel } from './routeClass'
import { startSpan } from './span'
import { withinWork } from './work'

interface Observed {
  request: IncomingMessage
  response: ServerResponse
  requestId: string
  /** Without its query. */
  path: string
}

/**
 * Answers a request as a piece of work: what it logs and enqueues names it, and when it has ended it
 * is counted, has a line in the log, and a span where the process is traced.
 */
export const observeRequest = <T>(
  { request, response, requestId, path }: Observed,
  answer: () => T,
): T => {
  const started = performance.now()
  const method = methodLabel(request.method)
  const route = routeClassOf(path)
  const community = communityOfPath(path)
  const { httpRequests, httpSeconds, httpOpen, rateLimited } = metrics()
  const span = startSpan({
    name: `${method} ${route}`,
    kind: 'server',
    facts: {
      'http.request.method': method,
      'courtyard.route': route,
      'courtyard.request_id': requestId,
      ...(community !== undefined && { 'courtyard.community': community }),
    },
  })
  httpOpen.inc()
  response.once('close', () => {
    const seconds = (performance.now() - started) / 1000
    const { statusCode, writableFinished } = response
    httpOpen.dec()
    httpRequests.inc({ method, route, status: writableFinished ? statusLabel(statusCode) : 'gone' })
    if (statusCode === 429) rateLimited.inc({ route })
    httpSeconds.observe({ method, route }, seconds)
    span?.add({ 'http.response.status_code': statusCode })
    span?.end(statusCode >= 500 ? String(statusCode) : undefined)
    log().debug({
      msg: 'request',
      requestId,
      ...(community !== undefined && { community }),
      method,
      path: pathForLog(path),
      route,
      status: statusCode,
      ms: Math.round(seconds * 1000),
      ...(!writableFinished && { isGone: true }),
    })
  })
  const work = {
    requestId,
    ...(community !== undefined && { community }),
    ...(span && { trace: span.traceparent }),
  }
  return withinWork(work, answer)
}
