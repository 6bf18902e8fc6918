import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import type { RunningWorker } from '@/kernel/jobs/worker'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { startHttpSink, startMailSink, type HttpSink, type MailSink } from '../helpers/sinks'
import { workHere } from '../helpers/worker'

let app: App
let make: Builders
let worker: RunningWorker
let mail: MailSink
let screens: HttpSink
let place: Community
let unit: Unit
let manager: Person
let colleague: Person
let owner: Person
let neighbour: Person

beforeAll(async () => {
  mail = await startMailSink()
  screens = await startHttpSink()
  app = await startApp({
    SMTP_URL: mail.url,
    PUSHER_PORT: String(screens.port),
    RATE_LIMIT_SCALE: '10000',
  })
  make = buildersFor(app)
  place = await make.community()
  await app.past.update({
    collection: 'communities',
    id: place.id,
    data: { messaging: { images: 5, editMinutes: 60, deleteMinutes: 60 } },
  })
  unit = await make.unit(place.id)
  manager = await make.person(place.id, 'manager', { name: 'Mona Manager' })
  colleague = await make.person(place.id, 'manager', { name: 'Cleo Colleague' })
  owner = await make.person(place.id, 'owner', { unit: unit.id, name: 'Olga Owner' })
  neighbour = await make.person(place.id, 'owner', { unit: unit.id, name: 'Nils Neighbour' })
  worker = await workHere(app)
}, 60_000)
afterAll(async () => {
  await worker.stop()
  await app.stop()
  await mail.stop()
  await screens.stop()
})

const call = (method: string, path: string, as: Person, body?: unknown, headers = {}) =>
  app.call(method, `/c/${place.slug}${path}`, {
    as: as.cookie,
    headers,
    ...(body !== undefined && { body }),
  })
const talk = (method: string, path: string, as: Person, body?: unknown, headers = {}) =>
  call(method, `/conversations${path}`, as, body, headers)
const begin = async (words: string, more: object = {}, as = owner): Promise<string> => {
  const { status, body } = await talk('POST', '', as, {
    kind: 'inquiry',
    clientId: randomUUID(),
    body: words,
    ...more,
  })
  expect([status, body]).toEqual([201, body])
  return body.conversation
}
const inConfidence = (words: string, more: object = {}) =>
  begin(words, { isConfidential: true, ...more })
const say = (as: Person, id: string, words: string, more: object = {}) =>
  talk('POST', `/${id}/messages`, as, { clientId: randomUUID(), body: words, ...more })
interface Shown {
  seq: number
  kind: string
  body: string
  data: { type: string } | null
  isUnreadable?: true
  deletedAt: string | null
}
const shown = async (as: Person, id: string): Promise<Shown[]> =>
  (await talk('GET', `/${id}/messages?limit=200`, as)).body.messages
const said = async (as: Person, id: string) =>
  (await shown(as, id)).map(({ kind, body, data }) => (kind === 'system' ? data?.type : body))
