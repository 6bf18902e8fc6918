import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { LIMITS } from '@/kernel/http/rateLimit/limits'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'

let app: App
let make: Builders
let place: Community
let unit: Unit
let next: Unit
let manager: Person
let concierge: Person
let owner: Person
let partner: Person
let neighbour: Person

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_SCALE: '2' })
  make = buildersFor(app)
  place = await make.community()
  unit = await make.unit(place.id, { number: '402' })
  next = await make.unit(place.id, { number: '403' })
  manager = await make.person(place.id, 'manager')
  concierge = await make.person(place.id, 'concierge')
  owner = await make.person(place.id, 'owner', { unit: unit.id, name: 'Priya', locale: 'fr' })
  partner = await make.person(place.id, 'household', { unit: unit.id, name: 'Arjun' })
  neighbour = await make.person(place.id, 'owner', { unit: next.id, name: 'Ben' })
}, 60_000)
afterAll(() => app.stop())
beforeEach(() => app.sql('delete from rate_limits'))

const call = (method: string, path: string, as: Person, body?: object) =>
  app.call(method, `/c/${place.slug}${path}`, { as: as.cookie, ...(body && { body }) })
const ask = (data: object, as = owner) =>
  call('POST', '/my/packages/expected', as, { clientId: randomUUID(), unit: unit.id, ...data })
const messagesOf = async (conversation: string, as: Person) => {
  const { body } = await call('GET', `/conversations/${conversation}/messages`, as)
  return body.messages.map((message: { body: string }) => message.body) as string[]
}
/** A label that nobody knows. */
const unknown = async (trackingNumber: string): Promise<string> => {
  const { id } = await make.parcel(place.id, unit.id, { trackingNumber })
  await app.sql('update packages set unit_id = null where id = $1', [id])
  return id
}
const hintsFor = async (parcel: string) => {
  const { askedAmong } = await import('@/collections/packages/operations/expected')
  const { createLocalReq } = await import('payload')
  const req = await createLocalReq(
    { user: { ...concierge.user, collection: 'users' } },
    app.payload,
  )
  return askedAmong(req, { community: place.id, parcels: [parcel] })
}

describe('a parcel that somebody expected', () => {
  it('is shown where it waits in the own list, by its number, however it is written', async () => {
    const { id } = await make.parcel(place.id, unit.id, { trackingNumber: 'JD 0146-0000 3344' })
    const { status, body } = await ask({ trackingNumber: 'jd014600003344' }, partner)
    expect([status, body]).toEqual([200, { outcome: 'here', parcel: id, conversation: null }])
    await app.sql(`update packages set status = 'collected', closed_at = now() where id = $1`, [id])
    expect((await ask({ trackingNumber: 'JD014600003344' })).body).toEqual({
      outcome: 'over',
      parcel: id,
      conversation: null,
    })
    expect(await app.sql('select 1 from package_expectations')).toEqual([])
  })

  it('is a question to the staff else, with what is known of it, in the words of who asks', async () => {
    const { status, body } = await ask({
      trackingNumber: '1Z999AA10123456784',
      carrier: 'ups',
      expectedOn: '2026-12-03',
      note: 'Il contient un médicament.',
    })
    expect([status, body.outcome]).toEqual([200, 'asked'])
    const [said = ''] = await messagesOf(body.conversation, owner)
    for (const part of ['1Z999AA10123456784', 'UPS', '402', 'médicament']) {
      expect(said).toContain(part)
    }
    expect(await messagesOf(body.conversation, manager)).toEqual([said])
    expect((await call('GET', `/conversations/${body.conversation}`, neighbour)).status).toBe(404)
    const detail = await call('GET', `/conversations/${body.conversation}`, manager)
    expect(detail.body.link).toMatchObject({
      type: 'expected-parcel',
      path: `/c/${place.slug}/desk/scan?q=1Z999AA10123456784`,
    })
    const own = await call('GET', `/conversations/${body.conversation}`, owner)
    expect(own.body.link.path).toBe(`/c/${place.slug}/packages`)
  })

  it('is asked for at the desk, where a topic leads there', async () => {
    const topic = await app.past.create({
      collection: 'message-topics',
      data: { community: place.id, name: 'Front desk', team: 'concierge', isActive: true },
    })
    const { body } = await ask({ carrier: 'dhl' })
    const [row] = await app.sql('select topic_id, team, unit_id from conversations where id = $1', [
      body.conversation,
    ])
    expect(row).toEqual({ topic_id: topic.id, team: 'concierge', unit_id: unit.id })
    await app.past.delete({ collection: 'message-topics', id: topic.id }).catch(() => undefined)
  })

  it('goes on in the question about the same number; another press says nothing twice', async () => {
    const data = { trackingNumber: 'RR123456785FR', clientId: randomUUID() }
    const first = await ask(data)
    const again = await ask(data)
    expect(again.body).toEqual(first.body)
    expect(await messagesOf(first.body.conversation, owner)).toHaveLength(1)
    const later = await ask({ trackingNumber: 'rr 123 456 785 fr', note: 'Still nothing' })
    expect(later.body.conversation).toBe(first.body.conversation)
    expect(await messagesOf(first.body.conversation, owner)).toHaveLength(2)
  })

  it('begins one question, of twenty presses at once', async () => {
    const number = 'RR987654321FR'
    const presses = Array.from({ length: 20 }, () => ask({ trackingNumber: number }, neighbourIn()))
    const answers = await Promise.all(presses)
    const ids = new Set(answers.map(({ body }) => body.conversation))
    expect([answers.every(({ status }) => status === 200), ids.size]).toEqual([true, 1])
    expect(
      await app.sql('select 1 from package_expectations where tracking_number = $1', [number]),
    ).toHaveLength(1)
  })

  it('needs a carrier or a number, and one of the own homes', async () => {
    const nothing = await ask({})
    expect([nothing.status, nothing.body.error.field]).toEqual([400, 'trackingNumber'])
    const nameless = await ask({ carrier: 'other' })
    expect([nameless.status, nameless.body.error.field]).toEqual([400, 'carrierName'])
    expect((await ask({ carrier: 'dhl', unit: next.id })).status).toBe(403)
    expect((await ask({ carrier: 'dhl' }, concierge)).status).toBe(403)
  })
})

