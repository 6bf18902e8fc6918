import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import type { RunningWorker } from '@/kernel/jobs/worker'
import type { Audience } from '@/collections/announcements/domain/audience'
import { audienceOf, reaches } from '@/collections/announcements/domain/audience'
import { ROLES, type Role } from '@/kernel/domain/membership'
import type { Announcement, Community, Unit } from '@/payload-types'
import { richText } from '@/seed/richText'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { drawn } from '../helpers/documents'
import { follow, photograph, uploadsTo } from '../helpers/files'
import { startHttpSink, startMailSink, type HttpSink, type MailSink } from '../helpers/sinks'
import { workHere } from '../helpers/worker'

let app: App
let make: Builders
let mail: MailSink
let screens: HttpSink
let worker: RunningWorker
let place: Community
let east: Unit
let west: Unit
let manager: Person
let editor: Person
let concierge: Person
let eva: Person
let finn: Person
let wanda: Person
let stranger: Person

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
  east = await make.unit(place.id, { building: 'East', floor: '2', number: '201' })
  west = await make.unit(place.id, { building: 'West', floor: '2', number: '202', type: 'house' })
  manager = await make.person(place.id, 'manager')
  editor = await make.person(place.id, 'editor')
  concierge = await make.person(place.id, 'concierge')
  eva = await make.person(place.id, 'owner', { unit: east.id, name: 'Eva East' })
  finn = await make.person(place.id, 'leaseholder', {
    unit: east.id,
    name: 'Finn East',
    locale: 'fr',
  })
  wanda = await make.person(place.id, 'owner', { unit: west.id, name: 'Wanda West' })
  const other = await make.community()
  stranger = await make.person(other.id, 'manager')
  worker = await workHere(app)
}, 90_000)
afterAll(async () => {
  await worker.stop()
  await app.stop()
  await mail.stop()
  await screens.stop()
})

const EAST: Partial<Audience> = { buildings: ['East'] }

let count = 0
const write = async (data: object = {}, as = editor) => {
  count += 1
  const { status, body } = await app.call('POST', '/announcements', {
    as: as.cookie,
    body: {
      community: place.id,
      language: 'en',
      title: `News ${String(count)}`,
      body: richText('Something happens on Tuesday.'),
      ...data,
    },
  })
  expect([status, body.error?.code]).toEqual([201, undefined])
  return body.doc as Announcement
}
const call = (method: string, path: string, as: Person, body?: object) =>
  app.call(method, `/c/${place.slug}${path}`, { as: as.cookie, ...(body && { body }) })
const move = (id: string, to: string, as = editor, at?: string) =>
  call('POST', `/announcements/${id}/state`, as, { to, ...(at !== undefined && { at }) })
const due = async (now = new Date()) => {
  const { publishDue } = await import('@/collections/announcements/operations/publishDue')
  return publishDue({ payload: app.payload, now })
}
const soon = () => new Date(Date.now() + 16_000)
/** Published, and its window over. */
const publish = async (data: object = {}) => {
  const one = await write(data)
  expect((await move(one.id, 'sending')).status).toBe(200)
  await due(soon())
  return one
}
const stateOf = async (id: string) => {
  const [row] = await app.sql<{ state: string; published_at: Date | null }>(
    'select state::text as state, published_at from announcements where id = $1',
    [id],
  )
  return row!
}
const listed = async (as: Person, query = '') => {
  const { status, body } = await call('GET', `/announcements?limit=50${query}`, as)
  expect(status).toBe(200)
  return body as {
    announcements: { id: string; title: string; isUnread: boolean }[]
    unread: number
  }
}
const sees = async (as: Person, id: string) => {
  const inList = (await listed(as)).announcements.some((one) => one.id === id)
  const { status } = await call('GET', `/announcements/${id}`, as)
  return [inList, status]
}
const noticesOf = (person: Person, id: string) =>
  app.sql<{ title: string; urgency: string; needs_acknowledgement: boolean; id: string }>(
    `select id, title, urgency, needs_acknowledgement from notices
     where recipient_id = $1 and path like '%' || $2`,
    [person.user.id, id],
  )
