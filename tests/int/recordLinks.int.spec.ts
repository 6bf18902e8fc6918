import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Community, Package, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { PUBLIC_URL } from '../helpers/environment.mjs'

let app: App
let make: Builders
let place: Community
let other: Community
let unit: Unit
let elsewhere: Unit
let manager: Person
let bookkeeper: Person
let owner: Person
let neighbour: Person
let stranger: Person
let parcel: Package
let foreign: Package

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_SCALE: '0' })
  make = buildersFor(app)
  place = await make.community()
  other = await make.community()
  unit = await make.unit(place.id)
  elsewhere = await make.unit(place.id)
  manager = await make.person(place.id, 'manager')
  bookkeeper = await make.person(place.id, 'bookkeeper')
  owner = await make.person(place.id, 'owner', { unit: unit.id })
  neighbour = await make.person(place.id, 'owner', { unit: elsewhere.id })
  stranger = await make.person(other.id, 'manager')
  parcel = await make.parcel(place.id, unit.id)
  foreign = await make.parcel(other.id, (await make.unit(other.id)).id)
}, 60_000)
afterAll(async () => {
  await app.stop()
})

const call = (method: string, path: string, as: Person, body?: unknown, language = 'en') =>
  app.call(method, `/c/${place.slug}/conversations${path}`, {
    as: `${as.cookie}; courtyard-locale=${language}`,
    ...(body !== undefined && { body }),
  })
const begin = (as: Person, data: object) =>
  call('POST', '', as, { clientId: randomUUID(), body: 'Hello', kind: 'inquiry', ...data })
const start = async (as: Person, data: object = {}): Promise<string> => {
  const { status, body } = await begin(as, data)
  expect([status, body]).toEqual([201, body])
  return body.conversation
}
const aboutParcel = (id = parcel.id) => ({ link: { type: 'parcel', id } })
const detail = async (as: Person, id: string, language = 'en') =>
  (await call('GET', `/${id}`, as, undefined, language)).body
const say = (as: Person, id: string, body: string) =>
  call('POST', `/${id}/messages`, as, { clientId: randomUUID(), body })
const at = (path: string, slug = place.slug) => `${PUBLIC_URL}/c/${slug}/${path}`
const lastCards = async (as: Person, id: string) => {
  const { body } = await call('GET', `/${id}/messages`, as)
  return body.messages.at(-1).cards
}

/** How many statements go out while `work` runs. */
const countOf = async (work: () => Promise<unknown>): Promise<number> => {
  const { prototype } = pg.Client
  const query = Reflect.get(prototype, 'query') as (...args: unknown[]) => unknown
  let count = 0
  const counting = function (this: unknown, ...args: unknown[]): unknown {
    count += 1
    return query.apply(this, args)
  }
  Reflect.set(prototype, 'query', counting)
  try {
    await work()
  } finally {
    Reflect.set(prototype, 'query', query)
  }
  return count
}

const own = () => ({
  type: 'parcel',
  title: 'A parcel from DHL',
  detail: 'Waiting at the desk',
  path: `/c/${place.slug}/packages/${parcel.id}`,
})
const atDesk = () => ({
  type: 'parcel',
  title: 'Parcel · DHL',
  detail: `Unit ${unit.label} · Waiting at the desk`,
  path: `/c/${place.slug}/desk/packages/${parcel.id}`,
})

