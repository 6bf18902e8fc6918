import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'

let app: App
let make: Builders
let place: Community
let other: Community
let unit: Unit
let manager: Person
let bookkeeper: Person
let owner: Person
let neighbour: Person
let stranger: Person

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_SCALE: '10000' })
  make = buildersFor(app)
  place = await make.community()
  other = await make.community()
  unit = await make.unit(place.id)
  manager = await make.person(place.id, 'manager', { name: 'Mona Manager' })
  bookkeeper = await make.person(place.id, 'bookkeeper', { name: 'Bo Keeper' })
  owner = await make.person(place.id, 'owner', { unit: unit.id, name: 'Olga Owner' })
  neighbour = await resident('Nils Neighbour')
  stranger = await make.person(other.id, 'manager')
}, 60_000)
afterAll(async () => {
  await app.stop()
})

const base = () => `/c/${place.slug}/conversations`
const call = (method: string, path: string, as: Person, body?: unknown) =>
  app.call(method, `${base()}${path}`, { as: as.cookie, ...(body !== undefined && { body }) })

/** A resident to whom neighbours may write. */
const resident = async (name: string, accepts = true): Promise<Person> => {
  const person = await make.person(place.id, 'owner', { unit: unit.id, name })
  if (accepts) {
    await call('PUT', '/preferences', person, {
      acceptsDirect: true,
      hidesReceipts: false,
      hidesPresence: false,
    })
  }
  return person
}
const start = async (as: Person, data: object): Promise<string> => {
  const { status, body } = await call('POST', '', as, {
    clientId: randomUUID(),
    body: 'Hello',
    ...data,
  })
  expect([status, body]).toEqual([201, body])
  return body.conversation
}
const say = (as: Person, id: string, body = 'A line', more: object = {}) =>
  call('POST', `/${id}/messages`, as, { clientId: randomUUID(), body, ...more })
const list = async (as: Person, id: string, query = '') => {
  const { status, body } = await call('GET', `/${id}/messages${query}`, as)
  return status === 200 ? body.messages : [status, body.error.code]
}
const bodies = async (as: Person, id: string) =>
  (await list(as, id)).map(({ kind, body, data }: Record<string, unknown>) =>
    kind === 'system' ? (data as { type: string }).type : body,
  )
const code = ({ status, body }: { status: number; body: { error?: { code: string } } }) => [
  status,
  body.error?.code,
]

describe('a direct conversation', () => {
  it('begins with a neighbour who allows it, and goes on whoever begins again', async () => {
    const id = await start(owner, { kind: 'direct', people: [neighbour.user.id] })
    await call('PUT', '/preferences', owner, {
      acceptsDirect: true,
      hidesReceipts: false,
      hidesPresence: false,
    })
    expect(await start(neighbour, { kind: 'direct', people: [owner.user.id] })).toBe(id)
    expect(await bodies(owner, id)).toEqual(['Hello', 'Hello'])
    const closed = await resident('Nobody', false)
    const refused = await call('POST', '', owner, {
      kind: 'direct',
      clientId: randomUUID(),
      body: 'Hello',
      people: [closed.user.id],
    })
    expect(code(refused)).toEqual([403, 'conversations.not-a-neighbour'])
    expect(refused.body.error.field).toBe('people')
    // The staff may write to everybody.
    await start(manager, { kind: 'direct', people: [closed.user.id] })
  })

  it('is nothing to everybody else', async () => {
    const id = await start(owner, { kind: 'direct', people: [neighbour.user.id] })
    for (const as of [manager, bookkeeper]) {
      expect(code(await call('GET', `/${id}`, as))).toEqual([404, 'not-found'])
      expect(await list(as, id)).toEqual([404, 'not-found'])
      expect(code(await say(as, id))).toEqual([404, 'not-found'])
    }
    expect(code(await call('GET', `/${id}`, stranger))).toEqual([404, 'not-found'])
  })
})

