import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'
import type { PayloadRequest } from 'payload'
import { SIGHTS } from '@/collections/households/domain/whoSees'
import { awayOf } from '@/collections/households/operations/awayOf'
import {
  listingInput,
  ownListing,
  saveListing,
  searchDirectory,
} from '@/collections/households/operations/directory'
import { hasLooked, look, lookInput, looksAtMe } from '@/collections/households/operations/looks'
import { assistanceRegister, unitCard } from '@/collections/households/operations/unitCard'
import { openProxyLink } from '@/collections/packages/operations/proxyLink'
import { ROLES } from '@/kernel/domain/membership'
import type { Role } from '@/kernel/domain/membership'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { PUBLIC_URL } from '../helpers/environment.mjs'

let app: App
let make: Builders
let place: Community
let unit: Unit
let resident: Person
let landlord: Person
let neighbour: Person
let stranger: Person
const staff = new Map<Role, Person>()

const asPerson = async ({ cookie }: Person): Promise<PayloadRequest> => {
  const { user } = await app.payload.auth({ headers: new Headers({ cookie, origin: PUBLIC_URL }) })
  return createLocalReq({ user: user ?? undefined }, app.payload)
}

const who = async (person: Person) => ({ req: await asPerson(person), community: place.id })

beforeAll(async () => {
  app = await startApp()
  make = buildersFor(app)
  place = await make.community({
    living: { pets: true, vehicles: true, directory: true, assistanceRegister: true },
  })
  unit = await make.unit(place.id, { number: '7' })
  const other = await make.unit(place.id, { number: '8' })
  resident = await make.person(place.id, 'leaseholder', { unit: unit.id, name: 'Rosa Resident' })
  landlord = await make.person(place.id, 'owner', { unit: unit.id, livesThere: false })
  neighbour = await make.person(place.id, 'owner', { unit: other.id, name: 'Noor Neighbour' })
  const elsewhere = await make.community()
  const there = await make.unit(elsewhere.id)
  stranger = await make.person(elsewhere.id, 'owner', { unit: there.id })
  for (const role of ROLES) {
    if (['owner', 'leaseholder', 'household'].includes(role)) continue
    staff.set(role, await make.person(place.id, role))
  }
  const at = { community: place.id, unit: unit.id, person: resident.user.id }
  const rows = [
    ['household-members', { ...at, name: 'Ida Small', relation: 'child', isChild: true }],
    [
      'emergency-contacts',
      { ...at, unit: null, kind: 'doctor', name: 'Dr Roux', phone: '+33612345678' },
    ],
    ['vehicles', { ...at, plate: 'AB 1', kind: 'car' }],
    ['pets', { ...at, name: 'Rex', species: 'dog' }],
    [
      'absences',
      { ...at, from: '2020-01-01T00:00:00Z', until: '2020-01-08T00:00:00Z', holdParcels: true },
    ],
    ['assistance-entries', { ...at, needs: 'Cannot use stairs' }],
  ] as const
  for (const [collection, data] of rows) {
    await app.past.create({ collection, data: data as never })
  }
}, 120_000)
afterAll(() => app.stop())

const show = async (person: Person, fields: Record<string, string>) =>
  saveListing({ ...(await who(person)), input: listingInput.parse(fields) })

