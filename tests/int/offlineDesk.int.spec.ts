import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { follow, photograph, uploadsTo } from '../helpers/files'

const RECOVERY = 'r'.repeat(80)
const YESTERDAY = new Date(Date.now() - 24 * 3600 * 1000).toISOString()

let app: App
let make: Builders
let place: Community
let unit: Unit
let rosa: Person
let tom: Person
let manager: Person

beforeAll(async () => {
  app = await startApp()
  make = buildersFor(app)
}, 60_000)
afterAll(async () => {
  await app.stop()
})
beforeEach(async () => {
  place = await make.community()
  unit = await make.unit(place.id)
  rosa = await make.person(place.id, 'concierge', { name: 'Rosa' })
  tom = await make.person(place.id, 'guard', { name: 'Tom' })
  manager = await make.person(place.id, 'manager', { name: 'Margaret' })
})

const call = (method: string, path: string, as: Person, body?: object, slug = place.slug) =>
  app.call(method, `/c/${slug}${path}`, { as: as.cookie, body })
const enrol = async (as: Person, label = 'Tablet'): Promise<string> => {
  const { status, body } = await call('POST', '/desk/devices', as, { label, recovery: RECOVERY })
  expect(status).toBe(201)
  return body.id
}
const devices = async (as: Person) => (await call('GET', '/desk/devices', as)).body.devices
const contact = (id: string, as: Person) => call('POST', `/desk/devices/${id}/contact`, as)
const revoke = (id: string, as: Person) => call('POST', `/desk/devices/${id}/revoke`, as)

const intake = (parcel: object = {}, id = randomUUID()) => ({
  kind: 'intake',
  id,
  happenedAt: YESTERDAY,
  parcel: { unit: unit.id, carrier: 'dhl', ...parcel },
})
const release = (parcels: string[], collectorName: string, rest: object = {}) => ({
  kind: 'release',
  id: randomUUID(),
  happenedAt: YESTERDAY,
  unit: unit.id,
  parcels,
  collectorKind: 'other',
  collectorName,
  signature: 'paper',
  ...rest,
})
const send = (device: string, as: Person, entries: object[]) =>
  call('POST', '/packages/offline-entries', as, { device, entries })
const outcomes = ({ status, body }: Awaited<ReturnType<App['call']>>): string[] => {
  expect([status, body.error]).toEqual([200, undefined])
  return body.entries.map(({ outcome }: { outcome: string }) => outcome)
}
const parcel = async () => (await make.parcel(place.id, unit.id)).id
const conflicts = async (as = manager) =>
  (await call('GET', '/packages/conflicts', as)).body.conflicts
const stepsOf = (id: string) =>
  app.sql<{ kind: string; note: string | null }>(
    'select kind, note from package_events where package_id = $1 order by at',
    [id],
  )
const count = async (table: string) => {
  const [row] = await app.sql<{ n: number }>(
    `select count(*)::int as n from ${table} where community_id = $1`,
    [place.id],
  )
  return row!.n
}

