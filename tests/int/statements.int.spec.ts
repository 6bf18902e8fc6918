import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { PayloadRequest } from 'payload'
import type { PortalContext } from '@/kernel/portal/context'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'

let app: App
let make: Builders
let place: Community
let other: Community
let unit: Unit
let concierge: Person
let owner: Person
let restore: () => void
const statements: string[] = []
/** Those of them whose plan a connection keeps. */
const kept: string[] = []

/** Notes every statement that goes out on a connection, whoever sends it. */
const listen = (): (() => void) => {
  const { prototype } = pg.Client
  const query = Reflect.get(prototype, 'query') as (...args: unknown[]) => unknown
  const noting = function (this: unknown, ...args: unknown[]): unknown {
    const [asked] = args
    const text = typeof asked === 'string' ? asked : (asked as { text?: string }).text
    const shown = (text ?? '').replace(/\s+/g, ' ').trim()
    statements.push(shown)
    if ((asked as { name?: string }).name) kept.push(shown)
    return query.apply(this, args)
  }
  Reflect.set(prototype, 'query', noting)
  return () => {
    Reflect.set(prototype, 'query', query)
  }
}

beforeAll(async () => {
  app = await startApp()
  make = buildersFor(app)
  place = await make.community()
  other = await make.community()
  unit = await make.unit(place.id)
  concierge = await make.person(place.id, 'concierge')
  owner = await make.person(place.id, 'owner', { unit: unit.id })
  // The first one opens connections and reads what is kept for good.
  await log()
  restore = listen()
}, 60_000)
afterAll(async () => {
  restore()
  await app.stop()
})
beforeEach(() => {
  statements.length = 0
  kept.length = 0
})

const log = (data: object = {}, headers: Record<string, string> = {}, as = concierge.cookie) =>
  app.call('POST', `/c/${place.slug}/packages`, {
    as,
    body: { unit: unit.id, carrier: 'dhl', ...data },
    headers,
  })
const standings = () => statements.filter((text) => text.includes('app_enter('))
const request = async (person: Person): Promise<PayloadRequest> => {
  const { createPayloadRequest } = await import('payload')
  const headers = { cookie: person.cookie, origin: 'http://localhost:3000' }
  return createPayloadRequest({
    config: app.config,
    request: new Request('http://localhost:3000/api/units', { headers }),
  })
}

describe('logging a parcel', () => {
  const toRecipient = () => ({ recipient: owner.membership!.id })

  it.each([
    { of: 'for a unit', most: 7, data: () => ({}), key: undefined },
    { of: 'for a recipient', most: 7, data: toRecipient, key: undefined },
    { of: 'with an Idempotency-Key', most: 9, data: () => ({}), key: 'statements-0001' },
  ])('$of takes $most statements', async ({ most, data, key }) => {
    const { status } = await log(data(), key === undefined ? {} : { 'idempotency-key': key })
    expect(status).toBe(201)
    // What follows the last one allowed, by name; and a list that is not empty for another reason.
    expect(statements.slice(most)).toEqual([])
    expect(statements.at(-1)).toBe('set constraints all immediate; commit')
  })

  it('reads once what the person may act for', async () => {
    await log()
    expect(standings()).toHaveLength(1)
  })

  it('writes the timeline and the audit log, each once', async () => {
    const { body } = await log()
    const [row] = await app.sql(
      `select (select count(*)::int from package_events where package_id = $1::uuid) as steps,
              (select count(*)::int from audit_entries where subject_id = $1::text) as audits`,
      [body.id],
    )
    expect(row).toEqual({ steps: 1, audits: 1 })
  })

  it('refuses a person of another community as the one who took it in', async () => {
    const stranger = await make.person(other.id, 'concierge')
    const parcel = await make.parcel(place.id, unit.id)
    const write = (receivedBy: string) =>
      app.past.update({ collection: 'packages', id: parcel.id, data: { receivedBy } })
    await expect(write(stranger.user.id)).rejects.toMatchObject({
      code: 'tenancy.foreign-reference',
    })
    expect((await write(owner.user.id)).id).toBe(parcel.id)
  })
})

