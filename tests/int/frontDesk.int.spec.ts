import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'

let app: App
let make: Builders
let place: Community
let other: Community
let unit: Unit
let concierge: Person
let guard: Person
let manager: Person
let owner: Person

beforeAll(async () => {
  app = await startApp()
  make = buildersFor(app)
  place = await make.community()
  other = await make.community()
  unit = await make.unit(place.id, { building: 'North', number: '402' })
  concierge = await make.person(place.id, 'concierge')
  guard = await make.person(place.id, 'guard')
  manager = await make.person(place.id, 'manager')
  owner = await make.person(place.id, 'owner', { unit: unit.id, name: 'Priya Natarajan' })
}, 60_000)
afterAll(async () => {
  await app.stop()
})

const post = (path: string, body: unknown, as = concierge.cookie, slug = place.slug) =>
  app.call('POST', `/c/${slug}/packages${path}`, { as, body })
const get = (path: string, as = concierge.cookie, slug = place.slug) =>
  app.call('GET', `/c/${slug}${path}`, { as })
const log = async (data: object = {}): Promise<{ id: string; pickupCode: string }> => {
  const { status, body } = await post('', { unit: unit.id, carrier: 'dhl', ...data })
  expect([status, body.error]).toEqual([201, undefined])
  return body
}
const stepsOf = async (id: string) => {
  const rows = await app.sql<{ kind: string; note: string | null }>(
    'select kind, note from package_events where package_id = $1 order by at',
    [id],
  )
  return rows.map(({ kind, note }) => [kind, note])
}
const eventsOf = async (id: string) => {
  const rows = await app.sql<{ type: string }>(
    `select data->>'type' as type from pgboss.job
     where name = 'events' and data->'data'->>'packageId' = $1 order by created_on`,
    [id],
  )
  return rows.map(({ type }) => type)
}
const taken = { collectorKind: 'other', collectorName: 'Ada', signature: 'paper' }
const shelf = (name: string, data: object = {}, community = place.id) =>
  app.past.create({ collection: 'shelves', data: { community, name, area: 'Mail room', ...data } })

describe('what is logged', () => {
  it('has a kind, a size, a condition and whether it keeps', async () => {
    const { id } = await log({
      kind: 'food',
      carrier: 'hand',
      size: 'large',
      condition: 'wet',
      conditionNote: 'The bottom is soaked',
      isPerishable: true,
    })
    const { body } = await get('/packages')
    expect(body.packages.find((parcel: { id: string }) => parcel.id === id)).toMatchObject({
      kind: 'food',
      carrier: 'hand',
      size: 'large',
      condition: 'wet',
      conditionNote: 'The bottom is soaked',
      isPerishable: true,
    })
    const plain = await log()
    const stored = await app.past.findByID({ collection: 'packages', id: plain.id })
    expect(stored).toMatchObject({ kind: 'parcel', condition: 'good', isPerishable: false })
  })

  it('says what is wrong with it where it did not come whole, whoever writes', async () => {
    const refused = await post('', { unit: unit.id, carrier: 'dhl', condition: 'dented' })
    expect([refused.status, refused.body.error.code, refused.body.error.field]).toEqual([
      400,
      'validation.required',
      'conditionNote',
    ])
    const { id } = await log()
    const patched = await app.call('PATCH', `/packages/${id}`, {
      as: manager.cookie,
      body: { condition: 'opened' },
    })
    expect([patched.status, patched.body.error.field]).toEqual([400, 'conditionNote'])
    const wrong = await post('', { unit: unit.id, carrier: 'dhl', kind: 'elephant' })
    expect([wrong.status, wrong.body.error.field]).toEqual([400, 'kind'])
  })
})

