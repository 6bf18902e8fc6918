import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { Community, Unit } from '@/payload-types'
import { freePort } from '../../launcher/lib/ports.mjs'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { startCollector, type Collector } from '../helpers/collector'
import { scrape, type Scrape } from '../helpers/exposition'
import { startHttpSink, startMailSink, until, type HttpSink, type MailSink } from '../helpers/sinks'
import { startWorker, type Worker } from '../helpers/worker'

const TOKEN = 'a-token-for-scrapes'
const TRACE_ID = '0af7651916cd43dd8448eb211c80319c'
const PARENT = 'b7ad6b7169203331'

let app: App
let make: Builders
let mail: MailSink
let screens: HttpSink
let collector: Collector
let place: Community
let unit: Unit
let concierge: Person
let resident: Person
const workers: Worker[] = []

beforeAll(async () => {
  mail = await startMailSink()
  screens = await startHttpSink()
  collector = await startCollector()
  app = await startApp({ SMTP_URL: mail.url, PUSHER_PORT: String(screens.port) })
  make = buildersFor(app)
  place = await make.community({ name: 'Maple Court' })
  unit = await make.unit(place.id, { number: '12' })
  concierge = await make.person(place.id, 'concierge')
  resident = await make.person(place.id, 'owner', { unit: unit.id, name: 'Ada Lovelace' })
}, 60_000)
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.kill()))
  mail.mails.length = 0
  mail.decide = undefined
})
afterAll(async () => {
  await app.stop()
  await mail.stop()
  await screens.stop()
  await collector.stop()
})

const begin = (extra: Record<string, string>, level = 'warn'): Worker => {
  const worker = startWorker({ ...app.env, ...extra }, level)
  workers.push(worker)
  return worker
}
const log = async (headers: Record<string, string> = {}): Promise<string> => {
  const { status, body } = await app.call('POST', `/c/${place.slug}/packages`, {
    as: concierge.cookie,
    body: { unit: unit.id, carrier: 'dhl' },
    headers,
  })
  expect(status).toBe(201)
  return body.id
}
const linesOf = (worker: Worker): Record<string, unknown>[] =>
  worker
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)