describe('sending a message', () => {
  it.each([
    // One of them asks whether the text is to be sealed: a plain one is not sent to the database.
    { kind: 'group', most: 8 },
    { kind: 'inquiry', most: 8 },
  ])('in a conversation of kind $kind takes $most statements', async ({ kind, most }) => {
    const [made] = await app.sql<{ id: string }>(
      `with made as (insert into conversations (id, community_id, kind, team, opened_by_id)
         values (gen_random_uuid(), $1, $2, 'manager', $3) returning id)
       insert into conversation_participants (conversation_id, user_id, community_id, visible)
       select id, $3, $1, '{[1,)}' from made returning conversation_id as id`,
      [place.id, kind, owner.user.id],
    )
    const send = () =>
      app.call('POST', `/c/${place.slug}/conversations/${made!.id}/messages`, {
        as: owner.cookie,
        body: { clientId: randomUUID(), body: 'Hello' },
      })
    await send()
    statements.length = 0
    kept.length = 0
    expect((await send()).status).toBe(201)
    expect(statements.slice(most)).toEqual([])
    expect(statements.at(-1)).toBe('set constraints all immediate; commit')
    expect(statements.filter((text) => text.includes('app_send_message'))).toHaveLength(1)
    // All but the frame of the transaction and the rate limiter's own.
    expect(kept).toHaveLength(4)
  })
})

describe('what many parts ask', () => {
  /** What goes to the database besides who somebody is and how often they have asked. */
  const asked = () =>
    statements.filter((text) => !text.includes('app_enter(') && !text.includes('rate_limit'))

  it('is one statement for the home page of a resident and its frame, whose plan is kept', async () => {
    const { myHome } = await import('@/collections/packages/portal/home')
    const { identity } = await import('@/kernel/identity')
    const home = async () => {
      const req = await request(owner)
      const community = await identity().communityBySlug(req, place.slug)
      return myHome({ req, community, locale: 'en' } as PortalContext)
    }
    const { counts, parcels, news } = await home()
    expect(counts).toMatchObject({ conversations: 0, announcements: 0 })
    expect(counts.parcels).toBeGreaterThan(3)
    expect([parcels.length, news]).toEqual([3, []])
    statements.length = 0
    kept.length = 0
    await home()
    expect(standings()).toHaveLength(1)
    expect(asked()).toHaveLength(1)
    expect(kept).toHaveLength(2)
  })

  it('is one statement for all sources of the search', async () => {
    const look = (q: string) =>
      app.call('GET', `/c/${place.slug}/search?q=${q}`, { as: owner.cookie })
    await look('parcel')
    statements.length = 0
    expect((await look('nothinglikeit')).status).toBe(200)
    // As it was typed, and what resembles it.
    expect(asked()).toHaveLength(2)
  })
})

describe('the person of a request', () => {
  const reads = () => statements.filter((text) => /from "users"/.test(text))
  const me = async (person: Person) => (await request(person)).user
  const change = (person: Person, set: string) =>
    app.sql(`update users set ${set} where id = $1`, [person.user.id])

  it('is read anew where the account is another since, and not where nothing is', async () => {
    const person = await make.person(place.id, 'guard')
    await me(person)
    statements.length = 0
    expect((await me(person))?.email).toBe(person.user.email)
    expect(reads()).toEqual([])
    expect(standings()).toHaveLength(1)
    await change(person, "preferred_name = 'Bo'")
    expect((await me(person))?.preferredName).toBe('Bo')
    expect(reads()).toHaveLength(1)
  })

  it('is nothing that another request can change', async () => {
    const person = await make.person(place.id, 'guard')
    const before = await me(person)
    before!.email = 'somebody.else@example.org'
    expect((await me(person))?.email).toBe(person.user.email)
    const after = await me(person)
    after!.email = 'somebody.else@example.org'
    expect((await me(person))?.email).toBe(person.user.email)
  })

  it('is nobody as soon as the login is over', async () => {
    const person = await make.person(place.id, 'guard')
    expect(await me(person)).not.toBeNull()
    await app.sql('delete from users_sessions where _parent_id = $1', [person.user.id])
    expect(await me(person)).toBeNull()
  })

  it('belongs to the communities of this moment', async () => {
    const person = await make.person(place.id, 'guard')
    const tenants = async () => JSON.stringify((await me(person))?.tenants)
    expect(await tenants()).toContain(place.id)
    await app.sql("update memberships set valid_to = now() - interval '1 second' where id = $1", [
      person.membership!.id,
    ])
    expect(await tenants()).toBe('[]')
  })

  it('is of the moment also where a transaction changes it twice or takes it back', async () => {
    const person = await make.person(place.id, 'guard')
    const client = new pg.Client({ connectionString: app.env['DATABASE_SYSTEM_URL'] })
    await client.connect()
    const set = (name: string) =>
      client.query('update users set preferred_name = $2 where id = $1', [person.user.id, name])
    const called = async () => (await me(person))?.preferredName
    await client.query('begin')
    await set('one')
    expect(await called()).not.toBe('one')
    await set('two')
    await client.query('commit')
    expect(await called()).toBe('two')
    await client.query('begin')
    await set('three')
    await client.query('rollback')
    expect(await called()).toBe('two')
    await client.end()
  })
})