describe('a device’s own id', () => {
  it('stores one parcel however often and at once it is tried', async () => {
    const clientId = randomUUID()
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => post('', { unit: unit.id, carrier: 'ups', clientId })),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    const [row] = await app.sql<{ many: number }>(
      'select count(*)::int as many from packages where client_id = $1',
      [clientId],
    )
    expect(row!.many).toBe(1)
    expect(await eventsOf(answers[0]!.body.id)).toEqual(['package.received'])
  })

  it('means nothing in another community', async () => {
    const clientId = randomUUID()
    const there = await make.unit(other.id)
    const colleague = await make.person(other.id, 'concierge')
    const mine = await post('', { unit: unit.id, carrier: 'ups', clientId })
    const theirs = await post(
      '',
      { unit: there.id, carrier: 'ups', clientId },
      colleague.cookie,
      other.slug,
    )
    expect([mine.status, theirs.status]).toEqual([201, 201])
    expect(theirs.body.id).not.toBe(mine.body.id)
  })
})

describe('many at once', () => {
  it('stores the good rows, says what is wrong with the others, and nothing twice', async () => {
    const rows = Array.from({ length: 20 }, (_, index) => ({
      clientId: randomUUID(),
      unit: unit.id,
      carrier: 'ups',
      recipientName: `Row ${String(index)}`,
    }))
    const stranger = await make.unit(other.id)
    const parcels: Record<string, unknown>[] = [...rows]
    parcels[3] = { ...rows[3], trackingNumber: 'x'.repeat(61) }
    parcels[7] = { ...rows[7], unit: stranger.id }
    parcels[11] = { ...rows[11], carrier: 'other' }
    const first = await post('/batch', { parcels })
    expect(first.status).toBe(200)
    const failed = first.body.parcels.flatMap(
      ({ error }: { error: { field: string } | null }, index: number) =>
        error === null ? [] : [[index, error.field]],
    )
    expect(failed).toEqual([
      [3, 'trackingNumber'],
      [7, 'unit'],
      [11, 'carrierName'],
    ])
    const again = await post('/batch', { parcels: rows })
    expect(again.body.parcels.every(({ error }: { error: unknown }) => error === null)).toBe(true)
    const idsOf = ({ body }: typeof again) =>
      body.parcels.map(({ parcel }: { parcel: { id: string } | null }) => parcel?.id)
    const [before, after] = [idsOf(first), idsOf(again)]
    for (const [index, id] of before.entries()) if (id) expect(after[index]).toBe(id)
    const [row] = await app.sql<{ many: number }>(
      `select count(*)::int as many from packages where client_id = any ($1)`,
      [rows.map(({ clientId }) => clientId)],
    )
    expect(row!.many).toBe(20)
  }, 60_000)

  it('is for the desk, and at most fifty', async () => {
    const row = { clientId: randomUUID(), unit: unit.id, carrier: 'ups' }
    expect((await post('/batch', { parcels: [row] }, owner.cookie)).status).toBe(403)
    const many = Array.from({ length: 51 }, () => ({ ...row, clientId: randomUUID() }))
    const { status, body } = await post('/batch', { parcels: many })
    expect([status, body.error.field]).toEqual([400, 'parcels'])
    expect((await post('/batch', { parcels: [] })).status).toBe(400)
  })
})

