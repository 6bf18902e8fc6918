import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'
import type { PayloadRequest } from 'payload'
import { removeEntry, saveEntry } from '@/collections/households/operations/entries'
import type { EntryKind } from '@/collections/households/domain/entries'
import {
  endHouseholdMembership,
  livingInput,
  peopleOfUnit,
  personOfHousehold,
  saveLiving,
  unitsElsewhere,
} from '@/collections/households/operations/people'
import { identity } from '@/kernel/identity'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { PUBLIC_URL } from '../helpers/environment.mjs'
import { buildersFor, type Builders, type Person } from '../helpers/builders'

let app: App
let make: Builders
let place: Community
let unit: Unit
let tenant: Person
let child: Person
let landlord: Person
let neighbour: Person
let concierge: Person

const asPerson = async ({ cookie }: Person): Promise<PayloadRequest> => {
  const headers = new Headers({ cookie, origin: PUBLIC_URL })
  const { user } = await app.payload.auth({ headers })
  return createLocalReq({ user: user ?? undefined }, app.payload)
}

beforeAll(async () => {
  app = await startApp()
  make = buildersFor(app)
  place = await make.community({
    timeZone: 'Europe/Paris',
    address: { country: 'FR' },
    living: { pets: true, vehicles: true, directory: true, assistanceRegister: true },
  })
  unit = await make.unit(place.id)
  const other = await make.unit(place.id)
  tenant = await make.person(place.id, 'leaseholder', { unit: unit.id, name: 'Tess Tenant' })
  child = await make.person(place.id, 'household', { unit: unit.id, name: 'Finn Tenant' })
  landlord = await make.person(place.id, 'owner', { unit: unit.id, livesThere: false })
  neighbour = await make.person(place.id, 'owner', { unit: other.id })
  concierge = await make.person(place.id, 'concierge')
}, 120_000)
afterAll(() => app.stop())

const save = async (
  person: Person,
  kind: EntryKind,
  values: Record<string, string>,
  more: { id?: string; unit?: string } = {},
) => {
  const req = await asPerson(person)
  const community = await identity().communityById(req, place.id)
  return saveEntry({ req, community: community!, kind, unit: unit.id, values, ...more })
}

const VALUES: Readonly<Record<EntryKind, Record<string, string>>> = {
  members: { name: 'Ida', relation: 'child', isChild: 'yes', birthYear: '2019', phone: '' },
  contacts: { kind: 'doctor', name: 'Dr Roux', phone: '06 12 34 56 78', forUnit: 'yes' },
  vehicles: { plate: 'ab-123-cd', kind: 'car', description: 'Blue' },
  pets: { name: 'Rex', species: 'dog' },
  absences: { from: '2030-07-01', until: '2030-07-15', holdParcels: 'yes' },
  assistance: { needs: 'Stairs', whereToFind: 'At the back' },
}
const KINDS = Object.keys(VALUES) as EntryKind[]

const readBy = (person: Person, slug: string) =>
  app.call('GET', `/${slug}?where[unit][equals]=${unit.id}`, { as: person.cookie })