const eventually = async <T>(look: () => Promise<T>, isThere: (value: T) => boolean) => {
  for (let tries = 0; tries < 100; tries += 1) {
    const value = await look()
    if (isThere(value)) return value
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return look()
}
const told = (person: Person, id: string) =>
  eventually(
    () => noticesOf(person, id),
    (rows) => rows.length > 0,
  )

describe('the rule whom it is for', () => {
  it('is the same in the database as in words', async () => {
    const random = (values: readonly string[]) => values.filter(() => Math.random() < 0.4)
    const units = [east, west].map(({ id, building, floor, type }) => ({
      id,
      building: building ?? '',
      floor: floor ?? '',
      type,
    }))
    const cases = Array.from({ length: 400 }, () => {
      const audience = audienceOf({
        roles: Math.random() < 0.5 ? [] : random(ROLES),
        buildings: Math.random() < 0.6 ? [] : random(['East', 'West', '']),
        floors: Math.random() < 0.6 ? [] : random(['2', '3']),
        unitTypes: Math.random() < 0.6 ? [] : random(['apartment', 'house']),
        units: Math.random() < 0.6 ? [] : random([east.id, west.id]),
      })
      const role = ROLES[Math.floor(Math.random() * ROLES.length)] as Role
      const unit = [null, ...units][Math.floor(Math.random() * 3)] ?? null
      return { audience, role, unit }
    })
    const rows = await app.sql<{ n: string; is_meant: boolean }>(
      `select c.n, announcement_reaches(c.one -> 'audience', c.one ->> 'role',
         (c.one -> 'unit' ->> 'id')::uuid, c.one -> 'unit' ->> 'building',
         c.one -> 'unit' ->> 'floor', c.one -> 'unit' ->> 'type') as is_meant
       from jsonb_array_elements($1::jsonb) with ordinality c (one, n) order by c.n`,
      [JSON.stringify(cases)],
    )
    expect(rows.map(({ is_meant }) => is_meant)).toEqual(
      cases.map(({ audience, role, unit }) => reaches(audience, { role, unit, lists: [] })),
    )
    expect(new Set(rows.map(({ is_meant }) => is_meant)).size).toBe(2)
  })

  it.each<[string, Partial<Audience>, string[]]>([
    ['everybody', {}, ['eva', 'finn', 'wanda', 'concierge']],
    ['a building', EAST, ['eva', 'finn']],
    ['owners', { roles: ['owner'] }, ['eva', 'wanda']],
    ['owners of a building', { roles: ['owner'], buildings: ['East'] }, ['eva']],
    ['a kind of unit', { unitTypes: ['house'] }, ['wanda']],
    ['a floor', { floors: ['2'] }, ['eva', 'finn', 'wanda']],
    ['the desk', { roles: ['concierge'] }, ['concierge']],
  ])('serves list, page, count and notices alike: %s', async (_, audience, meant) => {
    const people = { eva, finn, wanda, concierge }
    const one = await publish({ audience })
    for (const [name, person] of Object.entries(people)) {
      const isMeant = meant.includes(name)
      expect([name, await sees(person, one.id)]).toEqual([name, [isMeant, isMeant ? 200 : 404]])
      if (isMeant)
        expect((await told(person, one.id)).map(({ title }) => title)).toEqual([one.title])
    }
    const { body } = await call('POST', '/announcements/reach', editor, audience)
    const everybody = meant.length === 4
    expect(body.people).toBe(everybody ? 6 : meant.length)
    for (const [name, person] of Object.entries(people)) {
      if (!meant.includes(name)) expect(await noticesOf(person, one.id)).toEqual([])
    }
    expect(await sees(editor, one.id)).toEqual([everybody, 200])
  })

  it('counts units by what they are, and nothing of another community', async () => {
    const { status, body } = await call('POST', '/announcements/reach', manager, {
      units: [west.id],
    })
    expect([status, body]).toEqual([200, { people: 1, homes: 1 }])
    expect((await call('POST', '/announcements/reach', stranger, {})).status).toBe(404)
    expect((await call('POST', '/announcements/reach', eva, {})).status).toBe(403)
    const choices = await call('GET', '/announcements/choices', editor)
    expect(choices.body).toMatchObject({
      buildings: ['East', 'West'],
      floors: ['2'],
      unitTypes: ['apartment', 'house'],
    })
    expect(choices.body.roles).toContain('leaseholder')
  })

  it('changes with the person: who moves out reads it no more', async () => {
    const gone = await make.person(place.id, 'owner', { unit: east.id })
    const one = await publish({ audience: EAST })
    expect(await sees(gone, one.id)).toEqual([true, 200])
    await app.sql('update memberships set unit_id = $1 where user_id = $2', [west.id, gone.user.id])
    expect(await sees(gone, one.id)).toEqual([false, 404])
    await app.sql(`update memberships set status = 'ended' where user_id = $1`, [gone.user.id])
  })
})

describe('a draft', () => {
  it('is for those who write, and no one else finds it', async () => {
    const one = await write()
    expect(await sees(eva, one.id)).toEqual([false, 404])
    for (const person of [eva, concierge, stranger]) {
      const { status } = await app.call('GET', `/announcements/${one.id}`, { as: person.cookie })
      expect([404, 403]).toContain(status)
      expect((await move(one.id, 'sending', person)).status).toBeGreaterThanOrEqual(403)
    }
    const state = await app.call('PATCH', `/announcements/${one.id}`, {
      as: editor.cookie,
      body: { state: 'published', publishedAt: new Date().toISOString() },
    })
    expect(state.status).toBe(200)
    expect((await stateOf(one.id)).state).toBe('draft')
  })

  it('goes through a review, and back', async () => {
    const one = await write()
    expect((await move(one.id, 'review')).body.state).toBe('review')
    expect((await move(one.id, 'review')).status).toBe(409)
    expect((await move(one.id, 'draft', manager)).body.state).toBe('draft')
    expect((await move(one.id, 'withdrawn')).status).toBe(409)
    expect((await move(randomUUID(), 'review')).status).toBe(404)
  })

  it('has each language once', async () => {
    const body = richText('x')
    const answer = await app.call('POST', '/announcements', {
      as: editor.cookie,
      body: {
        community: place.id,
        language: 'en',
        title: 'Twice',
        body,
        translations: [{ language: 'en', title: 'Again', body }],
      },
    })
    expect([answer.status, answer.body.error.code]).toEqual([400, 'announcements.language-twice'])
  })

  it('that is for nobody is not sent', async () => {
    const one = await write({ audience: { roles: ['vendor'] } })
    const { status, body } = await move(one.id, 'sending')
    expect([status, body.error.code]).toEqual([400, 'announcements.reaches-nobody'])
  })
})

describe('publishing', () => {
  it('waits for some seconds, in which it is taken back and nobody has heard', async () => {
    const one = await write({ audience: EAST })
    const { body } = await move(one.id, 'sending')
    expect(Date.parse(body.sendsAt) - Date.now()).toBeGreaterThan(10_000)
    await due()
    expect((await stateOf(one.id)).state).toBe('sending')
    expect(await sees(eva, one.id)).toEqual([false, 404])
    const words = await app.call('PATCH', `/announcements/${one.id}`, {
      as: editor.cookie,
      body: { title: 'Quickly changed' },
    })
    expect([words.status, words.body.error.code]).toEqual([409, 'announcements.words-stand'])
    expect((await move(one.id, 'draft')).body).toMatchObject({ state: 'draft', sendsAt: null })
    await due(soon())
    expect((await stateOf(one.id)).state).toBe('draft')
    expect(await noticesOf(eva, one.id)).toEqual([])
  })

  it('is not taken back once the window is over, whether or not the worker has looked', async () => {
    const one = await write({ audience: EAST })
    await move(one.id, 'sending')
    await app.sql(`update announcements set sends_at = now() - interval '1 second' where id = $1`, [
      one.id,
    ])
    expect((await move(one.id, 'draft')).status).toBe(409)
    await due()
    expect((await stateOf(one.id)).state).toBe('published')
  })

  it('is sent once, whoever presses and however many workers look', async () => {
    const one = await write({ audience: EAST })
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => move(one.id, 'sending', n % 2 === 0 ? editor : manager)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19)
    await Promise.all(Array.from({ length: 20 }, () => due(soon())))
    await told(eva, one.id)
    const events = await app.sql(
      `select 1 from audit_entries where subject_id = $1 and action = 'announcement.published'`,
      [one.id],
    )
    expect(events).toHaveLength(1)
    await new Promise((resolve) => setTimeout(resolve, 1000))
    expect(await noticesOf(eva, one.id)).toHaveLength(1)
  })

  it('is taken back for as many seconds as the community says', async () => {
    const seconds = async (said: number | null) => {
      await app.sql('update communities set undo_seconds = $2 where id = $1', [place.id, said])
      const one = await write({ audience: EAST })
      const began = Date.now()
      const { body } = await move(one.id, 'sending')
      await move(one.id, 'draft')
      return Math.round((Date.parse(body.sendsAt) - began) / 1000)
    }
    expect([await seconds(120), await seconds(null), await seconds(30)]).toEqual([120, 15, 30])
    await app.sql('update communities set undo_seconds = 15 where id = $1', [place.id])
  })

  it('sends a mail in the language of each', async () => {
    const title = `The lift stands still ${randomUUID().slice(0, 8)}`
    await publish({
      audience: EAST,
      // So that it does not wait for the hour in which others came.
      urgency: 'important',
      title,
      summary: 'No lift on Tuesday.',
      body: richText('The lift is serviced.', 'It runs again at noon.'),
      translations: [
        {
          language: 'fr',
          title: `Ascenseur ${title.slice(-8)}`,
          body: richText('L’ascenseur est en révision.'),
        },
      ],
    })
    const mails = await eventually(
      () => Promise.resolve(mail.mails.filter((one) => one.subject?.includes(title.slice(-8)))),
      (found) => found.length >= 2,
    )
    expect(mails).toHaveLength(2)
    const to = ({ user }: Person) =>
      mails.find((one) => one.to?.some(({ address }) => address === user.email))?.text
    const [english, french] = [to(eva), to(finn)]
    for (const words of ['No lift on Tuesday.', 'The lift is serviced.', 'again at noon']) {
      expect(english).toContain(words)
    }
    expect(french).toContain('L’ascenseur est en révision.')
    expect(french).not.toContain('No lift on Tuesday.')
  })

  it('is urgent as the editor says, and stops where it is withdrawn', async () => {
    const one = await publish({ audience: EAST, urgency: 'emergency' })
    expect((await told(eva, one.id)).map(({ urgency }) => urgency)).toEqual(['emergency'])
    expect((await move(one.id, 'withdrawn')).body.state).toBe('withdrawn')
    expect(await sees(eva, one.id)).toEqual([false, 404])
    const { announcementAudience } = await import('@/collections/announcements/operations/reach')
    const { communityRequest } = await import('@/kernel/tenancy/system')
    const req = await communityRequest(app.payload, place.id, 'a test')
    expect(await announcementAudience(req, { community: place.id, id: one.id })).toEqual([])
  })

  it('keeps its words, takes one more language, and is corrected in the open', async () => {
    const one = await publish({ audience: EAST })
    const change = (body: object) =>
      app.call('PATCH', `/announcements/${one.id}`, { as: editor.cookie, body })
    for (const [field, value] of Object.entries({
      title: 'Another',
      summary: 'Another',
      body: richText('Another'),
      audience: {},
      urgency: 'quiet',
    })) {
      const { status, body } = await change({ [field]: value })
      expect([field, status, body.error?.code]).toEqual([field, 409, 'announcements.words-stand'])
    }
    expect((await change({ isPinned: true })).status).toBe(200)
    const pending = await call('GET', `/announcements/${one.id}`, finn)
    expect(pending.body.language).toBe('en')
    const french = { language: 'fr', title: 'Des nouvelles', body: richText('Mardi.') }
    expect((await change({ translations: [french] })).status).toBe(200)
    const read = await call('GET', `/announcements/${one.id}?language=fr`, eva)
    expect(read.body).toMatchObject({ title: 'Des nouvelles', languages: ['en', 'fr'] })
    expect((await change({ translations: [] })).status).toBe(409)

    expect(
      (await call('POST', `/announcements/${one.id}/addenda`, eva, { text: 'No' })).status,
    ).toBe(403)
    const added = await call('POST', `/announcements/${one.id}/addenda`, editor, {
      text: 'It is Wednesday.',
    })
    expect(added.status).toBe(201)
    const { body } = await call('GET', `/announcements/${one.id}`, eva)
    expect(body.addenda.map((addendum: { body: string }) => addendum.body)).toEqual([
      'It is Wednesday.',
    ])
    const draft = await write()
    expect(
      (await call('POST', `/announcements/${draft.id}/addenda`, editor, { text: 'No' })).status,
    ).toBe(409)
  })
})

