import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createHash, randomUUID } from 'node:crypto'
import { inForceOn } from '@/collections/rules/domain/inForce'
import { dayFrom } from '@/kernel/domain/zonedDay'
import type { RunningWorker } from '@/kernel/jobs/worker'
import type { Community } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { readPdf } from '../helpers/pdf'
import { startHttpSink, startMailSink, type HttpSink, type MailSink } from '../helpers/sinks'
import { workHere } from '../helpers/worker'

let app: App
let make: Builders
let mail: MailSink
let screens: HttpSink
let worker: RunningWorker
let place: Community
let manager: Person
let editor: Person
let board: Person
let concierge: Person
let olga: Person
let fadi: Person
let stranger: Person
let strangerInOwn: Person

beforeAll(async () => {
  mail = await startMailSink()
  screens = await startHttpSink()
  app = await startApp({
    SMTP_URL: mail.url,
    PUSHER_PORT: String(screens.port),
    RATE_LIMIT_SCALE: '10000',
  })
  make = buildersFor(app)
  place = await make.community({ name: 'Maple Court', timeZone: 'Europe/Paris' })
  const unit = await make.unit(place.id, { building: 'East', floor: '2', number: '201' })
  manager = await make.person(place.id, 'manager', { name: 'Mona Manager' })
  editor = await make.person(place.id, 'editor', { name: 'Edo Editor' })
  board = await make.person(place.id, 'board', { name: 'Bea Board' })
  concierge = await make.person(place.id, 'concierge')
  olga = await make.person(place.id, 'owner', { unit: unit.id, name: 'Olga Owner' })
  fadi = await make.person(place.id, 'leaseholder', {
    unit: unit.id,
    name: 'Fadi Tenant',
    locale: 'fr',
  })
  const other = await make.community()
  stranger = await make.person(other.id, 'manager')
  strangerInOwn = await make.person(other.id, 'editor')
  worker = await workHere(app)
}, 90_000)
afterAll(async () => {
  await worker.stop()
  await app.stop()
  await mail.stop()
  await screens.stop()
})

const ORIGIN = 'http://localhost:3000'
const requestOf = async ({ cookie }: Person) => {
  const { createPayloadRequest } = await import('payload')
  return createPayloadRequest({
    config: app.config,
    request: new Request(`${ORIGIN}/api/units`, { headers: { cookie, origin: ORIGIN } }),
  })
}

const today = () => dayFrom(new Date(), 'Europe/Paris', 0)
const inDays = (days: number) => dayFrom(new Date(), 'Europe/Paris', days)

const call = (method: string, path: string, as: Person, body?: object, headers?: object) =>
  app.call(method, `/c/${place.slug}${path}`, {
    as: as.cookie,
    ...(body && { body }),
    ...(headers && { headers: headers as Record<string, string> }),
  })
const doc = async (collection: string, data: object, as = editor): Promise<string> => {
  const { status, body } = await app.call('POST', `/${collection}`, {
    as: as.cookie,
    body: { community: place.id, ...data },
  })
  expect([status, body.error?.code ?? body.errors]).toEqual([201, undefined])
  return body.doc.id as string
}

let count = 0
const words = (text = 'From 10 pm to 7 am it is quiet.', title = 'Quiet hours') => ({
  en: { title, text },
})
/** A book with one chapter. */
const book = async (title = 'House rules') => {
  count += 1
  const id = await doc('rule-books', {
    titles: { en: `${title} ${String(count)}` },
    language: 'en',
  })
  const chapter = await doc('rule-chapters', { book: id, number: '3', titles: { en: 'Living' } })
  return { id, chapter }
}
const clauseIn = (chapter: string, number: string) => doc('rule-clauses', { chapter, number })
const write = (clause: string, data: object = {}, as = editor) =>
  doc('rule-versions', { clause, language: 'en', words: words(), ...data }, as)
const move = (id: string, to: string, as: Person) =>
  call('POST', `/rule-versions/${id}/state`, as, { to })