describe('what a household writes down', () => {
  it.each(KINDS)('of %s is kept, changed and removed by whoever looks after it', async (kind) => {
    const { id } = await save(tenant, kind, VALUES[kind])
    await save(tenant, kind, VALUES[kind], { id })
    await removeEntry({ req: await asPerson(tenant), kind, id })
    // As of one that never was.
    await expect(removeEntry({ req: await asPerson(tenant), kind, id })).rejects.toMatchObject({
      status: 403,
    })
  })

  it('keeps days of the community, phones that can be called, and plates that can be compared', async () => {
    const absence = await save(tenant, 'absences', VALUES.absences)
    const contact = await save(tenant, 'contacts', VALUES.contacts)
    const vehicle = await save(tenant, 'vehicles', VALUES.vehicles)
    const [away] = await app.sql<{ from: Date; until: Date }>(
      'select "from", until from absences where id = $1',
      [absence.id],
    )
    expect([away?.from.toISOString(), away?.until.toISOString()]).toEqual([
      '2030-06-30T22:00:00.000Z',
      '2030-07-14T22:00:00.000Z',
    ])
    const [called] = await app.sql('select phone, unit_id from emergency_contacts where id = $1', [
      contact.id,
    ])
    expect(called).toEqual({ phone: '+33612345678', unit_id: unit.id })
    const [plate] = await app.sql('select plate, plate_key from vehicles where id = $1', [
      vehicle.id,
    ])
    expect(plate).toEqual({ plate: 'ab-123-cd', plate_key: 'AB123CD' })
  })

  it('is not the landlord’s, nor a neighbour’s, to read', async () => {
    await save(tenant, 'members', VALUES.members)
    await save(tenant, 'pets', VALUES.pets)
    for (const slug of ['household-members', 'emergency-contacts', 'pets', 'absences']) {
      const seen = await readBy(child, slug)
      expect([slug, seen.body.docs.length > 0]).toEqual([slug, true])
      for (const person of [landlord, neighbour]) {
        const { status, body } = await readBy(person, slug)
        expect([slug, status === 200 ? body.docs : []]).toEqual([slug, []])
      }
    }
  })

  it('shows children and contacts to no member of staff over the API', async () => {
    for (const slug of ['household-members', 'emergency-contacts', 'assistance-entries']) {
      const { status, body } = await readBy(concierge, slug)
      expect([slug, status === 200 ? body.docs : []]).toEqual([slug, []])
    }
    const vehicles = await readBy(concierge, 'vehicles')
    expect(vehicles.body.docs).toHaveLength(1)
  })

  it.each([
    ['a household has one who may not add to it', () => child, 'members'],
    ['the landlord lives elsewhere', () => landlord, 'pets'],
    ['a neighbour lives next door', () => neighbour, 'absences'],
  ] as const)('refuses where %s', async (_case, person, kind) => {
    await expect(save(person(), kind, VALUES[kind])).rejects.toMatchObject({ status: 403 })
  })

  it.each([
    ['members', { name: ' ' }, 'validation.required', 'name'],
    ['members', { relation: 'ghost' }, 'validation.invalid', 'relation'],
    ['members', { birthYear: '1066' }, 'households.year-invalid', 'birthYear'],
    ['members', { birthYear: 'soon' }, 'validation.invalid', 'birthYear'],
    ['members', { phone: '12' }, 'households.phone-invalid', 'phone'],
    ['contacts', { phone: 'call me' }, 'households.phone-invalid', 'phone'],
    ['contacts', { name: 'x'.repeat(121) }, 'validation.too-long', 'name'],
    ['vehicles', { plate: '--' }, 'households.plate-invalid', 'plate'],
    ['pets', { species: 'dragon' }, 'validation.invalid', 'species'],
    ['absences', { until: '2030-06-30' }, 'households.back-before-away', 'until'],
    ['absences', { until: '2032-01-01' }, 'households.away-too-long', 'until'],
    ['absences', { from: '2030-02-31' }, 'validation.invalid', 'from'],
    ['assistance', { needs: '' }, 'validation.required', 'needs'],
    ['assistance', { member: 'me' }, 'validation.invalid', 'member'],
  ] as const)('names the field of %s that is wrong: %j', async (kind, wrong, code, field) => {
    const { describeFailure } = await import('@/kernel/http/errorShape')
    const req = await asPerson(tenant)
    const problem = await save(tenant, kind, { ...VALUES[kind], ...wrong }).then(
      () => null,
      (error: unknown) => describeFailure(error, req, 'en').body.error,
    )
    expect([problem?.code, problem?.field]).toEqual([code, field])
    expect(problem?.message).toMatch(/\w/)
  })

  it('knows the year of birth of children alone', async () => {
    const grown = { ...VALUES.members, name: 'Olga', isChild: '', birthYear: '1950' }
    const { id } = await save(tenant, 'members', grown)
    const [row] = await app.sql('select birth_year, phone from household_members where id = $1', [
      id,
    ])
    expect(row).toEqual({ birth_year: null, phone: null })
  })

  it('takes no row into another unit or community', async () => {
    const { id } = await save(tenant, 'pets', VALUES.pets)
    const away = await make.community()
    const there = await make.unit(away.id)
    await app.call('PATCH', `/pets/${id}`, { as: tenant.cookie, body: { unit: there.id } })
    const moved = await app.call('PATCH', `/pets/${id}`, {
      as: tenant.cookie,
      body: { community: away.id },
    })
    expect(moved.status).toBe(400)
    const [row] = await app.sql('select unit_id, community_id from pets where id = $1', [id])
    expect(row).toEqual({ unit_id: unit.id, community_id: place.id })
  })

  it('belongs to whoever writes it, whoever they say they are', async () => {
    const { status, body } = await app.call('POST', '/pets', {
      as: child.cookie,
      body: {
        community: place.id,
        unit: unit.id,
        name: 'Tom',
        species: 'cat',
        person: neighbour.user.id,
      },
    })
    expect([status, body.doc.person]).toEqual([201, child.user.id])
  })

  it('is refused where the community does not keep it', async () => {
    const strict = await make.community()
    const home = await make.unit(strict.id)
    const owner = await make.person(strict.id, 'owner', { unit: home.id })
    const body = { community: strict.id, unit: home.id, name: 'Rex', species: 'dog' }
    const refused = await app.call('POST', '/pets', { as: owner.cookie, body })
    expect([refused.status, refused.body.error.code]).toEqual([409, 'households.not-kept'])
  })
})