describe('a device', () => {
  it('is listed for whoever set it up, and all of them for management', async () => {
    const own = await enrol(rosa, 'Counter')
    const other = await enrol(tom, 'Gate')
    expect(await devices(rosa)).toMatchObject([
      { id: own, label: 'Counter', person: { id: rosa.user.id, name: 'Rosa' }, isOwn: true },
    ])
    expect((await devices(manager)).map(({ id }: { id: string }) => id)).toEqual([other, own])
  })

  it('goes on until it is revoked, by its own person or by management, and is told so', async () => {
    const id = await enrol(rosa)
    expect((await contact(id, rosa)).body).toEqual({ state: 'active', isOwn: true })
    expect((await contact(id, tom)).body).toEqual({ state: 'active', isOwn: false })
    expect((await revoke(id, tom)).status).toBe(404)
    expect((await contact(id, rosa)).body.state).toBe('active')
    const many = await Promise.all(Array.from({ length: 20 }, () => revoke(id, manager)))
    expect(many.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200))
    expect((await contact(id, rosa)).body).toEqual({ state: 'revoked', isOwn: true })
    const audited = await app.sql<{ action: string }>(
      `select action from audit_entries where subject_id = $1 order by at`,
      [id],
    )
    expect(audited.map(({ action }) => action)).toEqual([
      'desk-device.enrolled',
      'desk-device.revoked',
    ])
    expect((await revoke(await enrol(tom), tom)).status).toBe(200)
    expect((await revoke(randomUUID(), manager)).status).toBe(404)
  })

  it('gets its key back for its own person alone, and not once it is revoked', async () => {
    const id = await enrol(rosa)
    const recover = (as: Person) => call('POST', `/desk/devices/${id}/recovery`, as)
    expect((await recover(rosa)).body).toEqual({ recovery: RECOVERY })
    for (const as of [tom, manager]) expect((await recover(as)).status).toBe(404)
    await revoke(id, rosa)
    expect((await recover(rosa)).status).toBe(404)
  })

  it('has it written down when its person throws away what it could not open', async () => {
    const id = await enrol(rosa)
    const tell = (as: Person, count: unknown = 2) =>
      call('POST', `/desk/devices/${id}/discarded`, as, { count })
    expect((await tell(rosa)).status).toBe(200)
    for (const as of [tom, manager]) expect((await tell(as)).status).toBe(404)
    expect((await tell(rosa, 0)).status).toBe(400)
    const audited = await app.sql<{ details: unknown; actor_id: string }>(
      `select details, actor_id from audit_entries
       where subject_id = $1 and action = 'desk-device.discarded'`,
      [id],
    )
    expect(audited).toEqual([{ details: { count: 2 }, actor_id: rosa.user.id }])
  })

  it('is not there for residents, for other communities, and for whoever has left', async () => {
    const id = await enrol(rosa)
    const elsewhere = await make.community()
    const stranger = await make.person(elsewhere.id, 'manager')
    const resident = await make.person(place.id, 'owner', { unit: unit.id })
    for (const path of [`/desk/devices/${id}/contact`, `/desk/devices/${id}/revoke`]) {
      expect((await call('POST', path, stranger)).status).toBe(404)
      expect((await call('POST', path, stranger, undefined, elsewhere.slug)).status).toBe(404)
      expect((await call('POST', path, resident)).status).toBe(403)
    }
    await app.sql(`update memberships set status = 'ended' where user_id = $1`, [rosa.user.id])
    const { status, body } = await contact(id, rosa)
    expect([status, body.error.code]).toEqual([404, 'not-found'])
    expect((await contact(id, manager)).body.state).toBe('active')
  })
})

describe('the list of the day', () => {
  it('has what waits and who lives where, and nothing that nobody needs', async () => {
    await make.person(place.id, 'owner', { unit: unit.id, name: 'Ada Lovelace' })
    const id = await parcel()
    const { body } = await call('GET', '/desk/offline-list', rosa)
    expect(body.list.parcels).toEqual([
      {
        id,
        unit: unit.id,
        name: null,
        kind: 'parcel',
        carrier: expect.any(String),
        shelf: null,
        code: expect.any(String),
        receivedAt: expect.any(String),
      },
    ])
    expect(body.list.units).toEqual([
      {
        id: unit.id,
        label: expect.any(String),
        people: [{ membership: expect.any(String), name: 'Ada Lovelace' }],
      },
    ])
    const again = await call('GET', `/desk/offline-list?known=${body.digest}`, rosa)
    expect(again.body).toEqual({ digest: body.digest, list: null })
    await outcomesOfRelease(id)
    const later = await call('GET', `/desk/offline-list?known=${body.digest}`, rosa)
    expect(later.body.list.parcels).toEqual([])
  })

  it('is for the desk of that community', async () => {
    const resident = await make.person(place.id, 'owner', { unit: unit.id })
    expect((await call('GET', '/desk/offline-list', resident)).status).toBe(403)
    const stranger = await make.person((await make.community()).id, 'concierge')
    expect((await call('GET', '/desk/offline-list', stranger)).status).toBe(404)
  })
})

const outcomesOfRelease = async (id: string) => {
  expect(outcomes(await send(await enrol(rosa), rosa, [release([id], 'Bob')]))).toEqual(['done'])
}