describe('the directory', () => {
  const find = async (by: Person, words = '') => searchDirectory({ ...(await who(by)), words })

  it('lists nobody who has not chosen it', async () => {
    expect(await find(neighbour)).toEqual([])
    expect(Object.values(await ownListing(await who(resident)))).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
      '',
    ])
  })

  it.each([
    ['the name alone', { name: 'yes' }, {}],
    ['the unit', { name: 'yes', unit: 'yes' }, { unit: '7' }],
    ['the address for mail', { name: 'yes', email: 'yes' }, { email: 'of the resident' }],
    ['the phone', { name: 'yes', phone: 'yes' }, { phone: '+33611111111' }],
    ['the photo', { name: 'yes', photo: 'yes' }, { photo: 'x.webp' }],
    ['what they write', { name: 'yes', about: 'yes', aboutText: 'Piano' }, { about: 'Piano' }],
    ['no words without saying so', { name: 'yes', aboutText: 'Piano' }, {}],
  ])('shows %s', async (_case, fields, shown) => {
    await app.sql(`update users set phone = '+33611111111', photo = 'x.webp' where id = $1`, [
      resident.user.id,
    ])
    await show(resident, fields)
    const nothing = { unit: null, phone: null, email: null, photo: null, about: null }
    const expected = 'email' in shown ? { email: resident.user.email } : shown
    expect(await find(neighbour)).toEqual([
      { id: resident.user.id, name: 'Rosa Resident', ...nothing, ...expected },
    ])
  })

  it('finds by what is shown and by nothing else', async () => {
    await show(resident, { name: 'yes', aboutText: 'Piano' })
    expect(await find(neighbour, 'rosa')).toHaveLength(1)
    for (const hidden of ['piano', '7', '+336', resident.user.email, '%', '_']) {
      expect([hidden, await find(neighbour, hidden)]).toEqual([hidden, []])
    }
  })

  it('is empty without a name, where it is switched off, and after moving out', async () => {
    await show(resident, { unit: 'yes', email: 'yes' })
    expect(await find(neighbour)).toEqual([])
    await show(resident, { name: 'yes' })
    const set = (isOn: boolean) =>
      app.sql('update communities set living_directory = $1 where id = $2', [isOn, place.id])
    await set(false)
    expect(await find(neighbour)).toEqual([])
    await set(true)
    const gone = await make.person(place.id, 'owner', { unit: unit.id, name: 'Gone' })
    await show(gone, { name: 'yes' })
    expect(await find(neighbour, 'gone')).toHaveLength(1)
    await app.sql(`update memberships set status = 'ended' where id = $1`, [gone.membership!.id])
    expect(await find(neighbour, 'gone')).toEqual([])
  })

  it('is for residents and the desk alone', async () => {
    await expect(find(staff.get('vendor')!)).rejects.toMatchObject({ status: 403 })
    await expect(find(stranger)).rejects.toMatchObject({ status: 403 })
    expect(await find(staff.get('concierge')!)).toHaveLength(1)
  })

  it('tells no neighbour of the choice itself', async () => {
    const { body } = await app.call('GET', '/directory-entries', { as: neighbour.cookie })
    expect(body.docs ?? []).toEqual([])
    const people = await app.call('GET', `/users/${resident.user.id}`, { as: neighbour.cookie })
    expect(people.status).toBe(404)
  })
})

/** What no collection lists is seen as the desk comes past it. */
const AT_DESK: Readonly<Record<string, () => Promise<(cookie: string) => Promise<boolean>>>> = {
  standing: async () => {
    const body = { unit: unit.id, text: 'The doorbell is broken' }
    await app.call('PUT', `/c/${place.slug}/my/standing`, { as: resident.cookie, body })
    return async (cookie) => {
      const path = `/c/${place.slug}/desk/units/${unit.id}/standing`
      const { status, body: seen } = await app.call('GET', path, { as: cookie })
      return status === 200 && seen.instructions.length > 0
    }
  },
  proxies: async () => {
    await make.parcel(place.id, unit.id)
    const { body: made } = await app.call('POST', `/c/${place.slug}/my/proxies`, {
      as: resident.cookie,
      body: { unit: unit.id, name: 'Robin' },
    })
    const token = new URL(made.link).pathname.split('/').at(-1)!
    const link = await openProxyLink(await createLocalReq({}, app.payload), token)
    return async (cookie) => {
      const { status, body: seen } = await app.call('POST', `/c/${place.slug}/desk/pickup`, {
        as: cookie,
        body: { code: link!.code!.token },
      })
      return status === 200 && seen.name === 'Robin'
    }
  },
}
const inCollection = (what: string) => async (cookie: string) => {
  const filter =
    what === 'users'
      ? `where[id][equals]=${resident.user.id}`
      : what === 'memberships'
        ? `where[id][equals]=${resident.membership!.id}`
        : `where[person][equals]=${resident.user.id}`
  const { status, body } = await app.call('GET', `/${what}?${filter}`, { as: cookie })
  return status === 200 && body.docs.length > 0
}

describe('the page of privacy', () => {
  it.each(SIGHTS.map((sight) => [sight.what, sight] as const))(
    'tells the truth about %s',
    async (what, { roles, isRecorded }) => {
      const sees = (await AT_DESK[what]?.()) ?? inCollection(what)
      const seen: Role[] = []
      for (const [role, { cookie }] of staff) if (await sees(cookie)) seen.push(role)
      // What is written down is seen on the card alone, and never over the API.
      expect(seen.toSorted()).toEqual(isRecorded ? [] : [...roles].toSorted())
      if (!isRecorded) return
      const allowed: Role[] = []
      for (const [role, person] of staff) {
        const may = await hasLooked({ ...(await who(person)), unit: unit.id }).then(
          () => true,
          () => false,
        )
        if (may) allowed.push(role)
      }
      expect(allowed.toSorted()).toEqual([...roles].toSorted())
    },
  )
})

