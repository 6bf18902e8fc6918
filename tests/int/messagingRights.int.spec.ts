import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import pg from 'pg'
import { joined, left, sees, shared, UNSEEN } from '@/collections/conversations/domain/visibility'
import type { Sight } from '@/collections/conversations/domain/visibility'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'

let app: App
let make: Builders
let place: Community
let unit: Unit
let manager: Person
let bookkeeper: Person
let board: Person
let owner: Person
let asApp: pg.Client

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_SCALE: '10000' })
  make = buildersFor(app)
  place = await make.community()
  unit = await make.unit(place.id)
  manager = await make.person(place.id, 'manager')
  bookkeeper = await make.person(place.id, 'bookkeeper')
  board = await make.person(place.id, 'board')
  owner = await resident()
  asApp = new pg.Client({ connectionString: app.urls.app })
  await asApp.connect()
}, 60_000)
afterAll(async () => {
  await asApp.end()
  await app.stop()
})

const call = (method: string, path: string, as: Person, body?: unknown) =>
  app.call(method, `/c/${place.slug}/conversations${path}`, {
    as: as.cookie,
    ...(body !== undefined && { body }),
  })
const resident = async (): Promise<Person> => {
  const person = await make.person(place.id, 'owner', { unit: unit.id })
  const open = { acceptsDirect: true, hidesReceipts: false, hidesPresence: false }
  await call('PUT', '/preferences', person, open)
  return person
}
const start = async (as: Person, data: object): Promise<string> => {
  const { status, body } = await call('POST', '', as, {
    clientId: randomUUID(),
    body: 'word1',
    ...data,
  })
  expect([status, body]).toEqual([201, body])
  return body.conversation
}
const say = (as: Person, id: string, body: string) =>
  call('POST', `/${id}/messages`, as, { clientId: randomUUID(), body })
const code = ({ status, body }: { status: number; body: { error?: { code: string } } }) => [
  status,
  body.error?.code,
]
const seqsOf = (messages: { seq: number }[]) => messages.map(({ seq }) => seq)
const mayHear = async (as: Person, id: string): Promise<boolean> => {
  const name = `presence-conversation-${id}`
  const { body } = await app.call('POST', '/realtime/auth', {
    as: as.cookie,
    body: { socket_id: '1.1', channel_names: [name] },
  })
  return body.channels[name].status === 200
}
/** What a connection of the app's role reaches with this person's scope, and nothing else in between. */
const inDatabase = async <Row extends pg.QueryResultRow>(
  as: Person,
  text: string,
  values: unknown[],
) => {
  await asApp.query(
    `select set_config('app.communities', $1, false), set_config('app.person', $2, false),
       set_config('app.power', 'none', false)`,
    [place.id, as.user.id],
  )
  return (await asApp.query<Row>(text, values)).rows
}

