import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'

let app: App
let make: Builders
let place: Community
let unit: Unit
let concierge: Person
let guard: Person
let manager: Person

beforeAll(async () => {
  app = await startApp()
  make = buildersFor(app)
  place = await make.community()
  unit = await make.unit(place.id)
  concierge = await make.person(place.id, 'concierge')
  guard = await make.person(place.id, 'guard')
  manager = await make.person(place.id, 'manager')
}, 60_000)
afterAll(async () => {
  await app.stop()
})

const call = (method: string, path: string, body?: object, as = concierge) =>
  app.call(method, `/c/${place.slug}${path}`, { as: as.cookie, body })

let shelves = 0
/** A shelf of its own for each test. */
const shelfName = () => {
  shelves += 1
  return `S${String(shelves)}`
}
const onShelf = async (shelf: string, data: object = {}) =>
  (await make.parcel(place.id, unit.id, { shelf, ...data })).id
const start = async (shelf: string, as = concierge) => {
  const { status, body } = await call('POST', '/shelf-audits', { shelf }, as)
  expect(status).toBe(201)
  return body as { id: string; isNew: boolean }
}
const labelOf = (id: string) => `https://home.example/c/${place.slug}/desk/packages/${id}`
const count = async (id: string, codes: string[], as = concierge) => {
  const { status, body } = await call('POST', `/shelf-audits/${id}/codes`, { codes }, as)
  expect([status, body.error?.code]).toEqual([200, undefined])
  return (body.results as { result: string }[]).map(({ result }) => result)
}
const finish = (id: string, as = concierge) => call('POST', `/shelf-audits/${id}/finish`, {}, as)
const differencesAbout = (shelf: string) =>
  app.sql<{ id: string; kind: string; package_id: string | null; state: string }>(
    `select id, kind, package_id, code, shelf, recorded_shelf, state, settled_as, settled_by_id, note
     from shelf_incidents where community_id = $1 and shelf = $2 order by kind, at`,
    [place.id, shelf],
  )
const outcomeOf = async (id: string) => {
  const [row] = await app.sql<{ state: string; settled_as: string | null }>(
    'select state, settled_as from shelf_incidents where id = $1',
    [id],
  )
  return [row?.state, row?.settled_as]
}
const settle = (id: string, as: string, note?: string, who = concierge) =>
  call('POST', `/shelf-incidents/${id}/settle`, { as, ...(note !== undefined && { note }) }, who)
/** One parcel of `shelf` that nobody counted. */
const missing = async (shelf = shelfName()) => {
  const parcel = await onShelf(shelf)
  const { id } = await start(shelf)
  expect((await finish(id)).body).toMatchObject({ expected: 1, counted: 0, differences: 1 })
  const [difference] = await differencesAbout(shelf)
  return { shelf, parcel, id: difference!.id }
}
/** One parcel that is recorded elsewhere and was counted on `shelf`. */
const astray = async () => {
  const [shelf, recorded] = [shelfName(), shelfName()]
  const parcel = await onShelf(recorded)
  const { id } = await start(shelf)
  expect(await count(id, [labelOf(parcel)])).toEqual(['elsewhere'])
  await finish(id)
  const [difference] = await differencesAbout(shelf)
  return { shelf, recorded, parcel, id: difference!.id }
}
const closeIt = (parcel: string, reason: string) =>
  call('POST', `/packages/${parcel}/close`, { reason, note: 'Nowhere' }, manager)