describe('a schedule', () => {
  it.each([
    // The clocks are put forward at 2:00 on this day, and back at 3:00 on the other.
    ['2027-03-28T01:30', '2027-03-28T00:30:00.000Z'],
    ['2027-03-28T02:30', '2027-03-28T01:00:00.000Z'],
    ['2027-03-28T08:00', '2027-03-28T06:00:00.000Z'],
    ['2027-10-31T08:00', '2027-10-31T07:00:00.000Z'],
  ])('is on the clocks of the community: %s is %s', async (wall, instant) => {
    const one = await write({ audience: EAST })
    expect((await move(one.id, 'scheduled', editor, wall)).status).toBe(200)
    const [row] = await app.sql<{ publish_at: Date }>(
      'select publish_at from announcements where id = $1',
      [one.id],
    )
    const at = new Date(instant)
    // A time that the clocks leap over is soon after the leap.
    expect(Math.abs(row!.publish_at.getTime() - at.getTime())).toBeLessThanOrEqual(30 * 60_000)
    if (!wall.endsWith('02:30')) expect(row!.publish_at.toISOString()).toBe(instant)
    const { dueMove } = await import('@/collections/announcements/domain/states')
    const clocked = {
      state: 'scheduled',
      publishAt: row!.publish_at,
      sendsAt: null,
      expiresAt: null,
    } as const
    expect(dueMove(clocked, new Date(row!.publish_at.getTime() - 1))).toBeNull()
    await move(one.id, 'draft')
  })

  it('publishes by itself at its minute, and ends at its end', async () => {
    const one = await write({ audience: EAST, isPinned: true })
    expect((await move(one.id, 'scheduled')).status).toBe(400)
    expect((await move(one.id, 'scheduled', editor, '2020-01-01T08:00')).body.error.code).toBe(
      'announcements.past',
    )
    expect((await move(one.id, 'scheduled', editor, '2099-06-01T08:00')).status).toBe(200)
    const late = await call('PUT', `/announcements/${one.id}/expiry`, editor, {
      at: '2099-06-02T08:00',
    })
    expect(late.body.expiresAt).toBe('2099-06-02T06:00:00.000Z')
    await due(new Date('2099-06-01T05:59:59Z'))
    expect((await stateOf(one.id)).state).toBe('scheduled')
    await due(new Date('2099-06-01T06:00:00Z'))
    expect(await stateOf(one.id)).toEqual({
      state: 'published',
      published_at: new Date('2099-06-01T06:00:00Z'),
    })
    await due(new Date('2099-06-02T06:00:00Z'))
    expect((await stateOf(one.id)).state).toBe('expired')
    expect((await listed(eva)).announcements.some(({ id }) => id === one.id)).toBe(false)
    const earlier = await listed(eva, '&show=earlier')
    expect(earlier.announcements.some(({ id }) => id === one.id)).toBe(true)
    const late2 = await call('PUT', `/announcements/${one.id}/expiry`, editor, { at: null })
    expect(late2.status).toBe(409)
  })

  it('that would be over before it is sent is refused in words', async () => {
    const one = await write({ audience: EAST })
    await call('PUT', `/announcements/${one.id}/expiry`, editor, { at: '2099-06-02T08:00' })
    const late = await move(one.id, 'scheduled', editor, '2099-06-03T08:00')
    expect([late.status, late.body.error.code]).toEqual([409, 'announcements.over-before'])
    expect(
      (await call('PUT', `/announcements/${one.id}/expiry`, editor, { at: null })).body,
    ).toEqual({
      id: one.id,
      expiresAt: null,
    })
    expect((await move(one.id, 'scheduled', editor, '2099-06-03T08:00')).status).toBe(200)
    await move(one.id, 'draft')
    expect(
      (await call('PUT', `/announcements/${randomUUID()}/expiry`, editor, { at: null })).status,
    ).toBe(404)
  })

  it('of an end leaves the list at once, whether or not the worker has looked', async () => {
    const one = await publish({ audience: EAST })
    await app.sql(
      `update announcements set expires_at = now() - interval '1 second' where id = $1`,
      [one.id],
    )
    expect((await listed(eva)).announcements.some(({ id }) => id === one.id)).toBe(false)
    expect((await listed(eva, '&show=earlier')).announcements.some(({ id }) => id === one.id)).toBe(
      true,
    )
  })
})

