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
let neighbour: Person
let topic: string

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_SCALE: '10000' })
  make = buildersFor(app)
  place = await make.community()
  unit = await make.unit(place.id)
  manager = await make.person(place.id, 'manager', { name: 'Mona Manager' })
  second = await make.person(place.id, 'manager')
  bookkeeper = await make.person(place.id, 'bookkeeper')
  owner = await make.person(place.id, 'owner', { unit: unit.id, name: 'Olga Owner' })
  neighbour = await make.person(place.id, 'owner', { unit: unit.id })
  const made = await app.past.create({
    collection: 'message-topics',
    data: { community: place.id, name: '=Lifts', team: 'manager', answerHours: 2 },
  })
  topic = made.id
}, 60_000)
afterAll(async () => {
  await app.stop()
})

const call = (method: string, path: string, as: Person, body?: unknown) =>
  app.call(method, `/c/${place.slug}/conversations${path}`, {
    as: as.cookie,
    ...(body !== undefined && { body }),
  })
const ask = async (as = owner, data: object = {}): Promise<string> => {
  const { status, body } = await call('POST', '', as, {
    kind: 'inquiry',
    clientId: randomUUID(),
    body: 'The lift is broken',
    ...data,
  })
  expect([status, body]).toEqual([201, body])
  return body.conversation
}
const code = ({ status, body }: { status: number; body: { error?: { code: string } } }) => [
  status,
  body.error?.code,
]
const merge = (as: Person, id: string, into: string) => call('POST', `/${id}/merge`, as, { into })
const lines = async (as: Person, id: string) =>
  (await call('GET', `/${id}/messages`, as)).body.messages
    .filter(({ kind }: { kind: string }) => kind === 'system')
    .map(({ data }: { data: unknown }) => data)
const alike = async (as: Person, id: string): Promise<string[]> =>
  (await call('GET', `/${id}/alike`, as)).body.matters.map(({ id }: { id: string }) => id)

