import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { startCollector, type Collector } from '../helpers/collector'
import { scrape, type Sample, type Scrape } from '../helpers/exposition'
import { questions, selectorsOf } from '../helpers/ops'
import { product } from '../helpers/product'
import { until } from '../helpers/sinks'

jest.setTimeout(120_000)

const SLUG = 'harbour-view'
const CONCIERGE = 'concierge.harbour@example.org'

const running = product()
const { watched } = running

let collector: Collector
let cookie: string

const call = (
  method: string,
  address: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(new URL(`/api${address}`, running.url), {
    method,
    headers: {
      origin: running.url,
      'content-type': 'application/json',
      'user-agent': 'Courtyard tests',
      ...(cookie && { cookie }),
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  })

const ofWeb = (): Promise<Scrape> => scrape(watched.web, watched.token)
const ofWorker = (): Promise<Scrape> => scrape(watched.worker, watched.token)
const ofRealtime = async (): Promise<Scrape> => {
  const ports = JSON.parse(readFileSync(path.join(running.dataDir, 'ports.json'), 'utf8')) as {
    realtime: number
  }
  return scrape(ports.realtime)
}

const logParcel = async (
  headers: Record<string, string> = {},
): Promise<{ id: string; requestId: string }> => {
  const units = (await (await call('GET', `/c/${SLUG}/desk/units?q=Amelia`)).json()) as {
    units: { id: string }[]
  }
  const parcel = { unit: units.units[0]!.id, carrier: 'dhl' }
  const answer = await call('POST', `/c/${SLUG}/packages`, parcel, headers)
  expect(answer.status).toBe(201)
  const { id } = (await answer.json()) as { id: string }
  return { id, requestId: answer.headers.get('x-request-id')! }
}

beforeAll(async () => {
  collector = await startCollector(watched.collector)
  const { password } = running.logins.find(({ email }) => email === CONCIERGE)!
  const answer = await call('POST', '/users/login', { email: CONCIERGE, password })
  expect(answer.status).toBe(200)
  cookie = answer.headers.get('set-cookie')!.split(';')[0]!
})
afterAll(() => collector.stop())

describe('the portal that is scraped', () => {
  it('counts what is asked by method, class of address and kind of answer', async () => {
    const before = await ofWeb()
    await logParcel()
    await call('GET', `/c/no-such-place/packages`)
    await call('POST', '/users/login', { email: 'nobody@example.org', password: 'wrong-password' })
    await fetch(running.url)
    const after = await until(async () => {
      const now = await ofWeb()
      const risen = (name: string, labels: Record<string, string>) =>
        (now.value(name, labels) ?? 0) - (before.value(name, labels) ?? 0)
      const all = 'courtyard_http_requests_total'
      const api = { route: 'api-community' }
      return (
        risen(all, { ...api, method: 'POST', status: '2xx' }) === 1 &&
        risen(all, { ...api, method: 'GET', status: '4xx' }) === 1 &&
        risen('courtyard_http_request_duration_seconds_count', api) >= 3 &&
        risen(all, { route: 'portal' }) >= 1 &&
        risen('courtyard_sign_ins_total', { outcome: 'refused' }) === 1 &&
        now
      )
    })
    expect(after.value('courtyard_database_up')).toBe(1)
    expect(after.value('courtyard_db_pool_connections')).toBeGreaterThan(0)
    expect(after.value('courtyard_worker_heartbeat_age_seconds')).toBeLessThan(60)
    const text = JSON.stringify(after.samples)
    for (const personal of [SLUG, 'no-such-place', '@', '/api/'])
      expect(text).not.toContain(personal)
  })

  it('counts answers that are given again', async () => {
    const of = async () => (await ofWeb()).value('courtyard_idempotent_replays_total')!
    const before = await of()
    const key = { 'idempotency-key': crypto.randomUUID() }
    const first = await logParcel(key)
    expect((await logParcel(key)).id).toBe(first.id)
    expect(await of()).toBe(before + 1)
  })

  it('shows nothing of it on the public port, and nothing without the token', async () => {
    expect((await fetch(new URL('/metrics', running.url))).status).toBe(404)
    const bearer = { authorization: `Bearer ${watched.token}` }
    expect((await fetch(new URL('/metrics', running.url), { headers: bearer })).status).toBe(404)
    for (const port of [watched.web, watched.worker]) {
      expect((await fetch(`http://127.0.0.1:${String(port)}/metrics`)).status).toBe(401)
    }
  })
})

describe('a parcel', () => {
  it('is one trace from the request to the mail, which tells nothing of anybody', async () => {
    const { id, requestId } = await logParcel()
    const request = await until(() =>
      collector.spans.find(({ attributes }) => attributes['courtyard.request_id'] === requestId),
    )
    const traced = () => collector.spans.filter(({ traceId }) => traceId === request.traceId)
    await until(() => traced().some(({ name }) => name === 'job deliver-email'))
    const spans = await until(() => traced().some((span) => span.kind === 2) && traced())
    const root = spans.find(({ kind }) => kind === 2)!
    expect(root).toMatchObject({ service: 'courtyard-web', name: 'POST api-community' })
    expect(root.parentSpanId ?? '').toBe('')
    expect(root.attributes).toMatchObject({
      'courtyard.request_id': requestId,
      'courtyard.community': SLUG,
      'http.response.status_code': 201,
    })
    const ofService = (service: string) => spans.filter((span) => span.service === service)
    // Inside Next, in bundles of their own: the statements of the request.
    expect(ofService('courtyard-web').some(({ name }) => name === 'insert packages')).toBe(true)
    const names = ofService('courtyard-worker').map(({ name }) => name)
    expect(names).toEqual(
      expect.arrayContaining(['job events', 'event package.received', 'job deliver-email']),
    )
    const parcel = (await (await call('GET', `/packages/${id}`)).json()) as { pickupCode?: string }
    const secrets = [cookie.split('=')[1]!, parcel.pickupCode ?? cookie, 'Courtyard tests']
    for (const personal of ['@example.org', 'Amelia', 'amelia', '127.0.0.1', '$1', ...secrets]) {
      expect(collector.text()).not.toContain(personal)
    }
    const known = new Set(spans.flatMap(({ attributes }) => Object.keys(attributes)))
    for (const name of known) expect(name).toMatch(/^(courtyard|http|db|messaging|error)\./)
  })

  it('is found in the logs by the id that its answer has', async () => {
    const { requestId } = await logParcel()
    const lines = () =>
      readFileSync(path.join(running.dataDir, 'logs', 'worker.log'), 'utf8')
        .split('\n')
        .filter((line) => line.includes(requestId))
    const [line] = await until(() => lines().length > 0 && lines())
    expect(JSON.parse(line!)).toMatchObject({ msg: 'a delivery ended', state: 'sent', requestId })
  })
})

describe('what rules and dashboard ask for', () => {
  it('is there in a scrape of the three processes, with the labels and values that they pick', async () => {
    await logParcel()
    const samples = await until(async () => {
      const all = await Promise.all([ofWeb(), ofWorker(), ofRealtime()])
      const [, worker] = all
      return worker.value('courtyard_job_duration_seconds_count') !== undefined && all
    }).then((all) => all.flatMap((seen): Sample[] => seen.samples))
    const named = questions().flatMap((question) => selectorsOf(question))
    const missing = named.filter(({ metric }) => samples.every(({ name }) => name !== metric))
    expect(missing.map(({ metric }) => metric)).toEqual([])
    const unlabelled = named.flatMap(({ metric, labels }) =>
      [...labels.keys()]
        .filter((label) => !samples.some((s) => s.name === metric && label in s.labels))
        .map((label) => `${metric}{${label}}`),
    )
    expect(unlabelled).toEqual([])
  })
})