const rowOf = async (as: Person, id: string, list: string) => {
  const { body } = await talk('GET', list, as)
  return body.conversations.find((row: { id: string }) => row.id === id)
}
const code = ({ status, body }: { status: number; body: { error?: { code: string } } }) => [
  status,
  body.error?.code,
]
/** A sentence that stands nowhere else. */
const sentence = () => `Quincejelly${randomBytes(6).toString('hex')} was taken from my cellar`
const settle = async () => {
  for (;;) {
    const [row] = await app.sql<{ n: number }>(
      `select count(*)::int as n from pgboss.job where state in ('created', 'retry', 'active')
         and name not like 'kernel%'`,
    )
    if (row!.n === 0) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Tables with a row in which the words stand, in any column: as text, in bytes, among the words of an index. */
const tablesWith = async (text: string): Promise<string[]> => {
  const tables = await app.sql<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'm') and n.nspname in ('public', 'pgboss') order by 1`)
  expect(tables.length).toBeGreaterThan(60)
  const [word = ''] = text.split(' ')
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await app.sql(
      `select 1 from ${name} t where t::text ilike $1 or t::text like $2 or t::text like $3 limit 1`,
      [
        `%${word}%`,
        `%${Buffer.from(text).toString('hex')}%`,
        `%${Buffer.from(text).toString('base64').slice(0, 20)}%`,
      ],
    )
    if (rows.length > 0) found.push(name)
  }
  return found
}

/** Whether the words stand in what the server of the database wrote since a place in its log, or in its files. */
const inFilesSince = async (text: string, since: string): Promise<boolean[]> => {
  const server = JSON.parse(process.env['COURTYARD_TEST_SERVER'] ?? '{}') as {
    superuserUrl: string
  }
  const url = new URL(server.superuserUrl)
  url.pathname = new URL(app.urls.owner).pathname
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query('checkpoint')
    const word = Buffer.from(text.split(' ')[0] ?? '')
    const log = await client.query<{ found: boolean }>(
      `select coalesce(bool_or(position($1::bytea in pg_read_binary_file('pg_wal/' || name)) > 0), false)
         as found
       from pg_ls_waldir() where name between pg_walfile_name($2::pg_lsn)
         and pg_walfile_name(pg_current_wal_lsn())`,
      [word, since],
    )
    const files = await client.query<{ found: boolean }>(
      `select coalesce(bool_or(position($1::bytea in pg_read_binary_file(path)) > 0
           or position($2::bytea in pg_read_binary_file(path)) > 0), false) as found
       from (select pg_relation_filepath(c.oid) as path from pg_class c
         join pg_namespace n on n.oid = c.relnamespace
         where n.nspname in ('public', 'pgboss') and c.relkind in ('r', 'i', 't', 'm')
           and pg_relation_size(c.oid) between 1 and 50000000) held`,
      [word, Buffer.from(word.toString().toLowerCase())],
    )
    return [log.rows[0]!.found, files.rows[0]!.found]
  } finally {
    await client.end()
  }
}
const logPlace = async () =>
  (await app.sql<{ at: string }>('select pg_current_wal_lsn()::text as at'))[0]!.at

describe('a conversation that begins in confidence', () => {
  it('is read by both sides as any other, with its lock', async () => {
    const words = sentence()
    const id = await inConfidence(words)
    expect((await say(manager, id, 'We look into it')).body.body).toBe('We look into it')
    expect(await said(owner, id)).toEqual([words, 'We look into it'])
    expect(await said(manager, id)).toEqual([words, 'We look into it'])
    const own = await rowOf(owner, id, '')
    expect(own).toMatchObject({ isConfidential: true, lastLine: { body: 'We look into it' } })
    const theirs = await rowOf(manager, id, '/queue')
    expect(theirs).toMatchObject({ isConfidential: true, lastLine: { body: 'We look into it' } })
    const { body } = await talk('GET', `/${id}`, owner)
    expect(body).toMatchObject({ isConfidential: true, mayMark: false })
    const { body: caught } = await talk('GET', `/catch-up?of=${id}:0`, owner)
    expect(caught.conversations[0].messages.map((m: Shown) => m.body)).toEqual([
      words,
      'We look into it',
    ])
    expect(code(await talk('GET', `/${id}`, neighbour))).toEqual([404, 'not-found'])
  })

  it('leaves nothing of its words in the database: table, index, queue, log of changes', async () => {
    const plain = sentence()
    const before = await logPlace()
    await begin(plain, { subject: 'An open one' })
    await settle()
    // The same look finds what is not sealed.
    expect(await tablesWith(plain)).toEqual(['public.messages'])
    expect(await inFilesSince(plain, before)).toEqual([true, true])

    const words = sentence()
    const since = await logPlace()
    const key = `key-${randomUUID()}`
    const { body } = await talk(
      'POST',
      '',
      owner,
      { kind: 'inquiry', clientId: randomUUID(), body: words, isConfidential: true },
      { 'idempotency-key': key },
    )
    const id = body.conversation as string
    await talk('PUT', `/${id}/draft`, owner, { body: `Draft: ${words}` })
    await talk('POST', `/${id}/notes`, manager, { body: `Note: ${words}` })
    const answer = await say(manager, id, `Answer: ${words}`, { replyTo: 1 })
    await talk('PATCH', `/${id}/messages/${String(answer.body.seq)}`, manager, {
      body: `Corrected: ${words}`,
    })
    const taken = await say(owner, id, `Taken back: ${words}`)
    await talk('DELETE', `/${id}/messages/${String(taken.body.seq)}`, owner)
    const reported = await call('POST', '/reports', owner, {
      kind: 'message',
      record: id,
      part: answer.body.seq,
      reason: 'private',
      note: `It says ${words}`,
    })
    expect(reported.status).toBe(201)
    await talk('POST', `/${id}/resolve`, manager, { resolution: 'resolved', note: `End: ${words}` })
    await settle()
    expect(await tablesWith(words)).toEqual([])
    expect(await inFilesSince(words, since)).toEqual([false, false])
    const [pushed, mailed] = [JSON.stringify(screens.requests), JSON.stringify(mail.mails)]
    expect([pushed.includes(words), mailed.includes(words)]).toEqual([false, false])
    // And yet it is all there for those whom it is for.
    const { body: detail } = await talk('GET', `/${id}`, owner)
    expect(detail.draft.body).toBe(`Draft: ${words}`)
    const { body: notes } = await talk('GET', `/${id}/notes`, manager)
    expect(notes.notes.map((note: { body: string }) => note.body)).toEqual([
      `Note: ${words}`,
      `End: ${words}`,
    ])
    // A try with the same key gets the same answer.
    const again = await talk(
      'POST',
      '',
      owner,
      { kind: 'inquiry', clientId: randomUUID(), body: words, isConfidential: true },
      { 'idempotency-key': key },
    )
    expect(again.status).toBe(422)
  })

  it('answers another try with what is stored, by its id and by an Idempotency-Key', async () => {
    const id = await inConfidence('First')
    const clientId = randomUUID()
    const words = sentence()
    const tries = await Promise.all(
      Array.from({ length: 20 }, () => say(owner, id, words, { clientId })),
    )
    expect(new Set(tries.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(tries.map(({ body }) => body.seq)).size).toBe(1)
    const other = await say(owner, id, 'Something else', { clientId })
    expect(other.body).toMatchObject({ seq: tries[0]!.body.seq, body: words })
    const key = { 'idempotency-key': `key-${randomUUID()}` }
    const asked = { clientId: randomUUID(), body: sentence() }
    const [one, two] = [
      await talk('POST', `/${id}/messages`, owner, asked, key),
      await talk('POST', `/${id}/messages`, owner, asked, key),
    ]
    expect(two.headers.get('idempotent-replayed')).toBe('true')
    expect([two.status, two.body]).toEqual([one.status, one.body])
    expect(await tablesWith(asked.body)).toEqual([])
  })

  it('keeps what was corrected, and loses what was taken back', async () => {
    const id = await inConfidence('First words')
    await talk('PATCH', `/${id}/messages/1`, owner, { body: 'Second words' })
    await talk('PATCH', `/${id}/messages/1`, owner, { body: 'Third words' })
    const { body } = await talk('GET', `/${id}/messages/1/edits`, manager)
    expect(body.edits.map((edit: { body: string }) => edit.body)).toEqual([
      'First words',
      'Second words',
    ])
    // Whoever left before a correction reads what they had.
    await talk('POST', `/${id}/people`, manager, {
      people: [neighbour.user.id],
      sharesHistory: true,
    })
    expect(await said(neighbour, id)).toEqual(['Third words', 'added'])
    await talk('POST', `/${id}/leave`, neighbour)
    await talk('PATCH', `/${id}/messages/1`, owner, { body: 'Fourth words' })
    expect(await said(neighbour, id)).toEqual(['Third words', 'added', 'left'])
    expect(await said(owner, id)).toEqual(['Fourth words', 'added', 'left'])
    await talk('DELETE', `/${id}/messages/1`, owner)
    const [gone] = await shown(manager, id)
    expect(gone).toMatchObject({ body: '', deletedAt: expect.any(String) })
    expect((await talk('GET', `/${id}/messages/1/edits`, manager)).body.edits).toEqual([])
  })

  it('is in no search, and says so where it alone is searched', async () => {
    const word = `Zq${randomBytes(5).toString('hex')}`
    const open = await begin(`${word} in the open`)
    const id = await inConfidence(`${word} in confidence`)
    const { body } = await talk('GET', `/search?q=${word}`, owner)
    expect(body.found.map((hit: { conversation: string }) => hit.conversation)).toEqual([open])
    const refused = await talk('GET', `/search?q=${word}&conversation=${id}`, owner)
    expect(code(refused)).toEqual([409, 'conversations.confidential-not-searched'])
    const missing = await talk('GET', `/search?q=${word}&conversation=${id}`, neighbour)
    expect([missing.status, missing.body.found]).toEqual([200, []])
  })

  it('tells in its notices neither words nor subject', async () => {
    const subject = `About quinces ${randomBytes(4).toString('hex')}`
    await inConfidence(sentence(), { subject })
    const openSubject = `About pears ${randomBytes(4).toString('hex')}`
    await begin(sentence(), { subject: openSubject })
    await settle()
    const told = await app.sql<{ text: string }>(
      `select n::text as text from notices n where recipient_id = $1`,
      [manager.user.id],
    )
    const all = JSON.stringify([told, mail.mails])
    expect([all.includes(subject), all.includes(openSubject)]).toEqual([false, true])
  })
})

describe('marking a conversation later', () => {
  it('seals what is there, whoever wrote it, for good', async () => {
    const words = sentence()
    const id = await begin(words)
    await talk('PUT', `/${id}/draft`, owner, { body: `Draft: ${words}` })
    await talk('POST', `/${id}/notes`, colleague, { body: `Note: ${words}` })
    await say(owner, id, `Taken back: ${words}`)
    await talk('DELETE', `/${id}/messages/2`, owner)
    await talk('PATCH', `/${id}/messages/1`, owner, { body: `Corrected: ${words}` })
    expect((await talk('GET', `/search?q=${words.split(' ')[0]!}`, owner)).body.found).toHaveLength(
      1,
    )
    expect((await talk('GET', `/${id}`, manager)).body.mayMark).toBe(true)
    const marked = await talk('POST', `/${id}/confidential`, manager)
    expect([marked.status, marked.body]).toEqual([200, { id, isConfidential: true }])
    await settle()
    expect(await tablesWith(words)).toEqual([])
    expect((await talk('GET', `/search?q=${words.split(' ')[0]!}`, owner)).body.found).toEqual([])
    expect(await said(owner, id)).toEqual([`Corrected: ${words}`, '', 'confidential'])
    expect((await talk('GET', `/${id}/messages/1/edits`, manager)).body.edits[0].body).toBe(words)
    expect((await talk('GET', `/${id}`, owner)).body.draft.body).toBe(`Draft: ${words}`)
    expect((await talk('GET', `/${id}/notes`, manager)).body.notes[0].body).toBe(`Note: ${words}`)
    // Twice changes nothing.
    expect((await talk('POST', `/${id}/confidential`, manager)).status).toBe(200)
    expect(await said(owner, id)).toHaveLength(3)
    const [entry] = await app.sql<{ actor_id: string }>(
      `select actor_id from audit_entries where subject_id = $1
         and action = 'conversation.marked-confidential'`,
      [id],
    )
    expect(entry?.actor_id).toBe(manager.user.id)
  })

  it('is for its staff and for whoever began it, and not for talks among neighbours', async () => {
    const own = await begin('Mine')
    await talk('POST', `/${own}/people`, manager, { people: [neighbour.user.id] })
    expect((await talk('GET', `/${own}`, neighbour)).body.mayMark).toBe(false)
    expect(code(await talk('POST', `/${own}/confidential`, neighbour))).toEqual([
      403,
      'access.denied',
    ])
    expect((await talk('POST', `/${own}/confidential`, owner)).status).toBe(200)
    const group = await talk('POST', '', manager, {
      kind: 'group',
      subject: 'Us',
      people: [owner.user.id],
      clientId: randomUUID(),
      body: 'Hello',
    })
    expect(
      code(await talk('POST', `/${String(group.body.conversation)}/confidential`, manager)),
    ).toEqual([403, 'access.denied'])
    const foreign = await begin('Not theirs')
    expect(code(await talk('POST', `/${foreign}/confidential`, neighbour))).toEqual([
      404,
      'not-found',
    ])
  })

  it('meets 20 senders, drafts and corrections at once: nothing plain is left, and nothing lost', async () => {
    const words = sentence()
    const id = await begin(`${words} 0`)
    const sends = Array.from({ length: 20 }, (_, index) =>
      say(index % 2 === 0 ? owner : manager, id, `${words} ${String(index + 1)}`),
    )
    const others = [
      ...Array.from({ length: 6 }, (_, index) =>
        talk('PUT', `/${id}/draft`, index % 2 === 0 ? owner : manager, { body: `${words} draft` }),
      ),
      ...Array.from({ length: 4 }, () =>
        talk('PATCH', `/${id}/messages/1`, owner, { body: `${words} 0` }),
      ),
      talk('POST', `/${id}/notes`, colleague, { body: `${words} note` }),
    ]
    const marks = [manager, colleague, owner].map((as) => talk('POST', `/${id}/confidential`, as))
    const sent = await Promise.all(sends)
    expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([201]))
    for (const { status } of await Promise.all(marks)) expect(status).toBe(200)
    // A draft that met the mark is refused, and kept with the next letter.
    for (const { status } of await Promise.all(others)) expect([200, 201, 409]).toContain(status)
    expect(await tablesWith(words)).toEqual([])
    const lines = await said(owner, id)
    expect(lines.filter((line) => line === 'confidential')).toHaveLength(1)
    const numbers = lines
      .filter((line) => line !== 'confidential')
      .map((line) => Number(line?.split(' ').at(-1)))
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 21 }, (_, n) => n))
  })

  it('goes over with a merge', async () => {
    const words = sentence()
    const [from, into] = [await inConfidence('In confidence'), await begin(words)]
    expect((await talk('POST', `/${from}/merge`, manager, { into })).status).toBe(200)
    expect((await talk('GET', `/${into}`, owner)).body.isConfidential).toBe(true)
    expect(await tablesWith(words)).toEqual([])
    expect(await said(owner, into)).toEqual([words, 'confidential', 'merged-here'])
    expect(await said(owner, from)).toEqual(['In confidence', 'merged'])
  })
})

describe('the database itself', () => {
  it('takes no plain text into a confidential conversation, from whomever it comes', async () => {
    const id = await inConfidence('Hello')
    const plain = 'the texts of this conversation are sealed'
    await expect(
      app.sql(`update messages set sealed = null, body = 'plain' where conversation_id = $1`, [id]),
    ).rejects.toThrow(plain)
    await expect(
      app.sql(
        `insert into conversation_drafts (conversation_id, user_id, community_id, body)
         values ($1, $2, $3, 'plain')`,
        [id, owner.user.id, place.id],
      ),
    ).rejects.toThrow(plain)
    for (const [table, columns, values] of [
      ['message_edits', 'seq, kind, editor_id', `1, 'edit', $2`],
      ['conversation_notes', 'after_seq, author_id', `1, $2`],
    ] as const) {
      await expect(
        app.sql(
          `insert into ${table} (id, conversation_id, community_id, body, ${columns})
           values (gen_random_uuid(), $1, $3, 'plain', ${values})`,
          [id, owner.user.id, place.id],
        ),
      ).rejects.toThrow(plain)
    }
  })

  it('gives plain texts to nobody but whoever marks, while they mark', async () => {
    const id = await begin('Not marked')
    const client = new pg.Client({ connectionString: app.urls.app })
    await client.connect()
    const as = async (person: Person) => {
      await client.query(
        `select set_config('app.communities', $1, false), set_config('app.person', $2, false),
           set_config('app.power', 'none', false)`,
        [place.id, person.user.id],
      )
    }
    for (const person of [manager, owner, neighbour]) {
      await as(person)
      const { rows } = await client.query('select * from app_plain_texts($1, 10)', [id])
      expect(rows).toEqual([])
      await expect(client.query(`select app_seal_texts($1, '[]')`, [id])).rejects.toThrow(
        /not sealed by this person/,
      )
    }
    await client.end()
  })

  it('shows a text that was changed or moved as one that does not open, and all others as they are', async () => {
    const id = await inConfidence('One')
    await say(owner, id, 'Two')
    await say(owner, id, 'Three')
    await app.sql(
      `update messages m set sealed = o.sealed from messages o
       where m.conversation_id = $1 and m.seq = 2 and o.conversation_id = $1 and o.seq = 1`,
      [id],
    )
    const lines = await shown(owner, id)
    expect(lines.map(({ body, isUnreadable }) => [body, isUnreadable])).toEqual([
      ['One', undefined],
      ['', true],
      ['Three', undefined],
    ])
  })
})

describe('a new key of the ring', () => {
  it('wraps the keys of conversations and reports anew and leaves their texts alone', async () => {
    const { rewrapKeys } = await import('@/kernel/files/rewrapKeys')
    const { env } = await import('@/kernel/env')
    const words = sentence()
    const id = await inConfidence(words)
    const reported = await call('POST', '/reports', manager, {
      kind: 'message',
      record: id,
      part: 1,
      reason: 'other',
    })
    const texts = () =>
      app.sql(
        `select seq, encode(sealed, 'hex') as sealed from messages where conversation_id = $1`,
        [id],
      )
    const kids = async () =>
      (
        await app.sql<{ kid: string }>('select distinct kid from data_keys where id = any ($1)', [
          [id, reported.body.report],
        ])
      ).map(({ kid }) => kid)
    const before = await texts()
    const oldRing = env().FILE_KEYS
    const fresh = `n2:${randomBytes(32).toString('hex')}`
    try {
      env().FILE_KEYS = `${fresh},${oldRing}`
      expect(await said(owner, id)).toEqual([words])
      const held = await rewrapKeys(app.payload)
      expect(Object.keys(held)).toEqual(['n2'])
      expect(await kids()).toEqual(['n2'])
      env().FILE_KEYS = fresh
      expect(await said(owner, id)).toEqual([words])
      const { body } = await call('GET', '/reports', colleague)
      expect(body.reports.find((one: { id: string }) => one.id === reported.body.report).text).toBe(
        words,
      )
      expect(await texts()).toEqual(before)
      // The old ring alone opens nothing: the text is missing, and the rest of the lists is there.
      env().FILE_KEYS = oldRing
      const [line] = await shown(owner, id)
      expect(line).toMatchObject({ body: '', isUnreadable: true })
      expect((await rowOf(owner, id, '')).lastLine).toMatchObject({ isUnreadable: true })
      env().FILE_KEYS = `${oldRing},${fresh}`
      await rewrapKeys(app.payload)
    } finally {
      env().FILE_KEYS = oldRing
    }
    expect(await said(owner, id)).toEqual([words])
  })
})

describe('a report of a confidential message', () => {
  it('is judged by what was said, and the message can be taken away', async () => {
    const words = sentence()
    const id = await inConfidence('Hello')
    const { body } = await say(manager, id, words)
    const { body: report } = await call('POST', '/reports', owner, {
      kind: 'message',
      record: id,
      part: body.seq,
      reason: 'insult',
      note: 'That goes too far',
    })
    const { body: list } = await call('GET', '/reports', colleague)
    const mine = list.reports.find((one: { id: string }) => one.id === report.report)
    expect(mine).toMatchObject({ text: words, note: 'That goes too far' })
    const decided = await call('POST', `/reports/${String(report.report)}/decision`, colleague, {
      decision: 'removed',
    })
    expect(decided.status).toBe(200)
    expect(await said(owner, id)).toEqual(['Hello', ''])
    expect(await tablesWith(words)).toEqual([])
  })
})
