import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Announcement, Community } from '@/payload-types'
import { richText } from '@/seed/richText'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'

let app: App
let make: Builders
let place: Community
let editor: Person
let eva: Person
let wanda: Person

beforeAll(async () => {
  app = await startApp()
  make = buildersFor(app)
  place = await make.community({ name: 'Maple Court', timeZone: 'Europe/Paris' })
  const east = await make.unit(place.id, { building: 'East', number: '201' })
  const west = await make.unit(place.id, { building: 'West', number: '202' })
  editor = await make.person(place.id, 'editor')
  eva = await make.person(place.id, 'owner', { unit: east.id, locale: 'fr' })
  wanda = await make.person(place.id, 'owner', { unit: west.id })
}, 60_000)
afterAll(async () => {
  await app.stop()
})

const draft = async (title: string, data: Partial<Announcement> = {}): Promise<string> => {
  const made = await app.past.create({
    collection: 'announcements',
    data: {
      community: place.id,
      language: 'en',
      title,
      body: richText(`${title}; with, signs\\and more.`),
      urgency: 'normal',
      ...data,
    },
  })
  return made.id
}
const date = (id: string, event: object | null, as = editor) =>
  app.call('PUT', `/c/${place.slug}/announcements/${id}/event`, { as: as.cookie, body: { event } })
const send = (id: string, state = 'published') =>
  app.sql(
    `update announcements set state = $2::announcement_state, published_at = now() where id = $1`,
    [id, state],
  )
const news = async (title: string, event: object, data: Partial<Announcement> = {}) => {
  const id = await draft(title, data)
  expect((await date(id, event)).status).toBe(200)
  await send(id)
  return id
}
const address = async (as: Person): Promise<string> => {
  const { status, body } = await app.call('POST', `/c/${place.slug}/my/calendar`, { as: as.cookie })
  expect(status).toBe(201)
  return new URL(body.url as string).pathname.replace(/^\/api/, '')
}
/** Lines that were folded are one again. */
const read = async (path: string): Promise<[number, string]> => {
  const answer = await app.raw('GET', path)
  return [answer.status, (await answer.text()).replaceAll(/\r\n[ \t]/g, '')]
}

describe('the calendar of a resident', () => {
  it('has the dated announcements that are for them, in UTC across the change of the clocks', async () => {
    await news('Summer', { from: '2027-03-28T09:00', until: '2027-03-28T12:00', place: 'Cellar' })
    await news('Winter', { from: '2026-12-03T09:00' })
    await news('West only', { from: '2026-12-04T09:00' }, { audience: { buildings: ['West'] } })
    await news(
      'Days',
      { from: '2026-12-24T10:00', until: '2026-12-26T10:00', isAllDay: true },
      { translations: [{ language: 'fr', title: 'Des jours', body: richText('Fermé.') }] },
    )
    await send(await draft('No date'))
    const still = await draft('Draft')
    await date(still, { from: '2026-12-05T09:00' })
    const [status, text] = await read(await address(eva))
    expect(status).toBe(200)
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:/)
    expect(text.endsWith('END:VCALENDAR') || text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    const titles = [...text.matchAll(/^SUMMARY:(.*)$/gm)].map(([, title]) => title?.trim())
    expect(titles).toEqual(['Summer', 'Des jours', 'Winter'])
    expect(text).toContain('DTSTART:20270328T070000Z\r\nDTEND:20270328T100000Z')
    expect(text).toContain('DTSTART:20261203T080000Z')
    expect(text).toContain('DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261227')
    expect(text).toContain('LOCATION:Cellar')
    expect(text).toContain('DESCRIPTION:Summer\\; with\\, signs\\\\and more.')
    const [, west] = await read(await address(wanda))
    expect(west).toContain('SUMMARY:West only')
  })

  it('is theirs alone by an address that another one, the end of it, or moving out ends', async () => {
    const first = await address(eva)
    const second = await address(eva)
    expect((await read(first))[0]).toBe(404)
    expect((await read(second))[0]).toBe(200)
    const held = await app.sql<{ link_hash: string }>('select link_hash from calendar_feeds')
    expect(held.some(({ link_hash: hash }) => second.includes(hash))).toBe(false)
    const ended = await app.call('DELETE', `/c/${place.slug}/my/calendar`, { as: eva.cookie })
    expect([ended.status, (await read(second))[0]]).toEqual([200, 404])
    const left = await address(wanda)
    await app.sql(`update memberships set status = 'ended' where user_id = $1`, [wanda.user.id])
    const [status, text] = await read(left)
    expect([status, text.includes('BEGIN:VEVENT')]).toEqual([200, false])
    const elsewhere = await make.community()
    const answer = await app.call('POST', `/c/${elsewhere.slug}/my/calendar`, { as: eva.cookie })
    expect(answer.status).toBe(404)
  })

  it('forgets what was withdrawn', async () => {
    const id = await news('Gone', { from: '2026-12-09T09:00' })
    const path = await address(eva)
    expect((await read(path))[1]).toContain('SUMMARY:Gone')
    await send(id, 'withdrawn')
    expect((await read(path))[1]).not.toContain('Gone')
  })
})

describe('the date of an announcement', () => {
  it('is set by editors before it is sent, and ends after it begins', async () => {
    const id = await draft('Water')
    const until = (end: string) => date(id, { from: '2026-12-03T09:00', until: end })
    expect((await date(id, { from: '2026-12-03T09:00' }, eva)).status).toBe(403)
    const before = await until('2026-12-03T08:00')
    expect([before.status, before.body.error]).toMatchObject([
      400,
      { code: 'announcements.ends-before', field: 'until' },
    ])
    expect((await until('2026-12-03T10:00')).status).toBe(200)
    expect((await date(id, null)).status).toBe(200)
    expect((await date(id, { from: 'tomorrow' })).status).toBe(400)
    await send(id)
    const late = await date(id, { from: '2026-12-03T09:00' })
    expect([late.status, late.body.error.code]).toEqual([409, 'announcements.words-stand'])
  })
})