describe('what was done without a network', () => {
  it('is stored once, however many times and from wherever it is sent', async () => {
    const device = await enrol(rosa)
    const entries = Array.from({ length: 20 }, (_, n) =>
      intake({ trackingNumber: `T${String(n)}` }),
    )
    const many = await Promise.all(Array.from({ length: 20 }, () => send(device, rosa, entries)))
    const all = many.flatMap(outcomes)
    expect(all.filter((one) => one === 'done')).toHaveLength(20)
    expect(all.filter((one) => one === 'already')).toHaveLength(380)
    expect(await count('packages')).toBe(20)
    expect(await count('package_offline_entries')).toBe(20)
    const numbers = await app.sql<{ tracking_number: string }>(
      'select distinct tracking_number from packages where community_id = $1',
      [place.id],
    )
    expect(numbers).toHaveLength(20)
  }, 60_000)

  it('says in the timeline when it happened, and who did it', async () => {
    const entry = intake()
    expect(outcomes(await send(await enrol(rosa), rosa, [entry]))).toEqual(['done'])
    const [stored] = await app.sql<{ id: string }>('select id from packages where client_id = $1', [
      entry.id,
    ])
    expect(await stepsOf(stored!.id)).toMatchObject([
      { kind: 'received' },
      { kind: 'offline', note: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/) },
    ])
    const [kept] = await app.sql<{ by_id: string; happened_at: Date; arrived_at: Date }>(
      'select by_id, happened_at, arrived_at from package_offline_entries where id = $1',
      [entry.id],
    )
    expect(kept!.by_id).toBe(rosa.user.id)
    expect(new Date(kept!.happened_at).toISOString()).toBe(YESTERDAY)
    expect(new Date(kept!.arrived_at).getTime()).toBeGreaterThan(Date.parse(YESTERDAY))
  })

  it('is the parcel that came through before its answer was lost', async () => {
    const entry = intake()
    const row = { ...entry.parcel, clientId: entry.id }
    await call('POST', '/packages/batch', rosa, { parcels: [row] })
    expect(outcomes(await send(await enrol(rosa), rosa, [entry]))).toEqual(['already'])
    expect(await count('packages')).toBe(1)
  })

  it('is handed over once, with its signature', async () => {
    const device = await enrol(rosa)
    const id = await parcel()
    const bytes = await photograph(320, 120)
    const staged = await uploadsTo(app, place.slug)(rosa, 'package-signature', bytes)
    const entry = release([id], 'Bob', { signature: 'screen', signatureFile: staged.body.id })
    const many = await Promise.all(Array.from({ length: 20 }, () => send(device, rosa, [entry])))
    const all = many.flatMap(outcomes)
    expect(all.filter((one) => one === 'done')).toHaveLength(1)
    expect(all.filter((one) => one === 'already')).toHaveLength(19)
    expect(await count('package_handovers')).toBe(1)
    expect(await conflicts()).toEqual([])
    expect((await stepsOf(id)).map(({ kind }) => kind).slice(-2)).toEqual(['collected', 'offline'])
  })

  it('is the hand-over that came through before its answer was lost, of twenty tries', async () => {
    const device = await enrol(rosa)
    const [first, second] = [await parcel(), await parcel()]
    const entry = release([first, second], 'Ada')
    const { id: clientId, kind: _, happenedAt: __, ...said } = entry
    const online = () => call('POST', '/handovers', rosa, { ...said, clientId })
    const tries = await Promise.all([
      ...Array.from({ length: 16 }, online),
      ...Array.from({ length: 4 }, () => send(device, rosa, [entry])),
    ])
    expect(tries.filter(({ status }) => status !== 201 && status !== 200)).toEqual([])
    expect(outcomes(await send(device, rosa, [entry]))).toEqual(['already'])
    const again = await online()
    expect(again.body).toEqual({
      id: clientId,
      collectorName: 'Ada',
      released: [first, second].sort(),
      missed: [],
    })
    expect(await count('package_handovers')).toBe(1)
    expect(await count('package_conflicts')).toBe(0)
    const kinds = (await stepsOf(first)).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'collected')).toHaveLength(1)
  })

  it('takes no id of a hand-over of another community for its own', async () => {
    const elsewhere = await make.community()
    const home = await make.unit(elsewhere.id)
    const stranger = await make.person(elsewhere.id, 'concierge')
    const clientId = randomUUID()
    const given = (as: Person, slug: string, unitId: string, id: string) =>
      call(
        'POST',
        '/handovers',
        as,
        {
          clientId,
          unit: unitId,
          parcels: [id],
          collectorKind: 'other',
          collectorName: 'Ada',
          signature: 'paper',
        },
        slug,
      )
    const theirs = (await make.parcel(elsewhere.id, home.id)).id
    expect((await given(stranger, elsewhere.slug, home.id, theirs)).status).toBe(201)
    const answer = await given(rosa, place.slug, unit.id, await parcel())
    expect([answer.status, answer.body.error.code]).toEqual([409, 'conflict'])
    expect(await count('package_handovers')).toBe(0)
  })

  it('waits on the device where it could go another time', async () => {
    const id = await parcel()
    const lost = release([id], 'Bob', { signature: 'screen', signatureFile: randomUUID() })
    expect(outcomes(await send(await enrol(rosa), rosa, [lost]))).toEqual(['away'])
    expect(await count('package_offline_entries')).toBe(0)
  })

  it('is taken from no device that is revoked, somebody else’s, or not there', async () => {
    const device = await enrol(rosa)
    const refused = async (by: string, as: Person) => {
      const { status, body } = await send(by, as, [intake()])
      return [status, body.error.code]
    }
    expect(await refused(device, tom)).toEqual([403, 'devices.revoked'])
    expect(await refused(randomUUID(), rosa)).toEqual([404, 'not-found'])
    await revoke(device, manager)
    expect(await refused(device, rosa)).toEqual([403, 'devices.revoked'])
    const other = await enrol(rosa)
    const elsewhere = await make.person((await make.community()).id, 'concierge')
    expect(await refused(other, elsewhere)).toEqual([404, 'not-found'])
    await app.sql(`update memberships set status = 'ended' where user_id = $1`, [rosa.user.id])
    expect(await refused(other, rosa)).toEqual([404, 'not-found'])
    expect(await count('packages')).toBe(0)
  })
})

