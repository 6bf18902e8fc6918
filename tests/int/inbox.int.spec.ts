import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'

let app: App
let make: Builders
let place: Community
let unit: Unit
let manager: Person
let second: Person
let bookkeeper: Person
let owner: Person
let other: Person

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_SCALE: '10000' })
  make = buildersFor(app)
  place = await make.community()
  unit = await make.unit(place.id)
  manager = await make.person(place.id, 'manager', { name: 'Mona Manager' })
  second = await make.person(place.id, 'manager', { name: 'Sam Second' })
  bookkeeper = await make.person(place.id, 'bookkeeper', { name: 'Bo Keeper' })
  owner = await make.person(place.id, 'owner', { unit: unit.id, name: 'Olga Owner' })
  other = await make.person((await make.community()).id, 'manager')
}, 60_000)
afterAll(async () => {
  await app.stop()
})

const call = (method: string, path: string, as: Person, body?: unknown) =>
  app.call(method, `/c/${place.slug}/conversations${path}`, {
    as: as.cookie,
    ...(body !== undefined && { body }),
  })
const ask = async (data: object = {}, as = owner): Promise<string> => {
  const { status, body } = await call('POST', '', as, {
    kind: 'inquiry',
    clientId: randomUUID(),
    body: 'The lift is broken',
    ...data,
  })
  expect([status, body]).toEqual([201, body])
  return body.conversation
}
const counts = async (as: Person) => (await call('GET', '/queue-counts', as)).body
const listed = async (as: Person, query: string): Promise<string[]> =>
  (await call('GET', `/queue?limit=50&${query}`, as)).body.conversations.map(
    ({ id }: { id: string }) => id,
  )
const code = ({ status, body }: { status: number; body: { error?: { code: string } } }) => [
  status,
  body.error?.code,
]
const topicId = async (name: string): Promise<string> => {
  const { id } = await app.past.create({
    collection: 'message-topics',
    data: { community: place.id, name, team: 'manager' },
  })
  return id
}

describe('the counts of the queues', () => {
  it('are those of the lists, for each of the staff their own', async () => {
    const topic = await topicId('Lifts')
    const ids = [await ask({ topic }), await ask({ topic }), await ask(), await ask()]
    const [mine, aside, over] = ids as [string, string, string, string]
    await call('POST', `/${mine}/assign`, manager, { assignee: manager.user.id })
    await call('POST', `/${aside}/snooze`, manager, {
      until: new Date(Date.now() + 3_600_000).toISOString(),
    })
    await call('POST', `/${over}/resolve`, manager, { resolution: 'resolved' })
    const { queues, topics } = await counts(manager)
    for (const queue of Object.keys(queues)) {
      const ids = await listed(manager, `queue=${queue}`)
      expect([queue, ids.length]).toEqual([queue, queues[queue]])
    }
    expect(queues).toMatchObject({ mine: 1, snoozed: 1, resolved: 1 })
    expect((await counts(second)).queues).toMatchObject({ mine: 0, open: queues.open })
    expect(topics).toEqual([{ id: topic, name: 'Lifts', open: 1 }])
    // Nothing is addressed to the bookkeeper, and residents have no queues.
    expect(Object.values((await counts(bookkeeper)).queues)).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
    expect(code(await call('GET', '/queue-counts', owner))).toEqual([403, 'access.denied'])
    expect(code(await call('GET', '/queue-counts', other))).toEqual([404, 'not-found'])
  })
})

describe('the staff', () => {
  it('is listed with its roles, for the staff alone', async () => {
    const { body } = await call('GET', '/staff', bookkeeper)
    expect(body.staff).toEqual([
      { id: bookkeeper.user.id, name: 'Bo Keeper', roles: ['bookkeeper'] },
      { id: manager.user.id, name: 'Mona Manager', roles: ['manager'] },
      { id: second.user.id, name: 'Sam Second', roles: ['manager'] },
    ])
    expect(code(await call('GET', '/staff', owner))).toEqual([403, 'access.denied'])
  })
})