describe('a label that nobody knows', () => {
  it('waits without anybody being told, is no parcel to hand over, and is matched once', async () => {
    const { id } = await log({ unit: null, recipientName: 'P. Nataradjan' })
    expect(await eventsOf(id)).toEqual(['package.unmatched'])
    const early = await post(`/${id}/release`, taken)
    expect([early.status, early.body.error.code]).toEqual([409, 'packages.not-matched'])
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        post(`/${id}/match`, { unit: unit.id, recipient: owner.membership!.id }),
      ),
    )
    const won = answers.filter(({ status }) => status === 200)
    expect(won).toHaveLength(1)
    for (const { status, body } of answers.filter((answer) => !won.includes(answer))) {
      expect([status, body.error.code]).toEqual([409, 'packages.matched-already'])
    }
    expect(await eventsOf(id)).toEqual(['package.unmatched', 'package.received'])
    expect(await stepsOf(id)).toEqual([
      ['received', null],
      ['matched', null],
    ])
    const mine = await get('/my/packages', owner.cookie)
    expect(mine.body.packages.map((parcel: { id: string }) => parcel.id)).toContain(id)
    expect((await post(`/${id}/release`, taken)).status).toBe(200)
  }, 60_000)

  it('is seen by no resident, can go back to its sender, and is not matched then', async () => {
    const { id } = await log({ unit: null })
    const mine = await get('/my/packages', owner.cookie)
    expect(mine.body.packages.map((parcel: { id: string }) => parcel.id)).not.toContain(id)
    expect((await app.call('GET', `/packages/${id}`, { as: owner.cookie })).status).toBe(404)
    const closing = { reason: 'returned', note: 'Unknown' }
    expect((await post(`/${id}/close`, closing, manager.cookie)).status).toBe(200)
    const late = await post(`/${id}/match`, { unit: unit.id })
    expect([late.status, late.body.error.code]).toEqual([409, 'packages.already-returned'])
  })

  it('is not matched with a unit or a person of elsewhere, nor from elsewhere', async () => {
    const { id } = await log({ unit: null })
    const foreign = await make.unit(other.id)
    const neighbour = await make.person(place.id, 'owner', {
      unit: (await make.unit(place.id)).id,
    })
    for (const [body, field] of [
      [{ unit: foreign.id }, 'unit'],
      [{ unit: unit.id, recipient: neighbour.membership!.id }, 'recipient'],
    ] as const) {
      const refused = await post(`/${id}/match`, body)
      expect([refused.status, refused.body.error.field]).toEqual([400, field])
    }
    const stranger = await make.person(other.id, 'concierge')
    const answer = await post(`/${id}/match`, { unit: foreign.id }, stranger.cookie, other.slug)
    expect(answer.status).toBe(404)
    expect(await stepsOf(id)).toEqual([['received', null]])
  })

  it('lets the people of the unit see its photo only once it is matched', async () => {
    const { createLocalReq } = await import('payload')
    const { logPackage } = await import('@/collections/packages/operations/logPackage')
    const { PNG } = await import('../helpers/builders')
    const { user } = await app.payload.auth({
      headers: new Headers({ cookie: concierge.cookie, origin: 'http://localhost:3000' }),
    })
    const { id } = await logPackage({
      req: await createLocalReq({ user: user! }, app.payload),
      community: place.id,
      input: { unit: null, carrier: 'dhl' },
      photo: { bytes: PNG, name: 'label.png' },
    })
    const { photo } = await app.past.findByID({ collection: 'packages', id, depth: 1 })
    const { filename } = photo as { filename: string }
    const look = () => app.call('GET', `/media/file/${filename}`, { as: owner.cookie })
    expect((await look()).status).toBe(404)
    expect((await post(`/${id}/match`, { unit: unit.id })).status).toBe(200)
    expect((await look()).status).toBe(200)
  })
})

describe('the search for whose it is', () => {
  const search = async (words: string, as = concierge.cookie) => {
    const { body } = await get(`/desk/units?q=${encodeURIComponent(words)}`, as)
    return body.units as {
      id: string
      learned: { label: string; recipient: string | null } | null
    }[]
  }

  it('finds by words of a name in any order, and by phone', async () => {
    await app.sql('update users set phone = $1 where id = $2', ['+33698765432', owner.user.id])
    for (const words of [
      'natarajan priya',
      'P. Natarajan',
      '06 98 76 54 32',
      '+33 6 98 76',
      '5432',
    ]) {
      expect([words, (await search(words)).map(({ id }) => id)]).toEqual([words, [unit.id]])
    }
  })

  it('learns what stood on a label, and whom it meant', async () => {
    expect(await search('Zeta Trading')).toEqual([])
    await log({ recipientName: 'ZÉTA trading', recipient: owner.membership!.id })
    expect(await search('Zeta Trading')).toMatchObject([
      { id: unit.id, learned: { label: 'ZÉTA trading', recipient: owner.membership!.id } },
    ])
    const { id } = await log({ unit: null, recipientName: 'Omega Bakery' })
    expect(await search('omega bakery')).toEqual([])
    await post(`/${id}/match`, { unit: unit.id })
    expect(await search('OMEGA   bakery')).toMatchObject([
      { id: unit.id, learned: { label: 'Omega Bakery', recipient: null } },
    ])
  })

  it('offers nobody who has moved out, and learns for one community alone', async () => {
    const leaving = await make.person(place.id, 'leaseholder', { unit: unit.id })
    await log({ recipientName: 'Leaving Soon', recipient: leaving.membership!.id })
    await app.sql(`update memberships set status = 'ended' where id = $1`, [leaving.membership!.id])
    expect(await search('Leaving Soon')).toMatchObject([{ learned: { recipient: null } }])
    const stranger = await make.person(other.id, 'concierge')
    const { body } = await get('/desk/units?q=Leaving', stranger.cookie, other.slug)
    expect(body.units).toEqual([])
  })
})

