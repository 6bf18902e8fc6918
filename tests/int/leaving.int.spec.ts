import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { createLocalReq } from 'payload'
import { bindAssignments } from '@/kernel/assignments'
import { turnOverdue, turnTerm } from '@/collections/memberships/operations/turnTerm'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { startHttpSink, startMailSink, until, type HttpSink, type MailSink } from '../helpers/sinks'
import { startWorker, type Worker } from '../helpers/worker'

jest.setTimeout(60_000)

let app: App
let make: Builders
let mail: MailSink
let realtime: HttpSink
let worker: Worker
let place: Community
let unit: Unit
let manager: Person

beforeAll(async () => {
  mail = await startMailSink()
  realtime = await startHttpSink()
  app = await startApp({ SMTP_URL: mail.url, PUSHER_PORT: String(realtime.port) })
  make = buildersFor(app)
  place = await make.community({ name: 'Maple Court' })
  unit = await make.unit(place.id, { number: '12' })
  manager = await make.person(place.id, 'manager')
  worker = startWorker(app.env)
}, 60_000)
beforeEach(() => {
  realtime.requests.length = 0
  mail.mails.length = 0
})
afterAll(async () => {
  await worker.kill()
  await app.stop()
  await mail.stop()
  await realtime.stop()
})

const end = (who: Person, body: object = {}, as = manager.cookie) =>
  app.call('POST', `/c/${place.slug}/memberships/${who.membership!.id}/end`, {
    as,
    body: { reason: 'Moved out', ...body },
  })
const stateOf = async ({ membership }: Person) => {
  const [row] = await app.sql<{ status: string; end_reason: string | null }>(
    'select status, end_reason from memberships where id = $1',
    [membership!.id],
  )
  return row!
}
const wasCutOff = ({ user }: Person) =>
  realtime.requests.some(({ url }) => url.includes(`/users/${user.id}/terminate_connections`))
const reach = async ({ cookie }: Person) =>
  (await app.call('GET', `/c/${place.slug}/my/packages`, { as: cookie })).status

describe('moving out', () => {
  it('ends access with the next request, and the connections with it', async () => {
    const ada = await make.person(place.id, 'owner', { unit: unit.id })
    await until(() => wasCutOff(ada))
    realtime.requests.length = 0
    expect(await reach(ada)).toBe(200)
    const { status, body } = await end(ada)
    expect([status, Date.parse(body.endsAt) <= Date.now()]).toEqual([200, true])
    expect(await reach(ada)).toBe(404)
    expect(await stateOf(ada)).toEqual({ status: 'ended', end_reason: 'Moved out' })
    await until(() => wasCutOff(ada))
    const log = await app.sql(
      `select details->>'role' as role, actor_id from audit_entries
       where action = 'membership.ended' and subject_id = $1`,
      [ada.membership!.id],
    )
    expect(log).toEqual([{ role: 'owner', actor_id: manager.user.id }])
  })

  it('happens by itself at its moment', async () => {
    const bob = await make.person(place.id, 'leaseholder', { unit: unit.id })
    await until(() => wasCutOff(bob))
    realtime.requests.length = 0
    const at = new Date(Date.now() + 1500)
    const { status } = await end(bob, { at: at.toISOString() })
    expect(status).toBe(200)
    expect((await stateOf(bob)).status).toBe('active')
    expect(await reach(bob)).toBe(200)
    // The clock alone refuses; the worker ends what is open.
    await until(async () => (await reach(bob)) === 404)
    expect(Date.now()).toBeGreaterThanOrEqual(at.getTime())
    await until(async () => (await stateOf(bob)).status === 'ended')
    await until(() => wasCutOff(bob))
  })

  it('of which the job is lost is noticed all the same, once', async () => {
    const eve = await make.person(place.id, 'owner', { unit: unit.id })
    await app.sql(`update memberships set valid_to = now() - interval '1 minute' where id = $1`, [
      eve.membership!.id,
    ])
    const input = { community: place.id, membershipId: eve.membership!.id }
    expect(await turnOverdue(app.payload)).toBe(1)
    await turnTerm(app.payload, input)
    expect(await turnOverdue(app.payload)).toBe(0)
    expect((await stateOf(eve)).status).toBe('ended')
    const log = await app.sql(
      `select 1 from audit_entries where action = 'membership.ended' and subject_id = $1`,
      [eve.membership!.id],
    )
    expect(log).toHaveLength(1)
  })

  it('is decided once, however many decide it', async () => {
    const dan = await make.person(place.id, 'owner', { unit: unit.id })
    const answers = await Promise.all(Array.from({ length: 20 }, () => end(dan)))
    const codes = answers.map(({ status, body }) => body.error?.code ?? status)
    expect(codes.filter((code) => code === 200)).toHaveLength(1)
    expect(codes.filter((code) => code === 'memberships.has-ended')).toHaveLength(19)
  })

  it('is for managers of the community, with a reason', async () => {
    const kim = await make.person(place.id, 'owner', { unit: unit.id })
    expect((await end(kim, {}, kim.cookie)).status).toBe(403)
    const elsewhere = await make.community()
    const stranger = await make.person(elsewhere.id, 'manager')
    expect((await end(kim, {}, stranger.cookie)).status).toBe(404)
    const foreign = await app.call(
      'POST',
      `/c/${elsewhere.slug}/memberships/${kim.membership!.id}/end`,
      { as: stranger.cookie, body: { reason: 'Not mine' } },
    )
    expect(foreign.status).toBe(404)
    const { status, body } = await end(kim, { reason: ' ' })
    expect([status, body.error.field]).toEqual([400, 'reason'])
    expect((await stateOf(kim)).status).toBe('active')
  })

  it('leaves a manager: of two who go at once one stays', async () => {
    const alone = await make.community()
    const two = [
      await make.person(alone.id, 'manager'),
      await make.person(alone.id, 'manager'),
    ] as const
    const go = (who: Person) =>
      app.call('POST', `/c/${alone.slug}/memberships/${who.membership!.id}/end`, {
        as: who.cookie,
        body: { reason: 'A new job' },
      })
    const answers = await Promise.all(two.map(go))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(answers.map(({ body }) => body.error?.code)).toContain('memberships.last-manager')
  })
})

