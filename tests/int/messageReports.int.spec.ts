import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { RunningWorker } from '@/kernel/jobs/worker'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { follow, photograph, uploadsTo } from '../helpers/files'
import { startHttpSink, startMailSink, type HttpSink, type MailSink } from '../helpers/sinks'
import { workHere } from '../helpers/worker'

let app: App
let make: Builders
let worker: RunningWorker
let mail: MailSink
let screens: HttpSink
let asApp: pg.Client
let place: Community
let unit: Unit
let manager: Person
let second: Person
let board: Person
let ann: Person
let ben: Person

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
  second = await make.person(place.id, 'manager', { name: 'Sam Second' })
  board = await make.person(place.id, 'board')
  asApp = new pg.Client({ connectionString: app.urls.app })
  await asApp.connect()
  worker = await workHere(app)
}, 60_000)
afterAll(async () => {
  await worker.stop()
  await asApp.end()
  await app.stop()
  await mail.stop()
  await screens.stop()
})
beforeEach(async () => {
  ann = await resident('Ann')
  ben = await resident('Ben')
})

const call = (method: string, path: string, as: Person, body?: unknown) =>
  app.call(method, `/c/${place.slug}${path}`, {
    as: as.cookie,
    ...(body !== undefined && { body }),
  })
const talk = (method: string, path: string, as: Person, body?: unknown) =>
  call(method, `/conversations${path}`, as, body)
const resident = async (name: string): Promise<Person> => {
  const person = await make.person(place.id, 'owner', { unit: unit.id, name })
  const open = { acceptsDirect: true, hidesReceipts: false, hidesPresence: false }
  await talk('PUT', '/preferences', person, open)
  return person
}
const start = async (as: Person, to: Person, words = 'You fool', attachments: string[] = []) => {
  const { status, body } = await talk('POST', '', as, {
    kind: 'direct',
    people: [to.user.id],
    clientId: randomUUID(),
    body: words,
    attachments,
  })
  expect([status, body]).toEqual([201, body])
  return body.conversation as string
}
const say = (as: Person, id: string, words = 'Again') =>
  talk('POST', `/${id}/messages`, as, { clientId: randomUUID(), body: words })
const report = (as: Person, record: string, part = 1, more: object = {}) =>
  call('POST', '/reports', as, { kind: 'message', record, part, reason: 'insult', ...more })
const decide = (as: Person, id: string, decision: string, note = '') =>
  call('POST', `/reports/${id}/decision`, as, { decision, note })
interface Listed {
  id: string
  text: string
  files: { url: string }[]
}
const listed = async (as: Person, state = 'open'): Promise<Listed[]> =>
  (await call('GET', `/reports?state=${state}`, as)).body.reports
const reportIn = async (as: Person, id: string, state = 'open') =>
  (await listed(as, state)).find((one) => one.id === id)
const code = ({ status, body }: { status: number; body: { error?: { code: string } } }) => [
  status,
  body.error?.code,
]
const messagesOf = async (as: Person, id: string) =>
  (await talk('GET', `/${id}/messages`, as)).body.messages as Record<string, unknown>[]
const count = async (text: string, values: unknown[]): Promise<number> =>
  Number((await app.sql<{ n: string }>(`select count(*) as n ${text}`, values))[0]!.n)
const actions = async (id: string) =>
  (
    await app.sql<{ action: string; actor_id: string }>(
      'select action, actor_id from audit_entries where subject_id = $1 order by at, id',
      [id],
    )
  ).map(({ action, actor_id }) => [action, actor_id])
/** What a connection of the app's role reaches with this person's scope. */
const inDatabase = async (as: Person, text: string, values: unknown[] = []) => {
  await asApp.query(
    `select set_config('app.communities', $1, false), set_config('app.person', $2, false),
       set_config('app.power', 'none', false)`,
    [place.id, as.user.id],
  )
  return asApp.query(text, values)
}
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

const readAll = () =>
  app.sql(`update notices set read_at = now() where kind = 'content.reported' and read_at is null`)
/** Whose bell tells of a report. */
const waiting = async () =>
  (
    await app.sql<{ recipient_id: string }>(
      `select recipient_id from notices where kind = 'content.reported' and read_at is null`,
    )
  ).map(({ recipient_id }) => recipient_id)

