import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import type { RunningWorker } from '@/kernel/jobs/worker'
import type { Announcement, Community } from '@/payload-types'
import { richText } from '@/seed/richText'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { startHttpSink, startMailSink, type HttpSink, type MailSink } from '../helpers/sinks'
import { workHere } from '../helpers/worker'

let app: App
let make: Builders
let mail: MailSink
let screens: HttpSink
let worker: RunningWorker
let place: Community
let manager: Person
let eva: Person
let finn: Person
let shy: Person
let wanda: Person
let stranger: Person

/** Whether neighbours may begin to write to somebody: who allows that can be named. */
const accepts = (person: Person, acceptsDirect = true) =>
  app.call('PUT', `/c/${place.slug}/conversations/preferences`, {
    as: person.cookie,
    body: { acceptsDirect, hidesReceipts: false, hidesPresence: false },
  })

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
  const east = await make.unit(place.id, { building: 'East', number: '1' })
  const west = await make.unit(place.id, { building: 'West', number: '2' })
  manager = await make.person(place.id, 'manager', { name: 'Mona Manager' })
  eva = await make.person(place.id, 'owner', { unit: east.id, name: 'Eva East' })
  finn = await make.person(place.id, 'owner', { unit: east.id, name: 'Finn East' })
  shy = await make.person(place.id, 'owner', { unit: east.id, name: 'Shirley Shy' })
  wanda = await make.person(place.id, 'owner', { unit: west.id, name: 'Wanda West' })
  const other = await make.community()
  stranger = await make.person(other.id, 'manager', { name: 'Stan Stranger' })
  for (const person of [eva, finn, wanda]) expect((await accepts(person)).status).toBe(200)
  worker = await workHere(app)
}, 90_000)
afterAll(async () => {
  await worker.stop()
  await app.stop()
  await mail.stop()
  await screens.stop()
})

const call = (method: string, path: string, as: Person, body?: object) =>
  app.call(method, `/c/${place.slug}${path}`, { as: as.cookie, ...(body && { body }) })
const news = async (data: Partial<Announcement> = {}): Promise<string> => {
  const { id } = await app.past.create({
    collection: 'announcements',
    data: {
      community: place.id,
      language: 'en',
      title: 'The lift',
      urgency: 'normal',
      body: richText('It stands still.'),
      audience: { buildings: ['East'] },
      ...data,
    },
  })
  await app.sql(
    `update announcements set state = 'published', published_at = now() where id = $1`,
    [id],
  )
  return id
}
const say = (id: string, text: string, as = eva, parent?: string) =>
  call('POST', `/announcements/${id}/comments`, as, { text, ...(parent && { parent }) })
const suggested = async (id: string, q: string, as = eva) => {
  const { status, body } = await call(
    'GET',
    `/announcements/${id}/people?q=${encodeURIComponent(q)}`,
    as,
  )
  return status === 200 ? (body.people as { name: string }[]).map(({ name }) => name) : status
}
const noticesOf = (person: Person, id: string) =>
  app.sql<{ title: string }>(
    `select title from notices where recipient_id = $1 and path like '%' || $2 order by created_at`,
    [person.user.id, id],
  )
