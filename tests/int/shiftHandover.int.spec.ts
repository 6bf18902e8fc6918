import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { follow, photograph, uploadsTo } from '../helpers/files'

let app: App
let make: Builders
let place: Community
let unit: Unit
let early: Person
let late: Person
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
  early = await make.person(place.id, 'concierge', { name: 'Rosa Early' })
  late = await make.person(place.id, 'guard', { name: 'Tom Late' })
  manager = await make.person(place.id, 'manager')
})

const call = (method: string, path: string, as: Person, body?: object, slug = place.slug) =>
  app.call(method, `/c/${slug}/shift-handovers${path}`, { as: as.cookie, body })
const signature = async (as: Person, purpose = 'shift-signature'): Promise<string> => {
  const bytes = await photograph(320, 120)
  const { status, body } = await uploadsTo(app, place.slug)(as, purpose, bytes)
  expect(status).toBe(201)
  return body.id
}
const onPaper = { signature: 'paper' }
const leave = (as = early, data: object = onPaper) =>
  call('POST', '', as, { note: 'The lift engineer has key 7', ...data })
const accept = (id: string, as = late, data: object = onPaper) =>
  call('POST', `/${id}/accept`, as, { hasRead: true, ...data })
const left = async (as = early) => {
  const { status, body } = await leave(as)
  expect(status).toBe(201)
  return body.id as string
}
const seen = async (as = manager) => (await call('GET', '', as)).body