describe('whoever joins, leaves, comes back and is shared with', () => {
  /** One person's way through a group, by the steps that others take. */
  const play = async (steps: readonly string[]) => {
    const host = owner
    const guest = await resident()
    const anchor = await resident()
    const id = await start(host, { kind: 'group', subject: 'G', people: [anchor.user.id] })
    let sight: Sight = UNSEEN
    let last = 1
    for (const step of steps) {
      if (step === 'say') {
        last += 1
        expect((await say(host, id, `word${String(last)}`)).status).toBe(201)
      } else if (step === 'share' && sight.isActive) {
        const at = `/${id}/people/${guest.user.id}/share-history`
        expect((await call('POST', at, host)).status).toBe(200)
        sight = shared(sight)
        last += 1
      } else if ((step === 'leave' || step === 'remove') && sight.isActive) {
        const done =
          step === 'leave'
            ? await call('POST', `/${id}/leave`, guest)
            : await call('DELETE', `/${id}/people/${guest.user.id}`, host)
        expect(done.status).toBe(200)
        // The line that says so is the last that they see.
        last += 1
        sight = left(sight, last)
      } else if (step.startsWith('join') && !sight.isActive) {
        const sharesHistory = step === 'join-shared'
        const body = { people: [guest.user.id], sharesHistory }
        expect((await call('POST', `/${id}/people`, host, body)).status).toBe(201)
        sight = joined(sight, last, sharesHistory)
        last += 1
      }
    }
    return { id, guest, sight, last }
  }

  const check = async ({ id, guest, sight, last }: Awaited<ReturnType<typeof play>>) => {
    const all = Array.from({ length: last }, (_, index) => index + 1)
    const visible = all.filter((seq) => sees(sight, seq))
    const listed = await call('GET', `/${id}/messages?limit=200`, guest)
    const hasPart = listed.status === 200
    expect(hasPart ? seqsOf(listed.body.messages) : []).toEqual(visible)
    const caughtUp = await call('GET', `/catch-up?of=${id}:0`, guest)
    expect(seqsOf(caughtUp.body.conversations[0].messages)).toEqual(visible)
    const found = await call('GET', `/search?q=word&conversation=${id}`, guest)
    const texts = await app.sql<{ seq: number }>(
      `select seq::int as seq from messages where conversation_id = $1 and kind = 'text'`,
      [id],
    )
    const readable = texts.map(({ seq }) => seq).filter((seq) => visible.includes(seq))
    expect(
      found.body.found.map((one: { message: { seq: number } }) => one.message.seq).toSorted(),
    ).toEqual(readable.toSorted())
    const rows = await inDatabase<{ seq: number }>(
      guest,
      'select seq::int as seq from messages where conversation_id = $1 order by seq',
      [id],
    )
    expect(seqsOf(rows)).toEqual(visible)
    expect(await mayHear(guest, id)).toBe(sight.isActive)
    const { body } = await call('GET', '', guest)
    const row = body.conversations.find((one: { id: string }) => one.id === id)
    expect(row?.lastLine?.seq ?? null).toBe(visible.at(-1) ?? null)
    expect((await say(guest, id, 'word')).status === 201).toBe(sight.isActive)
  }

  it('sees in lists, catch-up, search, channels and the database itself what the rule says', async () => {
    const step = fc.constantFrom('say', 'say', 'join', 'join-shared', 'leave', 'remove', 'share')
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
        await check(await play(steps))
      }),
      { numRuns: 25 },
    )
  }, 200_000)

  it('sees no correction that came after they left', async () => {
    const { id, guest } = await play(['join', 'say'])
    const list = async (as: Person) => (await call('GET', `/${id}/messages`, as)).body.messages
    const { seq } = (await list(guest)).at(-1)
    await call('POST', `/${id}/leave`, guest)
    const at = `/${id}/messages/${String(seq)}`
    expect((await call('PATCH', at, owner, { body: 'word, corrected' })).status).toBe(200)
    const held = (await list(guest)).find((one: { seq: number }) => one.seq === seq)
    expect(held).toMatchObject({ body: 'word3', editedAt: null })
    expect((await call('GET', `${at}/edits`, guest)).body.edits).toEqual([])
  })

  it('gives away no earlier history that they do not see themselves', async () => {
    const { id, guest } = await play(['say', 'join', 'say'])
    const third = await resident()
    await call('POST', `/${id}/people`, owner, { people: [third.user.id] })
    const at = `/${id}/people/${third.user.id}/share-history`
    expect(code(await call('POST', at, guest))).toEqual([403, 'access.denied'])
    // Nor by adding somebody with it.
    const fourth = await resident()
    const added = await call('POST', `/${id}/people`, guest, {
      people: [fourth.user.id],
      sharesHistory: true,
    })
    expect(code(added)).toEqual([403, 'access.denied'])
  })
})

describe('whoever moved out', () => {
  it('gets nothing any more, and nobody is told in their place', async () => {
    const gone = await resident()
    const id = await start(owner, { kind: 'direct', people: [gone.user.id] })
    await app.sql("update memberships set valid_to = now() - interval '1 second' where id = $1", [
      gone.membership!.id,
    ])
    expect((await say(owner, id, 'Are you there?')).status).toBe(201)
    expect(code(await call('GET', `/${id}/messages`, gone))).toEqual([404, 'not-found'])
    expect(await mayHear(gone, id)).toBe(false)
    const { communityRequest } = await import('@/kernel/tenancy/system')
    const { messageAudience } = await import('@/collections/conversations/operations/audience')
    const req = await communityRequest(app.payload, place.id, 'a test')
    const data = { conversationId: id, seq: 2, senderId: owner.user.id }
    expect(await messageAudience({ req, community: place.id, data })).toEqual([])
  })
})

describe('the walls of the database alone', () => {
  it('keep each table of a conversation from those who are not in it', async () => {
    const other = await resident()
    const id = await start(owner, { kind: 'direct', people: [other.user.id] })
    const count = async (as: Person, table: string, column = 'conversation_id') =>
      (await inDatabase(as, `select 1 from ${table} where ${column} = $1`, [id])).length
    for (const as of [manager, board, await resident()]) {
      for (const table of ['conversation_participants', 'messages']) {
        expect([table, await count(as, table)]).toEqual([table, 0])
      }
      expect(await count(as, 'conversations', 'id')).toBe(0)
      const insert = inDatabase(
        as,
        `insert into messages (conversation_id, seq, community_id, sender_id, client_id, body)
         values ($1, 99, $2, $3, gen_random_uuid(), 'Forged')`,
        [id, place.id, as.user.id],
      )
      await expect(insert).rejects.toMatchObject({ code: '42501' })
      const enter = inDatabase(
        as,
        `insert into conversation_participants (conversation_id, user_id, community_id, visible)
         values ($1, $2, $3, '{[1,)}')`,
        [id, as.user.id, place.id],
      )
      await expect(enter).rejects.toMatchObject({ code: '42501' })
    }
    expect(await count(owner, 'messages')).toBe(1)
    expect(await count(other, 'conversation_participants')).toBe(2)
    const forged = inDatabase(
      other,
      `insert into messages (conversation_id, seq, community_id, sender_id, client_id, body)
       values ($1, 99, $2, $3, gen_random_uuid(), 'In your name')`,
      [id, place.id, owner.user.id],
    )
    await expect(forged).rejects.toMatchObject({ code: '42501' })
    const rewritten = await inDatabase(
      other,
      `update messages set body = 'Rewritten' where conversation_id = $1 returning seq`,
      [id],
    )
    expect(rewritten).toEqual([])
  })

  it('show notes to the staff of the matter, and to nobody else', async () => {
    const id = await start(owner, { kind: 'inquiry' })
    await call('POST', `/${id}/notes`, manager, { body: 'He always says that' })
    const notes = (as: Person) =>
      inDatabase(as, 'select 1 from conversation_notes where conversation_id = $1', [id])
    expect(await notes(manager)).toHaveLength(1)
    for (const as of [owner, board, bookkeeper]) expect(await notes(as)).toHaveLength(0)
  })
})