describe('two who take a matter at once', () => {
  it('get it one of them, and the other is told', async () => {
    const id = await ask()
    const take = (person: Person) =>
      call('POST', `/${id}/assign`, person, { assignee: person.user.id, from: null })
    const answers = await Promise.all([take(manager), take(second)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const refused = answers.find(({ status }) => status === 409)!
    expect(code(refused)).toEqual([409, 'conversations.taken-meanwhile'])
    const winner = answers[0].status === 200 ? manager : second
    const { body } = await call('GET', `/${id}`, manager)
    expect(body.assignee.id).toBe(winner.user.id)
    // Whoever knows who has it may give it on.
    const given = await call('POST', `/${id}/assign`, manager, {
      assignee: bookkeeper.user.id,
      from: winner.user.id,
    })
    expect(given.status).toBe(200)
  })
})

describe('the card of a resident', () => {
  it('has their home, and each look at it is theirs to see', async () => {
    await make.person(place.id, 'household', { unit: unit.id, name: 'Hal Hold' })
    await make.parcel(place.id, unit.id)
    const before = await ask({ subject: 'Before' })
    const id = await ask()
    const looks = () =>
      app.sql(
        `select actor_id, what, reason from data_looks where subject_id = $1 order by at desc`,
        [owner.user.id],
      )
    expect(await looks()).toEqual([])
    const { status, body } = await call('POST', `/${id}/card`, manager)
    expect([status, body]).toEqual([200, body])
    expect(body).toMatchObject({
      unit: { id: unit.id, label: unit.label },
      people: [{ id: owner.user.id, name: 'Olga Owner', roles: ['owner'] }],
      withoutAccount: 0,
    })
    expect(body.household.map(({ name }: { name: string }) => name).toSorted()).toEqual([
      'Hal Hold',
      'Olga Owner',
    ])
    expect(body.matters).toContainEqual(expect.objectContaining({ id: before, subject: 'Before' }))
    expect(body.deliveries).toHaveLength(1)
    expect(await looks()).toEqual([
      { actor_id: manager.user.id, what: 'resident-card', reason: 'message' },
    ])
  })

  it('is for management, of what is addressed to it', async () => {
    const id = await ask()
    for (const person of [owner, bookkeeper]) {
      expect(code(await call('POST', `/${id}/card`, person))).toEqual([403, 'access.denied'])
    }
    expect(code(await call('POST', `/${id}/card`, other))).toEqual([404, 'not-found'])
    const direct = await call('POST', '', manager, {
      kind: 'direct',
      clientId: randomUUID(),
      body: 'Between us',
      people: [owner.user.id],
    })
    // What two say to each other is not there for a third.
    const path = `/${String(direct.body.conversation)}/card`
    expect(code(await call('POST', path, second))).toEqual([404, 'not-found'])
  })
})

describe('the same with many matters', () => {
  it('is done with each that allows it, and logged with each', async () => {
    const ids = [await ask(), await ask(), await ask()]
    const [first, late] = ids as [string, string, string]
    await call('POST', `/${late}/resolve`, manager, { resolution: 'no-action' })
    const action = { type: 'resolve', resolution: 'duplicate' }
    const stranger = randomUUID()
    const { status, body } = await call('POST', '/bulk', manager, {
      ids: [...ids, stranger, first],
      action,
    })
    expect(status).toBe(200)
    expect(body.done.toSorted()).toEqual(ids.filter((id) => id !== late).toSorted())
    expect(body.refused).toHaveLength(2)
    expect(body.refused).toEqual(
      expect.arrayContaining([
        { id: late, code: 'conversations.not-in-state' },
        { id: stranger, code: 'not-found' },
      ]),
    )
    const trail = await app.sql(
      `select subject_id, count(*)::int as n from audit_entries
       where action = 'conversation.resolved' and subject_id = any ($1) group by 1`,
      [ids],
    )
    expect(trail.map(({ n }) => n)).toEqual([1, 1, 1])
    const kept = await app.sql('select resolution from conversations where id = $1', [late])
    expect(kept).toEqual([{ resolution: 'no-action' }])
  })

  it('is assigned, put aside and archived, by two at once without waiting for ever', async () => {
    const ids = [await ask(), await ask(), await ask(), await ask()]
    const assign = (person: Person, order: string[]) =>
      call('POST', '/bulk', person, {
        ids: order,
        action: { type: 'assign', assignee: person.user.id },
      })
    const answers = await Promise.all([assign(manager, ids), assign(second, ids.toReversed())])
    expect(answers.map(({ status, body }) => [status, body.done.length])).toEqual([
      [200, 4],
      [200, 4],
    ])
    const rows = await app.sql(
      'select distinct assignee_id from conversations where id = any ($1)',
      [ids],
    )
    expect(rows).toHaveLength(1)
    const until = new Date(Date.now() + 86_400_000).toISOString()
    await call('POST', '/bulk', manager, { ids, action: { type: 'snooze', until } })
    expect(await listed(manager, 'queue=snoozed')).toEqual(expect.arrayContaining(ids))
    const done = await call('POST', '/bulk', manager, { ids, action: { type: 'archive' } })
    expect(done.body.refused).toEqual([])
    expect(await listed(manager, 'queue=archived')).toEqual(expect.arrayContaining(ids))
  })

  it('is refused to residents, and for people who do not work here', async () => {
    const ids = [await ask()]
    const archive = { ids, action: { type: 'archive' } }
    expect(code(await call('POST', '/bulk', owner, archive))).toEqual([403, 'access.denied'])
    const assign = { ids, action: { type: 'assign', assignee: owner.user.id } }
    const { body } = await call('POST', '/bulk', manager, assign)
    expect(body).toEqual({ done: [], refused: [{ id: ids[0], code: 'conversations.not-staff' }] })
  })
})
