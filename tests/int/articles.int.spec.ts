import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import type { Article, Community } from '@/payload-types'
import { richText } from '@/seed/richText'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Person } from '../helpers/builders'

let app: App
let place: Community
let editor: Person
let owner: Person
let tenant: Person
let guard: Person
let stranger: Person
let topic: string

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_SCALE: '10000' })
  const make = buildersFor(app)
  place = await make.community({ locales: ['en', 'fr'] })
  const unit = await make.unit(place.id)
  editor = await make.person(place.id, 'editor')
  owner = await make.person(place.id, 'owner', { unit: unit.id })
  tenant = await make.person(place.id, 'leaseholder', { unit: unit.id, locale: 'fr' })
  guard = await make.person(place.id, 'guard')
  const other = await make.community()
  stranger = await make.person(other.id, 'manager')
  topic = (
    await app.past.create({
      collection: 'message-topics',
      data: { community: place.id, name: 'Repairs', team: 'maintenance' },
    })
  ).id
}, 90_000)
afterAll(async () => {
  await app.stop()
})

const write = async (data: object = {}) => {
  const { status, body } = await app.call('POST', '/articles', {
    as: editor.cookie,
    body: {
      community: place.id,
      language: 'en',
      title: 'The water valve',
      body: richText('It is under the sink.'),
      state: 'published',
      ...data,
    },
  })
  expect([status, body.error?.code]).toEqual([201, undefined])
  return body.doc as Article
}
const change = (id: string, body: object) =>
  app.call('PATCH', `/articles/${id}`, { as: editor.cookie, body })
const call = (method: string, path: string, as: Person, body?: object) =>
  app.call(method, `/c/${place.slug}/articles${path}`, { as: as.cookie, ...(body && { body }) })
const idsOf = (found: { id: string }[]) => found.map(({ id }) => id)
const sees = async (as: Person, id: string, words: string) => {
  const list = await call('GET', '', as)
  const found = await app.call('GET', `/c/${place.slug}/search?q=${words}`, { as: as.cookie })
  const part = (found.body.found as { name: string; hits: { id: string }[] }[]).find(
    ({ name }) => name === 'articles',
  )
  return [
    idsOf(list.body.articles).includes(id),
    (await call('GET', `/${id}`, as)).status,
    idsOf(part?.hits ?? []).includes(id),
  ]
}

describe('an article', () => {
  it('is for the roles that it names, in list, page and search; a draft for those who write', async () => {
    const word = `stopcock${randomUUID().slice(0, 8)}`
    const body = richText(`The ${word} is red.`)
    const [open, closed] = [
      await write({ body }),
      await write({ body, readers: ['owner', 'board'] }),
    ]
    for (const person of [owner, tenant, guard, editor]) {
      expect(await sees(person, open.id, word)).toEqual([true, 200, true])
    }
    for (const person of [owner, editor]) {
      expect(await sees(person, closed.id, word)).toEqual([true, 200, true])
    }
    for (const person of [tenant, guard]) {
      expect(await sees(person, closed.id, word)).toEqual([false, 404, false])
    }
    expect((await call('GET', '', stranger)).status).toBe(404)
    for (const state of ['draft', 'withdrawn']) {
      expect((await change(open.id, { state })).status).toBe(200)
      expect(await sees(owner, open.id, word)).toEqual([false, 404, false])
    }
    const trace = await app.sql<{ to: string }>(
      `select details ->> 'to' as to from audit_entries where subject_id = $1 order by at`,
      [open.id],
    )
    expect(trace.map(({ to }) => to)).toEqual(['published', 'draft', 'withdrawn'])
  })

  it('is read in one’s language, or marked where that is to come; each language is there once', async () => {
    const one = await write({ title: 'The bins' })
    const read = async (as: Person, query = '') => {
      const { body } = await app.call('GET', `/c/${place.slug}/articles/${one.id}${query}`, {
        as: as.cookie,
        headers: { 'accept-language': as === tenant ? 'fr' : 'en' },
      })
      return body
    }
    expect(await read(tenant)).toMatchObject({ language: 'en', isPending: true, languages: ['en'] })
    const french = { language: 'fr', title: 'Les poubelles', body: richText('Dans la cour.') }
    expect((await change(one.id, { translations: [french] })).status).toBe(200)
    expect(await read(tenant)).toMatchObject({ title: 'Les poubelles', isPending: false })
    expect(await read(owner)).toMatchObject({ title: 'The bins', languages: ['en', 'fr'] })
    expect(await read(owner, '?language=fr')).toMatchObject({ title: 'Les poubelles' })
    expect(await sees(owner, one.id, 'poubelles')).toEqual([true, 200, true])
    expect(await sees(owner, one.id, 'poubeles')).toEqual([true, 200, true])
    const twice = await change(one.id, { translations: [french, { ...french, id: randomUUID() }] })
    expect([twice.status, twice.body.error.code]).toEqual([400, 'articles.language-twice'])
  })

  it('is shown beside its topic', async () => {
    const about = await write({ topic, floor: 'Cellar', contact: 'Front desk' })
    const closed = await write({ topic, readers: ['board'] })
    const { body } = await call('GET', `?topic=${topic}&limit=3`, owner)
    expect(idsOf(body.articles)).toContain(about.id)
    expect(idsOf(body.articles)).not.toContain(closed.id)
    expect((await call('GET', `?topic=${randomUUID()}`, owner)).body.articles).toEqual([])
    expect((await call('GET', `/${about.id}`, owner)).body).toMatchObject({
      floor: 'Cellar',
      contact: 'Front desk',
    })
  })

  it('has one answer of each person whether it helped, however often they press', async () => {
    const one = await write()
    const answer = (as: Person, isHelpful: boolean) =>
      call('PUT', `/${one.id}/answer`, as, { isHelpful })
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => answer(owner, n % 2 === 0)),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
    await answer(owner, false)
    await answer(tenant, true)
    expect((await call('GET', `/${one.id}`, owner)).body.isHelpful).toBe(false)
    expect((await call('GET', `/${one.id}`, guard)).body.isHelpful).toBeNull()
    expect((await call('GET', `/${one.id}/answers`, editor)).body).toEqual({ helped: 1, didNot: 1 })
    expect((await call('GET', `/${one.id}/answers`, owner)).status).toBe(403)
    expect((await call('PUT', `/${randomUUID()}/answer`, owner, { isHelpful: true })).status).toBe(
      404,
    )
    const closed = await write({ readers: ['board'] })
    expect((await call('PUT', `/${closed.id}/answer`, owner, { isHelpful: true })).status).toBe(404)
  })
})
