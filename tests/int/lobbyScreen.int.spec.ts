import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Announcement, Community } from '@/payload-types'
import { richText } from '@/seed/richText'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'

let app: App
let make: Builders
let place: Community
let other: Community
let editor: Person
let owner: Person
let stranger: Person

beforeAll(async () => {
  app = await startApp()
  make = buildersFor(app)
  place = await make.community({ name: 'Maple Court', timeZone: 'Europe/Paris' })
  other = await make.community()
  const home = await make.unit(place.id, { building: 'East', number: '201' })
  editor = await make.person(place.id, 'editor', { name: 'Edith Editor' })
  owner = await make.person(place.id, 'owner', { unit: home.id })
  stranger = await make.person(other.id, 'manager')
}, 60_000)
afterAll(async () => {
  await app.stop()
})

const screen = async (data: object = {}, community = place.id): Promise<string> => {
  const made = await app.past.create({
    collection: 'lobby-screens',
    data: { community, name: 'North lobby', language: 'en', seconds: 20, ...data },
  })
  return made.id
}
const link = (id: string, as = editor, slug = place.slug) =>
  app.call('POST', `/c/${slug}/lobby-screens/${id}/link`, { as: as.cookie })
const tokenOf = async (id: string): Promise<string> => {
  const { status, body } = await link(id)
  expect([status, body.error]).toEqual([201, undefined])
  return (body.url as string).split('/').at(-1) ?? ''
}
const look = (token: string) => app.call('GET', `/screens/${token}`)

const news = async (title: string, data: Partial<Announcement> = {}, state = 'published') => {
  const made = await app.past.create({
    collection: 'announcements',
    data: {
      community: place.id,
      language: 'en',
      title,
      body: richText(`${title}, says the management.`),
      urgency: 'normal',
      ...data,
    },
  })
  await app.sql(
    `update announcements set state = $2::announcement_state, published_at = now(),
       published_by_id = $3 where id = $1`,
    [made.id, state, editor.user.id],
  )
  return made.id
}
const titles = async (token: string): Promise<string[]> =>
  (await look(token)).body.notices.map(({ title }: { title: string }) => title)

describe('the screen of a lobby', () => {
  it('shows what is current and for everybody who passes, and nothing of anybody', async () => {
    const token = await tokenOf(await screen({ building: 'East', seconds: 12 }))
    await news('For all')
    await news('For the East', { audience: { buildings: ['East'] } })
    await news('For the West', { audience: { buildings: ['West'] } })
    await news('For owners', { audience: { roles: ['owner'] } })
    await news('Not for screens', { showsOnScreens: false })
    await news('A draft', {}, 'draft')
    await news('Taken back', {}, 'withdrawn')
    await app.sql(
      `update announcements set expires_at = now() - interval '1 minute' where id = $1`,
      [await news('Over')],
    )
    await news('Run', { urgency: 'emergency' })
    const { status, body } = await look(token)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      community: { name: 'Maple Court', timeZone: 'Europe/Paris' },
      seconds: 12,
    })
    expect(await titles(token)).toEqual(['Run', 'For the East', 'For all'])
    expect(body.notices[2].text).toBe('For all, says the management.')
    expect(body.notices[0].qr).toMatch(/^data:image\/png;base64,/)
    const said = JSON.stringify(body)
    for (const secret of ['Edith', editor.user.id, place.id]) expect(said).not.toContain(secret)
  })

  it('speaks its own language where the notice does', async () => {
    const token = await tokenOf(await screen({ language: 'fr', showsQr: false }))
    await news('Lift', {
      translations: [{ language: 'fr', title: 'Ascenseur', body: richText('Il marche.') }],
    })
    const { body } = await look(token)
    const found = body.notices.find(({ title }: { title: string }) => title === 'Ascenseur')
    expect(found).toMatchObject({ text: 'Il marche.', language: 'fr', qr: null })
  })

  it('has one address, which is ended by another and by whoever ends it', async () => {
    const id = await screen()
    const first = await tokenOf(id)
    expect((await look(first)).status).toBe(200)
    const second = await tokenOf(id)
    expect([(await look(first)).status, (await look(second)).status]).toEqual([404, 200])
    const ended = await app.call('DELETE', `/c/${place.slug}/lobby-screens/${id}/link`, {
      as: editor.cookie,
    })
    expect(ended.status).toBe(200)
    expect((await look(second)).status).toBe(404)
    expect((await look('x'.repeat(43))).status).toBe(404)
    const audited = await app.sql<{ action: string }>(
      `select action from audit_entries where subject_id = $1
       and action like 'lobby-screen.%' order by at`,
      [id],
    )
    expect(audited.map(({ action }) => action)).toEqual([
      'lobby-screen.linked',
      'lobby-screen.linked',
      'lobby-screen.ended',
    ])
  })

  it('is made by those who write announcements alone, and its address stands nowhere', async () => {
    const id = await screen()
    expect([
      (await link(id, owner)).status,
      (await link(id, stranger)).status,
      (await link(id, stranger, other.slug)).status,
      (await link(randomUUID())).status,
    ]).toEqual([403, 404, 404, 404])
    const token = await tokenOf(id)
    const { body } = await app.call('GET', `/lobby-screens/${id}`, { as: editor.cookie })
    expect(JSON.stringify(body)).not.toContain('linkHash')
    const held = await app.sql<{ link_hash: string }>(
      'select link_hash from lobby_screens where id = $1',
      [id],
    )
    expect(held[0]?.link_hash).not.toContain(token)
  })

  it('notes that it is alive', async () => {
    const id = await screen()
    await look(await tokenOf(id))
    const [row] = await app.sql<{ seen: boolean }>(
      `select last_seen_at > now() - interval '1 minute' as seen from lobby_screens where id = $1`,
      [id],
    )
    expect(row?.seen).toBe(true)
  })
})
