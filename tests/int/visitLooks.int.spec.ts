import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'
import { looksAtMyVisits } from '@/collections/visitors/operations/looks'
import { looksAtMe } from '@/collections/households/operations/looks'
import { inTransaction } from '@/kernel/database/transaction'
import { recordLooks } from '@/kernel/privacy/recordLooks'
import type { Community } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'

let app: App
let make: Builders
let place: Community
let unit: string
let host: Person
let neighbour: Person
let guard: Person
let manager: Person
let visit: string
let invitation: string

beforeAll(async () => {
  app = await startApp()
  make = buildersFor(app)
  place = await make.community()
  unit = (await make.unit(place.id)).id
  host = await make.person(place.id, 'owner', { unit })
  neighbour = await make.person(place.id, 'owner', { unit })
  guard = await make.person(place.id, 'guard', { name: 'Rosa Guard' })
  manager = await make.person(place.id, 'manager', { name: 'Margaret Manager' })
  const clock = (minutes: number) =>
    new Date(Date.now() + minutes * 60_000).toISOString().slice(11, 16)
  const { body } = await app.call('POST', `/c/${place.slug}/my/visit-invitations`, {
    as: host.cookie,
    body: {
      unit,
      name: 'Robin Guest',
      day: new Date(Date.now() - 600_000).toISOString().slice(0, 10),
      from: clock(-10),
      until: clock(110),
    },
  })
  invitation = body.id
  const [row] = await app.sql<{ id: string }>('select id from visits where invitation_id = $1', [
    invitation,
  ])
  visit = row!.id
}, 60_000)
afterAll(async () => {
  await app.stop()
})

const request = ({ user }: Person) =>
  createLocalReq({ user: { ...user, collection: 'users' } as never }, app.payload)
const looks = async (person: Person) =>
  looksAtMyVisits({ req: await request(person), community: place.id })
const get = (path: string, as: Person) => app.call('GET', path, { as: as.cookie })
const rows = () =>
  app.sql<{ actor_id: string; what: string; reason: string }>(
    'select actor_id, what, reason from data_looks where community_id = $1',
    [place.id],
  )

describe('a look at somebody’s visits', () => {
  it('in the panel is read by the host: who, with their role, when, at what', async () => {
    expect((await get(`/visits/${visit}`, manager)).status).toBe(200)
    expect(await looks(host)).toMatchObject([
      {
        actor: 'Margaret Manager',
        roles: ['manager'],
        what: 'visits',
        reason: 'panel',
        name: 'Robin Guest',
      },
    ])
    expect(await looks(neighbour)).toEqual([])
    // The page about everything else has it not a second time.
    expect(await looksAtMe({ req: await request(host), community: place.id })).toEqual([])
  })

  it('is one a day for each who looks, however often and by however many at once', async () => {
    const all = Array.from({ length: 20 }, () => get(`/visits/${visit}`, manager))
    await Promise.all([...all, get('/visits', manager)])
    expect(await rows()).toHaveLength(1)
    // Another day.
    await app.sql('alter table data_looks disable trigger user')
    await app.sql(`update data_looks set at = at - interval '1 day'`)
    await app.sql('alter table data_looks enable trigger user')
    await get(`/visits/${visit}`, manager)
    expect(await rows()).toHaveLength(2)
  })

  it('is written down for some fields too, and for invitations and visitors', async () => {
    await get('/visits?select[name]=true&depth=0', guard)
    await get(`/invitations/${invitation}`, guard)
    await get('/visitors', guard)
    const own = (await rows()).filter(({ actor_id: actor }) => actor === guard.user.id)
    expect(own.map(({ what }) => what).sort()).toEqual(['invitations', 'visitors', 'visits'])
  })

  it('by a search at the gate is one, and the list of the day is none', async () => {
    const concierge = await make.person(place.id, 'concierge', { name: 'Tom' })
    const ofTom = async () =>
      (await rows()).filter(({ actor_id: actor }) => actor === concierge.user.id)
    await get(`/c/${place.slug}/gate`, concierge)
    expect(await ofTom()).toEqual([])
    await get(`/c/${place.slug}/gate?q=nobody`, concierge)
    expect(await ofTom()).toEqual([])
    await get(`/c/${place.slug}/gate?q=robin`, concierge)
    expect(await ofTom()).toMatchObject([{ what: 'visits', reason: 'gate-search' }])
  })

  it('at one’s own is none', async () => {
    const before = (await rows()).length
    expect((await get(`/visits/${visit}`, host)).status).toBe(200)
    expect((await get('/visits', host)).body.docs).toHaveLength(1)
    expect((await rows()).length).toBe(before)
  })

  it('is changed and removed by nobody, and only what a module declares is written down', async () => {
    const [row] = await app.sql<{ id: string }>('select id from data_looks limit 1')
    for (const method of ['PATCH', 'DELETE']) {
      const { status } = await app.call(method, `/data-looks/${row!.id}`, {
        as: manager.cookie,
        body: { reason: 'other' },
      })
      expect(status).toBeGreaterThanOrEqual(400)
    }
    const req = await request(manager)
    const records = [{ subject: host.user.id, record: visit }]
    const undeclared = { community: place.id, what: 'diaries', reason: 'panel', records }
    await expect(inTransaction(req, () => recordLooks(req, undeclared))).rejects.toThrow('declares')
  })
})