describe('a message', () => {
  it('is sent once however often it is tried, also at the same time', async () => {
    const id = await start(owner, { kind: 'direct', people: [neighbour.user.id] })
    const clientId = randomUUID()
    const tries = await Promise.all(
      Array.from({ length: 8 }, () => say(owner, id, 'Once', { clientId })),
    )
    expect(new Set(tries.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(tries.map(({ body }) => body.seq)).size).toBe(1)
    // What is stored counts, and not what the other try said.
    const again = await say(owner, id, 'Twice', { clientId })
    expect(again.body).toMatchObject({ seq: tries[0]!.body.seq, body: 'Once' })
    expect((await bodies(owner, id)).filter((body: string) => body === 'Once')).toHaveLength(1)
    const group = await start(owner, { kind: 'group', subject: 'G', people: [neighbour.user.id] })
    expect(code(await say(owner, group, 'Once', { clientId }))).toEqual([
      409,
      'conversations.client-id-used',
    ])
  })

  it('begins one conversation however often its beginning is tried at once', async () => {
    const clientId = randomUUID()
    const tries = await Promise.all(
      Array.from({ length: 5 }, () =>
        call('POST', '', owner, { kind: 'inquiry', clientId, body: 'The lift is broken' }),
      ),
    )
    expect(tries.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201])
    expect(new Set(tries.map(({ body }) => body.conversation)).size).toBe(1)
    expect(new Set(tries.map(({ body }) => body.seq))).toEqual(new Set([1]))
  })

  it('answers another, and stands in its thread', async () => {
    const id = await start(owner, {
      kind: 'group',
      subject: 'Threads',
      people: [neighbour.user.id],
    })
    const first = await say(neighbour, id, 'An answer', { replyTo: 1 })
    expect(first.body.threadRoot).toBe(1)
    const second = await say(owner, id, 'To the answer', { replyTo: first.body.seq })
    expect(second.body.threadRoot).toBe(1)
    await say(owner, id, 'Something else')
    const thread = await list(owner, id, '?thread=1')
    expect(thread.map(({ seq }: { seq: number }) => seq)).toEqual([1, 2, 3])
    expect(code(await say(owner, id, 'To nothing', { replyTo: 99 }))).toEqual([
      404,
      'conversations.message-missing',
    ])
  })

  it('is refused with the field that is wrong', async () => {
    const id = await start(owner, { kind: 'direct', people: [neighbour.user.id] })
    for (const [field, data] of [
      ['body', { clientId: randomUUID(), body: '   ' }],
      ['body', { clientId: randomUUID(), body: 'x'.repeat(5001) }],
      ['clientId', { clientId: 'mine', body: 'Hello' }],
      ['replyTo', { clientId: randomUUID(), body: 'Hello', replyTo: -1 }],
    ] as const) {
      const { status, body } = await call('POST', `/${id}/messages`, owner, data)
      expect([status, body.error.field]).toEqual([400, field])
    }
    // A byte that no text of the database holds.
    expect((await say(owner, id, 'a\0b')).status).toBe(400)
    expect((await list(owner, id, '?before=99999999999999999999')).at(0)).toBe(400)
  })

  it('is corrected and taken back in its time, and what it said stays written down', async () => {
    const id = await start(owner, { kind: 'direct', people: [neighbour.user.id] })
    const { seq } = (await say(owner, id, 'Frist')).body
    const at = `/${id}/messages/${String(seq)}`
    expect(code(await call('PATCH', at, neighbour, { body: 'Mine' }))[0]).toBe(404)
    expect((await call('PATCH', at, owner, { body: 'First' })).body.body).toBe('First')
    expect((await call('GET', `${at}/edits`, neighbour)).body.edits).toMatchObject([
      { body: 'Frist' },
    ])
    expect(
      (await call('PUT', `${at}/reaction`, neighbour, { emoji: '👍', isOn: true })).status,
    ).toBe(200)
    await call('PUT', `${at}/reaction`, neighbour, { emoji: '👍', isOn: true })
    expect((await list(owner, id)).at(-1)).toMatchObject({
      body: 'First',
      reactions: [{ emoji: '👍', count: 1, isMine: false }],
    })
    expect((await call('DELETE', at, owner)).status).toBe(200)
    const gone = (await list(neighbour, id)).at(-1)
    expect(gone).toMatchObject({ seq, body: '' })
    expect(gone.deletedAt).not.toBeNull()
    expect((await call('GET', `${at}/edits`, neighbour)).body.edits).toEqual([])
    const kept = await app.sql<{ kind: string; body: string }>(
      'select kind, body from message_edits where conversation_id = $1 and seq = $2 order by at',
      [id, seq],
    )
    expect(kept).toEqual([
      { kind: 'edit', body: 'Frist' },
      { kind: 'delete', body: 'First' },
    ])
    expect(code(await call('PATCH', at, owner, { body: 'Again' }))).toEqual([
      409,
      'conversations.over-already',
    ])
    const late = (await say(owner, id, 'Late')).body.seq
    await app.sql(
      `update messages set at = now() - interval '61 minutes' where conversation_id = $1 and seq = $2`,
      [id, late],
    )
    for (const method of ['PATCH', 'DELETE']) {
      const refused = await call(method, `/${id}/messages/${String(late)}`, owner, { body: 'x' })
      expect(code(refused)).toEqual([409, 'conversations.over-already'])
    }
  })

  it('comes in pages, by number, by day, and for many conversations at once', async () => {
    const id = await start(owner, { kind: 'direct', people: [neighbour.user.id] })
    const from = (await list(owner, id)).at(-1).seq as number
    for (let count = 1; count <= 5; count += 1) await say(owner, id, `Line ${String(count)}`)
    const seqs = async (query: string) =>
      (await list(owner, id, query)).map(({ seq }: { seq: number }) => seq - from)
    expect(await seqs('?limit=2')).toEqual([4, 5])
    expect(await seqs(`?limit=2&before=${String(from + 4)}`)).toEqual([2, 3])
    expect(await seqs(`?limit=2&after=${String(from + 1)}`)).toEqual([2, 3])
    expect(await seqs(`?since=${new Date(Date.now() + 60_000).toISOString()}`)).toEqual([])
    const second = await start(owner, { kind: 'inquiry' })
    const of = `${id}:${String(from + 3)},${second}:0,${randomUUID()}:0`
    const { body } = await call('GET', `/catch-up?of=${of}`, owner)
    const got = body.conversations.map((one: { messages: { seq: number }[]; hasMore: boolean }) => [
      one.messages.map(({ seq }) => seq),
      one.hasMore,
    ])
    expect(got).toEqual([
      [[from + 4, from + 5], false],
      [[1], false],
      [[], false],
    ])
    expect((await call('GET', '/catch-up?of=x:1', owner)).status).toBe(400)
  })

  it('keeps its draft until it is sent or emptied', async () => {
    const id = await start(owner, { kind: 'direct', people: [neighbour.user.id] })
    const draft = async (as: Person) => (await call('GET', `/${id}`, as)).body.draft
    await call('PUT', `/${id}/draft`, owner, { body: 'Half a tho', replyTo: 1 })
    expect(await draft(owner)).toEqual({ body: 'Half a tho', replyTo: 1 })
    expect(await draft(neighbour)).toBeNull()
    await call('PUT', `/${id}/draft`, owner, { body: '' })
    expect(await draft(owner)).toBeNull()
  })
})