describe('two matters of one resident', () => {
  it('become one: the other is closed with a line that leads there, and its wait goes on', async () => {
    const early = await ask(owner, { topic })
    const late = await ask()
    await call('POST', `/${late}/messages`, manager, { clientId: randomUUID(), body: 'Yes?' })
    const strange = await ask(neighbour)
    expect(await alike(manager, early)).toContain(late)
    expect(await alike(manager, early)).not.toContain(strange)
    const before = (await call('GET', `/${early}`, manager)).body
    expect((await call('GET', `/${late}`, manager)).body.waitingSince).toBeNull()

    const { status, body } = await merge(manager, early, late)
    expect([status, body]).toEqual([200, { into: late }])
    const closed = (await call('GET', `/${early}`, owner)).body
    expect(closed).toMatchObject({ state: 'resolved', waitingSince: null })
    const goesOn = (await call('GET', `/${late}`, manager)).body
    expect(goesOn).toMatchObject({
      state: 'open',
      waitingSince: before.waitingSince,
      answerDueAt: before.answerDueAt,
    })
    expect(await lines(owner, early)).toEqual([{ type: 'merged', into: late }])
    expect(await lines(owner, late)).toEqual([{ type: 'merged-here', from: early }])
    const trail = await app.sql(
      `select details->>'into' as into from audit_entries
       where action = 'conversation.merged' and subject_id = $1`,
      [early],
    )
    expect(trail).toEqual([{ into: late }])
    expect(code(await merge(manager, early, late))).toEqual([409, 'conversations.not-in-state'])
  })

  it('stay two where they are not of the same resident, not one’s to handle, or one and the same', async () => {
    const [one, two, strange] = [await ask(), await ask(), await ask(neighbour)]
    expect(code(await merge(manager, one, strange))).toEqual([
      409,
      'conversations.not-one-resident',
    ])
    expect(code(await merge(manager, one, one))).toEqual([409, 'conversations.not-one-resident'])
    expect(code(await merge(owner, one, two))).toEqual([403, 'access.denied'])
    expect(code(await merge(bookkeeper, one, two))).toEqual([404, 'not-found'])
    expect(code(await merge(manager, one, randomUUID()))).toEqual([404, 'not-found'])
    await call('POST', `/${two}/resolve`, manager, { resolution: 'resolved' })
    expect(code(await merge(manager, one, two))).toEqual([409, 'conversations.not-in-state'])
    expect((await call('GET', `/${one}`, owner)).body.state).toBe('open')
  })

  it('are merged one way when two people merge them crosswise at once', async () => {
    const [one, two] = [await ask(), await ask()]
    const answers = await Promise.all([merge(manager, one, two), merge(second, two, one)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const states = await app.sql('select state from conversations where id = any ($1)', [
      [one, two],
    ])
    expect(states.map(({ state }) => state).toSorted()).toEqual(['open', 'resolved'])
  })
})

describe('saved replies', () => {
  it('are read by the staff, kept by managers, and refused with a gap that stands for nothing', async () => {
    const data = { community: place.id, title: 'Thanks', body: 'Dear {{name}}, we look into it.' }
    const post = (as: Person, body: object) =>
      app.call('POST', '/saved-replies', { as: as.cookie, body })
    expect((await post(bookkeeper, data)).status).toBe(403)
    expect((await post(owner, data)).status).toBe(403)
    expect((await post(manager, data)).status).toBe(201)
    const bad = await post(manager, { ...data, title: 'Bad', body: 'Call {{phone}}' })
    expect([bad.status, JSON.stringify(bad.body)]).toEqual([
      400,
      expect.stringContaining('{{phone}} stands for nothing'),
    ])
    for (const person of [manager, bookkeeper]) {
      const { body } = await call('GET', '/saved-replies', person)
      expect(body.replies).toEqual([
        { id: expect.any(String), title: 'Thanks', body: 'Dear {{name}}, we look into it.' },
      ])
    }
    expect(code(await call('GET', '/saved-replies', owner))).toEqual([403, 'access.denied'])
  })
})

describe('the report', () => {
  const day = (offset: number) =>
    new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
  const report = (as: Person, from: string, to: string) =>
    call('GET', `/report?from=${from}&to=${to}`, as)
  const rowOf = (rows: { topic: string | null }[], name: string) =>
    rows.find(({ topic: of }) => of === name)

  it('counts by topic what residents asked, how soon it was answered and how it ended', async () => {
    const made = await app.past.create({
      collection: 'message-topics',
      data: { community: place.id, name: 'Keys', team: 'manager', answerHours: 1 },
    })
    const ids = []
    for (let count = 0; count < 4; count += 1) ids.push(await ask(owner, { topic: made.id }))
    const [quick, slow, silent] = ids as [string, string, string]
    for (const [id, minutes] of [
      [quick, 10],
      [slow, 90],
    ] as const) {
      await app.sql(
        `update conversations set first_answer_at = created_at + make_interval(mins => $2),
           answer_due_at = created_at + interval '1 hour' where id = $1`,
        [id, minutes],
      )
    }
    await app.sql(
      `update conversations set answer_due_at = created_at - interval '1 minute' where id = $1`,
      [silent],
    )
    await call('POST', `/${quick}/resolve`, manager, { resolution: 'escalated' })
    // What the staff begins is no question of a resident.
    await call('POST', '', manager, {
      kind: 'inquiry',
      clientId: randomUUID(),
      body: 'Hello',
      topic: made.id,
      people: [owner.user.id],
    })
    const { status, body } = await report(manager, day(-1), day(1))
    expect(status).toBe(200)
    expect(rowOf(body.rows, 'Keys')).toEqual({
      topic: 'Keys',
      count: 4,
      answered: 2,
      firstAnswerMinutes: 50,
      late: 2,
      resolved: 1,
      resolutionMinutes: 0,
      resolutions: { resolved: 0, 'no-action': 0, escalated: 1, duplicate: 0 },
    })
    const past = await report(manager, day(-9), day(-5))
    expect(past.body.rows).toEqual([])
    expect((await report(manager, day(1), day(0))).status).toBe(400)
    for (const person of [owner, bookkeeper]) {
      expect(code(await report(person, day(-1), day(1)))).toEqual([403, 'access.denied'])
    }
  })

  it('is a file in which no spreadsheet finds a formula, and its export is written down', async () => {
    const { status, body, headers } = await call(
      'GET',
      `/report.csv?from=${day(-1)}&to=${day(1)}`,
      manager,
    )
    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
    expect(String(body)).toContain("'=Lifts,")
    const trail = await app.sql(
      `select 1 as found from audit_entries where action = 'conversation.report-exported'
         and community_id = $1`,
      [place.id],
    )
    expect(trail).toHaveLength(1)
  })
})