const titlesOf = async (person: Person, id: string, count: number): Promise<string[]> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const rows = await noticesOf(person, id)
    if (rows.length >= count) return rows.map(({ title }) => title)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return []
}
/** Long enough for what would come to have come. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 1000))
const commentIn = async (id: string, comment: string, as = eva) => {
  const { body } = await call('GET', `/announcements/${id}`, as)
  return (body.comments as { id: string; mentions: string[]; editedAt: string | null }[]).find(
    (one) => one.id === comment,
  )
}

describe('whom one may name in a comment', () => {
  it('are those who read the announcement and let one write to them, and nobody else', async () => {
    const id = await news()
    expect(await suggested(id, 'fi')).toEqual(['Finn East'])
    expect(await suggested(id, 'east')).toEqual(['Finn East'])
    // Not themselves, not who keeps to themselves, not whom it is not for, not from elsewhere.
    for (const q of ['Eva', 'Shirley', 'Wanda', 'Stan', 'Mona', '%', '_', 'inn']) {
      expect([q, await suggested(id, q)]).toEqual([q, []])
    }
    expect(await suggested(id, 'fi', wanda)).toBe(404)
    expect(await suggested(id, 'fi', stranger)).toBe(404)
    expect(await suggested(randomUUID(), 'fi')).toBe(404)
    expect(await suggested(id, '')).toBe(400)
    // The staff writes to everybody, and names whoever reads it.
    expect(await suggested(id, 'Shirley', manager)).toEqual(['Shirley Shy'])
    expect(await suggested(id, 'Wanda', manager)).toEqual([])
  })

  it('are not those who have blocked one, or where neighbours do not write to each other', async () => {
    const id = await news()
    await app.sql(
      `insert into messaging_blocks (community_id, blocker_id, blocked_id) values ($1, $2, $3)`,
      [place.id, finn.user.id, eva.user.id],
    )
    expect(await suggested(id, 'fi')).toEqual([])
    await app.sql('delete from messaging_blocks where blocker_id = $1', [finn.user.id])
    await app.sql('update communities set messaging_neighbours = false where id = $1', [place.id])
    expect(await suggested(id, 'fi')).toEqual([])
    await app.sql('update communities set messaging_neighbours = true where id = $1', [place.id])
    expect(await suggested(id, 'fi')).toEqual(['Finn East'])
  })
})

describe('a comment that names somebody', () => {
  it('tells them once, and nobody who may not be named', async () => {
    const id = await news()
    const text = 'Do you know, @Finn East, @Shirley Shy, @Wanda West or @Stan Stranger?'
    const { status, body } = await say(id, text)
    expect(status).toBe(201)
    expect(await titlesOf(finn, id, 1)).toEqual(['Eva East named you in a comment'])
    await settle()
    for (const person of [shy, wanda, stranger, eva]) {
      expect(await noticesOf(person, id)).toEqual([])
    }
    expect(await commentIn(id, String(body.id), finn)).toMatchObject({
      mentions: ['Finn East'],
      editedAt: null,
    })
  })

  it('is changed by whoever wrote it, however often, and tells nobody twice', async () => {
    const id = await news()
    const { body } = await say(id, 'Somebody knows.')
    const comment = String(body.id)
    const edit = (text: string, as = eva) =>
      call('PUT', `/announcement-comments/${comment}`, as, { text })
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => edit(`@Finn East knows ${String(n)}.`)),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    expect(await titlesOf(finn, id, 1)).toHaveLength(1)
    expect((await edit('Nobody knows.')).status).toBe(200)
    expect((await edit('@Finn East knows after all.')).status).toBe(200)
    await settle()
    expect(await noticesOf(finn, id)).toHaveLength(1)
    expect((await commentIn(id, comment))?.editedAt).not.toBeNull()
    expect((await edit('Not mine', finn)).status).toBe(404)
    expect((await edit('Not mine', manager)).status).toBe(404)
    expect((await edit('Not mine', stranger)).status).toBe(404)
    await app.sql('update announcements set allows_comments = false where id = $1', [id])
    const off = await edit('Late')
    expect([off.status, off.body.error.code]).toEqual([403, 'announcements.comments-off'])
  })

  it('that answers them tells them one thing', async () => {
    const id = await news()
    const asked = await say(id, 'Who knows?', finn)
    await say(id, '@Finn East, ask the desk.', eva, String(asked.body.id))
    expect(await titlesOf(finn, id, 1)).toEqual(['Eva East replied to you'])
    await settle()
    expect(await noticesOf(finn, id)).toHaveLength(1)
  })

  it('tells nobody whom the announcement is no longer for, or once it is gone', async () => {
    const id = await news()
    const { commentMentionedNotice } = await import('@/collections/announcements/mentionNotice')
    const { communityRequest } = await import('@/kernel/tenancy/system')
    const { body } = await say(id, 'Look, @Finn East.')
    const req = await communityRequest(app.payload, place.id, 'a test')
    const data = { announcementId: id, commentId: String(body.id), people: [finn.user.id] }
    const audience = async () =>
      (await commentMentionedNotice.audience({ req, community: place.id, data })).map(
        (one) => one.name,
      )
    expect(await audience()).toEqual(['Finn East'])
    await app.sql(`update announcements set audience = '{"buildings":["West"]}' where id = $1`, [
      id,
    ])
    expect(await audience()).toEqual([])
    await app.sql(`update announcements set audience = '{}' where id = $1`, [id])
    await call('DELETE', `/announcement-comments/${String(body.id)}`, eva)
    expect(await audience()).toEqual([])
  })

  it('names ten at most', async () => {
    const names: string[] = []
    for (let n = 0; n < 11; n += 1) {
      const name = `Crowd ${'abcdefghijk'.charAt(n)}`
      const person = await make.person(place.id, 'guard', { name })
      await accepts(person)
      names.push(`@${name}`)
    }
    const id = await news({ audience: null })
    const many = await say(id, names.join(' '))
    expect([many.status, many.body.error.code, many.body.error.field]).toEqual([
      400,
      'announcements.too-many-mentions',
      'text',
    ])
    expect((await say(id, names.slice(1).join(' '))).status).toBe(201)
  })
})