describe('a report of a message', () => {
  it('is one, however often and by how many hands at once it is sent', async () => {
    const id = await start(ann, ben)
    const answers = await Promise.all(Array.from({ length: 20 }, () => report(ben, id)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ body }) => body.report)).size).toBe(1)
    expect(await count('from content_reports where record_id = $1', [id])).toBe(1)
    expect(
      await count(`from audit_entries where action = 'content.reported' and subject_id = $1`, [
        answers[0]!.body.report,
      ]),
    ).toBe(1)
  })

  it('keeps what was said, whatever becomes of it', async () => {
    const id = await start(ann, ben, 'You utter fool')
    const { body } = await report(ben, id, 1, { note: '  Not the first time. ' })
    await talk('PATCH', `/${id}/messages/1`, ann, { body: 'You are nice' })
    await talk('DELETE', `/${id}/messages/1`, ann)
    expect(await reportIn(manager, body.report)).toMatchObject({
      text: 'You utter fool',
      note: 'Not the first time.',
      reason: 'insult',
      author: { id: ann.user.id, name: 'Ann' },
      reporter: { id: ben.user.id, name: 'Ben' },
      decision: null,
    })
    // Whoever asks again has the first answer, also now.
    expect((await report(ben, id)).body).toEqual(body)
    const [may] = await app.sql<{ n: string }>(
      `select count(*) as n from unnest(array['courtyard_app', 'courtyard_system']) role,
         unnest(array['content_reports', 'content_report_decisions']) held,
         unnest(array['update', 'delete']) change
       where has_table_privilege(role, held, change)`,
    )
    expect(Number(may!.n)).toBe(0)
  })

  it('is for others’ words alone, by those who see them', async () => {
    const id = await start(ann, ben)
    const third = await resident('Third')
    expect(code(await report(ann, id))).toEqual([400, 'moderation.own-content'])
    expect(code(await report(third, id))).toEqual([404, 'not-found'])
    expect(code(await report(ben, id, 2))).toEqual([404, 'conversations.message-missing'])
    expect(code(await report(ben, id, 1, { kind: 'parcel' }))).toEqual([404, 'not-found'])
    expect(code(await report(ben, id, 1, { reason: 'boring' }))).toEqual([
      400,
      'validation.invalid',
    ])
  })

  it('opens nothing else to management, and nothing to the one it is about', async () => {
    const id = await start(ann, ben)
    await say(ben, id, 'Leave me alone')
    const { body } = await report(ben, id)
    expect(code(await talk('GET', `/${id}`, manager))).toEqual([404, 'not-found'])
    expect((await listed(manager)).map(({ text }) => text)).not.toContain('Leave me alone')
    for (const as of [ann, board]) {
      expect(code(await call('GET', '/reports', as))).toEqual([403, 'access.denied'])
      expect(code(await decide(as, body.report, 'removed'))).toEqual([403, 'access.denied'])
    }
    const seen = (as: Person) =>
      inDatabase(as, 'select 1 from content_reports where id = $1', [body.report])
    expect((await seen(ann)).rowCount).toBe(0)
    expect((await seen(ben)).rowCount).toBe(1)
    expect((await seen(manager)).rowCount).toBe(1)
    await expect(
      inDatabase(manager, 'select app_take_message_away($1)', [body.report]),
    ).rejects.toThrow('no decision')
  })

  it('about a manager is for the others', async () => {
    await settle()
    await readAll()
    const id = await start(manager, ben)
    const { body } = await report(ben, id)
    expect(await reportIn(manager, body.report)).toBeUndefined()
    expect(code(await decide(manager, body.report, 'nothing-wrong'))).toEqual([404, 'not-found'])
    expect(await reportIn(second, body.report)).toBeDefined()
    await settle()
    expect(await waiting()).toEqual([second.user.id])
    expect((await decide(second, body.report, 'nothing-wrong')).status).toBe(200)
  })

  it('tells the managers that it waits, with no word of it', async () => {
    await readAll()
    const before = mail.mails.length
    const id = await start(ann, ben, 'Zanzibar')
    await report(ben, id, 1, { note: 'Quagga' })
    await settle()
    const rows = await app.sql<{ recipient_id: string; path: string; title: string }>(
      `select recipient_id, path, title, body from notices
       where kind = 'content.reported' and read_at is null`,
    )
    expect(rows.map(({ recipient_id }) => recipient_id).toSorted()).toEqual(
      [manager.user.id, second.user.id].toSorted(),
    )
    expect(rows[0]).toMatchObject({
      path: `/admin/reports?c=${place.slug}`,
      title: 'A report waits for you',
    })
    const sent = mail.mails.slice(before)
    expect(JSON.stringify(sent)).toContain(manager.user.email)
    expect(JSON.stringify([rows, sent])).not.toMatch(/Zanzibar|Quagga/)
  }, 30_000)

  it('shows the pictures that hung on the message to whoever decides', async () => {
    const upload = uploadsTo(app, place.slug)
    const { body: picture } = await upload(ann, 'message-image', await photograph())
    const id = await start(ann, ben, '', [picture.id])
    const { body } = await report(ben, id)
    const shown = await reportIn(manager, body.report)
    expect((await follow(app, manager, shown!.files[0]!.url)).status).toBe(200)
    expect((await follow(app, board, shown!.files[0]!.url)).status).not.toBe(200)
    expect((await decide(manager, body.report, 'removed')).status).toBe(200)
    expect((await follow(app, ben, shown!.files[0]!.url)).status).not.toBe(200)
    expect(
      await count(`from stored_files where id = $1 and state = 'released'`, [picture.id]),
    ).toBe(1)
  })
})