describe('whoever leaves the staff', () => {
  it('hands over what lies with them', async () => {
    const going = await make.person(place.id, 'manager')
    const id = await start(owner, { kind: 'inquiry' })
    await call('POST', `/${id}/assign`, going, { assignee: going.user.id })
    const lying = await app.call('GET', `/c/${place.slug}/people/${going.user.id}/assignments`, {
      as: manager.cookie,
    })
    expect(lying.body.assignments).toMatchObject([{ kind: 'conversations', count: 1 }])
    const { handOverAll } = await import('@/kernel/assignments')
    const { inTransaction } = await import('@/kernel/database/transaction')
    const { requestWith } = await import('../helpers/account')
    const req = await requestWith(app, manager.cookie)
    const work = { req, community: place.id, from: going.user.id, to: manager.user.id }
    expect(await inTransaction(req, () => handOverAll(work))).toBe(1)
    const { body } = await call('GET', `/${id}`, manager)
    expect(body.assignee.id).toBe(manager.user.id)
  })
})

describe('whom one can write to', () => {
  it('is found by the staff by name, unit or telephone, and by neighbours among those who allow it', async () => {
    const door = await make.unit(place.id, { number: 'Q77' })
    const hidden = await make.person(place.id, 'owner', { unit: door.id, name: 'Zed Hidden' })
    const open = await make.person(place.id, 'owner', { unit: unit.id, name: 'Zed Open' })
    await app.sql('update users set phone = $2 where id = $1', [hidden.user.id, '+33612349876'])
    await call('PUT', '/preferences', open, {
      acceptsDirect: true,
      hidesReceipts: false,
      hidesPresence: false,
    })
    const found = async (as: Person, q: string) =>
      (await call('GET', `/people?q=${encodeURIComponent(q)}`, as)).body.people as {
        id: string
        unit: string | null
      }[]
    const ids = async (as: Person, q: string) => (await found(as, q)).map(({ id }) => id)
    expect(await ids(manager, 'zed')).toEqual([hidden.user.id, open.user.id])
    expect(await ids(manager, '12349876')).toEqual([hidden.user.id])
    expect(await ids(manager, 'q77')).toEqual([hidden.user.id])
    expect(await found(owner, 'zed')).toEqual([
      { id: open.user.id, name: 'Zed Open', unit: null, isStaff: false },
    ])
    expect(await ids(owner, '12349876')).toEqual([])
    expect(await ids(owner, '%')).toEqual([])
    await app.sql('update communities set messaging_neighbours = false where id = $1', [place.id])
    expect(await ids(owner, 'zed')).toEqual([])
    const refused = await call('POST', '', owner, {
      kind: 'direct',
      clientId: randomUUID(),
      body: 'Hello',
      people: [open.user.id],
    })
    expect(code(refused)).toEqual([403, 'conversations.not-allowed-here'])
    await app.sql('update communities set messaging_neighbours = true where id = $1', [place.id])
  })
})

describe('a topic', () => {
  it('is kept by managers, with hours that make sense or none', async () => {
    const data = { community: place.id, name: 'Parking', team: 'guard' }
    const post = (hours: unknown, as = manager) =>
      app.call('POST', '/message-topics', { as: as.cookie, body: { ...data, hours } })
    for (const hours of [{ opens: '17:00', closes: '09:00' }, { opens: '09:00' }]) {
      expect(code(await post(hours))).toEqual([400, 'conversations.hours-invalid'])
    }
    expect((await post({ opens: '9' })).status).toBe(400)
    expect((await post(null, owner)).status).toBe(403)
    const made = await post(null)
    expect(made.status).toBe(201)
    const at = `/message-topics/${String(made.body.doc.id)}`
    const close = { hours: { opens: '09:00', closes: '17:00' } }
    expect((await app.call('PATCH', at, { as: manager.cookie, body: close })).status).toBe(200)
    const again = { hours: { closes: '08:00' } }
    expect(code(await app.call('PATCH', at, { as: manager.cookie, body: again }))[0]).toBe(400)
  })
})