describe('staff who leave', () => {
  it('hand over what lies with them, at the moment at which they leave', async () => {
    const desks = new Map<string, number>()
    bindAssignments([
      {
        assignments: [
          {
            kind: 'letters',
            label: { en: 'Letters', fr: 'Lettres' },
            count: ({ person }) => Promise.resolve(desks.get(person) ?? 0),
            handOver: ({ from, to }) => {
              const moved = desks.get(from) ?? 0
              desks.set(to, (desks.get(to) ?? 0) + moved)
              desks.delete(from)
              return Promise.resolve(moved)
            },
          },
        ],
      },
    ])
    const guard = await make.person(place.id, 'guard')
    const concierge = await make.person(place.id, 'concierge')
    const resident = await make.person(place.id, 'owner', { unit: unit.id })
    desks.set(guard.user.id, 3)
    const asked = await app.call('GET', `/c/${place.slug}/people/${guard.user.id}/assignments`, {
      as: manager.cookie,
    })
    expect(asked.body.assignments).toEqual([
      { kind: 'letters', label: { en: 'Letters', fr: 'Lettres' }, count: 3 },
    ])
    const refused = await end(guard)
    expect([refused.status, refused.body.error]).toMatchObject([
      409,
      { code: 'memberships.hand-over-needed', field: 'successor' },
    ])
    for (const successor of [resident.user.id, guard.user.id]) {
      expect((await end(guard, { successor })).body.error.code).toBe('memberships.no-successor')
    }
    expect((await end(guard, { successor: concierge.user.id })).status).toBe(200)
    expect([...desks]).toEqual([[concierge.user.id, 3]])
    bindAssignments(app.manifest.modules)
  })
})

describe('a manager who leaves', () => {
  it('hands over the requests that wait for them, at the moment of their choice', async () => {
    const going = await make.person(place.id, 'manager')
    const asking = await make.user({ name: 'Nadia Novak' })
    await app.past.create({
      collection: 'join-requests',
      data: {
        community: place.id,
        person: asking.id,
        name: 'Nadia Novak',
        email: 'nadia@example.org',
        unitText: '12',
        role: 'owner',
        status: 'pending',
        assignee: going.user.id,
      },
    })
    expect((await end(going)).body.error.code).toBe('memberships.hand-over-needed')
    // What the unit's card shows of it, and whom it offers.
    const { assignedOf, staffOf } = await import('@/collections/roster/operations/handOver')
    const resident = await make.person(place.id, 'owner', { unit: unit.id })
    const gone = await make.person(place.id, 'guard', { status: 'ended' })
    const req = await createLocalReq(
      { user: { ...manager.user, collection: 'users' } },
      app.payload,
    )
    const people = [going, manager, resident].map(({ user, membership }) => ({
      id: membership!.id,
      user: user.id,
      role: membership!.role,
    }))
    expect([...(await assignedOf(req, place.id, people))]).toMatchObject([
      [going.membership!.id, [{ kind: 'join-requests', count: 1 }]],
    ])
    const staff = (await staffOf(req, place.id)).map(({ id }) => id)
    expect(staff).toEqual(expect.arrayContaining([going.user.id, manager.user.id]))
    expect(staff).not.toContain(resident.user.id)
    expect(staff).not.toContain(gone.user.id)
    const at = new Date(Date.now() + 1500).toISOString()
    expect((await end(going, { at, successor: manager.user.id })).status).toBe(200)
    const assignee = async () =>
      (await app.sql<{ assignee_id: string }>('select assignee_id from join_requests'))[0]!
        .assignee_id
    expect(await assignee()).toBe(going.user.id)
    await until(async () => (await assignee()) === manager.user.id)
    expect((await stateOf(going)).status).toBe('ended')
  })
})