describe('a decision', () => {
  it('is one, of two managers at once', async () => {
    for (const pair of [
      ['removed', 'nothing-wrong'],
      ['removed', 'removed'],
    ] as const) {
      const id = await start(ann, ben)
      await say(ann, id)
      const { body } = await report(ben, id, pair[1] === 'removed' ? 2 : 1)
      const answers = await Promise.all([
        decide(manager, body.report, pair[0]),
        decide(second, body.report, pair[1]),
      ])
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
      const lost = answers.find(({ status }) => status === 409)!
      expect(lost.body.error.code).toBe('moderation.decided-already')
      expect(lost.body.error.message.length).toBeGreaterThan(20)
      const [held] = await app.sql<{ decision: string; decided_by_id: string }>(
        'select decision, decided_by_id from content_report_decisions where report_id = $1',
        [body.report],
      )
      const isFirst = answers[0].status === 200
      expect(held).toEqual({
        decision: isFirst ? pair[0] : pair[1],
        decided_by_id: (isFirst ? manager : second).user.id,
      })
    }
  })

  it('takes the message away from all, and says who did', async () => {
    const id = await start(ann, ben, 'You fool')
    await say(ann, id, 'Sorry')
    const { body } = await report(ben, id)
    await settle()
    const done = await decide(manager, body.report, 'removed', 'Warned by telephone')
    expect([done.status, done.body]).toEqual([
      200,
      { report: body.report, decision: 'removed', ended: 1 },
    ])
    for (const as of [ann, ben]) {
      const [gone, kept] = await messagesOf(as, id)
      expect(gone).toMatchObject({ body: '', isRemoved: true, deletedAt: expect.any(String) })
      expect(kept).toMatchObject({ body: 'Sorry', isRemoved: false })
    }
    expect(code(await talk('PATCH', `/${id}/messages/1`, ann, { body: 'Back' }))).toEqual([
      409,
      'conversations.over-already',
    ])
    expect(await actions(body.report)).toEqual([
      ['content.reported', ben.user.id],
      ['content.report-decided', manager.user.id],
    ])
    const [trace] = await app.sql<{ kind: string; body: string }>(
      'select kind, body from message_edits where conversation_id = $1',
      [id],
    )
    expect(trace).toEqual({ kind: 'removal', body: 'You fool' })
    for (const as of [ann, ben, manager]) {
      const { rowCount } = await inDatabase(
        as,
        'select 1 from message_edits where conversation_id = $1',
        [id],
      )
      expect(rowCount).toBe(0)
    }
    expect(await reportIn(second, body.report, 'decided')).toMatchObject({
      decision: { decision: 'removed', note: 'Warned by telephone', by: { name: 'Mona Manager' } },
    })
    const ofReporter = await inDatabase(ben, 'select 1 from content_report_decisions')
    expect(ofReporter.rowCount).toBe(0)
  })

  it('ends the other reports that it holds for', async () => {
    const third = await resident('Third')
    const { body: group } = await talk('POST', '', ann, {
      kind: 'group',
      subject: 'G',
      people: [ben.user.id, third.user.id],
      clientId: randomUUID(),
      body: 'You fools',
    })
    const id = group.conversation as string
    const first = await report(ben, id)
    const other = await report(third, id)
    await talk('PATCH', `/${id}/messages/1`, ann, { body: 'You great fools' })
    const later = await report(manager, id)
    expect(code(later)).toEqual([404, 'not-found'])
    const done = await decide(manager, first.body.report, 'nothing-wrong')
    expect(done.body.ended).toBe(2)
    expect(code(await decide(second, other.body.report, 'removed'))).toEqual([
      409,
      'moderation.decided-already',
    ])
    expect((await messagesOf(ben, id))[0]).toMatchObject({ body: 'You great fools' })
  })

  it('and each look are written down', async () => {
    const id = await start(ann, ben)
    const { body } = await report(ben, id)
    await listed(second)
    expect(await actions(body.report)).toContainEqual(['content.report-looked-at', second.user.id])
  })

  it('is nobody’s who has not reported, managed or has another community', async () => {
    const elsewhere = await make.community()
    const foreign = await make.person(elsewhere.id, 'manager')
    const { body } = await report(ben, await start(ann, ben))
    const answer = await app.call('POST', `/c/${elsewhere.slug}/reports/${body.report}/decision`, {
      as: foreign.cookie,
      body: { decision: 'removed' },
    })
    expect(code(answer)).toEqual([404, 'not-found'])
  })
})

