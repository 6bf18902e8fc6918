import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { LIMITS } from '@/kernel/http/rateLimit/limits'
import type { RunningWorker } from '@/kernel/jobs/worker'
import { communityRequest } from '@/kernel/tenancy/system'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { startHttpSink, type HttpSink } from '../helpers/sinks'
import { workHere } from '../helpers/worker'

let app: App
let make: Builders
let screens: HttpSink
let worker: RunningWorker
let place: Community
let unit: Unit
let next: Unit
let concierge: Person
let owner: Person
let partner: Person
let neighbour: Person

beforeAll(async () => {
  screens = await startHttpSink()
  app = await startApp({ PUSHER_PORT: String(screens.port), RATE_LIMIT_SCALE: '10' })
  make = buildersFor(app)
  place = await make.community()
  unit = await make.unit(place.id, { number: '402' })
  next = await make.unit(place.id, { number: '403' })
  concierge = await make.person(place.id, 'concierge')
  owner = await make.person(place.id, 'owner', { unit: unit.id, name: 'Priya' })
  partner = await make.person(place.id, 'household', { unit: unit.id, name: 'Arjun' })
  neighbour = await make.person(place.id, 'owner', { unit: next.id, name: 'Ben' })
  worker = await workHere(app)
}, 60_000)
afterAll(async () => {
  await worker.stop()
  await app.stop()
  await screens.stop()
})
beforeEach(() => app.sql('delete from rate_limits'))

const call = (method: string, path: string, as: Person, body?: object) =>
  app.call(method, `/c/${place.slug}${path}`, { as: as.cookie, ...(body && { body }) })
const disown = (id: string, as = owner, note = '') =>
  call('POST', `/my/packages/${id}/not-mine`, as, { note })
const release = (id: string) =>
  call('POST', `/packages/${id}/release`, concierge, {
    collectorKind: 'other',
    collectorName: 'Somebody',
    signature: 'paper',
  })
const match = (id: string, to: Unit) =>
  call('POST', `/packages/${id}/match`, concierge, { unit: to.id })
const listOf = async (as: Person): Promise<string[]> => {
  const { body } = await call('GET', '/my/packages', as)
  return body.packages.map(({ id }: { id: string }) => id)
}
const parcel = async (data: object = {}): Promise<{ id: string; code: string }> => {
  const { id, pickupCode } = await make.parcel(place.id, unit.id, data)
  return { id, code: pickupCode! }
}
const rowOf = async (id: string) =>
  (
    await app.sql<Record<string, unknown>>(
      'select unit_id, recipient_id, notified_at, status::text as status from packages where id = $1',
      [id],
    )
  )[0]!
const until = async (holds: () => Promise<boolean>) => {
  for (let looks = 0; looks < 100; looks += 1) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('it never came true')
}

