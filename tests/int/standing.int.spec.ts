import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { parcelAudience } from '@/collections/packages/operations/audience'
import { communityRequest } from '@/kernel/tenancy/system'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'

let app: App
let make: Builders
let place: Community
let unit: Unit
let next: Unit
let concierge: Person
let owner: Person
let partner: Person
let neighbour: Person

const DAY_MS = 86_400_000
const dayIn = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_SCALE: '10000' })
  make = buildersFor(app)
  place = await make.community()
  unit = await make.unit(place.id, { number: '402' })
  next = await make.unit(place.id, { number: '403' })
  concierge = await make.person(place.id, 'concierge')
  owner = await make.person(place.id, 'owner', { unit: unit.id, name: 'Priya' })
  partner = await make.person(place.id, 'household', { unit: unit.id, name: 'Arjun' })
  neighbour = await make.person(place.id, 'owner', { unit: next.id, name: 'Ben' })
}, 60_000)
afterAll(async () => {
  await app.stop()
})
beforeEach(() => app.sql('delete from package_standing'))

const say = (data: object, as = owner) =>
  app.call('PUT', `/c/${place.slug}/my/standing`, {
    as: as.cookie,
    body: { unit: unit.id, text: 'Please ring me up', ...data },
  })
const remove = (data: object, as = owner) =>
  app.call('POST', `/c/${place.slug}/my/standing/remove`, {
    as: as.cookie,
    body: { unit: unit.id, ...data },
  })
const atDesk = (as = concierge, of = unit) =>
  app.call('GET', `/c/${place.slug}/desk/units/${of.id}/standing`, { as: as.cookie })
const textsAtDesk = async (): Promise<string[]> => {
  const { status, body } = await atDesk()
  expect(status).toBe(200)
  return body.instructions.map(({ text }: { text: string }) => text)
}
const told = async (recipient: Person): Promise<string[]> => {
  const parcel = await make.parcel(place.id, unit.id, { recipient: recipient.membership!.id })
  const people = await parcelAudience({
    req: await communityRequest(app.payload, place.id, 'a test'),
    community: place.id,
    data: { packageId: parcel.id, unitId: unit.id },
  })
  return people.map(({ name }) => name).toSorted()
}

describe('what a resident tells the desk', () => {
  it('stands there for the desk, with who is told and with whom it may be left', async () => {
    const said = await say({ leaveWith: 'Ben, 403', tellAlso: [partner.user.id] })
    expect([said.status, said.body.error]).toEqual([200, undefined])
    const { body } = await atDesk()
    expect(body).toEqual({
      instructions: [
        {
          person: owner.user.id,
          name: 'Priya',
          text: 'Please ring me up',
          leaveWith: 'Ben, 403',
          tellAlso: [{ id: partner.user.id, name: 'Arjun' }],
          from: null,
          until: null,
        },
      ],
      away: null,
    })
    expect((await atDesk(concierge, next)).body.instructions).toEqual([])
  })

  it('is one for each person and home, whoever saves at once, and each change is audited', async () => {
    const before = await app.sql("select 1 from audit_entries where action like 'standing-%'")
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        say({ text: `Version ${String(n)}`, tellAlso: [partner.user.id] }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    expect(await textsAtDesk()).toHaveLength(1)
    expect(await app.sql('select 1 from package_standing_tell')).toHaveLength(1)
    const after = await app.sql(
      `select subject_id from audit_entries where action = 'standing-instruction.changed'`,
    )
    expect(after).toHaveLength(before.length + 12)
    expect(after[0]).toEqual({ subject_id: unit.id })
  })

  it.each([
    ['yesterday', { until: dayIn(-2) }, false],
    ['from the day after tomorrow', { from: dayIn(2) }, false],
    ['over these days', { from: dayIn(-2), until: dayIn(2) }, true],
  ])('holds %s: %j', async (_when, span, holds) => {
    expect((await say(span)).status).toBe(200)
    expect(await textsAtDesk()).toEqual(holds ? ['Please ring me up'] : [])
  })

  it('is taken away by an empty form, or with its button', async () => {
    await say({})
    await say({ text: ' ' })
    expect(await textsAtDesk()).toEqual([])
    await say({})
    expect((await remove({})).status).toBe(200)
    expect(await textsAtDesk()).toEqual([])
    expect((await remove({})).status).toBe(404)
  })

  it.each([
    ['validation.too-long', 'text', { text: 'x'.repeat(301) }],
    ['validation.too-long', 'leaveWith', { leaveWith: 'x'.repeat(121) }],
    ['validation.invalid', 'from', { from: 'soon' }],
    ['packages.span-backwards', 'until', { from: dayIn(3), until: dayIn(2) }],
  ])('is refused with %s beside %s', async (code, field, data) => {
    const { status, body } = await say(data)
    expect([status, body.error.code, body.error.field]).toEqual([400, code, field])
    expect(body.error.message).toMatch(/\w/)
  })

  it('tells nobody who does not live there', async () => {
    const { status, body } = await say({ tellAlso: [neighbour.user.id] })
    expect([status, body.error.code, body.error.field]).toEqual([
      400,
      'packages.told-not-of-household',
      'tellAlso',
    ])
  })
})

describe('whose it is', () => {
  it('is a resident’s own: a neighbour writes nothing for the home, nor takes anything away', async () => {
    await say({})
    expect((await say({}, neighbour)).status).toBe(403)
    expect((await say({}, concierge)).status).toBe(403)
    expect((await remove({ person: owner.user.id }, neighbour)).status).toBe(404)
    expect((await atDesk(neighbour)).status).toBe(403)
    expect(await textsAtDesk()).toEqual(['Please ring me up'])
  })

  it('is taken away by who looks after the household, and by no other member', async () => {
    await say({ text: 'Of Arjun' }, partner)
    await say({ text: 'Of Priya' })
    expect((await remove({ person: owner.user.id }, partner)).status).toBe(404)
    expect((await remove({ person: partner.user.id })).status).toBe(200)
    expect(await textsAtDesk()).toEqual(['Of Priya'])
  })

  it('ends where they live there no more', async () => {
    const lodger = await make.person(place.id, 'household', { unit: unit.id, name: 'Lodger' })
    await say({ text: 'Mine', tellAlso: [owner.user.id] }, lodger)
    expect(await textsAtDesk()).toEqual(['Mine'])
    await app.sql("update memberships set valid_to = now() - interval '1 minute' where id = $1", [
      lodger.membership!.id,
    ])
    expect(await textsAtDesk()).toEqual([])
  })
})

describe('who is told of a parcel', () => {
  it('is its recipient, and those whom the recipient wants told while it holds', async () => {
    expect(await told(owner)).toEqual(['Priya'])
    await say({ text: '', tellAlso: [partner.user.id] })
    expect(await told(owner)).toEqual(['Arjun', 'Priya'])
    expect(await told(partner)).toEqual(['Arjun'])
    await say({ text: '', tellAlso: [partner.user.id], until: dayIn(-2) })
    expect(await told(owner)).toEqual(['Priya'])
  })
})

describe('who is away', () => {
  it('stands at the desk, with the wish that parcels are held', async () => {
    const absence = await app.call('POST', '/absences', {
      as: partner.cookie,
      body: {
        community: place.id,
        unit: unit.id,
        from: new Date(Date.now() - DAY_MS).toISOString(),
        until: `${dayIn(5)}T00:00:00.000Z`,
        holdParcels: true,
      },
    })
    expect(absence.status).toBe(201)
    const { body } = await atDesk()
    expect(body.away).toEqual({ until: dayIn(5), holdParcels: true, isEverybody: false })
  })
})