describe('the platform in a community', () => {
  const open = (who: Person, body: object = {}) =>
    app.call('POST', '/platform/access', {
      as: who.cookie,
      body: { community: place.slug, reason: 'A parcel that nobody can find', hours: 2, ...body },
    })
  const units = async (who: Person) =>
    (await app.call('GET', `/units?where[community][equals]=${place.id}`, { as: who.cookie })).body
      .docs?.length ?? 0

  it('has a reason and an end; its managers are told, and can end it', async () => {
    const operator = await make.operator()
    expect(await units(operator)).toBe(0)
    const { status, body } = await open(operator)
    expect(status).toBe(201)
    expect(await units(operator)).toBe(1)
    await until(() => mail.mails.length === 1)
    const [letter] = mail.mails
    expect(letter!.to![0]!.address).toBe(manager.user.email)
    expect(letter!.text).toContain('A parcel that nobody can find')
    const seen = await app.call('GET', '/platform/access', { as: manager.cookie })
    expect(seen.body.accesses).toMatchObject([
      { id: body.id, person: { id: operator.user.id }, reason: 'A parcel that nobody can find' },
    ])
    const log = await app.sql(
      `select actor_id from audit_entries where action = 'platform-access.opened' and subject_id = $1`,
      [body.id],
    )
    expect(log).toEqual([{ actor_id: operator.user.id }])
    // Not by itself any longer, and by no other way.
    const longer = await app.call('PATCH', `/memberships/${String(body.id)}`, {
      as: operator.cookie,
      body: { validTo: '2100-01-01T00:00:00.000Z' },
    })
    expect([longer.status, longer.body.error.code]).toEqual([403, 'memberships.own-grant'])
    const ended = await app.call('POST', `/c/${place.slug}/memberships/${String(body.id)}/end`, {
      as: manager.cookie,
      body: { reason: 'Ended by management' },
    })
    expect(ended.status).toBe(200)
    expect(await units(operator)).toBe(0)
  })

  it('is open once, for hours, with a reason, and for operators alone', async () => {
    const operator = await make.operator()
    for (const wrong of [{ hours: 9 }, { hours: 0 }, { reason: 'Because' }]) {
      const { status, body } = await open(operator, wrong)
      expect([status, body.error.field]).toEqual([400, Object.keys(wrong)[0]])
    }
    expect((await open(operator, { community: 'nowhere' })).status).toBe(404)
    expect((await open(manager)).status).toBe(403)
    const answers = await Promise.all(Array.from({ length: 20 }, () => open(operator)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    const { id } = answers.find(({ status }) => status === 201)!.body
    const other = await make.operator()
    const path = `/platform/access/${String(id)}/end`
    expect((await app.call('POST', path, { as: other.cookie })).status).toBe(404)
    expect((await app.call('POST', path, { as: operator.cookie })).status).toBe(200)
    expect((await app.call('POST', path, { as: operator.cookie })).status).toBe(404)
    expect(await units(operator)).toBe(0)
  })

  it('cannot be had by a membership that an operator gives themself', async () => {
    const operator = await make.operator()
    const give = (user: string) =>
      app.call('POST', '/memberships', {
        as: operator.cookie,
        body: { community: place.id, user, role: 'manager', status: 'active' },
      })
    const own = await give(operator.user.id)
    expect([own.status, own.body.error.code]).toEqual([403, 'memberships.own-grant'])
    // Somebody else's is how a community gets its first manager; the others learn of it.
    const friend = await make.user({ name: 'A friend' })
    expect((await give(friend.id)).status).toBe(201)
    await until(() => mail.mails.some(({ text }) => text?.includes('A friend')))
  })
})