const publish = (id: string, from: string, as = editor) =>
  call('POST', `/rule-versions/${id}/publication`, as, { from })
const approve = async (id: string, by = board) => {
  expect((await move(id, 'review', editor)).status).toBe(200)
  expect((await move(id, 'approved', by)).status).toBe(200)
  return id
}
/** Published from a day on. */
const inForce = async (clause: string, from: string, data: object = {}) => {
  const id = await approve(await write(clause, data))
  const { status, body } = await publish(id, from)
  expect([status, body.error?.code]).toEqual([200, undefined])
  return id
}
const bookOf = async (id: string, as: Person, query = '') => {
  const { status, body } = await call('GET', `/rules/${id}${query}`, as)
  expect(status).toBe(200)
  return body as {
    title: string
    day: string
    isPending: boolean
    chapters: { number: string; clauses: Clause[] }[]
    coming: { id: string; number: string; from: string; isNew: boolean; repeals: boolean }[]
  }
}
interface Clause {
  id: string
  number: string
  title: string
  text: string
  language: string
  repeals: boolean
  from: string
  next: { from: string } | null
  acknowledgement: { at: string | null } | null
}
const clausesOf = async (id: string, as: Person, query = '') =>
  (await bookOf(id, as, query)).chapters.flatMap(({ clauses }) => clauses)
