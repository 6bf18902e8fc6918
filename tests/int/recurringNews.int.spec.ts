import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import type { Announcement, Community, Unit } from '@/payload-types'
import { richText } from '@/seed/richText'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'

let app: App
let make: Builders
let place: Community
let other: Community
let garden: Unit
let flat: Unit
let editor: Person
let manager: Person
let concierge: Person
let gwen: Person
let felix: Person
let stranger: Person

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_SCALE: '10000' })
  make = buildersFor(app)
  place = await make.community({ name: 'Maple Court', timeZone: 'Europe/Paris' })
  other = await make.community({ timeZone: 'Europe/Paris' })
  garden = await make.unit(place.id, { building: 'East', number: '1' })
  flat = await make.unit(place.id, { building: 'East', number: '2' })
  editor = await make.person(place.id, 'editor')
  manager = await make.person(place.id, 'manager')
  concierge = await make.person(place.id, 'concierge')
  gwen = await make.person(place.id, 'owner', { unit: garden.id, name: 'Gwen Garden' })
  felix = await make.person(place.id, 'owner', { unit: flat.id, name: 'Felix Flat' })
  stranger = await make.person(other.id, 'manager')
}, 60_000)
afterAll(async () => {
  await app.stop()
})

const FRENCH = { language: 'fr', title: 'Les poubelles', body: richText('Sortez-les ce soir.') }
let count = 0
const named = (name: string): string => {
  count += 1
  return `${name} ${String(count)}`
}
const created = async (slug: string, data: object, as = editor) => {
  const { status, body } = await app.call('POST', `/${slug}`, {
    as: as.cookie,
    body: { community: place.id, ...data },
  })
  expect([status, body.error?.code]).toEqual([201, undefined])
  return body.doc as { id: string } & Record<string, unknown>
}
const template = (data: object = {}) =>
  created('announcement-templates', {
    name: named('Bins'),
    language: 'en',
    title: 'The bins',
    summary: 'Tonight.',
    body: richText('Put them out tonight.'),
    translations: [FRENCH],
    urgency: 'quiet',
    audience: { roles: ['owner'] },
    allowsComments: false,
    ...data,
  })
const series = async (data: object = {}) =>
  created('announcement-series', {
    name: named('Bins'),
    template: (await template()).id,
    rule: 'FREQ=WEEKLY;BYDAY=SU',
    firstDay: '2027-03-01',
    time: '08:00',
    becomes: 'scheduled',
    leadDays: 2,
    shownDays: 1,
    ...data,
  })
const call = (method: string, path: string, as: Person, body?: object) =>
  app.call(method, `/c/${place.slug}${path}`, { as: as.cookie, ...(body && { body }) })

interface MadeRow {
  id: string
  series_day: string
  state: string
  publish_at: Date | null
  expires_at: Date | null
}
const madeOf = (id: string): Promise<MadeRow[]> =>
  app.sql<MadeRow>(
    `select id, series_day, state::text as state, publish_at, expires_at from announcements
     where series_id = $1 order by series_day`,
    [id],
  )
const daysOf = async (id: string): Promise<string[]> =>
  (await madeOf(id)).map(({ series_day }) => series_day)
const work = async (now: string) => {
  const { makeDue } = await import('@/collections/announcements/operations/makeDue')
  return makeDue({ payload: app.payload, now: new Date(now) })
}
const publish = async (now: string) => {
  const { publishDue } = await import('@/collections/announcements/operations/publishDue')
  return publishDue({ payload: app.payload, now: new Date(now) })
}