describe('the scope of a request', () => {
  it('has no membership that ended since the request before', async () => {
    const guard = await make.person(place.id, 'guard')
    statements.length = 0
    expect((await log({}, {}, guard.cookie)).status).toBe(201)
    await app.sql("update memberships set valid_to = now() - interval '1 second' where id = $1", [
      guard.membership!.id,
    ])
    expect((await log({}, {}, guard.cookie)).status).toBe(404)
    await app.sql('update memberships set valid_to = null where id = $1', [guard.membership!.id])
    expect((await log({}, {}, guard.cookie)).status).toBe(201)
    expect(standings()).toHaveLength(3)
  })

  it('has no platform grant that ended since the request before', async () => {
    const operator = await make.operator()
    const { scopeOf } = await import('@/kernel/tenancy/scope')
    expect((await scopeOf(await request(operator))).isOperator).toBe(true)
    await app.sql('delete from platform_grants where user_id = $1', [operator.user.id])
    const { userId, isOperator, memberships } = await scopeOf(await request(operator))
    expect({ userId, isOperator, memberships }).toEqual({
      userId: operator.user.id,
      isOperator: false,
      memberships: [],
    })
  })

  it('is each person’s own when requests of two run between each other', async () => {
    const { scopeOf } = await import('@/kernel/tenancy/scope')
    const manager = await make.person(other.id, 'manager')
    const people = [concierge, manager]
    const requests = await Promise.all(
      Array.from({ length: 20 }, (_, index) => request(people[index % 2]!)),
    )
    const find = (req: PayloadRequest) =>
      app.payload.find({ collection: 'units', overrideAccess: false, pagination: false, req })
    await Promise.all(requests.map(find))
    const scopes = await Promise.all(requests.map(scopeOf))
    for (const [index, { userId, memberships }] of scopes.entries()) {
      const { user, membership } = people[index % 2]!
      expect(userId).toBe(user.id)
      expect(memberships.map(({ id }) => id)).toEqual([membership!.id])
    }
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => log({}, {}, people[index % 2]!.cookie)),
    )
    expect(answers.map(({ status }) => status)).toEqual(
      Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? 201 : 404)),
    )
  })

  it('follows the user of a request that changes hands', async () => {
    const { scopeOf } = await import('@/kernel/tenancy/scope')
    const req = await request(concierge)
    await scopeOf(req)
    const { user } = await request(owner)
    req.user = user
    expect((await scopeOf(req)).memberships.map(({ role }) => role)).toEqual(['owner'])
    req.user = null
    expect((await scopeOf(req)).memberships).toEqual([])
  })
})

describe('a read in the middle of a request', () => {
  it('is not counted, and a client’s own read is', async () => {
    await log()
    expect(statements.filter((text) => text.startsWith('select count('))).toEqual([])
    const asked = await app.call('GET', '/packages?limit=1&pagination=false', {
      as: concierge.cookie,
    })
    expect(asked.body.docs).toHaveLength(1)
    expect(asked.body.totalDocs).toBeGreaterThan(1)
  })
})