describe('those who read', () => {
  it('have an unread count of what is for them, which a first look lowers, once', async () => {
    const before = (await listed(wanda)).unread
    const one = await publish({ audience: { buildings: ['West'] } })
    expect((await listed(wanda)).unread).toBe(before + 1)
    const elsewhere = (await listed(eva)).unread
    await publish({ audience: { buildings: ['West'] } })
    expect((await listed(eva)).unread).toBe(elsewhere)
    await told(wanda, one.id)
    await Promise.all(
      Array.from({ length: 20 }, () => call('POST', `/announcements/${one.id}/seen`, wanda)),
    )
    expect((await listed(wanda)).unread).toBe(before + 1)
    const { body } = await call('GET', `/announcements/${one.id}/results`, editor)
    expect(body).toMatchObject({ people: 1, views: 1, acknowledged: null })
    const [notice] = await app.sql<{ read_at: Date | null }>(
      `select read_at from notices where recipient_id = $1 and path like '%' || $2`,
      [wanda.user.id, one.id],
    )
    expect(notice!.read_at).not.toBeNull()
    expect((await call('POST', `/announcements/${one.id}/seen`, eva)).status).toBe(404)
  })

  it('filter by category and words', async () => {
    const { body } = await app.call('POST', '/announcement-categories', {
      as: editor.cookie,
      body: { community: place.id, name: 'Works' },
    })
    const category = String(body.doc.id)
    const one = await publish({ audience: EAST, category, title: 'A 100%_certain crane' })
    const other = await publish({ audience: EAST, title: 'A 100 sure crane' })
    const ids = async (query: string) =>
      (await listed(eva, query)).announcements.map(({ id }) => id)
    expect(await ids(`&category=${category}`)).toEqual([one.id])
    expect(await ids(`&q=${encodeURIComponent('100%_certain')}`)).toEqual([one.id])
    expect((await ids('&q=crane')).toSorted()).toEqual([one.id, other.id].toSorted())
    // Signs are no words, and stand for no letters.
    expect(await ids(`&q=${encodeURIComponent('10_ sure')}`)).toEqual([other.id])
    expect(await ids(`&q=${encodeURIComponent('%')}`)).toEqual(await ids(''))
  })

  it('find what it says in any language, whatever its accents, and nothing that is not for them', async () => {
    const find = async (as: Person, q: string) => {
      const { status, body } = await call('GET', `/search?q=${encodeURIComponent(q)}`, as)
      expect(status).toBe(200)
      const found = body.found as { name: string; hits: { id: string; path: string }[] }[]
      return found.flatMap(({ name, hits }) => (name === 'announcements' ? hits : []))
    }
    const words = {
      audience: EAST,
      title: 'The pump room',
      body: richText('The quodlibet valve is replaced.'),
      translations: [
        { language: 'fr', title: 'Le local technique', body: richText('La vanne zébrée change.') },
      ],
    }
    const draft = await write(words)
    expect(await find(eva, 'quodlibet')).toEqual([])
    const one = await publish(words)
    const path = `/c/${place.slug}/announcements/${one.id}`
    for (const q of ['quodlib', 'PUMP valve', 'zebree', 'zébrée technique']) {
      expect([q, (await find(eva, q)).map((hit) => [hit.id, hit.path])]).toEqual([
        q,
        [[one.id, path]],
      ])
      expect([q, await find(wanda, q)]).toEqual([q, []])
    }
    expect(await find(eva, 'quodlibet nothing')).toEqual([])
    // A letter that was missed, in either language; titles alone are compared.
    for (const q of ['pumb room', 'lokal tecnique']) {
      expect([q, (await find(eva, q)).map(({ id }) => id)]).toEqual([q, [one.id]])
      expect([q, await find(wanda, q)]).toEqual([q, []])
    }
    expect((await find(editor, 'quodlibet')).map(({ id }) => id)).not.toContain(draft.id)
    await call('POST', `/announcements/${one.id}/addenda`, editor, {
      text: 'Now at the wombatgate.',
    })
    expect((await find(eva, 'wombatgate')).map(({ id }) => id)).toEqual([one.id])
  })

  it('ask the management about it, with a card that each sees by their own rights', async () => {
    const words = {
      audience: EAST,
      title: 'The water is off',
      translations: [{ language: 'fr', title: 'Coupure d’eau', body: richText('Demain matin.') }],
    }
    const one = await publish(words)
    const link = { type: 'announcement', id: one.id }
    const ask = (as: Person, about: object) =>
      call('POST', '/conversations', as, {
        clientId: randomUUID(),
        body: 'For how long?',
        kind: 'inquiry',
        team: 'manager',
        link: about,
      })
    const begun = await ask(eva, link)
    expect(begun.status).toBe(201)
    const cardOf = async (as: Person) =>
      (await call('GET', `/conversations/${String(begun.body.conversation)}`, as)).body.link as {
        title: string
        path: string
      } | null
    expect(await cardOf(eva)).toMatchObject({
      title: 'The water is off',
      detail: 'Announcement · Published',
      path: `/c/${place.slug}/announcements/${one.id}`,
    })
    expect(await cardOf(manager)).toMatchObject({
      path: `/admin/collections/announcements/${one.id}`,
    })
    // Whom it is not for can ask nothing about it, and neither can anybody about a draft.
    expect((await ask(wanda, link)).status).toBe(404)
    const draft = await write(words)
    expect((await ask(eva, { ...link, id: draft.id })).status).toBe(404)
  })

  it('see what is pinned first, page by page', async () => {
    const pinned = await publish({ audience: EAST, isPinned: true })
    await publish({ audience: EAST })
    const all = (await listed(eva)).announcements.map(({ id }) => id)
    expect(all.indexOf(pinned.id)).toBeLessThan(3)
    const paged: string[] = []
    let before = ''
    for (;;) {
      const { body } = await call('GET', `/announcements?limit=3${before}`, eva)
      paged.push(...body.announcements.map(({ id }: { id: string }) => id))
      if (body.next === null) break
      before = `&before=${String(body.next)}`
    }
    expect(paged).toEqual(all)
  })

  it('like once, and take it back', async () => {
    const one = await publish({ audience: EAST })
    const like = (as: Person, isLiked: boolean) =>
      call('PUT', `/announcements/${one.id}/like`, as, { isLiked })
    await Promise.all(Array.from({ length: 20 }, () => like(eva, true)))
    expect((await like(finn, true)).body.likes).toBe(2)
    expect((await like(eva, false)).body.likes).toBe(1)
    expect((await like(wanda, true)).status).toBe(404)
    const { body } = await call('GET', `/announcements/${one.id}`, finn)
    expect(body).toMatchObject({ likes: 1, isLiked: true })
  })

  it('confirm that they have read it, here or in the bell, and the editors see who', async () => {
    const one = await publish({ audience: EAST, requiresAcknowledgement: true })
    const [notice] = await told(eva, one.id)
    expect(notice!.needs_acknowledgement).toBe(true)
    const names = async (has: string) => {
      const { body } = await call(
        'GET',
        `/announcements/${one.id}/confirmations?has=${has}&limit=200`,
        editor,
      )
      return body.people.map(({ name }: { name: string }) => name) as string[]
    }
    expect(await names('no')).toEqual(expect.arrayContaining(['Eva East', 'Finn East']))
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        call('POST', `/announcements/${one.id}/acknowledgement`, eva),
      ),
    )
    expect(
      new Set(answers.map(({ status, body }) => `${String(status)} ${String(body.at)}`)).size,
    ).toBe(1)
    const [rung] = await told(finn, one.id)
    const bell = await app.call('POST', `/notices/${rung!.id}/acknowledge`, { as: finn.cookie })
    expect(bell.status).toBeLessThan(300)
    expect(await names('yes')).toEqual(expect.arrayContaining(['Eva East', 'Finn East']))
    const path = `/c/${place.slug}/announcements/${one.id}/confirmations/export`
    const table = await app.raw('GET', path, { as: editor.cookie })
    expect(await table.text()).toMatch(/,Eva East,yes,.+\r\n/)
    expect((await app.raw('GET', path, { as: eva.cookie })).status).toBe(403)
    const read = await call('GET', `/announcements/${one.id}`, finn)
    expect(read.body.acknowledgement.at).not.toBeNull()
    const [mine] = await app.sql<{ acknowledged_at: Date | null }>(
      'select acknowledged_at from notices where id = $1',
      [notice!.id],
    )
    expect(mine!.acknowledged_at).not.toBeNull()
    expect((await call('POST', `/announcements/${one.id}/acknowledgement`, wanda)).status).toBe(404)
    expect((await call('GET', `/announcements/${one.id}/confirmations`, eva)).status).toBe(403)
    const plain = await publish({ audience: EAST })
    const asked = await call('POST', `/announcements/${plain.id}/acknowledgement`, eva)
    expect(asked.body.error.code).toBe('announcements.nothing-to-acknowledge')
  })
})