describe('a template', () => {
  it('begins a draft with all that it says, which is then the editor’s own', async () => {
    const from = await template({ isPinned: true, requiresAcknowledgement: true })
    const begun = await call('POST', `/announcement-templates/${from.id}/announcements`, editor)
    expect(begun.status).toBe(201)
    const path = `/announcements/${String(begun.body.id)}`
    const { body } = await app.call('GET', path, { as: editor.cookie })
    expect(body).toMatchObject({
      state: 'draft',
      title: 'The bins',
      summary: 'Tonight.',
      body: richText('Put them out tonight.'),
      translations: [FRENCH],
      urgency: 'quiet',
      audience: { roles: ['owner'] },
      isPinned: true,
      requiresAcknowledgement: true,
      allowsComments: false,
      showsOnScreens: true,
      community: place.id,
    })
    const change = await app.call('PATCH', path, {
      as: editor.cookie,
      body: { title: 'Other bins', translations: [] },
    })
    expect(change.status).toBe(200)
    const held = await app.call('GET', `/announcement-templates/${from.id}`, { as: editor.cookie })
    expect(held.body).toMatchObject({ title: 'The bins', translations: [FRENCH] })
  })

  it('is kept of an announcement, under a name that no other has', async () => {
    const news = await created('announcements', {
      language: 'en',
      title: 'Chimneys',
      body: richText('The sweep comes.'),
      translations: [FRENCH],
      audience: { buildings: ['East'] },
      urgency: 'important',
    })
    const name = named('Chimneys')
    const keep = (as: Person) => call('POST', `/announcements/${news.id}/template`, as, { name })
    const kept = await keep(editor)
    expect(kept.status).toBe(201)
    const held = await app.call('GET', `/announcement-templates/${String(kept.body.id)}`, {
      as: manager.cookie,
    })
    expect(held.body).toMatchObject({
      name,
      title: 'Chimneys',
      audience: { buildings: ['East'] },
      urgency: 'important',
      translations: [FRENCH],
    })
    const again = await keep(manager)
    expect([again.status, again.body.error.code, again.body.error.field]).toEqual([
      409,
      'announcements.name-taken',
      'name',
    ])
    const nothing = await call('POST', `/announcements/${randomUUID()}/template`, editor, { name })
    expect(nothing.status).toBe(404)
  })

  it('is for those who write, of this community', async () => {
    const { id } = await template()
    for (const [person, status] of [
      [gwen, 403],
      [concierge, 403],
      [stranger, 404],
    ] as const) {
      const begun = await call('POST', `/announcement-templates/${id}/announcements`, person)
      expect(begun.status).toBe(status)
      const read = await app.call('GET', `/announcement-templates/${id}`, { as: person.cookie })
      expect([403, 404]).toContain(read.status)
    }
    // Nor does an editor of two communities carry one into the other.
    await make.membership(other.id, editor.user.id, 'editor')
    const elsewhere = await app.call(
      'POST',
      `/c/${other.slug}/announcement-templates/${id}/announcements`,
      { as: editor.cookie },
    )
    expect(elsewhere.status).toBe(404)
  })

  it('that a series says is not deleted', async () => {
    const { id, template: held } = await series()
    const answer = await app.call('DELETE', `/announcement-templates/${String(held)}`, {
      as: editor.cookie,
    })
    expect([answer.status, answer.body.error.code]).toEqual([409, 'records.in-use'])
    await app.call('DELETE', `/announcement-series/${id}`, { as: editor.cookie })
  })
})