describe('twenty senders with two hundred messages each', () => {
  it('leave no gap and no double, and every retry is one message', async () => {
    const people: Person[] = []
    for (let count = 0; count < 20; count += 1) people.push(await resident(`S${String(count)}`))
    const [first, ...rest] = people
    const id = await start(first!, {
      kind: 'group',
      subject: 'Many',
      people: rest.map(({ user }) => user.id),
    })
    const sent: number[] = []
    await Promise.all(
      people.map(async (person) => {
        for (let count = 0; count < 200; count += 1) {
          const clientId = randomUUID()
          const tries = await Promise.all(
            // Every tenth is tried twice at once, every seventh once more afterwards.
            Array.from({ length: count % 10 === 0 ? 2 : 1 }, () =>
              say(person, id, `Message ${String(count)}`, { clientId }),
            ),
          )
          if (count % 7 === 0) tries.push(await say(person, id, 'Retry', { clientId }))
          expect(tries.map(({ status }) => status)).toEqual(tries.map(() => 201))
          expect(new Set(tries.map(({ body }) => body.seq)).size).toBe(1)
          sent.push(tries[0]!.body.seq)
        }
      }),
    )
    const all = Array.from({ length: 4000 }, (_, index) => index + 2)
    expect(sent.toSorted((a, b) => a - b)).toEqual(all)
    const [stored] = await app.sql(
      `select count(*)::int as n, max(seq)::int as top, (select last_seq::int from conversations
         where id = $1) as last, count(*) filter (where body = 'Retry')::int as retries
       from messages where conversation_id = $1`,
      [id],
    )
    expect(stored).toEqual({ n: 4001, top: 4001, last: 4001, retries: 0 })
  }, 240_000)
})

