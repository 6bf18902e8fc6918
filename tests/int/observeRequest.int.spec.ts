import { createServer, request as ask, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type * as Listen from '@/kernel/observability/listen'
import type { metrics as Metrics } from '@/kernel/observability/metrics'
import type { RunningTracing } from '@/kernel/observability/tracing'
import { freePort } from '../../launcher/lib/ports.mjs'
import { prepare } from '../helpers/app'
import { startCollector, type Collector } from '../helpers/collector'
import { parseExposition, scrape, type Scrape } from '../helpers/exposition'
import { until } from '../helpers/sinks'

let collector: Collector
let tracing: RunningTracing
let metrics: typeof Metrics
let listen: typeof Listen
let server: Server
let base: string
const answers: Record<string, (response: ServerResponse) => void | Promise<void>> = {}

beforeAll(async () => {
  collector = await startCollector()
  const endpoint = `http://127.0.0.1:${String(collector.port)}`
  await prepare({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint })
  const { startTracing } = await import('@/kernel/observability/tracing')
  const { observeRequest } = await import('@/kernel/observability/observeRequest')
  metrics = (await import('@/kernel/observability/metrics')).metrics
  listen = await import('@/kernel/observability/listen')
  tracing = await startTracing('courtyard-web', endpoint)
  server = createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0]!
    const requestId = `r${path}`
    void observeRequest({ request, response, requestId, path }, async () => {
      await Promise.resolve()
      await answers[path]!(response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await collector.stop()
})

const now = async (): Promise<Scrape> => parseExposition(await metrics().registry.metrics())
const total = 'courtyard_http_requests_total'

describe('a request', () => {
  it('that is refused for its rate is counted as that, and stays out of the others', async () => {
    answers['/api/c/maple/packages'] = (response) => void response.writeHead(429).end()
    await fetch(`${base}/api/c/maple/packages?token=abc`)
    const route = 'api-community'
    const seen = await until(async () => {
      const all = await now()
      return all.value(total, { route, status: '4xx' }) === 1 && all
    })
    expect(seen.value('courtyard_rate_limited_total', { route })).toBe(1)
    expect(seen.value('courtyard_rate_limited_total', { route: 'portal' })).toBe(0)
    expect(seen.value('courtyard_http_requests_open')).toBe(0)
  })

  it('whose client has left is counted apart from those that were answered', async () => {
    let isAsked = false
    answers['/c/maple/packages'] = () => void (isAsked = true)
    const client = ask(`${base}/c/maple/packages`)
    client.on('error', () => undefined)
    client.end()
    await until(() => isAsked)
    expect((await now()).value('courtyard_http_requests_open')).toBe(1)
    client.destroy()
    await until(async () => (await now()).value(total, { status: 'gone' }) === 1)
    expect((await now()).value('courtyard_http_requests_open')).toBe(0)
  })

  it('knows itself in whatever it awaits, and is the parent of what follows', async () => {
    const { originOf } = await import('@/kernel/observability/work')
    const { inSpan } = await import('@/kernel/observability/span')
    let inner: unknown
    answers['/api/c/maple/fails'] = async (response) => {
      await inSpan({ name: 'inner', kind: 'internal', facts: {} }, async () => {
        inner = originOf(undefined)
        throw new RangeError('with ada@example.org in it')
      }).catch(() => undefined)
      response.writeHead(500).end()
    }
    await fetch(`${base}/api/c/maple/fails?token=not-for-traces`, {
      headers: { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` },
    })
    await until(async () => (await now()).value(total, { status: '5xx' }) === 1)
    await until(() => collector.spans.some(({ name }) => name === 'inner'))
    const span = collector.spans.find(({ name }) => name === 'inner')!
    const parent = await until(() =>
      collector.spans.find(({ spanId }) => spanId === span.parentSpanId),
    )
    expect(inner).toEqual({
      requestId: 'r/api/c/maple/fails',
      trace: `00-${span.traceId}-${span.spanId}-01`,
    })
    expect(span.attributes).toEqual({ 'error.type': 'RangeError' })
    expect(parent.attributes).toMatchObject({
      'http.request.method': 'GET',
      'http.response.status_code': 500,
      'courtyard.route': 'api-community',
      'courtyard.community': 'maple',
      'error.type': '500',
    })
    // A client cannot put its request into somebody else's trace.
    expect(span.traceId).not.toBe('a'.repeat(32))
    for (const hidden of ['token', 'not-for-traces', 'ada@'])
      expect(collector.text()).not.toContain(hidden)
  })
})

describe('the listener for scrapes', () => {
  it('shows what Node tells of itself as well, and ends when it is told to', async () => {
    const port = await freePort()
    const open = { port, host: '127.0.0.1', token: undefined }
    const listener = await listen.listenForScrapes(open)
    const seen = await scrape(port)
    expect(seen.value('process_resident_memory_bytes')).toBeGreaterThan(1e6)
    // Nothing has started Payload here: the database is not spoken of, neither well nor ill.
    expect(seen.value('courtyard_database_up')).toBeUndefined()
    await listener.close()
    await expect(scrape(port)).rejects.toThrow()
    await expect(listen.listenForScrapes({ ...open, port: undefined })).resolves.toBeDefined()
  })

  it('sends the last spans when the process ends', async () => {
    const { inSpan } = await import('@/kernel/observability/span')
    await inSpan({ name: 'last', kind: 'internal', facts: {} }, async () => undefined)
    await tracing.stop()
    expect(collector.spans.some(({ name }) => name === 'last')).toBe(true)
  })
})