describe('a series', () => {
  it('makes each day an announcement once, in time, on the clocks of the community', async () => {
    const { id } = await series()
    expect(await work('2027-03-05T06:59:59Z')).toBe(0)
    expect(await work('2027-03-05T07:00:00Z')).toBe(1)
    const [made] = await madeOf(id)
    expect(made).toMatchObject({
      series_day: '2027-03-07',
      state: 'scheduled',
      publish_at: new Date('2027-03-07T07:00:00Z'),
      expires_at: new Date('2027-03-08T07:00:00Z'),
    })
    const { body } = await app.call('GET', `/announcements/${made!.id}`, { as: editor.cookie })
    expect(body).toMatchObject({ title: 'The bins', translations: [FRENCH], series: id })
    await publish('2027-03-07T07:00:00Z')
    expect((await madeOf(id))[0]!.state).toBe('published')
    expect((await call('GET', `/announcements/${made!.id}`, gwen)).status).toBe(200)
    expect((await call('GET', `/announcements/${made!.id}`, concierge)).status).toBe(404)
    await publish('2027-03-08T07:00:00Z')
    expect((await madeOf(id))[0]!.state).toBe('expired')
    await app.sql('update announcement_series set is_paused = true where id = $1', [id])
  })

  it('makes each once, however many workers look, across a change of the clocks', async () => {
    const daily = await series({ rule: 'FREQ=DAILY', firstDay: '2027-03-26', leadDays: 4 })
    const made = await Promise.all(Array.from({ length: 20 }, () => work('2027-03-25T07:30:00Z')))
    expect(made.reduce((sum, one) => sum + one, 0)).toBe(4)
    expect((await madeOf(daily.id)).map(({ publish_at }) => publish_at!.toISOString())).toEqual([
      '2027-03-26T07:00:00.000Z',
      '2027-03-27T07:00:00.000Z',
      // The clocks are put forward in the night before.
      '2027-03-28T06:00:00.000Z',
      '2027-03-29T06:00:00.000Z',
    ])
    const entries = await app.sql(
      `select 1 from audit_entries where action = 'announcement.made' and details ->> 'series' = $1`,
      [daily.id],
    )
    expect(entries).toHaveLength(4)
    // Were the worker not told, the index would still refuse the same day.
    const [first] = await madeOf(daily.id)
    await expect(
      app.sql('update announcements set series_day = $2 where id = $1', [
        (await madeOf(daily.id))[1]!.id,
        first!.series_day,
      ]),
    ).rejects.toMatchObject({ code: '23505' })
    await app.sql('update announcement_series set is_paused = true where id = $1', [daily.id])
  })

  it('is made a draft to be reviewed where it says so, or where nobody is meant', async () => {
    const review = await series({ becomes: 'review', firstDay: '2027-04-01' })
    const vendors = await template({ audience: { roles: ['vendor'] } })
    const empty = await series({ template: vendors.id, firstDay: '2027-04-01' })
    await work('2027-04-02T12:00:00Z')
    for (const { id } of [review, empty]) {
      expect((await madeOf(id)).map(({ state }) => state)).toEqual(['review'])
      await app.sql('update announcement_series set is_paused = true where id = $1', [id])
    }
  })

  it('passes over what is long past, and ends with its last day', async () => {
    const { id } = await series({ firstDay: '2027-05-01', lastDay: '2027-05-16', leadDays: 0 })
    // Nobody worked for two weeks; the day itself is still said.
    await work('2027-05-16T10:00:00Z')
    expect(await daysOf(id)).toEqual(['2027-05-16'])
    const [row] = await app.sql<{ looks_at: Date | null }>(
      'select looks_at from announcement_series where id = $1',
      [id],
    )
    expect(row!.looks_at).toBeNull()
    expect(await work('2028-01-01T00:00:00Z')).toBe(0)
  })

  it('that is paused makes nothing, and nothing of what went by meanwhile', async () => {
    const { id } = await series({ firstDay: '2027-06-01', leadDays: 0, isPaused: true })
    await work('2027-06-06T06:00:00Z')
    expect(await daysOf(id)).toEqual([])
    const go = await app.call('PATCH', `/announcement-series/${id}`, {
      as: manager.cookie,
      body: { isPaused: false },
    })
    expect(go.status).toBe(200)
    // As if it had gone on at that moment.
    await app.sql('update announcement_series set counts_from = $2, looks_at = $2 where id = $1', [
      id,
      '2027-06-06T06:30:00Z',
    ])
    await work('2027-06-06T06:31:00Z')
    expect(await daysOf(id)).toEqual([])
    await work('2027-06-13T06:00:00Z')
    expect(await daysOf(id)).toEqual(['2027-06-13'])
    await app.sql('update announcement_series set is_paused = true where id = $1', [id])
  })

  it('leaves a day out, or makes it: never both', async () => {
    const { id } = await series({ firstDay: '2027-07-01', leadDays: 0 })
    const day = '2027-07-04'
    const skip = (date: string, as = editor, method = 'PUT') =>
      call(method, `/announcement-series/${id}/skips/${date}`, as)
    const answers = await Promise.all(Array.from({ length: 20 }, () => skip(day)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(
      await app.sql('select day::text from announcement_skips where series_id = $1', [id]),
    ).toEqual([{ day }])
    await work('2027-07-04T06:00:00Z')
    expect(await daysOf(id)).toEqual([])
    await work('2027-07-11T06:00:00Z')
    expect(await daysOf(id)).toEqual(['2027-07-11'])

    for (const [date, code] of [
      ['2027-07-05', 'announcements.no-such-day'],
      ['2026-07-05', 'announcements.no-such-day'],
    ] as const) {
      const { status, body } = await skip(date)
      expect([date, status, body.error.code]).toEqual([date, 400, code])
    }
    const late = await skip('2027-07-11')
    expect([late.status, late.body.error.code]).toEqual([409, 'announcements.made-already'])
    expect((await skip('soon')).status).toBe(400)
    expect((await skip(day, gwen)).status).toBe(403)
    expect((await skip(day, stranger)).status).toBe(404)

    // Twenty who leave it out and as many workers: whoever comes first.
    const both = '2027-07-18'
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        n % 2 === 0 ? skip(both) : work('2027-07-18T06:00:00Z'),
      ),
    )
    const skipped = await app.sql(
      'select 1 from announcement_skips where series_id = $1 and day = $2',
      [id, both],
    )
    const made = (await daysOf(id)).filter((one) => one === both)
    expect(skipped.length + made.length).toBe(1)

    const next = '2027-07-25'
    await skip(next)
    expect((await skip(next, editor, 'DELETE')).status).toBe(200)
    expect((await skip(next, editor, 'DELETE')).status).toBe(404)
    await work('2027-07-25T06:00:00Z')
    expect(await daysOf(id)).toContain(next)
    await app.sql('update announcement_series set is_paused = true where id = $1', [id])
  })

  it('shows its next three dates before it is saved, and what became of them after', async () => {
    const asked = { rule: 'FREQ=MONTHLY;BYDAY=1TU', firstDay: '2098-01-01', time: '08:00' }
    const dates = (body: object, as = editor) =>
      call('POST', '/announcement-series/dates', as, body)
    const { status, body } = await dates(asked)
    expect([status, body.dates]).toEqual([
      200,
      ['2098-01-07', '2098-02-04', '2098-03-04'].map((day) => ({
        day,
        at: `${day}T07:00:00.000Z`,
        state: 'planned',
        announcement: null,
      })),
    ])
    const { id } = await series({ ...asked, leadDays: 60, becomes: 'review' })
    await call('PUT', `/announcement-series/${id}/skips/2098-02-04`, editor)
    await work('2098-01-06T00:00:00Z')
    const held = await dates({ ...asked, series: id })
    expect(held.body.dates.map(({ state }: { state: string }) => state)).toEqual([
      'made',
      'skipped',
      'made',
    ])
    expect(held.body.dates[0].announcement).toBe((await madeOf(id))[0]!.id)
    expect((await dates({ ...asked, lastDay: '2097-01-01' })).body.dates).toEqual([])
    for (const wrong of [{ rule: 'FREQ=HOURLY' }, { firstDay: '2098-02-30' }, { time: '8' }]) {
      expect((await dates({ ...asked, ...wrong })).status).toBe(400)
    }
    expect((await dates(asked, gwen)).status).toBe(403)
    await app.sql('update announcement_series set is_paused = true where id = $1', [id])
  })

  it.each([
    [{ rule: 'FREQ=SECONDLY' }, 'announcements.no-such-rule'],
    [{ rule: 'every now and then' }, 'announcements.no-such-rule'],
    [{ firstDay: 'tomorrow' }, 'announcements.no-such-rule'],
    [{ time: '25:00' }, 'announcements.no-such-rule'],
    [{ lastDay: '2020-01-01' }, 'announcements.ends-before'],
  ])('is not taken with %j', async (wrong, code) => {
    const { id } = await template()
    const { status, body } = await app.call('POST', '/announcement-series', {
      as: editor.cookie,
      body: {
        community: place.id,
        name: 'Wrong',
        template: id,
        rule: 'FREQ=DAILY',
        firstDay: '2027-03-01',
        time: '08:00',
        becomes: 'review',
        leadDays: 1,
        shownDays: 0,
        ...wrong,
      },
    })
    expect([status, body.error.code]).toEqual([400, code])
  })
})