const handle = (as: Person, id: string, step: string, body: object = {}) =>
  call('POST', `/${id}/${step}`, as, body)
const detail = async (as: Person, id: string) => (await call('GET', `/${id}`, as)).body
const queue = async (as: Person, name: string) => {
  const { body } = await call('GET', `/queue?queue=${name}`, as)
  return body.conversations.map((one: { id: string }) => one.id) as string[]
}

describe('an inquiry', () => {
  it('goes where its topic says, and shows whom it reaches and how soon', async () => {
    const topic = await app.past.create({
      collection: 'message-topics',
      data: { community: place.id, name: 'Billing', team: 'bookkeeper', answerHours: 8 },
    })
    const offered = (await call('GET', '/topics', owner)).body.topics
    expect(offered).toMatchObject([{ name: 'Billing', team: 'bookkeeper', answerHours: 8 }])
    const id = await start(owner, { kind: 'inquiry', topic: topic.id, subject: 'My bill' })
    const seen = await detail(owner, id)
    expect(seen).toMatchObject({ topic: 'Billing', team: 'bookkeeper', unit: unit.label })
    expect(seen.answerDueAt).not.toBeNull()
    expect(await queue(bookkeeper, 'waiting')).toContain(id)
    expect(await queue(manager, 'unread')).toContain(id)
    const board = await make.person(place.id, 'board')
    expect(await queue(board, 'open')).not.toContain(id)
    expect(code(await call('GET', `/${id}`, board))).toEqual([404, 'not-found'])
    expect(code(await call('GET', '/queue', owner))).toEqual([403, 'access.denied'])
    const nowhere = { kind: 'inquiry', clientId: randomUUID(), body: 'x', topic: randomUUID() }
    expect(code(await call('POST', '', owner, nowhere))).toEqual([
      404,
      'conversations.topic-missing',
    ])
  })

  it('waits for an answer, is resolved with a category and a private note, and opens again by a reply', async () => {
    const id = await start(owner, { kind: 'inquiry' })
    expect((await detail(owner, id)).waitingSince).not.toBeNull()
    await say(manager, id, 'We are on it')
    expect(await detail(owner, id)).toMatchObject({ waitingSince: null, state: 'open' })
    const done = { resolution: 'escalated', note: 'Again the same person' }
    expect((await handle(manager, id, 'resolve', done)).status).toBe(200)
    expect(code(await handle(manager, id, 'resolve', done))).toEqual([
      409,
      'conversations.not-in-state',
    ])
    expect(await queue(manager, 'resolved')).toContain(id)
    expect(JSON.stringify(await list(owner, id))).not.toContain('Again the same')
    const notes = (await call('GET', `/${id}/notes`, manager)).body.notes
    expect(notes).toMatchObject([
      { kind: 'resolved', body: 'Again the same person', data: { resolution: 'escalated' } },
    ])
    expect(code(await call('GET', `/${id}/notes`, owner))).toEqual([403, 'access.denied'])
    const reply = await say(owner, id, 'It is back')
    expect(reply.body.isReopened).toBe(true)
    expect(await bodies(owner, id)).toEqual([
      'Hello',
      'We are on it',
      'resolved',
      'reopened',
      'It is back',
    ])
    const again = await detail(manager, id)
    expect(again.state).toBe('open')
    expect(again.reopenedAt).not.toBeNull()
    // An answer of the staff opens nothing.
    await handle(manager, id, 'resolve', { resolution: 'resolved' })
    expect((await say(manager, id, 'One more thing')).body.isReopened).toBe(false)
    expect((await handle(manager, id, 'archive')).status).toBe(200)
    expect(await queue(manager, 'archived')).toContain(id)
    expect((await handle(manager, id, 'reopen')).status).toBe(200)
  })

  it('is assigned, handed over and put aside by its staff alone', async () => {
    const id = await start(owner, { kind: 'inquiry' })
    expect(await queue(manager, 'unassigned')).toContain(id)
    const steps = [
      ['assign', { assignee: manager.user.id }],
      ['snooze', { until: new Date(Date.now() + 3_600_000).toISOString() }],
      ['hand-over', { team: 'bookkeeper', note: 'A bill' }],
      ['resolve', { resolution: 'resolved' }],
      ['archive', {}],
      ['reopen', {}],
      ['notes', { body: 'Mine' }],
    ] as const
    for (const [step, body] of steps) {
      expect([step, ...code(await handle(owner, id, step, body))]).toEqual([
        step,
        403,
        'access.denied',
      ])
      expect([step, (await handle(bookkeeper, id, step, body)).status]).toEqual([step, 404])
    }
    expect((await handle(manager, id, 'assign', { assignee: manager.user.id })).status).toBe(200)
    expect(await queue(manager, 'mine')).toContain(id)
    const nobody = { assignee: neighbour.user.id }
    expect(code(await handle(manager, id, 'assign', nobody))).toEqual([
      400,
      'conversations.not-staff',
    ])
    expect((await handle(manager, id, steps[1][0], steps[1][1])).status).toBe(200)
    expect(await queue(manager, 'snoozed')).toContain(id)
    expect(await queue(manager, 'open')).not.toContain(id)
    await say(owner, id, 'Hello?')
    expect(await queue(manager, 'snoozed')).not.toContain(id)
    expect((await handle(manager, id, 'hand-over', steps[2][1])).status).toBe(200)
    expect(await detail(bookkeeper, id)).toMatchObject({ isStaff: true, assignee: null })
    const empty = await handle(manager, id, 'hand-over', { team: 'guard' })
    expect([...code(empty), empty.body.error.field]).toEqual([
      400,
      'conversations.not-staff',
      'team',
    ])
    const kinds = (await call('GET', `/${id}/notes`, bookkeeper)).body.notes.map(
      ({ kind }: { kind: string }) => kind,
    )
    expect(kinds).toEqual(['assigned', 'snoozed', 'handed-over'])
    const [trail] = await app.sql(
      `select array_agg(action order by at) as actions from audit_entries where subject_id = $1`,
      [id],
    )
    expect(trail).toEqual({
      actions: ['conversation.started', 'conversation.assigned', 'conversation.handed-over'],
    })
  })

  it('takes two answers at once, one after the other, and tells both readers', async () => {
    const id = await start(owner, { kind: 'inquiry' })
    const second = await make.person(place.id, 'manager')
    const answers = await Promise.all([say(manager, id, 'Yes'), say(second, id, 'No')])
    expect(answers.map(({ body }) => body.seq).toSorted()).toEqual([2, 3])
    const both = await Promise.all([
      handle(manager, id, 'resolve', { resolution: 'resolved' }),
      handle(second, id, 'resolve', { resolution: 'duplicate' }),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  it('is begun by the staff with a resident, and by a resident with the board', async () => {
    const id = await start(manager, { kind: 'inquiry', people: [owner.user.id], subject: 'Keys' })
    expect(await detail(owner, id)).toMatchObject({ subject: 'Keys', part: 'member' })
    expect(await detail(manager, id)).toMatchObject({ isStaff: true, waitingSince: null })
    expect((await say(owner, id, 'Which keys?')).status).toBe(201)
    const refused = {
      kind: 'inquiry',
      clientId: randomUUID(),
      body: 'x',
      people: [manager.user.id],
    }
    expect(code(await call('POST', '', owner, refused))).toEqual([403, 'access.denied'])
    const board = await make.person(place.id, 'board')
    const letter = await start(owner, { kind: 'board', subject: 'About the management' })
    expect(await queue(board, 'open')).toContain(letter)
    expect(await queue(manager, 'open')).not.toContain(letter)
    expect(code(await call('GET', `/${letter}`, manager))).toEqual([404, 'not-found'])
  })
})

describe('the inbox', () => {
  it('has what is unread, the last line and who wrote it, page by page', async () => {
    const me = await resident('Inbox')
    const ids: string[] = []
    for (let count = 0; count < 5; count += 1) {
      ids.unshift(
        await start(owner, { kind: 'group', subject: `G${String(count)}`, people: [me.user.id] }),
      )
    }
    await say(owner, ids[0]!, 'The newest')
    const first = (await call('GET', '?limit=2', me)).body
    expect(first.conversations.map((one: { id: string }) => one.id)).toEqual(ids.slice(0, 2))
    expect(first.conversations[0]).toMatchObject({
      subject: 'G4',
      unread: 2,
      lastLine: { body: 'The newest', sender: { name: 'Olga Owner' } },
      people: [{ name: 'Olga Owner' }],
    })
    const rest = (await call('GET', `?limit=10&before=${encodeURIComponent(first.next)}`, me)).body
    expect(rest.conversations.map((one: { id: string }) => one.id)).toEqual(ids.slice(2))
    expect(rest.next).toBeNull()
    expect((await call('GET', '?before=x', me)).status).toBe(400)
    expect((await call('GET', '/unread', me)).body).toEqual({ unread: 5 })
  })

  it('is the same by walking many conversations as by sorting few', async () => {
    const me = await resident('Many')
    await app.sql(
      `with made as (
         insert into conversations (id, community_id, kind, opened_by_id, last_seq, last_at)
         select gen_random_uuid(), $1, 'group', $2, 0, now() - make_interval(mins => n)
         from generate_series(1, 400) n returning id)
       insert into conversation_participants (conversation_id, user_id, community_id, visible)
       select id, $2, $1, '{[1,)}' from made`,
      [place.id, me.user.id],
    )
    const seen: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const before = next === '' ? '' : `&before=${encodeURIComponent(next)}`
      const { body } = await call('GET', `?limit=50${before}`, me)
      seen.push(...body.conversations.map((one: { id: string }) => one.id))
      next = body.next
    }
    const all = await app.sql<{ id: string }>(
      `select c.id from conversations c join conversation_participants p on p.conversation_id = c.id
       where p.user_id = $1 order by c.last_at desc, c.id desc`,
      [me.user.id],
    )
    expect(seen).toEqual(all.map(({ id }) => id))
  })
})

describe('pointers', () => {
  it('move forward alone, and tell the sender who has read', async () => {
    const id = await start(owner, { kind: 'group', subject: 'P', people: [neighbour.user.id] })
    await say(owner, id, 'Two')
    const move = (as: Person, body: object) => call('POST', `/${id}/pointers`, as, body)
    const receipts = async () => (await detail(owner, id)).receipts
    expect(await receipts()).toEqual({ seq: 2, read: 0, delivered: 0, readers: [] })
    await move(neighbour, { delivered: 2 })
    expect(await receipts()).toMatchObject({ read: 0, delivered: 1 })
    await Promise.all([move(neighbour, { read: 2 }), move(neighbour, { read: 1 })])
    expect(await receipts()).toEqual({
      seq: 2,
      read: 1,
      delivered: 1,
      readers: [neighbour.user.id],
    })
    expect((await move(neighbour, { read: 1_000_000 })).body).toEqual({
      lastRead: 2,
      lastDelivered: 2,
    })
    expect((await move(neighbour, {})).status).toBe(400)
    expect((await detail(neighbour, id)).unread).toBe(0)
  })

  it('are hidden from neighbours by whoever wants it, and not from the staff', async () => {
    const shy = await resident('Shy')
    await call('PUT', '/preferences', shy, {
      acceptsDirect: true,
      hidesReceipts: true,
      hidesPresence: true,
    })
    const id = await start(owner, { kind: 'direct', people: [shy.user.id] })
    await call('POST', `/${id}/pointers`, shy, { read: 1 })
    expect((await detail(owner, id)).receipts).toMatchObject({ read: 0, delivered: 1 })
    const letter = await start(manager, { kind: 'inquiry', people: [shy.user.id] })
    await call('POST', `/${letter}/pointers`, shy, { read: 1 })
    expect((await detail(manager, letter)).receipts).toMatchObject({ read: 1 })
  })
})