describe('what does not fit', () => {
  it('is kept with both versions: who gave it to whom, and when', async () => {
    const id = await parcel()
    const [counter, gate] = [await enrol(rosa, 'Counter'), await enrol(tom, 'Gate')]
    const bytes = await photograph(320, 120)
    const staged = await uploadsTo(app, place.slug)(tom, 'package-signature', bytes)
    const signed = { signature: 'screen', signatureFile: staged.body.id }
    const first = { ...release([id], 'Ada'), happenedAt: '2026-11-29T08:00:00.000Z' }
    const second = { ...release([id], 'Bob', signed), happenedAt: '2026-11-29T07:30:00.000Z' }
    expect(outcomes(await send(counter, rosa, [first]))).toEqual(['done'])
    expect(outcomes(await send(gate, tom, [second]))).toEqual(['conflict'])
    expect(outcomes(await send(gate, tom, [second]))).toEqual(['already'])
    const [conflict, ...more] = await conflicts()
    expect(more).toEqual([])
    expect(conflict).toMatchObject({
      kind: 'release',
      reason: expect.any(String),
      parcel: { id },
      ours: {
        by: 'Tom',
        device: 'Gate',
        collector: 'Bob',
        happenedAt: '2026-11-29T07:30:00.000Z',
        signatureUrl: expect.any(String),
      },
      theirs: {
        status: 'collected',
        by: 'Rosa',
        collector: 'Ada',
        at: '2026-11-29T08:00:00.000Z',
      },
      settled: null,
    })
    expect((await follow(app, manager, conflict.ours.signatureUrl)).status).toBe(200)
    const resident = await make.person(place.id, 'owner', { unit: unit.id })
    expect((await call('GET', `/files/${staged.body.id}`, resident)).status).not.toBe(200)
    expect((await stepsOf(id)).at(-1)).toEqual({ kind: 'disputed', note: 'Bob' })
  })

  it('loses its signature with the days that the community keeps them', async () => {
    const id = await parcel()
    await outcomesOfRelease(id)
    const bytes = await photograph(320, 120)
    const staged = await uploadsTo(app, place.slug)(tom, 'package-signature', bytes)
    const signed = { signature: 'screen', signatureFile: staged.body.id }
    await send(await enrol(tom), tom, [release([id], 'Bob', signed)])
    const urlOf = async () => (await conflicts())[0].ours.signatureUrl as string | null
    const { removePictures } = await import('@/collections/packages/operations/removePictures')
    const at = (days: number) => new Date(Date.now() + days * 24 * 3_600_000)
    await removePictures({ payload: app.payload, now: at(1) })
    expect(await urlOf()).not.toBeNull()
    await removePictures({ payload: app.payload, now: at(4000) })
    expect(await urlOf()).toBeNull()
  })

  it('takes nothing of the rest with it: what still waits is handed over', async () => {
    const [gone, waiting] = [await parcel(), await parcel()]
    await outcomesOfRelease(gone)
    const both = release([gone, waiting], 'Ada')
    expect(outcomes(await send(await enrol(tom), tom, [both, intake()]))).toEqual([
      'conflict',
      'done',
    ])
    expect(await conflicts()).toMatchObject([
      { parcel: { id: gone }, ours: { collector: 'Ada' }, theirs: { collector: 'Bob' } },
    ])
    const [row] = await app.sql<{ status: string }>('select status from packages where id = $1', [
      waiting,
    ])
    expect(row).toEqual({ status: 'collected' })
  })

  it('has one winner of twenty devices that gave the same parcel away', async () => {
    const id = await parcel()
    const device = await enrol(rosa)
    const many = await Promise.all(
      Array.from({ length: 20 }, (_, n) => send(device, rosa, [release([id], `P${String(n)}`)])),
    )
    const all = many.flatMap(outcomes)
    expect(all.filter((one) => one === 'done')).toHaveLength(1)
    expect(all.filter((one) => one === 'conflict')).toHaveLength(19)
    expect(await conflicts()).toHaveLength(19)
  })

  it('is kept too where the unit, the shelf or the parcel is not there', async () => {
    const device = await enrol(rosa)
    const wrong = [
      intake({ unit: randomUUID(), recipientName: 'Ada' }),
      intake({ carrier: 'other' }),
      intake({ carrier: 'nobody' }),
      intake({ kind: 12 }),
      release([randomUUID()], 'Bob'),
      release([await parcel()], 'Bob', { unit: randomUUID() }),
      release([await parcel()], 'Bob', { collectorKind: 'household', collector: randomUUID() }),
    ]
    expect(outcomes(await send(device, rosa, wrong))).toEqual(wrong.map(() => 'conflict'))
    expect(outcomes(await send(device, rosa, wrong))).toEqual(wrong.map(() => 'already'))
    const all = await conflicts()
    expect(all).toHaveLength(wrong.length)
    expect(all.map(({ ours }: { ours: { said: string | null } }) => ours.said)).toContain(
      'dhl · Ada',
    )
    for (const { reason } of all) expect(reason).not.toContain('Something went wrong')
  })

  it('is settled once, by the desk, with a word; its timeline says so', async () => {
    const id = await parcel()
    const device = await enrol(rosa)
    await send(device, rosa, [release([id], 'Ada')])
    await send(device, rosa, [release([id], 'Bob')])
    const [{ id: conflict }] = await conflicts()
    const settle = (as: Person, note = 'Ada has it', slug = place.slug) =>
      call('POST', `/packages/conflicts/${conflict}/settle`, as, { note }, slug)
    const elsewhere = await make.community()
    const stranger = await make.person(elsewhere.id, 'manager')
    expect((await settle(stranger)).status).toBe(404)
    expect((await settle(stranger, 'x', elsewhere.slug)).status).toBe(404)
    const resident = await make.person(place.id, 'owner', { unit: unit.id })
    expect((await settle(resident)).status).toBe(403)
    const wordless = await settle(rosa, ' ')
    expect([wordless.status, wordless.body.error.field]).toEqual([400, 'note'])
    const many = await Promise.all(
      Array.from({ length: 20 }, (_, n) => settle([rosa, tom, manager][n % 3]!)),
    )
    expect(many.filter(({ status }) => status === 200)).toHaveLength(1)
    const refused = many.filter(({ status }) => status === 409)
    expect(refused).toHaveLength(19)
    expect(refused[0]!.body.error.code).toBe('packages.conflict-settled')
    expect(await conflicts()).toMatchObject([{ settled: { note: 'Ada has it' } }])
    expect((await stepsOf(id)).at(-1)).toEqual({ kind: 'settled', note: 'Ada has it' })
  })
})