describe('an inquiry about a parcel', () => {
  it('shows its card to both sides, each with their own way to it, in their language', async () => {
    const id = await start(owner, aboutParcel())
    expect((await detail(owner, id)).link).toEqual(own())
    expect((await detail(manager, id)).link).toEqual(atDesk())
    expect((await detail(owner, id, 'fr')).link).toMatchObject({
      title: 'Un colis DHL',
      detail: 'En attente à la loge',
    })
  })

  it('shows what it is by now', async () => {
    const collected = await make.parcel(place.id, unit.id)
    const id = await start(owner, aboutParcel(collected.id))
    const done = await app.call('POST', `/c/${place.slug}/packages/${collected.id}/release`, {
      as: manager.cookie,
      body: { collectorKind: 'other', collectorName: 'Olga', signature: 'paper' },
    })
    expect([done.status, done.body]).toEqual([200, done.body])
    expect((await detail(owner, id)).link.detail).toBe('Collected')
  })

  it('shows none to staff that sees no parcels, and to whoever was added and does not live there', async () => {
    const id = await start(owner, aboutParcel())
    const assigned = await call('POST', `/${id}/people`, manager, {
      people: [bookkeeper.user.id, neighbour.user.id],
      sharesHistory: true,
    })
    expect([assigned.status, assigned.body]).toEqual([201, assigned.body])
    for (const as of [bookkeeper, neighbour]) expect((await detail(as, id)).link).toBeNull()
  })

  it('is not begun about what is not there for the person', async () => {
    const asked = [
      [neighbour, aboutParcel()],
      [bookkeeper, aboutParcel()],
      [owner, aboutParcel(foreign.id)],
      [owner, aboutParcel(randomUUID())],
      [owner, { link: { type: 'rocket', id: parcel.id } }],
    ] as const
    for (const [as, link] of asked) {
      const { status, body } = await begin(as, link)
      expect([status, body.error?.code]).toEqual([404, 'conversations.link-missing'])
      expect(body.error.field).toBe('link')
    }
  })

  it('is gone on with while it is open, by whoever asked', async () => {
    const { wayToAsk } = await import('@/collections/conversations/public')
    const { createPayloadRequest } = await import('payload')
    const asking = async (as: Person, id: string) => {
      const headers = { cookie: as.cookie, origin: PUBLIC_URL }
      const request = new Request(`${PUBLIC_URL}/api/units`, { headers })
      const req = await createPayloadRequest({ config: app.config, request })
      return wayToAsk(req, place, { type: 'parcel', id })
    }
    const fresh = await make.parcel(place.id, unit.id)
    const anew = {
      href: `/c/${place.slug}/messages/new?about=parcel%3A${fresh.id}`,
      isOpen: false,
    }
    expect(await asking(owner, fresh.id)).toEqual(anew)
    const id = await start(owner, aboutParcel(fresh.id))
    expect(await asking(owner, fresh.id)).toEqual({
      href: `/c/${place.slug}/messages/${id}`,
      isOpen: true,
    })
    const partner = await make.person(place.id, 'household', { unit: unit.id })
    expect(await asking(partner, fresh.id)).toEqual(anew)
    expect(await asking(manager, fresh.id)).toEqual(anew)
    await app.sql("update conversations set state = 'resolved' where id = $1", [id])
    expect(await asking(owner, fresh.id)).toEqual(anew)
  })

  it('is one for each person, from however many tabs they ask at once', async () => {
    const fresh = await make.parcel(place.id, unit.id)
    const partner = await make.person(place.id, 'household', { unit: unit.id })
    const askedBy = (as: Person, index: number) =>
      // An id is the same whatever its case.
      begin(as, {
        ...aboutParcel(index % 2 ? fresh.id : fresh.id.toUpperCase()),
        body: `Question ${String(index)}`,
      })
    const tries = await Promise.all(
      Array.from({ length: 20 }, (_, index) => askedBy(index < 15 ? owner : partner, index)),
    )
    expect(tries.map(({ status }) => status)).toEqual(tries.map(() => 201))
    const begun = tries.map(({ body }) => body.conversation)
    expect(new Set(begun.slice(0, 15)).size).toBe(1)
    expect(new Set(begun.slice(15)).size).toBe(1)
    expect(begun[0]).not.toBe(begun[15])
    const { body } = await call('GET', `/${begun[0]}/messages`, owner)
    expect(body.messages.map(({ body: said }: { body: string }) => said).sort()).toEqual(
      Array.from({ length: 15 }, (_, index) => `Question ${String(index)}`).sort(),
    )
  })

  it('goes on in confidence where it is asked so, and never in what others may read', async () => {
    const fresh = await make.parcel(place.id, unit.id)
    const open = await start(owner, aboutParcel(fresh.id))
    const sealed = await start(owner, { ...aboutParcel(fresh.id), isConfidential: true })
    expect(sealed).not.toBe(open)
    expect(await start(owner, { ...aboutParcel(fresh.id), isConfidential: true })).toBe(sealed)
    const stored = await app.sql(
      'select body, sealed is not null as is_sealed from messages where conversation_id = $1',
      [sealed],
    )
    expect(stored).toEqual([1, 2].map(() => ({ body: '', is_sealed: true })))
  })

  it('is begun by the staff with each resident anew', async () => {
    const fresh = await make.parcel(place.id, unit.id)
    const partner = await make.person(place.id, 'household', { unit: unit.id })
    const [one, two] = [
      await start(manager, { ...aboutParcel(fresh.id), people: [owner.user.id] }),
      await start(manager, { ...aboutParcel(fresh.id), people: [partner.user.id] }),
    ]
    expect(one).not.toBe(two)
    // Whoever was asked about it goes on there.
    expect(await start(owner, aboutParcel(fresh.id))).toBe(one)
  })
})