describe('the map of shelves', () => {
  beforeAll(async () => {
    await shelf('A1', { position: 1 })
    await shelf('A2', { position: 2 })
    await shelf('Cold', { area: 'Refrigerator' })
  })

  it('offers free shelves first, each with what waits there', async () => {
    await log({ shelf: 'A1' })
    const { body } = await get('/desk/shelves')
    expect(body.shelves).toEqual([
      { name: 'A2', area: 'Mail room', waiting: 0 },
      { name: 'Cold', area: 'Refrigerator', waiting: 0 },
      { name: 'A1', area: 'Mail room', waiting: 1 },
    ])
    expect((await get('/desk/shelves', owner.cookie)).status).toBe(403)
  })

  it('is what parcels lie on, spelled as the map has it', async () => {
    const { id } = await log({ shelf: 'cold' })
    expect((await app.past.findByID({ collection: 'packages', id })).shelf).toBe('Cold')
    const { status, body } = await post('', { unit: unit.id, carrier: 'dhl', shelf: 'Z9' })
    expect([status, body.error.code, body.error.field]).toEqual([
      400,
      'packages.no-such-shelf',
      'shelf',
    ])
    const nowhere = await app.call('POST', '/packages', {
      as: manager.cookie,
      body: { unit: unit.id, carrier: 'dhl', shelf: 'Z9' },
    })
    expect([nowhere.status, nowhere.body.error.code]).toEqual([400, 'tenancy.community-missing'])
    const there = await make.unit(other.id)
    const colleague = await make.person(other.id, 'concierge')
    const free = await post(
      '',
      { unit: there.id, carrier: 'dhl', shelf: 'Z9' },
      colleague.cookie,
      other.slug,
    )
    expect(free.status).toBe(201)
  })

  it('keeps each move in the history, by whoever and however it is done', async () => {
    const { id } = await log({ shelf: 'A1' })
    const moved = await post(`/${id}/move`, { shelf: 'a2' }, guard.cookie)
    expect([moved.status, moved.body]).toEqual([200, { id, shelf: 'A2' }])
    expect((await post(`/${id}/move`, { shelf: 'A2' })).status).toBe(200)
    const patched = await app.call('PATCH', `/packages/${id}`, {
      as: manager.cookie,
      body: { shelf: 'Cold' },
    })
    expect(patched.status).toBe(200)
    expect(await stepsOf(id)).toEqual([
      ['received', null],
      ['moved', 'A1 → A2'],
      ['moved', 'A2 → Cold'],
    ])
    expect(await eventsOf(id)).toEqual(['package.received', 'package.moved', 'package.moved'])
    expect((await post(`/${id}/move`, { shelf: 'Z9' })).body.error.code).toBe(
      'packages.no-such-shelf',
    )
    await post(`/${id}/release`, taken)
    expect((await post(`/${id}/move`, { shelf: 'A1' })).body.error.code).toBe(
      'packages.already-collected',
    )
    expect((await post(`/${randomUUID()}/move`, { shelf: 'A1' })).status).toBe(404)
  })

  it('is edited in the panel: a new name goes with what lies there, and nothing is left on no shelf', async () => {
    const { id: shelfId } = await shelf('D1')
    const { id } = await log({ shelf: 'D1' })
    const renamed = await app.call('PATCH', `/shelves/${shelfId}`, {
      as: manager.cookie,
      body: { name: '  D  one ' },
    })
    expect(renamed.status).toBe(200)
    expect((await app.past.findByID({ collection: 'packages', id })).shelf).toBe('D one')
    const inUse = await app.call('DELETE', `/shelves/${shelfId}`, { as: manager.cookie })
    expect([inUse.status, inUse.body.error.code]).toEqual([409, 'packages.shelf-in-use'])
    await post(`/${id}/release`, taken)
    expect((await app.call('DELETE', `/shelves/${shelfId}`, { as: manager.cookie })).status).toBe(
      200,
    )
    const twin = await app.call('POST', '/shelves', {
      as: manager.cookie,
      body: { community: place.id, name: 'COLD', area: 'x' },
    })
    expect(twin.status).toBe(400)
  })
})