const eventually = async <T>(look: () => Promise<T>, isThere: (value: T) => boolean) => {
  for (let tries = 0; tries < 100; tries += 1) {
    const value = await look()
    if (isThere(value)) return value
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return look()
}
const noticesOf = (person: Person, path: string) =>
  app.sql<{ id: string; title: string; body: string; read_at: Date | null }>(
    `select id, title, body, read_at from notices where recipient_id = $1 and path like '%' || $2`,
    [person.user.id, path],
  )
const told = (person: Person, path: string) =>
  eventually(
    () => noticesOf(person, path),
    (rows) => rows.length > 0,
  )

describe('a clause on its way', () => {
  it('is written, reviewed, approved by another hand, and published from a day on', async () => {
    const { id, chapter } = await book()
    const clause = await clauseIn(chapter, '3.2')
    const version = await write(clause)
    expect((await publish(version, today())).body.error.code).toBe('rules.not-from-here')
    expect((await move(version, 'approved', board)).body.error.code).toBe('rules.not-from-here')
    expect((await move(version, 'review', editor)).status).toBe(200)
    const asBoard = await call('GET', `/rule-versions/${version}/standing`, board)
    expect([asBoard.status, asBoard.body]).toMatchObject([
      200,
      { state: 'review', mayApprove: true, mayEdit: false, isFirst: true, change: null },
    ])
    const asManager = await call('GET', `/rule-versions/${version}/standing`, manager)
    expect(asManager.body).toMatchObject({ mayApprove: true, mayEdit: true })
    const byEditor = await move(version, 'approved', editor)
    expect([byEditor.status, byEditor.body.error.code]).toEqual([409, 'rules.not-approver'])
    expect((await move(version, 'approved', board)).status).toBe(200)
    expect((await publish(version, today(), board)).status).toBe(403)
    const done = await publish(version, today())
    expect([done.status, done.body]).toEqual([200, { published: [version], from: today() }])
    const [row] = await app.sql(
      `select state::text, effective_from, author_id, approved_by_id, published_by_id
       from rule_versions where id = $1`,
      [version],
    )
    expect(row).toEqual({
      state: 'published',
      effective_from: today(),
      author_id: editor.user.id,
      approved_by_id: board.user.id,
      published_by_id: editor.user.id,
    })
    expect(await clausesOf(id, olga)).toMatchObject([
      { id: version, number: '3.2', title: 'Quiet hours', from: today(), next: null },
    ])
    const trail = await app.sql(
      `select action from audit_entries where subject_id = $1 and action like 'rule.%' order by at`,
      [version],
    )
    expect(trail.map(({ action }) => action)).toEqual([
      'rule.moved',
      'rule.moved',
      'rule.published',
    ])
  })

  it('is not approved by whoever wrote it, unless nobody else may', async () => {
    const { chapter } = await book()
    const own = await write(await clauseIn(chapter, '1'), {}, manager)
    await move(own, 'review', manager)
    const { status, body } = await move(own, 'approved', manager)
    expect([status, body.error.code]).toEqual([409, 'rules.own-words'])
    expect((await move(own, 'approved', board)).status).toBe(200)
    // Put back and written again by another hand, whose words they are now.
    await move(own, 'draft', board)
    await app.call('PATCH', `/rule-versions/${own}`, {
      as: editor.cookie,
      body: { words: words('Other words.') },
    })
    await move(own, 'review', editor)
    expect((await move(own, 'approved', manager)).status).toBe(200)

    const alone = await make.community()
    const boss = await make.person(alone.id, 'manager')
    const at = { as: boss.cookie }
    const post = async (path: string, data: object) =>
      (await app.call('POST', path, { ...at, body: { community: alone.id, ...data } })).body.doc
        .id as string
    const only = await post('/rule-books', { titles: { en: 'Rules' }, language: 'en' })
    const part = await post('/rule-chapters', { book: only, number: '1', titles: { en: 'A' } })
    const clause = await post('/rule-clauses', { chapter: part, number: '1' })
    const version = await post('/rule-versions', { clause, language: 'en', words: words() })
    for (const to of ['review', 'approved']) {
      const path = `/c/${alone.slug}/rule-versions/${version}/state`
      expect((await app.call('POST', path, { ...at, body: { to } })).status).toBe(200)
    }
  })

  it('says something before it is reviewed, and its words stand from then on', async () => {
    const { chapter } = await book()
    const clause = await clauseIn(chapter, '1')
    const empty = await write(clause, { words: { fr: { title: 'Repos', text: 'Silence.' } } })
    const refused = await move(empty, 'review', editor)
    expect([refused.status, refused.body.error.code, refused.body.error.field]).toEqual([
      409,
      'rules.no-words',
      'words.en',
    ])
    const version = await approve(await write(clause))
    const edit = (body: object) =>
      app.call('PATCH', `/rule-versions/${version}`, { as: editor.cookie, body })
    const later = await edit({ words: words('Never quiet.') })
    expect([later.status, later.body.error.code]).toEqual([409, 'rules.words-stand'])
    expect((await edit({ requiresAcknowledgement: true })).status).toBe(409)
    expect((await publish(version, today())).status).toBe(200)
    const french = { fr: { title: 'Heures de repos', text: 'De 22 h à 7 h, c’est le silence.' } }
    expect((await edit({ words: { ...words(), ...french } })).status).toBe(200)
    expect((await edit({ words: { fr: { title: 'Autre', text: 'x' } } })).status).toBe(409)
    // Nobody gets past the hook either.
    for (const change of [
      `words_en_text = 'x'`,
      `effective_from = '2020-01-01'`,
      `state = 'draft'`,
      `state = 'withdrawn'`,
    ]) {
      await expect(
        app.sql(`update rule_versions set ${change} where id = $1`, [version]),
      ).rejects.toMatchObject({ code: '23514' })
    }
  })

  it('keeps its number and its chapter once it was published, repealed or not', async () => {
    const { id, chapter } = await book()
    const clause = await clauseIn(chapter, '7')
    const edit = (body: object) =>
      app.call('PATCH', `/rule-clauses/${clause}`, { as: editor.cookie, body })
    expect((await edit({ number: '8' })).status).toBe(200)
    await inForce(clause, today())
    const { status, body } = await edit({ number: '9' })
    expect([status, body.error.code, body.error.field]).toEqual([
      409,
      'rules.place-stands',
      'number',
    ])
    await expect(
      app.sql(`update rule_clauses set number = '9' where id = $1`, [clause]),
    ).rejects.toMatchObject({ code: '23514' })
    const begun = await call('POST', `/rule-clauses/${clause}/versions`, editor, { repeals: true })
    expect(begun.status).toBe(201)
    await approve(begun.body.id as string)
    expect((await publish(begun.body.id as string, inDays(3))).status).toBe(200)
    expect(await clausesOf(id, olga, `?on=${inDays(3)}`)).toMatchObject([
      { number: '8', repeals: true, text: 'This clause is repealed.' },
    ])
    const again = await app.call('POST', '/rule-clauses', {
      as: editor.cookie,
      body: { community: place.id, chapter, number: '8' },
    })
    expect(again.status).toBeGreaterThanOrEqual(400)
    expect(again.status).toBeLessThan(500)
  })

  it('begins with the words that it has, and may be withdrawn until its day', async () => {
    const { id, chapter } = await book()
    const clause = await clauseIn(chapter, '3.2')
    const none = await call('POST', `/rule-clauses/${clause}/versions`, editor, {})
    expect([none.status, none.body.error.code]).toEqual([409, 'rules.nothing-in-force'])
    const first = await inForce(clause, today(), { requiresAcknowledgement: true })
    const { body } = await call('POST', `/rule-clauses/${clause}/versions`, editor, {})
    const [row] = await app.sql(
      `select words_en_text, requires_acknowledgement as asks from rule_versions where id = $1`,
      [body.id],
    )
    expect(row).toEqual({ words_en_text: words().en.text, asks: true })
    const next = await approve(body.id as string)
    await publish(next, inDays(10))
    expect((await bookOf(id, olga)).coming).toMatchObject([{ id: next, from: inDays(10) }])
    expect((await move(first, 'withdrawn', editor)).body.error.code).toBe('rules.in-force')
    expect((await move(next, 'withdrawn', board)).status).toBe(403)
    expect((await move(next, 'withdrawn', editor)).status).toBe(200)
    expect((await bookOf(id, olga)).coming).toEqual([])
    expect((await call('GET', `/rules/versions/${next}`, olga)).status).toBe(404)
  })

  it('begins today or later; only what never held before may have held already', async () => {
    const { id, chapter } = await book()
    const clause = await clauseIn(chapter, '1')
    await inForce(clause, '2019-05-01')
    expect(await clausesOf(id, olga, '?on=2019-04-30')).toEqual([])
    expect(await clausesOf(id, olga, '?on=2019-05-01')).toHaveLength(1)
    const next = await approve(await write(clause, { words: words('Quiet for good.') }))
    const codeFor = async (from: string) => {
      const { status, body } = await publish(next, from)
      return [status, body.error.code, body.error.field]
    }
    expect(await codeFor(inDays(-1))).toEqual([400, 'rules.past', 'from'])
    expect(await codeFor('2200-01-01')).toEqual([400, 'rules.too-far', 'from'])
    expect(await codeFor('2026-02-30')).toEqual([400, 'validation.invalid', 'from'])
    expect((await publish(next, today())).status).toBe(200)
  })
})

describe('what is in force', () => {
  it('is one version on every day, however many publish at once', async () => {
    const { id, chapter } = await book()
    const clause = await clauseIn(chapter, '1')
    const versions: string[] = []
    for (let index = 0; index < 20; index += 1) {
      versions.push(await approve(await write(clause, { words: words(`Way ${String(index)}.`) })))
    }
    const answers = await Promise.all(versions.map((version) => publish(version, inDays(5))))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const codes = answers.filter(({ status }) => status !== 200).map(({ body }) => body.error.code)
    expect(new Set(codes)).toEqual(new Set(['rules.day-taken']))
    expect(await clausesOf(id, olga, `?on=${inDays(5)}`)).toHaveLength(1)
    // The last wall: two in one transaction past the operation.
    const other = versions.find(
      (one) => one !== answers.find((a) => a.status === 200)?.body.published[0],
    )
    await expect(
      app.sql(
        `update rule_versions set state = 'published', effective_from = $2, published_at = now()
         where id = $1`,
        [other, inDays(5)],
      ),
    ).rejects.toMatchObject({ code: '23505' })
  })

  it('is published once, and told once, however often one presses', async () => {
    const { chapter } = await book()
    const version = await approve(await write(await clauseIn(chapter, '1')))
    const answers = await Promise.all(Array.from({ length: 20 }, () => publish(version, today())))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await told(olga, version)).length).toBe(1)
  })

  it('is the same in the database as in words, on any day', async () => {
    const { id, chapter } = await book()
    const clause = await clauseIn(chapter, '1')
    const days = [...new Set(Array.from({ length: 12 }, () => Math.floor(Math.random() * 60)))]
    const versions: { id: string; from: string }[] = []
    for (const [index, offset] of days.entries()) {
      const from = inDays(offset)
      const version = await inForce(clause, from, { words: words(`Way ${String(index)}.`) })
      versions.push({ id: version, from })
    }
    for (let offset = -1; offset < 62; offset += 1) {
      const shown = await clausesOf(id, olga, `?on=${inDays(offset)}`)
      expect(shown.map((one) => one.id)).toEqual(
        [inForceOn(versions, inDays(offset))?.id].filter((one) => one !== undefined),
      )
    }
  })

  it('begins with the day of the community, whose clocks are not everybody’s', async () => {
    const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'] as const
    const days: string[] = []
    for (const timeZone of zones) {
      const far = await make.community({ timeZone })
      const reader = await make.person(far.id, 'manager')
      const only = await app.past.create({
        collection: 'rule-books',
        data: { community: far.id, titles: { en: 'Rules' }, language: 'en' },
      })
      const part = await app.past.create({
        collection: 'rule-chapters',
        data: { community: far.id, book: only.id, number: '1', titles: { en: 'A' } },
      })
      const clause = await app.past.create({
        collection: 'rule-clauses',
        data: { community: far.id, chapter: part.id, number: '1' },
      })
      const version = await app.past.create({
        collection: 'rule-versions',
        data: { community: far.id, clause: clause.id, language: 'en', words: words() },
      })
      const day = dayFrom(new Date(), timeZone, 0)
      days.push(day)
      await app.sql(
        `update rule_versions set state = 'published', effective_from = $2, published_at = now(),
           approved_by_id = $3 where id = $1`,
        [version.id, day, reader.user.id],
      )
      const answer = await app.call('GET', `/c/${far.slug}/rules/${only.id}`, { as: reader.cookie })
      expect(answer.body).toMatchObject({ today: day, day, coming: [] })
      expect(answer.body.chapters).toHaveLength(1)
    }
    // 25 hours lie between the two: it is never the same day in both.
    expect(days[0]).not.toBe(days[1])
  })
})