describe('whoever is blocked', () => {
  const block = (as: Person, whom: Person) => talk('PUT', `/blocks/${whom.user.id}`, as)
  const unblock = (as: Person, whom: Person) => talk('DELETE', `/blocks/${whom.user.id}`, as)
  const found = async (as: Person, words: string): Promise<string[]> =>
    (await talk('GET', `/people?q=${words}`, as)).body.people.map(({ id }: { id: string }) => id)
  const mayHear = async (as: Person, id: string): Promise<boolean> => {
    const name = `presence-conversation-${id}`
    const { body } = await app.call('POST', '/realtime/auth', {
      as: as.cookie,
      body: { socket_id: '1.1', channel_names: [name] },
    })
    return body.channels[name].status === 200
  }

  it('does not write, correct or react, until they are no more', async () => {
    const id = await start(ann, ben)
    expect((await block(ben, ann)).body).toEqual({ person: ann.user.id, isBlocked: true })
    expect((await block(ben, ann)).status).toBe(200)
    const refused = [403, 'conversations.not-taken']
    const answer = await say(ann, id)
    expect(code(answer)).toEqual(refused)
    expect(answer.body.error.message).not.toMatch(/block/i)
    expect(code(await talk('PATCH', `/${id}/messages/1`, ann, { body: 'Worse' }))).toEqual(refused)
    const emoji = { emoji: '👍', isOn: true }
    expect(code(await talk('PUT', `/${id}/messages/1/reaction`, ann, emoji))).toEqual(refused)
    expect(code(await say(ben, id))).toEqual([403, 'conversations.blocked-by-you'])
    // Taking back harms nobody.
    expect((await talk('DELETE', `/${id}/messages/1`, ann)).status).toBe(200)
    expect((await unblock(ben, ann)).body).toEqual({ person: ann.user.id, isBlocked: false })
    expect((await say(ann, id)).status).toBe(201)
  })

  it('begins nothing, finds nobody and sees nobody there', async () => {
    const id = await start(ben, ann, 'Hello')
    expect([await mayHear(ann, id), await mayHear(ben, id)]).toEqual([true, true])
    await block(ben, ann)
    expect([await mayHear(ann, id), await mayHear(ben, id)]).toEqual([false, false])
    expect(await found(ann, 'Ben')).not.toContain(ben.user.id)
    expect(await found(ben, 'Ann')).toContain(ann.user.id)
    const third = await resident('Third')
    await block(third, ann)
    const asked = { kind: 'direct', clientId: randomUUID(), body: 'Hello' }
    expect(code(await talk('POST', '', ann, { ...asked, people: [third.user.id] }))).toEqual([
      403,
      'conversations.not-a-neighbour',
    ])
    expect(await count('from conversations where opened_by_id = $1', [ann.user.id])).toBe(0)
    await unblock(ben, ann)
    expect(await mayHear(ann, id)).toBe(true)
    expect(await found(ann, 'Ben')).toContain(ben.user.id)
  })

  it('hears and is heard in groups and by the management as before', async () => {
    await block(ben, ann)
    const { status, body } = await talk('POST', '', ann, {
      kind: 'group',
      subject: 'Stairs',
      people: [ben.user.id],
      clientId: randomUUID(),
      body: 'Who cleans?',
    })
    expect(status).toBe(201)
    expect((await say(ben, body.conversation)).status).toBe(201)
    expect((await messagesOf(ben, body.conversation)).map((one) => one['body'])).toContain(
      'Who cleans?',
    )
  })

  it('is no member of the staff, and nobody who is not there', async () => {
    const elsewhere = await make.community()
    const foreign = await make.person(elsewhere.id, 'vendor')
    expect(code(await block(ben, manager))).toEqual([403, 'conversations.staff-not-blocked'])
    expect(code(await block(ben, foreign))).toEqual([404, 'not-found'])
    expect(code(await block(ben, ben))).toEqual([400, 'conversations.alone'])
    // Whoever begins to work here later is heard.
    const id = await start(ann, ben)
    await block(ben, ann)
    await make.membership(place.id, ann.user.id, 'concierge')
    expect((await say(ann, id)).status).toBe(201)
  })

  it('is known to whoever blocks alone, in one row', async () => {
    await Promise.all(Array.from({ length: 20 }, () => block(ben, ann)))
    const rows = (as: Person) =>
      inDatabase(as, 'select blocked_id from messaging_blocks where blocker_id = $1', [ben.user.id])
    expect((await rows(ben)).rows).toEqual([{ blocked_id: ann.user.id }])
    for (const as of [ann, manager, board]) expect((await rows(as)).rowCount).toBe(0)
    expect((await talk('GET', '/blocks', ben)).body.people).toMatchObject([
      { id: ann.user.id, name: 'Ann' },
    ])
    expect((await talk('GET', '/blocks', ann)).body.people).toEqual([])
    await expect(
      inDatabase(ann, 'insert into messaging_blocks values ($1, $2, $3)', [
        place.id,
        ben.user.id,
        manager.user.id,
      ]),
    ).rejects.toThrow('row-level security')
  })

  it('has sent all before the block has ended, and nothing after', async () => {
    const id = await start(ann, ben)
    const sending = Array.from({ length: 30 }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * 3))
      return say(ann, id, `Word ${String(index)}`)
    })
    await new Promise((resolve) => setTimeout(resolve, 40))
    expect((await block(ben, ann)).status).toBe(200)
    const before = await count('from messages where conversation_id = $1', [id])
    const answers = await Promise.all(sending)
    expect(await count('from messages where conversation_id = $1', [id])).toBe(before)
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(before - 1)
    expect(new Set(statuses).size).toBeLessThanOrEqual(2)
    expect(code(await say(ann, id))).toEqual([403, 'conversations.not-taken'])
  })

  it('begins a conversation before the block has ended, or not at all', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [from, to] = [await resident('From'), await resident('To')]
      const begun = talk('POST', '', from, {
        kind: 'direct',
        people: [to.user.id],
        clientId: randomUUID(),
        body: 'Hello',
      })
      const blocked = await block(to, from)
      expect(blocked.status).toBe(200)
      const mine = 'from conversations where opened_by_id = $1'
      const before = await count(mine, [from.user.id])
      const { status } = await begun
      expect(status).toBe(before === 1 ? 201 : 403)
      expect(await count(mine, [from.user.id])).toBe(before)
    }
  })
})