describe('labels', () => {
  const pdf = (query: string, as = concierge.cookie, slug = place.slug) =>
    app.raw('GET', `/c/${slug}/packages/labels.pdf?${query}`, { as })

  it('say the unit and the name, one a page on a roll, many on a sheet', async () => {
    const { readPdf } = await import('../helpers/pdf')
    const first = await log({ recipientName: 'Renée Müller' })
    const second = await log({ recipientName: 'Second' })
    const ids = `id=${second.id}&id=${first.id}`
    const roll = await pdf(`${ids}&paper=roll`)
    expect([roll.status, roll.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const pages = readPdf(Buffer.from(await roll.arrayBuffer()))
    expect(pages).toHaveLength(2)
    expect(pages[0]!.texts).toContain('Second')
    expect(pages[1]!.texts).toContain('North · 402')
    expect(pages[1]!.texts).toContain('Renée Müller')
    const sheet = readPdf(Buffer.from(await (await pdf(`${ids}&paper=a4`)).arrayBuffer()))
    expect(sheet).toHaveLength(1)
    expect(sheet[0]!.texts).toContain('Renée Müller')
  })

  it('have a QR code that an independent reader decodes: the parcel’s address, not its code', async () => {
    const { default: jsQR } = await import('jsqr')
    const { readPdf } = await import('../helpers/pdf')
    const { id, pickupCode } = await log()
    const [page] = readPdf(Buffer.from(await (await pdf(`id=${id}`)).arrayBuffer()))
    // The squares of the code as a picture, four pixels a millimetre and a white border.
    const scale = 6
    const side = 260 * scale
    const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
    for (const [x = 0, y = 0, width = 0, height = 0] of page!.squares) {
      for (let row = Math.round(y * scale); row < Math.round((y + height) * scale); row += 1) {
        for (let at = Math.round(x * scale); at < Math.round((x + width) * scale); at += 1) {
          pixels.fill(0, (row * side + at) * 4, (row * side + at) * 4 + 3)
        }
      }
    }
    const read = jsQR(pixels, side, side)
    expect(read?.data).toMatch(new RegExp(`/c/${place.slug}/desk/packages/${id}$`))
    expect(read?.data).not.toContain(pickupCode)
  })

  it('are for the desk of the community, and for parcels that are there', async () => {
    const { id } = await log()
    expect((await pdf(`id=${id}`, owner.cookie)).status).toBe(403)
    expect((await pdf(`id=${randomUUID()}`)).status).toBe(404)
    expect((await pdf('id=none')).status).toBe(400)
    const stranger = await make.person(other.id, 'concierge')
    expect((await pdf(`id=${id}`, stranger.cookie, other.slug)).status).toBe(404)
  })
})

describe('what the desk remembers of labels', () => {
  it('is closed to residents in the database itself', async () => {
    const { createLocalReq } = await import('payload')
    const { readerOf, sql } = await import('@/kernel/database/transaction')
    const rowsFor = async (person: Person) => {
      const { user } = await app.payload.auth({
        headers: new Headers({ cookie: person.cookie, origin: 'http://localhost:3000' }),
      })
      const req = await createLocalReq({ user: user! }, app.payload)
      const reader = await readerOf(req)
      const { rows } = await reader.execute(sql`select label from package_labels`)
      return rows.length
    }
    await log({ recipientName: 'Somebody remembered' })
    expect(await rowsFor(guard)).toBeGreaterThan(0)
    expect(await rowsFor(owner)).toBe(0)
  })
})
