import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import type { Article, Community } from '@/payload-types'
import { richText } from '@/seed/richText'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Person } from '../helpers/builders'
import { follow, pdf, photograph, uploadsTo } from '../helpers/files'

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
      // In the portal it is nobody's, whoever writes it in the panel.
      for (const person of [owner, editor]) {
        expect(await sees(person, open.id, word)).toEqual([false, 404, false])
        const answer = await call('PUT', `/${open.id}/answer`, person, { isHelpful: true })
        expect(answer.status).toBe(404)
      }
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

describe('pictures of an article', () => {
  const send = async (as: Person = editor) => {
    const upload = uploadsTo(app, place.slug)
    const { status, body } = await upload(as, 'article-picture', await photograph())
    return [status, String(body.id)] as const
  }
  const add = (article: string, file: string, alts: object, as: Person = editor) =>
    call('POST', `/${article}/pictures`, as, { file, alts })
  const seen = async (as: Person, id: string, language = 'en') => {
    const { body } = await app.call('GET', `/c/${place.slug}/articles/${id}`, {
      as: as.cookie,
      headers: { 'accept-language': language },
    })
    return (body.pictures ?? []) as {
      id: string
      url: string
      thumbnailUrl: string
      alt: { text: string; language: string }
    }[]
  }
  const VALVE = { en: 'A red valve', fr: 'Une vanne rouge' }

  it('are for those who read it, bare of places, and say what they show in one’s language', async () => {
    const one = await write({
      readers: ['owner'],
      translations: [{ language: 'fr', title: 'La vanne', body: richText('Sous l’évier.') }],
    })
    expect((await send(owner))[0]).toBe(403)
    const [status, file] = await send()
    expect(status).toBe(201)
    expect((await add(one.id, file, VALVE, owner)).status).toBe(403)
    expect((await add(one.id, file, VALVE)).status).toBe(201)
    const [picture] = await seen(owner, one.id)
    expect(picture).toMatchObject({ id: file, alt: { text: 'A red valve', language: 'en' } })
    expect((await seen(owner, one.id, 'fr'))[0]?.alt.text).toBe('Une vanne rouge')
    const answer = await follow(app, owner, picture!.url)
    expect(answer.status).toBe(200)
    const { exif } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
    expect(exif).toBeUndefined()
    // The link is the person's, and the article is asked again.
    expect((await follow(app, guard, picture!.url)).status).toBe(404)
    const links = (as: Person) =>
      app.call('GET', `/files/${place.id}/${file}/links`, { as: as.cookie })
    expect([(await links(owner)).status, (await links(tenant)).status]).toEqual([200, 404])
    await change(one.id, { state: 'withdrawn' })
    expect((await follow(app, owner, picture!.url)).status).toBe(404)
  })

  it('are said anew and taken out by those who write it', async () => {
    const one = await write()
    const [, file] = await send()
    await add(one.id, file, { fr: 'Une vanne' })
    expect((await seen(owner, one.id))[0]?.alt).toEqual({ text: 'Une vanne', language: 'fr' })
    const say = (alts: object, as = editor, article = one.id) =>
      call('PUT', `/${article}/pictures/${file}`, as, { alts })
    expect((await say(VALVE)).status).toBe(200)
    expect((await call('GET', `/${one.id}/pictures`, editor)).body.pictures).toMatchObject([
      { id: file, alts: VALVE },
    ])
    expect((await say(VALVE, owner)).status).toBe(403)
    expect((await say(VALVE, editor, randomUUID())).status).toBe(404)
    for (const alts of [{}, { en: '  ' }]) {
      const { status, body } = await say(alts)
      expect([status, body.error.code]).toEqual([400, 'articles.picture-unsaid'])
    }
    const take = (as: Person) => call('DELETE', `/${one.id}/pictures/${file}`, as)
    expect((await take(owner)).status).toBe(403)
    expect((await take(editor)).status).toBe(200)
    expect((await take(editor)).status).toBe(404)
    expect(await seen(owner, one.id)).toEqual([])
    expect((await call('GET', `/${one.id}/pictures`, owner)).status).toBe(403)
    expect((await call('GET', `/${randomUUID()}/pictures`, editor)).status).toBe(404)
  })

  it('are twelve at most, each once, however many are sent at one moment', async () => {
    const one = await write()
    const sent = await Promise.all(Array.from({ length: 20 }, () => send()))
    const answers = await Promise.all(sent.map(([, file]) => add(one.id, file, VALVE)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(12)
    const refused = answers.find(({ status }) => status !== 201)
    expect([refused?.status, refused?.body.error.code]).toEqual([409, 'articles.too-many-pictures'])
    const pictures = await seen(owner, one.id)
    expect(new Set(idsOf(pictures)).size).toBe(12)
    const other = await write()
    const again = await add(other.id, pictures[0]!.id, VALVE)
    expect([again.status, again.body.error.code]).toEqual([409, 'files.not-staged'])
    const paper = await uploadsTo(app, place.slug)(editor, 'article-picture', pdf())
    expect(paper.status).toBe(415)
  })
})