describe('a parcel that is not theirs', () => {
  it('leaves the list of all who live there, and is one of which the desk knows nothing but what was said', async () => {
    const { id, code } = await parcel({
      recipient: owner.membership!.id,
      notifiedAt: new Date().toISOString(),
    })
    expect(await listOf(partner)).toContain(id)
    expect((await disown(id, owner, 'It says Ben on the label')).status).toBe(200)
    expect(await rowOf(id)).toEqual({
      unit_id: null,
      recipient_id: null,
      notified_at: null,
      status: 'received',
    })
    for (const person of [owner, partner]) {
      expect(await listOf(person)).not.toContain(id)
      expect((await app.call('GET', `/packages/${id}`, { as: person.cookie })).status).toBe(404)
    }
    // The code that they have seen opens nothing, and a hand-over is refused until it is matched.
    expect((await call('GET', `/packages/by-code/${code}`, concierge)).status).toBe(404)
    expect((await release(id)).body.error.code).toBe('packages.not-matched')
  })

  it('is in the timeline and the audit log, with who said it; the note is for the desk', async () => {
    const { id } = await parcel()
    await disown(id, partner, 'A blue label')
    const steps = await app.sql(
      `select kind, unit_id, actor_id, note from package_events
       where package_id = $1 and kind = 'disowned'`,
      [id],
    )
    expect(steps).toEqual([
      { kind: 'disowned', unit_id: unit.id, actor_id: partner.user.id, note: 'A blue label' },
    ])
    const audited = await app.sql(
      `select actor_id from audit_entries where action = 'package.disowned' and subject_id = $1`,
      [id],
    )
    expect(audited).toEqual([{ actor_id: partner.user.id }])
    const events = await app.call('GET', `/package-events?where[package][equals]=${id}`, {
      as: owner.cookie,
    })
    expect(JSON.stringify(events.body)).not.toContain('blue label')
  })

  it('shows on the screens of the desk and of the home at once', async () => {
    const { id } = await parcel()
    screens.requests.length = 0
    await disown(id)
    await until(() =>
      Promise.resolve(
        screens.requests.some(({ body }) => {
          const said = JSON.stringify(body)
          // Those of earlier tests may come later than this one's.
          return said.includes('package.disowned') && said.includes(id)
        }),
      ),
    )
    const said = JSON.stringify(screens.requests.map(({ body }) => body))
    expect(said).toContain(id)
    expect(said).toContain(partner.user.id)
    expect(said).not.toContain(neighbour.user.id)
  })

  it('takes its picture along, unless another parcel of theirs shows it', async () => {
    const [own, shared] = [await make.photo(place.id, unit.id), await make.photo(place.id, unit.id)]
    const { id } = await parcel({ photo: own.id })
    const both = await parcel({ photo: shared.id })
    await parcel({ photo: shared.id })
    await disown(id)
    await disown(both.id)
    const see = async (filename: string | null | undefined, as: Person) =>
      (await app.raw('GET', `/media/file/${String(filename)}`, { as: as.cookie })).status
    expect(await see(own.filename, owner)).toBe(404)
    expect(await see(own.filename, concierge)).toBe(200)
    expect(await see(shared.filename, owner)).toBe(200)
    // Whoever it is for sees it again.
    expect((await match(id, next)).status).toBe(200)
    expect(await see(own.filename, neighbour)).toBe(200)
  })

  it('is its recipient’s from the match on, with reminders from the beginning', async () => {
    const { id } = await parcel()
    await app.sql(
      `insert into package_reminders (package_id, day, community_id, at)
       values ($1, 1, $2, now()), ($1, 3, $2, now())`,
      [id, place.id],
    )
    await disown(id)
    const reminders = () => app.sql('select day from package_reminders where package_id = $1', [id])
    await until(async () => (await reminders()).length === 0)
    expect((await match(id, next)).status).toBe(200)
    expect(await listOf(neighbour)).toContain(id)
    const { body } = await app.call('GET', `/package-events?where[package][equals]=${id}`, {
      as: neighbour.cookie,
    })
    // What happened before is not theirs to read.
    expect(body.docs.map(({ kind }: { kind: string }) => kind)).toEqual(['matched'])
    const { forgetReminders } = await import('@/collections/packages/operations/disowned')
    await app.sql(
      `insert into package_reminders (package_id, day, community_id, at)
       values ($1, 1, $2, now() + interval '1 second')`,
      [id, place.id],
    )
    const req = await communityRequest(app.payload, place.id, 'a test')
    await forgetReminders(req, { community: place.id, parcel: id })
    expect(await reminders()).toEqual([{ day: 1 }])
  })

  it('reminds nobody while nobody knows whose it is', async () => {
    const { id } = await parcel()
    await app.sql(`update packages set received_at = now() - interval '30 days' where id = $1`, [
      id,
    ])
    await disown(id)
    const { remindWaiting } = await import('@/collections/packages/operations/remindWaiting')
    await remindWaiting({ payload: app.payload, now: new Date() })
    expect(await app.sql('select 1 from package_reminders where package_id = $1', [id])).toEqual([])
  })

  it('may come back to them, and be given back again', async () => {
    const { id } = await parcel()
    await disown(id)
    expect((await match(id, unit)).status).toBe(200)
    expect(await listOf(owner)).toContain(id)
    expect((await disown(id)).status).toBe(200)
    expect(
      await app.sql('select 1 from package_disownings where package_id = $1', [id]),
    ).toHaveLength(2)
  })
})