describe('those who read', () => {
  it('see nothing of what is still being written, not even as a count', async () => {
    const { id, chapter } = await book('Secret')
    const clause = await clauseIn(chapter, '1')
    const version = await write(clause, { words: words('Zebras are forbidden.') })
    const shown = async (as: Person) => [
      (await call('GET', '/rules', as)).body.books.some((one: { id: string }) => one.id === id),
      (await call('GET', `/rules/${id}`, as)).status,
      (await call('GET', `/rules/${id}/file`, as)).status,
      (await call('GET', `/rules/versions/${version}`, as)).status,
      (await call('GET', `/search?q=zebras`, as)).body.found.length,
    ]
    expect(await shown(olga)).toEqual([false, 404, 404, 404, 0])
    await move(version, 'review', editor)
    await move(version, 'approved', board)
    expect(await shown(olga)).toEqual([false, 404, 404, 404, 0])
    for (const path of [
      `/rule-versions/${version}/standing`,
      `/rule-versions/${version}/confirmations`,
      `/rule-clauses/${clause}/versions`,
      `/rule-books/${id}/overview`,
    ]) {
      for (const as of [olga, concierge]) expect((await call('GET', path, as)).status).toBe(403)
      expect((await call('GET', path, board)).status).toBe(200)
      for (const as of [stranger, strangerInOwn])
        expect((await call('GET', path, as)).status).toBe(404)
    }
    await publish(version, inDays(4))
    expect((await shown(olga)).slice(0, 4)).toEqual([true, 200, 200, 200])
    // It is to come: the search finds what is in force.
    expect((await shown(olga))[4]).toBe(0)
    expect((await call('GET', '/rules', stranger)).status).toBe(404)
  })

  it('are kept apart by the database alone', async () => {
    const { chapter } = await book()
    const clause = await clauseIn(chapter, '1')
    const draft = await write(clause)
    const published = await inForce(await clauseIn(chapter, '2'), today())
    const { readerOf, sql } = await import('@/kernel/database/transaction')
    const seen = async (person: Person) => {
      const reader = await readerOf(await requestOf(person))
      const { rows } = await reader.execute<{ id: string }>(
        sql`select id from rule_versions where id in (${draft}, ${published}) order by id`,
      )
      return rows.map((row) => row.id)
    }
    expect(await seen(editor)).toEqual([draft, published].toSorted())
    expect(await seen(board)).toEqual([draft, published].toSorted())
    expect(await seen(olga)).toEqual([published])
    expect(await seen(stranger)).toEqual([])
  })

  it('read in their language, and are told what is not translated yet', async () => {
    const { id, chapter } = await book()
    const french = { fr: { title: 'Heures de repos', text: 'De 22 h à 7 h, c’est le silence.' } }
    await inForce(await clauseIn(chapter, '1'), today(), { words: { ...words(), ...french } })
    await inForce(await clauseIn(chapter, '2'), today())
    const at = { 'accept-language': 'fr' }
    const { body } = await call('GET', `/rules/${id}`, fadi, undefined, at)
    expect(body.chapters[0].clauses).toMatchObject([
      { language: 'fr', title: 'Heures de repos', isPending: false },
      { language: 'en', title: 'Quiet hours', isPending: true },
    ])
    expect(body).toMatchObject({ isPending: true, languages: ['en', 'fr'] })
    const asked = await call('GET', `/rules/${id}?language=en`, fadi, undefined, at)
    expect(asked.body.chapters[0].clauses[0]).toMatchObject({ language: 'en' })
  })

  it('see word by word what changed between two days', async () => {
    const { id, chapter } = await book()
    const clause = await clauseIn(chapter, '3.2')
    const old = await inForce(clause, '2020-01-01')
    const next = await inForce(clause, inDays(2), {
      words: words('From 11 pm to 7 am it is quiet.'),
    })
    await inForce(await clauseIn(chapter, '3.10'), inDays(2), { words: words('New.', 'Bicycles') })
    const query = `?from=${today()}&until=${inDays(2)}`
    const { body } = await call('GET', `/rules/${id}/changes${query}`, olga)
    expect(body.changes).toMatchObject([
      {
        number: '3.2',
        kind: 'changed',
        text: [
          { kind: 'same', text: 'From ' },
          { kind: 'gone', text: '10' },
          { kind: 'new', text: '11' },
          { kind: 'same', text: ' pm to 7 am it is quiet.' },
        ],
      },
      { number: '3.10', kind: 'new', text: [{ kind: 'new', text: 'New.' }] },
    ])
    const was = await call('GET', `/rules/versions/${old}`, olga)
    expect(was.body).toMatchObject({
      standing: 'in-force',
      until: inDays(1),
      next: { id: next },
      history: [
        { id: next, standing: 'coming' },
        { id: old, standing: 'in-force' },
      ],
    })
    expect(was.body.text).toBe(words().en.text)
  })

  it('find clauses in force by their words, in any language, without accents, mistyped too', async () => {
    const { chapter } = await book()
    const clause = await clauseIn(chapter, '4.1')
    await inForce(clause, today(), {
      words: {
        ...words('Giraffes stay outside.'),
        fr: { title: 'Ménagerie', text: 'Les girafes dehors.' },
      },
    })
    const hits = async (q: string) => {
      const { body } = await call('GET', `/search?q=${encodeURIComponent(q)}`, olga)
      const found = body.found as { name: string; hits: { title: unknown }[] }[]
      return found.find(({ name }) => name === 'rules')?.hits.length ?? 0
    }
    const counts: number[] = []
    // The last but one is mistyped: what is called like it will do.
    for (const q of ['giraffes outside', 'menagerie', 'menagreie', 'elephants']) {
      counts.push(await hits(q))
    }
    expect(counts).toEqual([1, 1, 1, 0])
  })

  it('are told, each in their language, and once for all that is published together', async () => {
    const { id, chapter } = await book('Pool rules')
    const one = await approve(
      await write(await clauseIn(chapter, '1'), { words: words('A.', 'Showers') }),
    )
    const two = await approve(
      await write(await clauseIn(chapter, '2'), { words: words('B.', 'Towels') }),
    )
    const { body: before } = await call('GET', `/rule-books/${id}/overview`, manager)
    expect(before).toMatchObject({ approved: 2, inForce: 0 })
    const done = await call('POST', `/rule-books/${id}/publication`, manager, { from: inDays(1) })
    expect(done.body.published.toSorted()).toEqual([one, two].toSorted())
    const nothing = await call('POST', `/rule-books/${id}/publication`, manager, {
      from: inDays(1),
    })
    expect([nothing.status, nothing.body.error.code]).toEqual([409, 'rules.nothing-approved'])
    const path = `/rules/${id}/changes`
    const [notice] = await told(olga, path)
    expect(notice).toMatchObject({ body: '1 Showers\n2 Towels' })
    expect(notice!.title).toContain(': 2 clauses, from ')
    const [french] = await told(fadi, path)
    expect(french!.title).toContain('\u00A0: 2 articles, dès le ')
    expect(await noticesOf(concierge, path)).toEqual([])
    expect(await noticesOf(olga, path)).toHaveLength(1)
  })

  it('confirm what asks for it; only what changes asks again, and it is seen who has not', async () => {
    const { id, chapter } = await book()
    const clause = await clauseIn(chapter, '1')
    const other = await clauseIn(chapter, '2')
    const asks = { requiresAcknowledgement: true }
    const first = await inForce(clause, today(), asks)
    const quiet = await inForce(other, today())
    const confirm = (version: string, as: Person) =>
      call('POST', `/rules/versions/${version}/acknowledgement`, as)
    const askedOf = async (as: Person) =>
      (await call('GET', '/rules', as)).body.books.find((one: { id: string }) => one.id === id)
        .toConfirm as number
    expect([await askedOf(olga), await askedOf(manager)]).toEqual([1, 0])
    expect((await confirm(quiet, olga)).body.error.code).toBe('rules.nothing-to-acknowledge')
    const answers = await Promise.all(Array.from({ length: 20 }, () => confirm(first, olga)))
    expect(
      new Set(answers.map(({ status, body }) => `${String(status)} ${String(body.at)}`)).size,
    ).toBe(1)
    expect(await askedOf(olga)).toBe(0)
    const who = async (version: string, has: string, as = manager) => {
      const path = `/rule-versions/${version}/confirmations?has=${has}`
      const { status, body } = await call('GET', path, as)
      return [status, body.total, body.people?.map(({ name }: { name: string }) => name)]
    }
    for (const as of [manager, editor, board]) {
      expect(await who(first, 'yes', as)).toEqual([200, 1, ['Olga Owner']])
      expect(await who(first, 'no', as)).toEqual([200, 1, ['Fadi Tenant']])
    }
    const table = async (version: string, as: Person) => {
      const path = `/c/${place.slug}/rule-versions/${version}/confirmations/export`
      const answer = await app.raw('GET', path, { as: as.cookie })
      return [answer.status, (await answer.text()).trim().split('\r\n').slice(1)]
    }
    const lines = [
      expect.stringMatching(/,Fadi Tenant,no,$/),
      expect.stringMatching(/,Olga Owner,yes,.+/),
    ]
    expect(await table(first, board)).toEqual([200, lines])
    expect((await table(first, olga))[0]).toBe(403)
    expect((await table(randomUUID(), manager))[0]).toBe(404)
    // Another clause changes: nobody is asked anew. This one changes: everybody is.
    await inForce(other, inDays(1), { words: words('Other words.') })
    expect(await askedOf(olga)).toBe(0)
    const second = await inForce(clause, inDays(1), { ...asks, words: words('New words.') })
    expect(await askedOf(olga)).toBe(1)
    expect(await who(second, 'yes')).toEqual([200, 0, []])
    expect(await who(first, 'yes')).toEqual([200, 1, ['Olga Owner']])
    const { body } = await call('GET', `/rule-versions/${first}/standing`, board)
    expect(body).toMatchObject({ confirmed: { people: 2, has: 1 }, author: 'Edo Editor' })
  })

  it('link to the words of a day, which stay when other words come', async () => {
    const { chapter } = await book()
    const clause = await clauseIn(chapter, '3.2')
    const old = await inForce(clause, '2021-03-01')
    const ask = (as: Person, id: string) =>
      call('POST', '/conversations', as, {
        clientId: randomUUID(),
        body: 'Is a piano meant?',
        kind: 'inquiry',
        team: 'manager',
        link: { type: 'rule', id },
      })
    const begun = await ask(olga, old)
    expect(begun.status).toBe(201)
    // Nobody can ask about what is not published.
    expect((await ask(olga, await write(clause))).status).toBe(404)
    await inForce(clause, today(), { words: words('From 11 pm on.') })
    for (const as of [olga, manager]) {
      const path = `/conversations/${String(begun.body.conversation)}`
      const { link } = (await call('GET', path, as)).body as {
        link: { title: string; detail: string; path: string }
      }
      expect(link).toMatchObject({
        title: '3.2 Quiet hours',
        path: `/c/${place.slug}/rules/versions/${old}`,
      })
      expect(link.detail).toContain(words().en.text)
      expect(link.detail).toMatch(/ · Mar 1, 2021 to /)
    }
  })

  it('print a book, with contents, and a hash that anybody can take again', async () => {
    const { id, chapter } = await book('Printed rules')
    const long = Array.from({ length: 30 }, (_, index) => `Sentence ${String(index)} of the rule.`)
    for (let number = 1; number <= 30; number += 1) {
      await inForce(await clauseIn(chapter, `3.${String(number)}`), today(), {
        words: words(
          `${long.join(' ')}\n\n- one thing\n- another`,
          `Rule number ${String(number)}`,
        ),
      })
    }
    const { printBook } = await import('@/collections/rules/operations/printBook')
    const req = await requestOf(olga)
    const { identity } = await import('@/kernel/identity')
    const community = (await identity().communityById(req, place.id))!
    const answer = await printBook({ req, community, book: id, day: today(), locale: 'en' })
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    const pages = readPdf(Buffer.from(await answer.arrayBuffer()))
    const clauses = await clausesOf(id, olga)
    const canonical = `${clauses
      .map(({ number, title, text }) => `${number} ${title}\n${text}`)
      .join('\n\n')}\n`
    const hash = createHash('sha256').update(canonical).digest('hex')
    const said = pages.map(({ texts }) => texts.replaceAll(/\s+/g, ' '))
    expect(said[0]).toContain(hash)
    const all = said.join(' ')
    for (const { number, title, text } of clauses) {
      const plain = text.replaceAll('- ', '– ').replaceAll(/\s+/g, ' ')
      const at = all.lastIndexOf(`${number} ${title} In force since`)
      expect([number, at > 0]).toEqual([number, true])
      // A foot may stand between, where it runs over a page.
      const found = all.slice(at, at + plain.length + 200).replaceAll(/Page \d+ of \d+ ?/g, '')
      expect(found).toContain(plain)
      // The contents name the page on which it begins.
      const page = said.findIndex((one) => one.includes(`${number} ${title} In force since`)) + 1
      expect(said[0]! + said[1]!).toContain(`${number} ${title} ${String(page)}`)
    }
    expect(all).toContain(`Page 2 of ${String(pages.length)}`)
  })
})