/** As `partner`, whose allowance no other test here uses up. */
const neighbourIn = () => partner

describe('what a number reveals', () => {
  it('is the same for what nobody knows, what is another’s, and what is not there', async () => {
    await unknown('JD0100000000000001')
    await make.parcel(place.id, next.id, { trackingNumber: 'JD0100000000000002' })
    const answers = []
    for (const end of ['1', '2', '3']) {
      const { status, body, headers } = await ask({ trackingNumber: `JD010000000000000${end}` })
      answers.push([status, Object.keys(body), body.outcome, body.parcel, [...headers.keys()]])
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]!.slice(2, 4)).toEqual(['asked', null])
    // Nor does the conversation tell it.
    const own = await call('GET', '/conversations', owner)
    expect(JSON.stringify(own.body)).not.toMatch(/unmatched|nobody/i)
  })

  it('is for the desk: who asked for the very number of a label that nobody knows', async () => {
    const parcel = await unknown('JD 0146-0000 7788')
    expect(await hintsFor(parcel)).toEqual([])
    await ask({ trackingNumber: 'JD01460000778' })
    await ask({ trackingNumber: '7788' })
    expect(await hintsFor(parcel)).toEqual([])
    await ask({ trackingNumber: 'jd01 4600 007788' })
    expect(await hintsFor(parcel)).toEqual([
      { parcel, unit: '402', name: 'Priya', at: expect.any(String) },
    ])
    // The label may come after the question, and the person may have gone before it.
    await app.sql(`update memberships set status = 'ended' where id = $1`, [owner.membership!.id])
    expect(await hintsFor(parcel)).toEqual([])
    await app.sql(`update memberships set status = 'active' where id = $1`, [owner.membership!.id])
    await app.sql(`update package_expectations set at = now() - interval '90 days'`)
    expect(await hintsFor(parcel)).toEqual([])
  })

  it('is asked so many times an hour', async () => {
    const points = LIMITS['parcel-asked'].account!.points * 2
    for (let n = 0; n < points; n += 1) {
      expect((await ask({}, neighbour)).status).toBe(400)
    }
    const refused = await ask({ trackingNumber: 'JD0100000000000001', unit: next.id }, neighbour)
    expect([refused.status, refused.body.error.code]).toEqual([429, 'rate-limited'])
  })

  it('lies in rows that the person and the desk read, and nobody of the household', async () => {
    await ask({ trackingNumber: 'RB555666777FR' })
    const { createLocalReq } = await import('payload')
    const { readerOf, sql } = await import('@/kernel/database/transaction')
    const seen = async ({ user }: Person) => {
      const req = await createLocalReq({ user: { ...user, collection: 'users' } }, app.payload)
      const reader = await readerOf(req)
      const { rows } = await reader.execute(
        sql`select 1 from package_expectations where tracking_number = 'RB555666777FR'`,
      )
      return rows.length
    }
    expect(await Promise.all([owner, concierge, partner, neighbour].map(seen))).toEqual([
      1, 1, 0, 0,
    ])
  })
})