describe('comments', () => {
  const say = async (id: string, as: Person, text: string, parent?: string) => {
    const answer = await call('POST', `/announcements/${id}/comments`, as, {
      text,
      ...(parent !== undefined && { parent }),
    })
    return { status: answer.status, code: answer.body.error?.code, id: String(answer.body.id) }
  }
  const textsOf = async (id: string, as = eva) => {
    const { body } = await call('GET', `/announcements/${id}`, as)
    return body.comments.map(({ text }: { text: string | null }) => text) as (string | null)[]
  }

  it('are answered, and whoever is answered is told', async () => {
    const one = await publish({ audience: EAST })
    const first = await say(one.id, eva, 'Until when?')
    expect(first.status).toBe(201)
    expect((await say(one.id, wanda, 'Me too')).status).toBe(404)
    const second = await say(one.id, finn, 'Until noon.', first.id)
    await say(one.id, eva, 'Thanks', second.id)
    const rows = await app.sql<{ parent_id: string | null }>(
      'select parent_id from announcement_comments where announcement_id = $1 order by at',
      [one.id],
    )
    expect(rows.map(({ parent_id }) => parent_id)).toEqual([null, first.id, first.id])
    const titles = async () => (await noticesOf(eva, one.id)).map(({ title }) => title)
    await eventually(titles, (found) => found.length > 1)
    expect(await titles()).toContain('Finn East replied to you')
    expect((await call('DELETE', `/announcement-comments/${first.id}`, finn)).status).toBe(404)
    expect((await call('DELETE', `/announcement-comments/${first.id}`, eva)).status).toBe(200)
    expect(await textsOf(one.id)).toEqual([null, 'Until noon.', 'Thanks'])
    expect((await say(one.id, finn, 'Gone', first.id)).code).toBe('announcements.no-such-parent')
    expect((await call('DELETE', `/announcement-comments/${second.id}`, editor)).status).toBe(200)
  })

  it('are off where the editor says so', async () => {
    const one = await publish({ audience: EAST, allowsComments: false })
    expect((await say(one.id, eva, 'Hello')).code).toBe('announcements.comments-off')
  })

  it('are reported to the management, which takes them away', async () => {
    const one = await publish({ audience: EAST })
    const { id } = await say(one.id, finn, 'You are all fools')
    const report = (as: Person) =>
      call('POST', '/reports', as, { kind: 'announcement-comment', record: id, reason: 'insult' })
    expect((await report(wanda)).status).toBe(404)
    const reported = await report(eva)
    expect(reported.status).toBe(201)
    const { body } = await call('GET', '/reports', manager)
    expect(JSON.stringify(body)).toContain('You are all fools')
    const decided = await call(
      'POST',
      `/reports/${String(reported.body.report)}/decision`,
      manager,
      {
        decision: 'removed',
      },
    )
    expect([decided.status, decided.body.error]).toEqual([200, undefined])
    expect(await textsOf(one.id)).toEqual([])
  })
})