describe('two accounts of one person that become one', () => {
  it('do not block themselves, and nobody twice', async () => {
    const { asSystem } = await import('@/kernel/tenancy/system')
    const { conversationLinks } = await import('@/collections/conversations/personLinks')
    const third = await resident('Third')
    const pairs = [
      [ann, ben],
      [ben, ann],
      [ann, third],
      [ben, third],
      [third, ann],
      [third, ben],
    ] as const
    for (const [from, to] of pairs) await talk('PUT', `/blocks/${to.user.id}`, from)
    const joining = { from: ben.user.id, to: ann.user.id, actor: manager.user.id, reason: 'a test' }
    const { inTransaction } = await import('@/kernel/database/transaction')
    await asSystem(app.payload, 'a test', (req) =>
      inTransaction(req, async () => {
        for (const column of ['blocker_id', 'blocked_id']) {
          const link = conversationLinks[`messaging_blocks.${column}`]
          if (typeof link === 'object') await link.settle({ req, ...joining })
        }
      }),
    )
    await app.sql('update messaging_blocks set blocker_id = $2 where blocker_id = $1', [
      ben.user.id,
      ann.user.id,
    ])
    await app.sql('update messaging_blocks set blocked_id = $2 where blocked_id = $1', [
      ben.user.id,
      ann.user.id,
    ])
    const rows = await app.sql<{ blocker_id: string; blocked_id: string }>(
      'select blocker_id, blocked_id from messaging_blocks where $1 in (blocker_id, blocked_id)',
      [third.user.id],
    )
    expect(rows.map(({ blocker_id }) => blocker_id).toSorted()).toEqual(
      [ann.user.id, third.user.id].toSorted(),
    )
    expect(
      await count('from messaging_blocks where $1 in (blocker_id, blocked_id)', [ann.user.id]),
    ).toBe(2)
  })
})