describe('a worker that is scraped', () => {
  it('shows what it did, what waits, and that it lives', async () => {
    const port = await freePort()
    begin({ METRICS_WORKER_PORT: String(port), METRICS_TOKEN: TOKEN })
    const first = await until(() => scrape(port, TOKEN).catch(() => undefined))
    expect(first.types.get('courtyard_jobs')).toBe('gauge')
    const sent = (seen: Scrape) =>
      seen.value('courtyard_deliveries_total', { channel: 'email', state: 'sent' }) ?? 0
    expect(sent(first)).toBe(0)
    await log()
    const after = await until(async () => {
      const seen = await scrape(port, TOKEN)
      return sent(seen) === 1 && seen
    })
    expect(
      after.value('courtyard_events_handled_total', {
        type: 'package.received',
        outcome: 'handled',
      }),
    ).toBe(1)
    expect(after.value('courtyard_event_lag_seconds_count')).toBeGreaterThan(0)
    expect(after.value('courtyard_fan_out_duration_seconds_count')).toBe(1)
    expect(after.value('courtyard_notices_told_total')).toBeGreaterThan(0)
    expect(after.value('courtyard_deliveries_total', { channel: 'telegram', state: 'sent' })).toBe(
      0,
    )
    const done = { queue: 'deliver-email', outcome: 'completed' }
    expect(
      await until(async () =>
        (await scrape(port, TOKEN)).value('courtyard_job_duration_seconds_count', done),
      ),
    ).toBe(1)
    expect(after.value('courtyard_database_up')).toBe(1)
    expect(after.value('courtyard_worker_heartbeat_age_seconds')).toBeLessThan(60)
    expect(after.value('courtyard_db_pool_max')).toBe(Number(app.env['DATABASE_POOL_SIZE']) + 1)
    expect(after.value('courtyard_db_pool_connections')).toBeGreaterThan(0)
    expect(after.value('courtyard_db_pool_waiting')).toBe(0)
    const sealed = await until(async () => {
      const now = await scrape(port, TOKEN)
      return (now.value('courtyard_audit_sealed_entries_total') ?? 0) > 0 && now
    })
    const sealedAt = sealed.value('courtyard_audit_seal_last_success_timestamp_seconds')
    expect(Math.abs(Date.now() / 1000 - sealedAt!)).toBeLessThan(300)
    expect(after.value('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0)
    const text = JSON.stringify(after.samples)
    for (const personal of [resident.user.id, resident.user.email, place.id, place.slug]) {
      expect(text).not.toContain(personal)
    }
  }, 120_000)

  it('shows how long the oldest job has waited, and which have failed', async () => {
    const port = await freePort()
    await app.sql(
      `insert into pgboss.job (name, data, start_after, retry_limit)
       values ('dead-letter', '{}', now() - interval '10 minutes', 0)`,
    )
    begin({ METRICS_WORKER_PORT: String(port), METRICS_TOKEN: TOKEN })
    const queue = 'dead-letter'
    const seen = await until(async () => {
      const now = await scrape(port, TOKEN).catch(() => undefined)
      return now?.value('courtyard_jobs', { queue, state: 'waiting' }) === 1 && now
    })
    expect(seen.value('courtyard_job_lag_seconds', { queue })).toBeGreaterThanOrEqual(600)
    expect(seen.value('courtyard_job_lag_seconds', { queue: 'events' })).toBe(0)
    await app.sql(`delete from pgboss.job where name = 'dead-letter'`)
  }, 120_000)

  it('counts the tries that failed and the deliveries that ended so', async () => {
    const port = await freePort()
    mail.decide = (count) => (count > 0 ? Promise.reject(new Error('full')) : Promise.resolve())
    begin({ METRICS_WORKER_PORT: String(port), METRICS_TOKEN: TOKEN })
    await log()
    await until(async () => {
      const now = await scrape(port, TOKEN).catch(() => undefined)
      const of = (name: string, labels = {}) =>
        now?.value(name, { channel: 'email', ...labels }) ?? 0
      return (
        of('courtyard_delivery_tries_failed_total') +
          of('courtyard_deliveries_total', { state: 'failed' }) >
        0
      )
    })
    await app.sql(`delete from pgboss.job`)
  }, 120_000)

  it('shows nothing without the token, nothing elsewhere, and goes on where the port is taken', async () => {
    const port = await freePort()
    begin({ METRICS_WORKER_PORT: String(port), METRICS_TOKEN: TOKEN })
    await until(() => scrape(port, TOKEN).catch(() => undefined))
    const base = `http://127.0.0.1:${String(port)}`
    for (const authorization of ['', 'Bearer wrong', TOKEN]) {
      const refused = await fetch(`${base}/metrics`, { headers: { authorization } })
      expect([refused.status, await refused.text()]).toEqual([401, ''])
    }
    expect((await fetch(`${base}/`)).status).toBe(404)
    await app.sql('delete from worker_heartbeats')
    const second = begin({ METRICS_WORKER_PORT: String(port), METRICS_TOKEN: TOKEN })
    await until(() => second.output().includes('the metrics have no listener'))
    await until(async () => {
      const rows = await app.sql<{ id: string }>('select id from worker_heartbeats')
      return rows.some(({ id }) => id.endsWith(`:${String(second.child.pid)}`))
    })
  }, 120_000)

  it('says that the database is gone in place of old numbers', async () => {
    const port = await freePort()
    begin({ METRICS_WORKER_PORT: String(port), METRICS_TOKEN: TOKEN })
    await until(async () => {
      const now = await scrape(port, TOKEN).catch(() => undefined)
      // Its first heartbeat is behind it: without the table it would not start.
      const isReady = (now?.value('courtyard_audit_seal_last_success_timestamp_seconds') ?? 0) > 0
      return isReady && now?.value('courtyard_database_up') === 1
    })
    await app.sql('alter table worker_heartbeats rename to hidden_heartbeats')
    try {
      const seen = await scrape(port, TOKEN)
      expect(seen.value('courtyard_database_up')).toBe(0)
      expect(seen.value('courtyard_job_lag_seconds')).toBeUndefined()
      expect(seen.value('courtyard_worker_heartbeat_age_seconds')).toBe(Infinity)
    } finally {
      await app.sql('alter table hidden_heartbeats rename to worker_heartbeats')
    }
  }, 120_000)
})

describe('a job', () => {
  it('names its request in its log lines, its event and its mail’s end alike', async () => {
    const worker = begin({}, 'debug')
    const requestId = '0198c0de-0000-7000-8000-000000000001'
    await log({ 'x-request-id': requestId })
    const end = await until(() => linesOf(worker).find(({ msg }) => msg === 'a delivery ended'))
    expect(end).toMatchObject({
      requestId,
      queue: 'deliver-email',
      community: place.id,
      channel: 'email',
      state: 'sent',
      jobId: expect.any(String),
    })
    const steps = linesOf(worker).filter((line) => line['requestId'] === requestId)
    expect(new Set(steps.map(({ queue }) => queue))).toEqual(new Set(['events', 'deliver-email']))
    expect(steps.some(({ eventId }) => typeof eventId === 'string')).toBe(true)
    expect(worker.output()).not.toContain(resident.user.email)
    const audited = await app.sql<{ action: string }>(
      'select action from audit_entries where request_id = $1',
      [requestId],
    )
    expect(audited.map(({ action }) => action)).toContain('package.received')
  }, 120_000)

  it('goes on with the trace of its request, and no span tells who or what it was about', async () => {
    const endpoint = `http://127.0.0.1:${String(collector.port)}`
    begin({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint })
    const { withinWork } = await import('@/kernel/observability/work')
    const parcel = await withinWork({ trace: `00-${TRACE_ID}-${PARENT}-01` }, () => log())
    await until(() => collector.spans.some(({ name }) => name === 'send e-mail'))
    const spans = await until(() => {
      const own = collector.spans.filter(({ traceId }) => traceId === TRACE_ID)
      return own.some(({ name }) => name === 'job deliver-email') && own
    })
    const named = (name: string) => spans.find((span) => span.name === name)!
    expect(named('job events').parentSpanId).toBe(PARENT)
    expect(named('event package.received').parentSpanId).toBe(named('job events').spanId)
    expect(named('job deliver-email').parentSpanId).toBe(named('event package.received').spanId)
    expect(named('send e-mail').parentSpanId).toBe(named('job deliver-email').spanId)
    expect(new Set(spans.map(({ service }) => service))).toEqual(new Set(['courtyard-worker']))
    expect(spans.some(({ name }) => name === 'update deliveries')).toBe(true)
    const [row] = await app.sql<{ pickup_code: string }>(
      'select pickup_code from packages where id = $1',
      [parcel],
    )
    for (const personal of [
      'Ada',
      'Lovelace',
      resident.user.email,
      resident.user.id,
      '$1',
      ' where ',
    ]) {
      expect(collector.text()).not.toContain(personal)
    }
    expect(row!.pickup_code).toHaveLength(8)
    expect(collector.text()).not.toContain(row!.pickup_code)
  }, 120_000)

  it('is done without a collector that answers, and without spans where none is named', async () => {
    const before = collector.spans.length
    const worker = begin({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' })
    await log()
    await until(() => mail.mails.length > 0)
    await worker.stop()
    expect(worker.child.exitCode).toBe(0)
    expect(collector.spans).toHaveLength(before)
  }, 120_000)
})