describe('a shift', () => {
  it('is left with words, figures and a signature, and taken over with another one', async () => {
    const own = await signature(early)
    const { body: made } = await leave(early, { signature: 'screen', signatureFile: own })
    const waiting = await seen(late)
    expect(waiting.open).toMatchObject({
      id: made.id,
      state: 'open',
      note: 'The lift engineer has key 7',
      from: { id: early.user.id, name: 'Rosa Early', signature: 'screen' },
      to: null,
    })
    const theirs = await signature(late)
    const taken = await accept(made.id, late, { signature: 'screen', signatureFile: theirs })
    expect(taken.status).toBe(200)
    const { open, past } = await seen()
    expect(open).toBeNull()
    expect(past).toMatchObject([
      {
        id: made.id,
        state: 'accepted',
        from: { id: early.user.id, signatureUrl: expect.stringContaining(own) },
        to: { id: late.user.id, name: 'Tom Late', signatureUrl: expect.stringContaining(theirs) },
        endedAt: expect.any(String),
      },
    ])
    const audited = await app.sql<{ action: string }>(
      `select action from audit_entries where subject_id = $1 order by at`,
      [made.id],
    )
    expect(audited.map(({ action }) => action)).toEqual(['shift.handed-over', 'shift.taken-over'])
  })

  it('is left once at a time, and taken over once, whoever tries', async () => {
    const staff = [early, manager, late]
    const many = await Promise.all(Array.from({ length: 20 }, (_, n) => leave(staff[n % 3])))
    expect(many.filter(({ status }) => status === 201)).toHaveLength(1)
    const refused = many.filter(({ status }) => status === 409)
    expect(refused).toHaveLength(19)
    expect(refused[0]!.body.error.code).toBe('packages.shift-open')
    const { open } = await seen()
    const others = staff.filter(({ user }) => user.id !== open.from.id)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => accept(open.id, others[n % 2])),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const lost = answers.filter(({ status }) => status === 409)
    expect(lost).toHaveLength(19)
    expect(lost[0]!.body.error.code).toBe('packages.shift-over')
    const rows = await app.sql('select state from shift_handovers where community_id = $1', [
      place.id,
    ])
    expect(rows).toEqual([{ state: 'accepted' }])
  })

  it('is not taken over by who left it, nor by who has not read it', async () => {
    const id = await left()
    const own = await accept(id, early)
    expect([own.status, own.body.error.code]).toEqual([403, 'packages.shift-own'])
    const unread = await accept(id, late, { hasRead: false, ...onPaper })
    expect([unread.status, unread.body.error.field]).toEqual([400, 'hasRead'])
    expect((await accept(randomUUID())).status).toBe(404)
    expect((await seen()).open).toMatchObject({ id })
    expect((await accept(id)).status).toBe(200)
  })

  it('needs the signature of the one who sends it, each file once', async () => {
    const without = await leave(early, { signature: 'screen' })
    expect([without.status, without.body.error.field]).toEqual([400, 'signatureFile'])
    const stolen = await signature(late)
    const foreign = await leave(early, { signature: 'screen', signatureFile: stolen })
    expect([foreign.status, foreign.body.error.code]).toEqual([409, 'files.not-staged'])
    const wrong = await signature(early, 'package-signature')
    expect((await leave(early, { signature: 'screen', signatureFile: wrong })).status).toBe(409)
    expect((await seen()).open).toBeNull()
    const silent = await leave(early, { note: ' ', ...onPaper })
    expect([silent.status, silent.body.error.field]).toEqual([400, 'note'])
    const id = await left()
    const again = await accept(id, late, { signature: 'screen', signatureFile: randomUUID() })
    expect(again.status).toBeGreaterThanOrEqual(400)
    expect((await seen()).open).toMatchObject({ id })
  })

  it('is taken back by its author alone, while nobody has taken it over', async () => {
    const id = await left()
    expect((await call('POST', `/${id}/withdraw`, late, {})).status).toBe(404)
    expect((await call('POST', `/${id}/withdraw`, early, {})).status).toBe(200)
    expect((await call('POST', `/${id}/withdraw`, early, {})).status).toBe(409)
    const late409 = await accept(id)
    expect([late409.status, late409.body.error.code]).toEqual([409, 'packages.shift-over'])
    expect((await seen()).past).toEqual([])
    const next = await left()
    const both = await Promise.all([call('POST', `/${next}/withdraw`, early, {}), accept(next)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('counts what waits, came, went and is open, as it was when it was signed', async () => {
    const resident = await make.person(place.id, 'owner', { unit: unit.id })
    await app.sql('update communities set parcels_return_days = 3 where id = $1', [place.id])
    const old = await make.parcel(place.id, unit.id)
    await app.sql(`update packages set received_at = now() - interval '9 days' where id = $1`, [
      old.id,
    ])
    const out = await make.parcel(place.id, unit.id)
    const gone = await app.call('POST', `/c/${place.slug}/handovers`, {
      as: early.cookie,
      body: {
        unit: unit.id,
        parcels: [out.id],
        collectorKind: 'household',
        collector: resident.membership!.id,
        signature: 'paper',
      },
    })
    expect(gone.status).toBe(201)
    const unknown = await app.call('POST', `/c/${place.slug}/packages`, {
      as: early.cookie,
      body: { unit: null, carrier: 'dhl', recipientName: 'Pria' },
    })
    expect(unknown.status).toBe(201)
    const count = await app.call('POST', `/c/${place.slug}/shelf-audits`, {
      as: early.cookie,
      body: {},
    })
    await app.call('POST', `/c/${place.slug}/shelf-audits/${count.body.id}/codes`, {
      as: early.cookie,
      body: { codes: ['WHOKNOWS1234'] },
    })
    await app.call('POST', `/c/${place.slug}/shelf-audits/${count.body.id}/finish`, {
      as: early.cookie,
      body: {},
    })
    const counts = {
      waiting: 2,
      arrived: 2,
      handedOver: 1,
      unmatched: 1,
      goingBack: 1,
      openDifferences: 3,
    }
    expect((await seen()).now).toEqual(counts)
    const id = await left()
    await make.parcel(place.id, unit.id)
    expect((await seen()).open.counts).toEqual(counts)
    await accept(id)
    // What the one before had counted is not counted again, and nothing falls between them.
    const now = (await seen()).now
    expect(now).toEqual({ ...counts, waiting: 3, arrived: 1, handedOver: 0 })
    const next = await left(late)
    const [before, after] = await app.sql<{ at: Date; since: Date }>(
      'select at, since from shift_handovers where id = any ($1) order by at',
      [[id, next]],
    )
    expect(after!.since).toEqual(before!.at)
  })

  it('is the desk’s, and another community knows nothing of it', async () => {
    const id = await left()
    const owner = await make.person(place.id, 'owner', { unit: unit.id })
    expect((await leave(owner)).status).toBe(403)
    expect((await call('GET', '', owner)).status).toBe(403)
    const other = await make.community()
    const theirs = await make.person(other.id, 'concierge')
    const foreign = await call(
      'POST',
      `/${id}/accept`,
      theirs,
      { hasRead: true, ...onPaper },
      other.slug,
    )
    expect(foreign.status).toBe(404)
    expect((await call('GET', '', theirs, undefined, other.slug)).body.open).toBeNull()
  })

  it('shows its signatures to the desk alone', async () => {
    const own = await signature(early)
    await leave(early, { signature: 'screen', signatureFile: own })
    const url = (await seen()).open.from.signatureUrl as string
    const mine = await follow(app, manager, url)
    expect(mine.status).toBe(200)
    expect(mine.headers.get('content-type')).toMatch(/^image\//)
    // An address is not a right.
    const owner = await make.person(place.id, 'owner', { unit: unit.id })
    const theirs = await follow(app, owner, url)
    expect([403, 404]).toContain(theirs.status)
  })
})