describe('a look at a unit', () => {
  const input = lookInput.parse({ reason: 'emergency', note: 'Water from above' })

  it('shows nothing before it is written down', async () => {
    const guard = await who(staff.get('guard')!)
    expect(await hasLooked({ ...guard, unit: unit.id })).toBe(false)
    await expect(unitCard({ ...guard, unit: unit.id })).rejects.toMatchObject({ status: 403 })
    await expect(assistanceRegister(guard)).rejects.toMatchObject({ status: 403 })
  })

  it('shows the card, and the person who looked, why and when', async () => {
    const guard = await who(staff.get('guard')!)
    await app.sql(`update users set accessibility_needs = 'Hears badly' where id = $1`, [
      resident.user.id,
    ])
    await look({ ...guard, unit: unit.id, input })
    const card = await unitCard({ ...guard, unit: unit.id })
    expect(card.needs).toMatchObject([{ title: 'Rosa Resident', text: 'Hears badly' }])
    expect(card.members).toMatchObject([{ title: 'Ida Small', kind: 'child' }])
    expect(card.contacts).toMatchObject([{ title: 'Dr Roux', phone: '+33612345678' }])
    expect(card.assistance).toMatchObject([{ title: 'Rosa Resident', kind: 'Cannot use stairs' }])
    const [first] = await looksAtMe(await who(resident))
    expect(first).toMatchObject({
      actor: staff.get('guard')!.user.name,
      what: 'unit-card',
      reason: 'emergency',
      note: 'Water from above',
    })
    // The landlord does not live there: nobody looked at them.
    expect(await looksAtMe(await who(landlord))).toEqual([])
    expect(await looksAtMe(await who(neighbour))).toEqual([])
  })

  it('is over after ten minutes, and another’s look opens nothing', async () => {
    const concierge = await who(staff.get('concierge')!)
    expect(await hasLooked({ ...concierge, unit: unit.id })).toBe(false)
    const manager = await who(staff.get('manager')!)
    await look({ ...manager, unit: null, input })
    expect(await assistanceRegister(manager)).toMatchObject([
      { unit: '7', kind: 'Cannot use stairs' },
    ])
    const [row] = await app.sql<{ id: string }>(`select id from data_looks where actor_id = $1`, [
      staff.get('manager')!.user.id,
    ])
    // The log only grows: its owner has to lift that for a test of time.
    await app.sql('alter table data_looks disable trigger all').catch(() => undefined)
    await app.sql(`update data_looks set at = now() - interval '11 minutes' where id = $1`, [
      row!.id,
    ])
    expect(await hasLooked({ ...manager, unit: null })).toBe(false)
  })

  it.each(['owner', 'board', 'maintenance', 'vendor'] as const)('is not for %s', async (role) => {
    const person = role === 'owner' ? neighbour : staff.get(role)!
    await expect(look({ ...(await who(person)), unit: unit.id, input })).rejects.toMatchObject({
      status: 403,
    })
  })

  it('opens no unit of another community', async () => {
    const guard = await who(staff.get('guard')!)
    const foreign = stranger.membership!.unit as string
    await look({ ...guard, unit: foreign, input })
    await expect(unitCard({ ...guard, unit: foreign })).rejects.toMatchObject({ status: 403 })
    expect(
      await app.sql('select 1 from data_looks where subject_id = $1', [stranger.user.id]),
    ).toEqual([])
  })

  it('names the field without a reason', () => {
    expect(lookInput.safeParse({ reason: '' }).error?.issues[0]?.path).toEqual(['reason'])
  })

  it('is changed and removed by nobody', async () => {
    const [row] = await app.sql<{ id: string }>('select id from data_looks limit 1')
    for (const method of ['PATCH', 'DELETE']) {
      const { status } = await app.call(method, `/data-looks/${row!.id}`, {
        as: staff.get('manager')!.cookie,
        body: { reason: 'other' },
      })
      expect([method, status >= 400]).toEqual([method, true])
    }
  })
})

describe('who is away', () => {
  it('is known for the moment that is asked about', async () => {
    const at = (iso: string) =>
      who(staff.get('concierge')!).then((one) =>
        awayOf({ ...one, unit: unit.id, at: new Date(iso) }),
      )
    const since = (moment: string | null) =>
      app.sql('update memberships set valid_from = $1 where id = $2', [
        moment,
        resident.membership!.id,
      ])
    await since('2020-02-01T00:00:00Z')
    expect(await at('2020-01-02T00:00:00Z')).toBeNull()
    await since(null)
    expect(await at('2020-01-02T00:00:00Z')).toEqual({
      until: '2020-01-08T00:00:00.000Z',
      holdParcels: true,
      isEverybody: true,
    })
    expect(await at('2020-01-08T00:00:00Z')).toBeNull()
  })
})