describe('who may say so', () => {
  it('is who has it in their list: no neighbour, no desk, nobody from elsewhere', async () => {
    const { id } = await parcel()
    const elsewhere = await make.community()
    const stranger = await make.person(elsewhere.id, 'owner', {
      unit: (await make.unit(elsewhere.id)).id,
    })
    expect((await disown(id, neighbour)).status).toBe(404)
    expect((await disown(id, concierge)).status).toBe(403)
    expect((await disown(id, stranger)).status).toBe(404)
    const theirs = await app.call('POST', `/c/${elsewhere.slug}/my/packages/${id}/not-mine`, {
      as: stranger.cookie,
      body: {},
    })
    expect(theirs.status).toBe(404)
    expect((await rowOf(id))['unit_id']).toBe(unit.id)
  })

  it('is nobody once it went out', async () => {
    const { id } = await parcel()
    expect((await release(id)).status).toBe(200)
    const refused = await disown(id)
    expect([refused.status, refused.body.error.code]).toEqual([409, 'packages.already-collected'])
  })

  it('is one of twenty at once, and a hand-over among them', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { id } = await parcel()
      const presses = Array.from({ length: 20 }, (_, n) =>
        disown(id, n % 2 === 0 ? owner : partner),
      )
      const all = round === 1 ? [release(id), ...presses] : [...presses, release(id)]
      const answers = await Promise.all(all)
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      const codes = answers.flatMap(({ status, body }) => (status === 200 ? [] : [body.error.code]))
      for (const code of codes) {
        expect([
          'packages.disowned-already',
          'packages.already-collected',
          'packages.not-matched',
          'packages.one-unit',
        ]).toContain(code)
      }
      const disowned = await app.sql('select 1 from package_disownings where package_id = $1', [id])
      const { status, unit_id } = await rowOf(id)
      expect([disowned.length, unit_id]).toEqual(status === 'collected' ? [0, unit.id] : [1, null])
      await app.sql('delete from rate_limits')
    }
  })

  it('says it so many times an hour', async () => {
    const points = LIMITS['parcel-disowned'].account!.points * 10
    for (let n = 0; n < points; n += 1) {
      expect((await disown(crypto.randomUUID())).status).toBe(404)
    }
    const { id } = await parcel()
    expect((await disown(id)).status).toBe(429)
    expect((await disown(id, partner)).status).toBe(200)
  })
})

describe('where a notice of it leads', () => {
  it('says that it was given back, to the home alone', async () => {
    const { givenBack } = await import('@/collections/packages/operations/disowned')
    const { createLocalReq } = await import('payload')
    const { id } = await parcel()
    await disown(id, partner)
    const asked = async ({ user }: Person) =>
      givenBack(await createLocalReq({ user: { ...user, collection: 'users' } }, app.payload), {
        community: place.id,
        id,
      })
    expect(await asked(owner)).toMatchObject({ name: 'Arjun', isOwn: false })
    expect(await asked(partner)).toMatchObject({ name: 'Arjun', isOwn: true })
    expect(await asked(neighbour)).toBeNull()
    expect(await asked(concierge)).toBeNull()
  })
})

describe('the table', () => {
  it('takes in what a person says of their own home, and is read there and at the desk', async () => {
    const { id } = await parcel()
    await disown(id, owner, 'Mine it is not')
    const { createLocalReq } = await import('payload')
    const { inTransaction, readerOf, sql, txOf } = await import('@/kernel/database/transaction')
    const reqOf = ({ user }: Person) =>
      createLocalReq({ user: { ...user, collection: 'users' } }, app.payload)
    const seen = async (as: Person) =>
      (
        await (
          await readerOf(await reqOf(as))
        ).execute(sql`select 1 from package_disownings where package_id = ${id}`)
      ).rows.length
    expect(await Promise.all([owner, partner, concierge, neighbour].map(seen))).toEqual([
      1, 1, 1, 0,
    ])
    const say = async (as: Person, person: Person) => {
      const req = await reqOf(as)
      await inTransaction(req, async () => {
        await (
          await txOf(req)
        ).execute(sql`
          insert into package_disownings (id, community_id, package_id, unit_id, person_id)
          values (gen_random_uuid(), ${place.id}, ${id}, ${unit.id}, ${person.user.id})`)
      })
    }
    await expect(say(neighbour, neighbour)).rejects.toThrow()
    await expect(say(owner, partner)).rejects.toThrow()
    await say(owner, owner)
  })
})
