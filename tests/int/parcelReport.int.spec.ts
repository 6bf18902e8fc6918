import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readSheet } from 'read-excel-file/universal'
import type { Community, Package, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { readPdf } from '../helpers/pdf'

let app: App
let make: Builders
let place: Community
let other: Community
let busy: Unit
let quiet: Unit
let manager: Person
let concierge: Person

interface Report {
  totals: Record<string, number | null>
  days: { day: string; from: string; until: string; received: number; collected: number }[]
  hours: { hour: number; received: number; collected: number }[]
  carriers: { carrier: string; name: string | null; received: number; medianHours: number | null }[]
  units: { unit: string; label: string; received: number; waiting: number }[]
  staff: { person: string; name: string; received: number; released: number }[]
  oldest: { id: string; hours: number }[]
  incidents: { id: string; outcome: string; by: string }[]
}

const SPAN = 'from=2026-10-30&to=2026-11-02'
const path = (query = SPAN, community = place) => `/c/${community.slug}/packages/report?${query}`
const read = async (query?: string): Promise<Report> => {
  const { status, body } = await app.call('GET', path(query), { as: manager.cookie })
  expect(status).toBe(200)
  return body
}

/** A parcel with the moments of its life, which operations alone may write. */
const parcel = async (
  unit: Unit,
  came: string,
  end?: { status: Package['status']; at: string },
  data: Partial<Package> = {},
): Promise<string> => {
  const { id } = await make.parcel(unit.community as string, unit.id, data)
  await app.sql(
    `update packages set received_at = $2, received_by_id = $3, status = $4, closed_at = $5,
       closed_by_id = case when $5::timestamptz is null then null else $3::uuid end where id = $1`,
    [id, came, concierge.user.id, end?.status ?? 'received', end?.at ?? null],
  )
  return id
}

beforeAll(async () => {
  app = await startApp()
  make = buildersFor(app)
  // Clocks go back at two in the morning of 1 November.
  place = await make.community({ timeZone: 'America/Toronto' })
  other = await make.community({ timeZone: 'America/Toronto' })
  busy = await make.unit(place.id)
  quiet = await make.unit(place.id)
  manager = await make.person(place.id, 'manager')
  concierge = await make.person(place.id, 'concierge')
}, 60_000)
afterAll(() => app.stop())

describe('the report of parcels', () => {
  it('has the differences that counts of shelves found, and how many are open', async () => {
    const fresh = await make.community({ timeZone: 'America/Toronto' })
    const boss = await make.person(fresh.id, 'manager')
    const audit = crypto.randomUUID()
    await app.sql(
      `insert into shelf_audits (id, community_id, shelf, started_at) values ($1, $2, 'A1', now())`,
      [audit, fresh.id],
    )
    for (const [at, settled] of [
      ['2026-10-29T12:00:00Z', null],
      ['2026-10-31T12:00:00Z', 'found'],
      ['2026-11-01T12:00:00Z', null],
    ]) {
      await app.sql(
        `insert into shelf_incidents
           (id, community_id, audit_id, kind, code, at, state, settled_as, settled_at)
         values (gen_random_uuid(), $1, $2, 'unknown', gen_random_uuid()::text, $3::timestamptz,
           case when $4::text is null then 'open' else 'settled' end, $4,
           case when $4::text is not null then now() end)`,
        [fresh.id, audit, at, settled],
      )
    }
    const { body } = await app.call(
      'GET',
      `/c/${fresh.slug}/packages/report?from=2026-10-30&to=2026-11-02`,
      { as: boss.cookie },
    )
    expect(body.totals).toMatchObject({ differences: 2, openDifferences: 2 })
  })

  it('is empty where nothing came, with every day and hour', async () => {
    const report = await read()
    expect(report.totals).toEqual({
      received: 0,
      waiting: 0,
      collected: 0,
      returned: 0,
      forwarded: 0,
      lost: 0,
      medianHours: null,
      slowHours: null,
      differences: 0,
      openDifferences: 0,
    })
    expect(report.days.map(({ day }) => day)).toEqual([
      '2026-10-30',
      '2026-10-31',
      '2026-11-01',
      '2026-11-02',
    ])
    expect(report.hours).toHaveLength(24)
    expect(report.carriers).toEqual([])
  })

  it('counts by the community’s own days and hours, also when the clocks go back', async () => {
    // 23:30 of 30 October in Toronto is the 31st in London.
    await parcel(busy, '2026-10-31T03:30:00Z', {
      status: 'collected',
      at: '2026-10-31T05:30:00Z',
    })
    await parcel(busy, '2026-11-01T05:30:00Z', {
      status: 'collected',
      at: '2026-11-01T09:30:00Z',
    })
    const lost = await parcel(busy, '2026-11-02T04:30:00Z', {
      status: 'lost',
      at: '2026-11-02T15:00:00Z',
    })
    const waits = await parcel(quiet, '2026-11-02T15:00:00Z', undefined, {
      carrier: 'other',
      carrierName: 'Pigeon',
    })
    // Neither of these days.
    await parcel(busy, '2026-10-30T03:59:59Z')
    await parcel(busy, '2026-11-03T05:00:00Z')

    const report = await read()
    expect(report.totals).toMatchObject({
      received: 4,
      waiting: 1,
      collected: 2,
      lost: 1,
      medianHours: 3,
    })
    expect(report.days.map(({ received, collected }) => [received, collected])).toEqual([
      [1, 0],
      [0, 1],
      // One at half past one by the summer's clock, one at half past eleven at night.
      [2, 1],
      [1, 0],
    ])
    const { from, until } = report.days[2]!
    expect([from, until]).toEqual(['2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z'])
    const hours = Object.fromEntries(report.hours.map(({ hour, received }) => [hour, received]))
    expect([hours[1], hours[10], hours[23]]).toEqual([1, 1, 2])
    expect(report.carriers.map(({ carrier, name, received }) => [carrier, name, received])).toEqual(
      [
        ['dhl', null, 3],
        ['other', 'Pigeon', 1],
      ],
    )
    expect(report.units.map(({ unit, received, waiting }) => [unit, received, waiting])).toEqual([
      [busy.id, 3, 0],
      [quiet.id, 1, 1],
    ])
    expect(report.staff).toEqual([
      { person: concierge.user.id, name: concierge.user.name, received: 4, released: 2 },
    ])
    expect(report.incidents).toMatchObject([{ id: lost, outcome: 'lost', by: concierge.user.name }])
    // What waits now is told whenever it came.
    expect(report.oldest).toHaveLength(3)
    expect(report.oldest.map(({ id }) => id)).toContain(waits)
  })

  it('leads from a day and a unit to just these parcels, in the panel’s own list', async () => {
    const { drillDown } = await import('@/collections/packages/admin/report/drillDown')
    const report = await read()
    const { from, until } = report.days[2]!
    const count = async (...asked: Parameters<typeof drillDown>[1]) => {
      const query = new URL(drillDown(place.id, asked), 'http://localhost').search
      const { body } = await app.call('GET', `/packages${query}`, { as: manager.cookie })
      return (body as unknown as { totalDocs: number }).totalDocs
    }
    const onDay = {
      field: 'receivedAt',
      is: { greater_than_equal: from, less_than: until },
    } as const
    expect(await count(onDay)).toBe(2)
    expect(await count(onDay, { field: 'unit', is: { equals: quiet.id } })).toBe(0)
    expect(await count(onDay, { field: 'carrier', is: { equals: 'dhl' } })).toBe(2)
  })

  it('is for the managers of the community alone', async () => {
    const stranger = await make.person(other.id, 'manager')
    const resident = await make.person(place.id, 'owner', { unit: busy.id })
    for (const { cookie } of [concierge, stranger, resident]) {
      const { status } = await app.call('GET', path(), { as: cookie })
      expect([403, 404]).toContain(status)
    }
    const theirs = await app.call('GET', path(SPAN, other), { as: stranger.cookie })
    expect((theirs.body as unknown as Report).totals.received).toBe(0)
  })

  it.each([
    ['the end before the begin', 'from=2026-11-02&to=2026-11-01', 'to'],
    ['more than a year', 'from=2024-01-01&to=2026-01-01', 'to'],
    ['no day', 'from=yesterday&to=2026-11-01', 'from'],
  ])('refuses %s and names the field', async (_, query, field) => {
    const { status, body } = await app.call('GET', path(query), { as: manager.cookie })
    expect([status, body.error]).toMatchObject([400, { field }])
  })

  describe('as a file', () => {
    const file = async (query: string): Promise<Buffer> => {
      const answer = await app.raw(
        'GET',
        `/c/${place.slug}/packages/report/file?${SPAN}&${query}`,
        { as: manager.cookie, headers: { 'accept-language': 'fr' } },
      )
      expect(answer.status).toBe(200)
      return Buffer.from(await answer.arrayBuffer())
    }

    it('is a table with the words of the reader, and is written down', async () => {
      const lines = (await file('format=csv&table=carriers')).toString('utf8').split('\r\n')
      expect(lines[0]).toContain('Transporteur,Arrivés')
      expect(lines[1]).toBe('DHL,3,3')
      const audits = await app.sql(
        `select details from audit_entries where action = 'packages.report-exported'
           and community_id = $1`,
        [place.id],
      )
      expect(audits).toMatchObject([{ details: { format: 'csv', table: 'carriers' } }])
    })

    it('is a workbook with a sheet for each table, whose numbers are numbers', async () => {
      const book = await file('format=xlsx')
      const [head, first] = await readSheet(new Uint8Array(book).buffer, 3)
      expect(head?.[1]).toBe('Arrivés')
      expect(first?.slice(0, 2)).toEqual(['DHL', 3])
    })

    it('is a sheet of paper', async () => {
      const [page] = readPdf(await file('format=pdf&table=days'))
      expect(page?.texts).toContain('2026-11-01')
    })
  })
})