describe('a count', () => {
  it('takes our labels, pickup codes and the carriers’ numbers, each once', async () => {
    const shelf = shelfName()
    const first = await onShelf(shelf)
    const second = await make.parcel(place.id, unit.id, { shelf })
    await onShelf(shelf, { trackingNumber: '1Z 5R8 939 03 5756 712 7' })
    const { id } = await start(shelf)
    const code = second.pickupCode ?? ''
    const spelled = `${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase()
    const codes = [labelOf(first), spelled, '1z5r89390357567127']
    expect(await count(id, codes)).toEqual(['counted', 'counted', 'counted'])
    expect(await count(id, [labelOf(first), code, '1Z 5R89390357567127'])).toEqual([
      'again',
      'again',
      'again',
    ])
    const { body } = await call('GET', `/shelf-audits/${id}`)
    expect([body.audit.counted, body.expected.length]).toEqual([3, 3])
    expect((await finish(id)).body).toEqual({ id, expected: 3, counted: 3, differences: 0 })
    expect(await differencesAbout(shelf)).toEqual([])
  })

  it('never ticks two items off with one number', async () => {
    const shelf = shelfName()
    const trackingNumber = `TWIN${String(Date.now())}`
    await onShelf(shelf, { trackingNumber })
    await onShelf(shelf, { trackingNumber })
    const { id } = await start(shelf)
    expect(await count(id, [trackingNumber, trackingNumber])).toEqual(['counted', 'again'])
    const { body } = await call('GET', `/shelf-audits/${id}`)
    const counted = body.counted.map(({ parcel }: { parcel: { id: string } }) => parcel.id)
    const rest = body.expected.filter((line: { id: string }) => !counted.includes(line.id))
    expect(rest).toHaveLength(1)
    expect(await count(id, [labelOf(rest[0].id)])).toEqual(['counted'])
    expect((await finish(id)).body).toMatchObject({ counted: 2, differences: 0 })
  })

  it('is one of a shelf, whoever begins it, and goes on after a reload', async () => {
    const shelf = shelfName()
    const begun = await Promise.all(
      Array.from({ length: 20 }, (_, n) => start(shelf, n % 2 === 0 ? concierge : guard)),
    )
    expect(new Set(begun.map(({ id }) => id)).size).toBe(1)
    expect(begun.filter(({ isNew }) => isNew)).toHaveLength(1)
    const { id } = begun[0]!
    await count(id, ['NOBODY-1234567'])
    const again = await call('GET', `/shelf-audits/${id}`, undefined, guard)
    expect(again.body).toMatchObject({
      audit: { state: 'open', startedBy: expect.any(String) },
      counted: [{ code: 'NOBODY1234567', parcel: null }],
    })
    await call('POST', `/shelf-audits/${id}/uncount`, { code: 'NOBODY1234567' })
    expect((await finish(id)).body).toMatchObject({ counted: 0, differences: 0 })
  })

  it('is finished by one of many, and takes nothing more', async () => {
    const shelf = shelfName()
    await onShelf(shelf)
    const { id } = await start(shelf)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => finish(id, n % 2 === 0 ? concierge : guard)),
    )
    const won = answers.filter(({ status }) => status === 200)
    const lost = answers.filter(({ status }) => status === 409)
    expect([won.length, lost.length]).toEqual([1, 19])
    expect(lost[0]!.body.error.code).toBe('packages.audit-over')
    expect(await differencesAbout(shelf)).toHaveLength(1)
    const late = await call('POST', `/shelf-audits/${id}/codes`, { codes: ['12345678'] })
    expect([late.status, late.body.error.code]).toEqual([409, 'packages.audit-over'])
    expect((await call('POST', `/shelf-audits/${id}/cancel`, {})).status).toBe(409)
    // The next one is a new one.
    expect((await start(shelf)).isNew).toBe(true)
  })

  it('loses nothing that is read while it is finished', async () => {
    const shelf = shelfName()
    const parcels = await Promise.all(Array.from({ length: 20 }, () => onShelf(shelf)))
    const { id } = await start(shelf)
    const sendings = parcels.map((parcel) =>
      call('POST', `/shelf-audits/${id}/codes`, { codes: [labelOf(parcel)] }),
    )
    const [ended, ...sent] = await Promise.all([finish(id, guard), ...sendings])
    expect(ended.status).toBe(200)
    const taken = sent.filter(({ status }) => status === 200).length
    expect(sent.every(({ status }) => status === 200 || status === 409)).toBe(true)
    expect(ended.body).toMatchObject({ counted: taken, differences: 20 - taken })
    expect(await differencesAbout(shelf)).toHaveLength(20 - taken)
  })

  it('that is given up leaves nothing behind', async () => {
    const shelf = shelfName()
    await onShelf(shelf)
    const { id } = await start(shelf)
    expect((await call('POST', `/shelf-audits/${id}/cancel`, {})).status).toBe(200)
    expect(await differencesAbout(shelf)).toEqual([])
    const { body } = await call('GET', '/shelf-audits')
    expect(body.audits.map((audit: { id: string }) => audit.id)).not.toContain(id)
  })

  it('is the desk’s, and another community’s knows nothing of it', async () => {
    const shelf = shelfName()
    const { id } = await start(shelf)
    const owner = await make.person(place.id, 'owner', { unit: unit.id })
    expect((await call('POST', '/shelf-audits', { shelf }, owner)).status).toBe(403)
    expect((await call('GET', `/shelf-audits/${id}`, undefined, owner)).status).toBe(403)
    const other = await make.community()
    const theirs = await make.person(other.id, 'concierge')
    const path = `/c/${other.slug}/shelf-audits/${id}`
    const looks = await app.call('GET', path, { as: theirs.cookie })
    const ends = await app.call('POST', `${path}/finish`, { as: theirs.cookie, body: {} })
    expect([looks.status, ends.status]).toEqual([404, 404])
    const parcel = await onShelf(shelf)
    const begun = await app.call('POST', `/c/${other.slug}/shelf-audits`, {
      as: theirs.cookie,
      body: {},
    })
    const read = await app.call('POST', `/c/${other.slug}/shelf-audits/${begun.body.id}/codes`, {
      as: theirs.cookie,
      body: { codes: [labelOf(parcel), `/c/${other.slug}/desk/packages/${parcel}`] },
    })
    expect(read.body.results.map(({ result }: { result: string }) => result)).toEqual([
      'unknown',
      'unknown',
    ])
  })

  it('refuses a shelf that the map does not have', async () => {
    const mapped = await make.community()
    await app.past.create({
      collection: 'shelves',
      data: { community: mapped.id, name: 'A1' },
    })
    const theirs = await make.person(mapped.id, 'concierge')
    const begin = (shelf: string) =>
      app.call('POST', `/c/${mapped.slug}/shelf-audits`, { as: theirs.cookie, body: { shelf } })
    const refused = await begin('Z9')
    expect([refused.status, refused.body.error.code]).toEqual([400, 'packages.no-such-shelf'])
    const begun = await begin('a1')
    expect(begun.status).toBe(201)
    const [row] = await app.sql('select shelf from shelf_audits where id = $1', [begun.body.id])
    expect(row).toEqual({ shelf: 'A1' })
    // A shelf that gets another name takes its count along.
    const [shelf] = await app.sql<{ id: string }>(
      'select id from shelves where community_id = $1',
      [mapped.id],
    )
    await app.past.update({ collection: 'shelves', id: shelf!.id, data: { name: 'B7' } })
    expect((await begin('B7')).body).toEqual({ id: begun.body.id, isNew: false })
  })
})

describe('what a count finds', () => {
  it('is what is missing, what lies elsewhere, what is gone by the log, and what nobody knows', async () => {
    const [shelf, recorded] = [shelfName(), shelfName()]
    const lying = await onShelf(shelf)
    const gone = await onShelf(shelf)
    const strange = await onShelf(recorded)
    const closed = await onShelf(shelf)
    await closeIt(closed, 'returned')
    const { id } = await start(shelf)
    const codes = [lying, strange, closed].map((one) => labelOf(one))
    expect(await count(id, [...codes, 'XX00000001'])).toEqual([
      'counted',
      'elsewhere',
      'closed',
      'unknown',
    ])
    expect((await finish(id)).body).toEqual({ id, expected: 2, counted: 4, differences: 4 })
    const open = { state: 'open', settled_as: null, settled_by_id: null, note: null, shelf }
    expect(await differencesAbout(shelf)).toEqual(
      [
        { ...open, kind: 'closed', package_id: closed, code: null, recorded_shelf: null },
        { ...open, kind: 'elsewhere', package_id: strange, code: null, recorded_shelf: recorded },
        { ...open, kind: 'missing', package_id: gone, code: null, recorded_shelf: null },
        { ...open, kind: 'unknown', package_id: null, code: 'XX00000001', recorded_shelf: null },
      ].map((row) => expect.objectContaining(row)),
    )
    const { body } = await call('GET', '/shelf-audits', undefined, manager)
    const kinds = body.differences
      .filter((one: { shelf: string }) => one.shelf === shelf)
      .map(({ kind }: { kind: string }) => kind)
    expect(kinds.sort()).toEqual(['closed', 'elsewhere', 'missing', 'unknown'])
  })

  it('is nothing about what comes, goes or is moved while somebody counts', async () => {
    const [shelf, other] = [shelfName(), shelfName()]
    const out = await onShelf(shelf)
    const away = await onShelf(shelf)
    const { id } = await start(shelf)
    await count(id, [labelOf(out), labelOf(away)])
    await onShelf(shelf)
    await closeIt(out, 'returned')
    await call('POST', `/packages/${away}/move`, { shelf: other })
    expect((await finish(id)).body).toMatchObject({ counted: 2, differences: 0 })
  })

  it('over all shelves says what is missing and nothing about places', async () => {
    const home = await make.community()
    const flat = await make.unit(home.id)
    const person = await make.person(home.id, 'concierge')
    const here = await make.parcel(home.id, flat.id, { shelf: 'A' })
    const lost = await make.parcel(home.id, flat.id)
    const ask = (path: string, body: object) =>
      app.call('POST', `/c/${home.slug}/shelf-audits${path}`, { as: person.cookie, body })
    const { body } = await ask('', {})
    await ask(`/${body.id}/codes`, { codes: [here.pickupCode] })
    expect((await ask(`/${body.id}/finish`, {})).body).toMatchObject({
      expected: 2,
      counted: 1,
      differences: 1,
    })
    const rows = await app.sql(
      'select kind, package_id, shelf from shelf_incidents where community_id = $1',
      [home.id],
    )
    expect(rows).toEqual([{ kind: 'missing', package_id: lost.id, shelf: '' }])
  })

  it('is written down once, however often the shelf is counted', async () => {
    const { shelf, parcel, id } = await missing()
    const next = await start(shelf)
    await count(next.id, ['YY00000002'])
    await finish(next.id)
    const third = await start(shelf)
    await count(third.id, ['YY00000002', labelOf(parcel)])
    await finish(third.id)
    const rows = await differencesAbout(shelf)
    expect(rows.map(({ kind, state }) => [kind, state])).toEqual([
      ['missing', 'settled'],
      ['unknown', 'open'],
    ])
    expect(await outcomeOf(id)).toEqual(['settled', 'found'])
  })

  it('is another difference where the missing thing turns up on another shelf', async () => {
    const { parcel, shelf, id } = await missing()
    const other = shelfName()
    const next = await start(other)
    expect(await count(next.id, [labelOf(parcel)])).toEqual(['elsewhere'])
    await finish(next.id)
    expect(await outcomeOf(id)).toEqual(['settled', 'found'])
    const [now] = await differencesAbout(other)
    expect(now).toMatchObject({ kind: 'elsewhere', state: 'open', recorded_shelf: shelf })
    // It is known where it lies: a count of its own shelf does not look for it again.
    const own = await start(shelf)
    await finish(own.id)
    expect(await outcomeOf(now!.id)).toEqual(['open', null])
    expect(await differencesAbout(shelf)).toHaveLength(1)
  })
})

describe('a difference', () => {
  it('is settled by one of many', async () => {
    const { id } = await missing()
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        settle(id, 'found', undefined, n % 2 === 0 ? concierge : guard),
      ),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const lost = answers.filter(({ status }) => status === 409)
    expect(lost).toHaveLength(19)
    expect(lost[0]!.body.error.code).toBe('packages.difference-settled')
    const [row] = await app.sql(
      'select settled_as, settled_at from shelf_incidents where id = $1',
      [id],
    )
    expect(row).toEqual({ settled_as: 'found', settled_at: expect.anything() })
  })

  it('of place is settled by recording where it lies, in one press', async () => {
    const { id, parcel, shelf } = await astray()
    expect((await settle(id, 'moved')).status).toBe(200)
    expect(await outcomeOf(id)).toEqual(['settled', 'moved'])
    const [row] = await app.sql('select shelf from packages where id = $1', [parcel])
    expect(row).toEqual({ shelf })
    const steps = await app.sql(
      `select note from package_events where package_id = $1 and kind = 'moved'`,
      [parcel],
    )
    expect(steps).toHaveLength(1)
  })

  it('is settled by what becomes of the parcel on its own page', async () => {
    const moved = await astray()
    const { status } = await call('POST', `/packages/${moved.parcel}/move`, { shelf: moved.shelf })
    expect(status).toBe(200)
    expect(await outcomeOf(moved.id)).toEqual(['settled', 'moved'])
    for (const [reason, as] of [
      ['lost', 'lost'],
      ['returned', 'released'],
      ['unsigned', 'released'],
    ] as const) {
      const { id, parcel } = await missing()
      expect((await closeIt(parcel, reason)).status).toBe(200)
      expect(await outcomeOf(id)).toEqual(['settled', as])
      // A closing that was wrong is taken back, and so is what it settled.
      expect((await call('POST', `/packages/${parcel}/undo`, {})).status).toBe(200)
      expect(await outcomeOf(id)).toEqual(['open', null])
    }
    const out = await missing()
    const handed = await call('POST', '/handovers', {
      unit: unit.id,
      parcels: [out.parcel],
      collectorKind: 'other',
      collectorName: 'Ana',
      signature: 'paper',
    })
    expect(handed.status).toBe(201)
    expect(await outcomeOf(out.id)).toEqual(['settled', 'released'])
  })

  it('about what is gone by the log is settled where its closing is taken back', async () => {
    const shelf = shelfName()
    const parcel = await onShelf(shelf)
    await closeIt(parcel, 'lost')
    const { id } = await start(shelf)
    expect(await count(id, [labelOf(parcel)])).toEqual(['closed'])
    await finish(id)
    const [difference] = await differencesAbout(shelf)
    expect((await call('POST', `/packages/${parcel}/undo`, {})).status).toBe(200)
    expect(await outcomeOf(difference!.id)).toEqual(['settled', 'found'])
  })

  it('has its own answers, and “something else” needs words', async () => {
    const { id } = await missing()
    for (const as of ['moved', 'lost', 'released']) {
      const { status, body } = await settle(id, as)
      expect([as, status, body.error.code]).toEqual([as, 400, 'packages.not-an-answer'])
    }
    const silent = await settle(id, 'noted', ' ')
    expect([silent.status, silent.body.error.field]).toEqual([400, 'note'])
    expect((await settle(id, 'noted', 'Behind the shelf')).status).toBe(200)
    const [row] = await app.sql('select note, settled_by_id from shelf_incidents where id = $1', [
      id,
    ])
    expect(row).toEqual({ note: 'Behind the shelf', settled_by_id: concierge.user.id })
    expect((await settle(randomUUID(), 'found')).status).toBe(404)
  })

  it('is management’s to read in the panel, and nobody’s to write there', async () => {
    const { id } = await missing()
    const read = await app.call('GET', `/shelf-incidents/${id}`, { as: manager.cookie })
    expect([read.status, read.body.kind]).toEqual([200, 'missing'])
    for (const method of ['PATCH', 'DELETE']) {
      const { status } = await app.call(method, `/shelf-incidents/${id}`, {
        as: manager.cookie,
        ...(method === 'PATCH' && { body: { state: 'settled' } }),
      })
      expect([method, status]).toEqual([method, 403])
    }
    const owner = await make.person(place.id, 'owner', { unit: unit.id })
    const theirs = await app.call('GET', `/shelf-incidents/${id}`, { as: owner.cookie })
    expect([403, 404]).toContain(theirs.status)
  })
})