describe('lists of people and tags of units', () => {
  const list = (data: object) => created('audience-lists', { name: named('List'), ...data })
  const news = async (audience: object) => {
    const one = (await created('announcements', {
      language: 'en',
      title: named('For a list'),
      body: richText('It rains.'),
      audience,
    })) as unknown as Announcement
    await app.sql(
      `update announcements set state = 'published', published_at = now() where id = $1`,
      [one.id],
    )
    return one.id
  }
  const sees = async (as: Person, id: string) => {
    const { body } = await call('GET', '/announcements?limit=50', as)
    const inList = body.announcements.some((one: { id: string }) => one.id === id)
    return [inList, (await call('GET', `/announcements/${id}`, as)).status]
  }
  const reach = async (audience: object) =>
    (await call('POST', '/announcements/reach', editor, audience)).body

  it('say whom an announcement is for, in list, page, count and recipients alike', async () => {
    const people = await list({ people: [{ person: felix.user.id }] })
    const gardens = await list({ units: [{ unit: garden.id }] })
    const nobody = await list({})
    const { announcementAudience } = await import('@/collections/announcements/operations/reach')
    const { communityRequest } = await import('@/kernel/tenancy/system')
    const req = await communityRequest(app.payload, place.id, 'a test')
    for (const [lists, meant, more] of [
      [[people.id], ['felix'], {}],
      [[gardens.id], ['gwen'], {}],
      [[people.id, gardens.id], ['felix', 'gwen'], {}],
      [[gardens.id], [], { roles: ['leaseholder'] }],
      [[people.id, gardens.id], ['gwen'], { units: [garden.id] }],
      [[nobody.id], [], {}],
      [[randomUUID()], [], {}],
    ] as const) {
      const audience = { ...more, lists }
      const id = await news(audience)
      const told = await announcementAudience(req, { community: place.id, id })
      expect(told.map((one) => one.name).toSorted()).toEqual(
        meant.map((name) => (name === 'felix' ? 'Felix Flat' : 'Gwen Garden')).toSorted(),
      )
      for (const [name, person] of Object.entries({ felix, gwen, concierge })) {
        const isMeant = meant.some((one) => one === name)
        expect([name, await sees(person, id)]).toEqual([name, [isMeant, isMeant ? 200 : 404]])
      }
      expect(await reach(audience)).toEqual({ people: meant.length, homes: meant.length })
    }
    const { body } = await call('GET', '/announcements/choices', editor)
    expect(body.lists).toContainEqual({ id: people.id, label: people['name'] })
  })

  it('change with their people: who is taken off reads it no more', async () => {
    const { id: held } = await list({ people: [{ person: felix.user.id }] })
    const id = await news({ lists: [held] })
    expect(await sees(felix, id)).toEqual([true, 200])
    const off = await app.call('PATCH', `/audience-lists/${held}`, {
      as: editor.cookie,
      body: { people: [] },
    })
    expect(off.status).toBe(200)
    expect(await sees(felix, id)).toEqual([false, 404])
  })

  it('are not shown to those who are in them, nor to the desk, nor elsewhere', async () => {
    const { id } = await list({ people: [{ person: felix.user.id }], units: [{ unit: flat.id }] })
    const open = await news({ lists: [id] })
    for (const person of [felix, concierge, stranger]) {
      const one = await app.call('GET', `/audience-lists/${id}`, { as: person.cookie })
      expect([403, 404]).toContain(one.status)
      const all = await app.call('GET', '/audience-lists', { as: person.cookie })
      expect(all.body.docs ?? []).toEqual([])
      expect((await call('GET', '/announcements/choices', person)).status).toBeGreaterThan(402)
    }
    const page = await call('GET', `/announcements/${open}`, felix)
    expect(page.status).toBe(200)
    expect(JSON.stringify(page.body)).not.toContain(id)
    // The rows themselves are behind the wall, whoever asks.
    const { createLocalReq } = await import('payload')
    const { readerOf, sql } = await import('@/kernel/database/transaction')
    const rowsFor = async ({ user }: Person) => {
      const req = await createLocalReq({ user: { ...user, collection: 'users' } }, app.payload)
      const reader = await readerOf(req)
      const { rows } = await reader.execute(sql`
        select _parent_id from audience_lists_people where _parent_id = ${id}
        union all select _parent_id from audience_lists_units where _parent_id = ${id}`)
      return rows.length
    }
    expect(await Promise.all([editor, felix, concierge, stranger].map(rowsFor))).toEqual([
      2, 0, 0, 0,
    ])
  })

  it('of another community mean nobody here, not even as a number', async () => {
    await make.membership(place.id, stranger.user.id, 'owner', { unit: garden.id })
    const foreign = await app.past.create({
      collection: 'audience-lists',
      data: { community: other.id, name: 'Theirs', people: [{ person: stranger.user.id }] },
    })
    expect(await reach({ lists: [foreign.id] })).toEqual({ people: 0, homes: 0 })
    await app.sql(`delete from memberships where user_id = $1 and community_id = $2`, [
      stranger.user.id,
      place.id,
    ])
    const taken = await app.call('POST', '/audience-lists', {
      as: editor.cookie,
      body: { community: place.id, name: 'Not ours', units: [{ unit: randomUUID() }] },
    })
    expect(taken.status).toBe(400)
  })

  it('stay as long as an announcement or a template is for them', async () => {
    const used = await list({ people: [{ person: felix.user.id }] })
    const inTemplate = await list({})
    const free = await list({
      people: [{ person: felix.user.id }],
      units: [{ unit: flat.id }],
    })
    await news({ lists: [used.id] })
    await template({ audience: { lists: [inTemplate.id] } })
    const remove = (id: string) =>
      app.call('DELETE', `/audience-lists/${id}`, { as: editor.cookie })
    for (const { id } of [used, inTemplate]) {
      const { status, body } = await remove(id)
      expect([status, body.error.code]).toEqual([409, 'announcements.list-in-use'])
    }
    expect((await remove(free.id)).status).toBe(200)
  })
})