describe('pictures and files', () => {
  it('belong to those who read the announcement', async () => {
    const one = await write({ audience: EAST })
    const send = uploadsTo(app, place.slug)
    expect((await send(eva, 'announcement-image', await photograph())).status).toBe(403)
    const sent = await send(editor, 'announcement-image', await photograph())
    expect(sent.status).toBe(201)
    const file = String(sent.body.id)
    const attach = (as: Person) =>
      call('POST', `/announcements/${one.id}/files`, as, { file, alt: 'A crane' })
    expect((await attach(eva)).status).toBe(403)
    expect((await attach(manager)).status).toBe(409)
    expect((await attach(editor)).status).toBe(201)
    expect((await attach(editor)).status).toBe(409)
    await move(one.id, 'sending')
    await due(soon())
    const { body } = await call('GET', `/announcements/${one.id}`, eva)
    expect(body.files).toMatchObject([{ id: file, alt: 'A crane', isImage: true }])
    expect((await follow(app, eva, String(body.files[0].url))).status).toBe(200)
    const links = await app.call('GET', `/files/${place.id}/${file}/links`, { as: wanda.cookie })
    expect(links.status).toBe(404)
    const taken = await call('DELETE', `/announcements/${one.id}/files/${file}`, editor)
    expect(taken.status).toBe(409)
  })

  it('show the first page of a PDF to those who read the announcement', async () => {
    const one = await write({ audience: EAST })
    const bytes = await drawn(['Works in the yard'])
    const { body: sent } = await uploadsTo(app, place.slug)(
      editor,
      'announcement-file',
      bytes,
      'works.pdf',
    )
    const file = String(sent.id)
    expect(sent.thumbnailUrl).toBeNull()
    await call('POST', `/announcements/${one.id}/files`, editor, { file })
    await move(one.id, 'sending')
    await due(soon())
    const shown = async () =>
      (await call('GET', `/announcements/${one.id}`, eva)).body.files[0] as {
        thumbnailUrl: string | null
      }
    expect(await shown()).toMatchObject({ isImage: false, thumbnailUrl: null })
    const { makeThumbnail } = await import('@/kernel/files/makeThumbnail')
    await makeThumbnail({ payload: app.payload, data: { community: place.id, id: file } })
    const { thumbnailUrl } = await shown()
    const seen = await follow(app, eva, String(thumbnailUrl))
    expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/webp'])
    expect((await follow(app, wanda, String(thumbnailUrl))).status).toBe(404)
  })

  it('are taken out of a draft', async () => {
    const one = await write()
    const sent = await uploadsTo(app, place.slug)(editor, 'announcement-image', await photograph())
    const file = String(sent.body.id)
    await call('POST', `/announcements/${one.id}/files`, editor, { file })
    expect((await call('DELETE', `/announcements/${one.id}/files/${file}`, editor)).status).toBe(
      200,
    )
    expect((await call('DELETE', `/announcements/${one.id}/files/${file}`, editor)).status).toBe(
      404,
    )
  })
})