describe('a number plate', () => {
  it('stands once in a community, and whose it is stays untold', async () => {
    const body = {
      community: place.id,
      unit: neighbour.membership!.unit,
      plate: 'AB 123 CD',
      kind: 'car',
    }
    const { status, body: answer } = await app.call('POST', '/vehicles', {
      as: neighbour.cookie,
      body,
    })
    expect([status, answer.error.code, answer.error.field]).toEqual([
      409,
      'households.plate-taken',
      'plate',
    ])
    expect(JSON.stringify(answer)).not.toContain('Tess')
  })

  it('is free again when its people have moved out', async () => {
    const home = await make.unit(place.id)
    const gone = await make.person(place.id, 'leaseholder', { unit: home.id })
    const mine = { community: place.id, kind: 'car', plate: 'ZZ 999 ZZ' }
    const first = await app.call('POST', '/vehicles', {
      as: gone.cookie,
      body: { ...mine, unit: home.id },
    })
    expect(first.status).toBe(201)
    await app.sql(`update memberships set status = 'ended' where id = $1`, [gone.membership!.id])
    const second = await app.call('POST', '/vehicles', {
      as: neighbour.cookie,
      body: { ...mine, unit: neighbour.membership!.unit },
    })
    expect(second.status).toBe(201)
  })

  it('is kept once by the database too, however many try at the same time', async () => {
    const tries = await Promise.all(
      Array.from({ length: 8 }, () =>
        app.call('POST', '/vehicles', {
          as: neighbour.cookie,
          body: {
            community: place.id,
            unit: neighbour.membership!.unit,
            plate: 'RACE 1',
            kind: 'car',
          },
        }),
      ),
    )
    expect(tries.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(tries.filter(({ status }) => status >= 500)).toEqual([])
  })
})

describe('the register of assistance', () => {
  it('has one entry for each person, and one for a member without an account', async () => {
    const { id: member } = await save(tenant, 'members', VALUES.members)
    await save(tenant, 'assistance', VALUES.assistance)
    await expect(save(tenant, 'assistance', VALUES.assistance)).rejects.toMatchObject({
      code: 'households.registered-already',
    })
    const about = { ...VALUES.assistance, member }
    await save(tenant, 'assistance', about)
    await expect(save(tenant, 'assistance', about)).rejects.toMatchObject({ status: 409 })
    // Whoever goes takes their entry along.
    await removeEntry({ req: await asPerson(tenant), kind: 'members', id: member })
    expect(
      await app.sql('select 1 from assistance_entries where member_id = $1', [member]),
    ).toEqual([])
  })

  it('takes nobody of a household that the person does not look after', async () => {
    const { id: member } = await save(tenant, 'members', VALUES.members)
    await expect(save(child, 'assistance', { ...VALUES.assistance, member })).rejects.toMatchObject(
      { code: 'tenancy.foreign-reference', field: 'member' },
    )
  })
})

describe('people of a unit', () => {
  const input = (membership: string, more: Record<string, string> = {}) =>
    livingInput.parse({ membership, ...more })

  it('are those who live there, and the landlord is not among them', async () => {
    const people = await peopleOfUnit(await asPerson(tenant), place.id, unit.id)
    expect(people.map(({ name }) => name)).toEqual(['Tess Tenant', 'Finn Tenant'])
    expect(people.map(({ speaksForUnit }) => speaksForUnit)).toEqual([true, false])
    const elsewhere = await unitsElsewhere(await asPerson(landlord), place.id)
    expect(elsewhere.map((one) => one.unit)).toEqual([unit.id])
  })

  it('speak for it and are told what the one who looks after it says', async () => {
    const data = input(child.membership!.id, { speaksForUnit: 'yes', billing: 'yes' })
    await saveLiving({ req: await asPerson(tenant), community: place.id, input: data })
    const person = await personOfHousehold(await asPerson(tenant), place.id, child.membership!.id)
    expect(person).toMatchObject({
      livesThere: true,
      speaksForUnit: true,
      notices: { parcels: false, building: false, billing: true },
      mayEnd: true,
    })
  })

  it.each([
    ['somebody of the household about themselves', () => child, () => child, 403],
    ['the landlord about a tenant', () => landlord, () => tenant, 404],
    ['a neighbour', () => neighbour, () => child, 404],
  ] as const)('are not changed by %s', async (_case, who, whom, status) => {
    await expect(
      saveLiving({
        req: await asPerson(who()),
        community: place.id,
        input: input(whom().membership!.id, { speaksForUnit: 'yes' }),
      }),
    ).rejects.toMatchObject({ status })
  })

  it('come together when the landlord moves in, and part when they move out', async () => {
    const about = landlord.membership!.id
    const say = async (more: Record<string, string>) =>
      saveLiving({
        req: await asPerson(landlord),
        community: place.id,
        input: input(about, more),
      })
    await say({ livesThere: 'yes' })
    expect((await readBy(landlord, 'pets')).body.docs.length).toBeGreaterThan(0)
    await say({})
    expect((await readBy(landlord, 'pets')).body.docs ?? []).toEqual([])
  })

  it('end at once, by the one who looks after the household alone', async () => {
    const lodger = await make.person(place.id, 'household', { unit: unit.id })
    const end = async (who: Person, whom: Person) =>
      endHouseholdMembership({
        req: await asPerson(who),
        community: place.id,
        membership: whom.membership!.id,
      })
    await expect(end(child, lodger)).rejects.toMatchObject({ status: 403 })
    await expect(end(tenant, tenant)).rejects.toMatchObject({ status: 403 })
    await expect(end(neighbour, lodger)).rejects.toMatchObject({ status: 404 })
    expect(
      (await app.call('GET', '/pets', { as: lodger.cookie })).body.docs.length,
    ).toBeGreaterThan(0)
    await end(tenant, lodger)
    expect((await app.call('GET', '/pets', { as: lodger.cookie })).body.docs ?? []).toEqual([])
    await expect(end(tenant, lodger)).rejects.toMatchObject({ status: 404 })
  })

  it('leave nothing to whoever lives there next', async () => {
    const home = await make.unit(place.id)
    const before = await make.person(place.id, 'leaseholder', { unit: home.id })
    await save(before, 'members', VALUES.members, { unit: home.id })
    await app.sql(`update memberships set status = 'ended' where id = $1`, [before.membership!.id])
    const after = await make.person(place.id, 'leaseholder', { unit: home.id })
    const { body } = await app.call('GET', '/household-members', { as: after.cookie })
    expect(body.docs ?? []).toEqual([])
  })
})