describe('an address of a record in a message', () => {
  it('has a card for whoever may see the record, and none for others', async () => {
    const id = await start(owner)
    await call('POST', `/${id}/people`, manager, {
      people: [bookkeeper.user.id, neighbour.user.id],
      sharesHistory: true,
    })
    const sent = await say(owner, id, `Is it this one? ${at(`packages/${parcel.id}`)}`)
    expect(sent.body.cards).toEqual([own()])
    expect(await lastCards(owner, id)).toEqual([own()])
    expect(await lastCards(manager, id)).toEqual([atDesk()])
    for (const as of [bookkeeper, neighbour]) {
      const { body } = await call('GET', `/${id}/messages`, as)
      expect(body.messages.at(-1).body).toContain(parcel.id)
      expect(JSON.stringify(body)).not.toContain('DHL')
      expect(await lastCards(as, id)).toBeUndefined()
    }
  })

  it('has one for the page of the desk as well, once for both', async () => {
    const id = await start(owner)
    const both = `${at(`desk/packages/${parcel.id}`)} or ${at(`packages/${parcel.id}`)}`
    await say(manager, id, both)
    expect(await lastCards(owner, id)).toEqual([own()])
    expect(await lastCards(manager, id)).toEqual([atDesk()])
  })

  it('can be written by somebody who may not see the record, who learns nothing of it', async () => {
    const id = await start(neighbour)
    const sent = await say(neighbour, id, at(`packages/${parcel.id}`))
    expect([sent.status, sent.body.cards]).toEqual([201, undefined])
    expect(await lastCards(neighbour, id)).toBeUndefined()
    expect(await lastCards(manager, id)).toEqual([atDesk()])
  })

  it.each([
    ['of another community', () => at(`packages/${foreign.id}`, other.slug)],
    ['with the name of another community', () => at(`packages/${parcel.id}`, other.slug)],
    ['of a record of another community', () => at(`packages/${foreign.id}`)],
    ['of nothing', () => at(`packages/${randomUUID()}`)],
    [
      'of another installation',
      () => `https://elsewhere.example/c/${place.slug}/packages/${parcel.id}`,
    ],
  ])('has none %s', async (_what, address) => {
    const id = await start(owner)
    const sent = await say(owner, id, address())
    expect([sent.status, sent.body.cards]).toEqual([201, undefined])
    expect(await lastCards(owner, id)).toBeUndefined()
    expect(await lastCards(manager, id)).toBeUndefined()
  })

  it('goes with a correction, and with a message that is taken back', async () => {
    const id = await start(owner)
    const { body: sent } = await say(owner, id, at(`packages/${parcel.id}`))
    const change = (method: string, data?: object) =>
      call(method, `/${id}/messages/${sent.seq}`, owner, data)
    expect((await change('PATCH', { body: 'Never mind' })).status).toBe(200)
    expect(await lastCards(owner, id)).toBeUndefined()
    expect((await change('PATCH', { body: at(`packages/${parcel.id}`) })).status).toBe(200)
    expect(await lastCards(owner, id)).toEqual([own()])
    expect((await change('DELETE')).status).toBe(200)
    expect(await lastCards(owner, id)).toBeUndefined()
  })

  it('has one in a confidential conversation, and when catching up', async () => {
    const id = await start(owner, { isConfidential: true })
    await say(owner, id, at(`packages/${parcel.id}`))
    expect(await lastCards(manager, id)).toEqual([atDesk()])
    const { body } = await call('GET', `/catch-up?of=${id}:1`, owner)
    expect(body.conversations[0].messages[0].cards).toEqual([own()])
  })

  it('costs nothing where there is none, and the same for one as for many', async () => {
    const [plain, one, many] = [await start(owner), await start(owner), await start(owner)]
    await say(owner, one, at(`packages/${parcel.id}`))
    for (let count = 0; count < 12; count += 1) {
      const { id } = await make.parcel(place.id, unit.id)
      await say(owner, many, at(`packages/${id}`))
    }
    const read = (id: string) => countOf(() => call('GET', `/${id}/messages`, owner))
    // What a process reads once is read.
    for (const id of [plain, one, many]) await read(id)
    const [without, withOne, withMany] = [await read(plain), await read(one), await read(many)]
    expect(withMany).toBe(withOne)
    expect(withOne - without).toBeLessThanOrEqual(4)
  })

  it('is nothing to a person of another community', async () => {
    const id = await start(owner)
    await say(owner, id, at(`packages/${parcel.id}`))
    expect((await call('GET', `/${id}/messages`, stranger)).status).toBe(404)
  })
})