describe('a community in which the work fails', () => {
  /** Every write of an announcement of this community fails meanwhile. */
  const whileBroken = async (community: Community, act: () => Promise<unknown>) => {
    await app.sql(`create trigger broken before insert or update on announcements for each row
      when (new.community_id = '${community.id}') execute function fail_on_purpose()`)
    try {
      await act()
    } finally {
      await app.sql('drop trigger broken on announcements')
    }
  }
  const statesOf = async (ids: string[]) =>
    (await Promise.all(ids.map(madeOf))).map((made) => made.map(({ state }) => state))

  it('keeps it from no other, whichever comes first', async () => {
    await app.sql(`create function fail_on_purpose() returns trigger language plpgsql as
      $$ begin raise exception 'broken'; end $$`)
    const rhythm = { firstDay: '2028-03-01', lastDay: '2028-03-06' }
    const here = await series(rhythm)
    const model = await created(
      'announcement-templates',
      { community: other.id, name: 'Bins', language: 'en', title: 'Bins', body: richText('Out.') },
      stranger,
    )
    const there = await created(
      'announcement-series',
      {
        community: other.id,
        name: 'Bins',
        template: model.id,
        rule: 'FREQ=WEEKLY;BYDAY=SU',
        time: '08:00',
        becomes: 'scheduled',
        leadDays: 2,
        ...rhythm,
      },
      stranger,
    )
    const ids = [here.id, there.id]
    await whileBroken(place, () => work('2028-03-03T12:00:00Z'))
    expect(await statesOf(ids)).toEqual([[], ['scheduled']])
    await whileBroken(other, () => publish('2028-03-05T12:00:00Z'))
    expect(await statesOf(ids)).toEqual([[], ['scheduled']])
    await whileBroken(other, () => work('2028-03-03T12:00:00Z'))
    expect(await statesOf(ids)).toEqual([['scheduled'], ['scheduled']])
    await whileBroken(place, () => publish('2028-03-05T12:00:00Z'))
    expect(await statesOf(ids)).toEqual([['scheduled'], ['published']])
    await whileBroken(other, () => publish('2028-03-05T12:00:00Z'))
    expect(await statesOf(ids)).toEqual([['published'], ['published']])
  })
})
