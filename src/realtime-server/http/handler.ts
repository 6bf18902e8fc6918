import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AppRegistry } from '../apps.ts'
import type { Logger } from '../log.ts'
import { toPrometheus, type Metrics, type MetricsSnapshot } from '../metrics.ts'
import { handleApi } from './api.ts'
import { ApiError } from './apiError.ts'

export interface HandlerOptions {
  registry: AppRegistry
  metrics: Metrics
  snapshot: () => MetricsSnapshot
  isDraining: () => boolean
  log: Logger
}

const JSON_TYPE = 'application/json'

const reply = (
  response: ServerResponse,
  status: number,
  { type, text }: { type: string; text: string },
): void => {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  })
  response.end(text)
}

const json = (value: object) => ({ type: JSON_TYPE, text: JSON.stringify(value) })

export const createHandler =
  (options: HandlerOptions) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    const [path] = (request.url ?? '').split('?', 1)
    if (path === '/up') {
      const isDraining = options.isDraining()
      reply(response, isDraining ? 503 : 200, json({ status: isDraining ? 'draining' : 'ok' }))
    } else if (path === '/metrics') {
      const type = 'text/plain; version=0.0.4; charset=utf-8'
      reply(response, 200, { type, text: toPrometheus(options.snapshot()) })
    } else {
      void answerApi(request, response, options)
    }
  }

const answerApi = async (
  request: IncomingMessage,
  response: ServerResponse,
  { registry, metrics, log }: HandlerOptions,
): Promise<void> => {
  metrics.add('api_requests')
  try {
    reply(response, 200, json(await handleApi(request, registry)))
  } catch (error) {
    metrics.add('api_refused')
    // The caller went away in the middle of its request: nobody is left to answer.
    if (request.destroyed && !request.complete) return void response.destroy()
    const isKnown = error instanceof ApiError
    if (!isKnown) {
      metrics.add('internal_errors')
      log.error('API request failed', error)
    }
    // The rest of an oversized body is not worth reading: the connection ends with the answer.
    if (!request.complete) response.setHeader('connection', 'close')
    const message = isKnown ? error.message : 'Internal error'
    reply(response, isKnown ? error.status : 500, json({ error: message }))
  }
}
