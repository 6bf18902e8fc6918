import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'
import type { Community, Package, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { PUBLIC_URL } from '../helpers/environment.mjs'

let app: App
let make: Builders
let place: Community
let other: Community
let unit: Unit
let concierge: Person
let parcel: Package

beforeAll(async () => {
  app = await startApp()
  make = buildersFor(app)
  place = await make.community()
  other = await make.community()
  unit = await make.unit(place.id, { building: 'North', number: '402' })
  await make.unit(place.id, { building: 'North', number: '40' })
  await make.unit(other.id, { building: 'North', number: '402' })
  await make.person(place.id, 'owner', { unit: unit.id, name: 'Amélie 100%_Poe' })
  concierge = await make.person(place.id, 'concierge')
  parcel = await make.parcel(place.id, unit.id, { recipientName: 'Poe family' })
}, 60_000)
afterAll(async () => {
  await app.stop()
})

const get = (path: string, as = concierge.cookie) =>
  app.call('GET', `/c/${place.slug}${path}`, { as })

describe('the type-ahead of units', () => {
  it('finds by number, best first, and by the name of who lives there', async () => {
    const byNumber = await get('/desk/units?q=40')
    expect(byNumber.body.units.map(({ label }: { label: string }) => label)).toEqual([
      'North · 40',
      'North · 402',
    ])
    const byName = await get(`/desk/units?q=${encodeURIComponent('amélie')}`)
    expect(byName.body.units).toMatchObject([
      { id: unit.id, residents: [{ name: 'Amélie 100%_Poe' }] },
    ])
  })

  it('takes the signs of a pattern as they are, and finds nothing of the other community', async () => {
    expect((await get(`/desk/units?q=${encodeURIComponent('0%_')}`)).body.units).toHaveLength(1)
    expect((await get(`/desk/units?q=${encodeURIComponent('%')}`)).body.units).toHaveLength(1)
    expect(
      (await get(`/desk/units?q=${encodeURIComponent("'; drop table units;--")}`)).status,
    ).toBe(200)
    const all = await get('/desk/units?q=402')
    expect(all.body.units).toHaveLength(1)
  })
})

describe('the lists', () => {
  it('show what waits with unit and code, and a resident their own alone', async () => {
    const { body } = await get('/packages')
    expect(body.packages).toMatchObject([
      { id: parcel.id, status: 'received', unit: { label: 'North · 402' }, photo: null },
    ])
    const neighbour = await make.unit(place.id, { number: '1' })
    const stranger = await make.person(place.id, 'owner', { unit: neighbour.id })
    const own = await get('/my/packages', stranger.cookie)
    expect([own.status, own.body.packages]).toEqual([200, []])
    expect((await get('/packages', stranger.cookie)).status).toBe(403)
  })

  it('find a parcel by its code, however it is typed, and none by a foreign address', async () => {
    const code = parcel.pickupCode ?? ''
    const typed = `${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase()
    expect((await get(`/packages/by-code/${typed}`)).body.package.id).toBe(parcel.id)
    const scanned = encodeURIComponent(`http://x/c/${other.slug}/desk/packages/code/${code}`)
    expect((await get(`/packages/by-code/${scanned}`)).status).toBe(404)
    expect((await get('/packages/by-code/ZZZZ-ZZZZ')).status).toBe(404)
    expect((await get('/packages/by-code/no')).status).toBe(404)
  })
})

describe('what the pages ask for', () => {
  const requestOf = async (person: Person) => {
    const { user } = await app.payload.auth({
      headers: new Headers({ cookie: person.cookie, origin: PUBLIC_URL }),
    })
    return createLocalReq({ user: user ?? undefined }, app.payload)
  }

  it('is found by unit, by name and by tracking number', async () => {
    const { findWaiting } = await import('@/collections/packages/operations/queries')
    const tracked = await make.parcel(place.id, unit.id, { trackingNumber: 'JD 77' })
    const search = async (words: string) => {
      const req = await requestOf(concierge)
      const { docs } = await findWaiting({ req, community: place.id, words })
      return docs.map(({ id }) => id)
    }
    expect(await search('402')).toContain(parcel.id)
    expect(await search('Poe family')).toContain(parcel.id)
    expect(await search('JD 77')).toEqual([tracked.id])
    expect(await search('nothing at all')).toEqual([])
  })

  it('is a parcel with its steps; the note on them is for staff', async () => {
    const { parcelWithTimeline } = await import('@/collections/packages/operations/queries')
    const { stepView } = await import('@/collections/packages/operations/stepView')
    const logged = await app.call('POST', `/c/${place.slug}/packages`, {
      as: concierge.cookie,
      body: { unit: unit.id, carrier: 'ups' },
    })
    await app.call('POST', `/c/${place.slug}/packages/${String(logged.body.id)}/release`, {
      as: concierge.cookie,
      body: { collectorKind: 'other', collectorName: 'Uncle Bob', signature: 'paper' },
    })
    const look = async (person: Person) => {
      const req = await requestOf(person)
      const id = String(logged.body.id)
      const { steps } = await parcelWithTimeline({ req, community: place.id, id })
      return steps.map((step) => stepView(step))
    }
    const staff = await look(concierge)
    expect(staff.map(({ kind, note }) => [kind, note])).toEqual([
      ['received', null],
      ['collected', 'Uncle Bob'],
    ])
    expect(staff[0]?.actor).toBe(concierge.user.name)
    const resident = await make.person(place.id, 'leaseholder', { unit: unit.id })
    const seen = await look(resident)
    expect(seen.map(({ note }) => note)).toEqual([null, null])
    const req = await requestOf(resident)
    await expect(
      parcelWithTimeline({ req, community: other.id, id: String(logged.body.id) }),
    ).rejects.toMatchObject({ status: 404 })
  })
})
