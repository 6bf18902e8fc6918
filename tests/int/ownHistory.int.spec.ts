import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { follow, photograph, uploadsTo } from '../helpers/files'
import { workHere } from '../helpers/worker'

let app: App
let make: Builders
let place: Community
let unit: Unit
let second: Unit
let owner: Person
let partner: Person
let neighbour: Person
let concierge: Person

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_SCALE: '10000' })
  make = buildersFor(app)
  place = await make.community()
  unit = await make.unit(place.id, { number: '402' })
  second = await make.unit(place.id, { number: '403' })
  const next = await make.unit(place.id, { number: '404' })
  owner = await make.person(place.id, 'owner', { unit: unit.id, name: 'Priya' })
  await make.membership(place.id, owner.user.id, 'owner', { unit: second.id })
  partner = await make.person(place.id, 'household', { unit: unit.id, name: 'Arjun' })
  neighbour = await make.person(place.id, 'owner', { unit: next.id, name: 'Ben' })
  concierge = await make.person(place.id, 'concierge')
}, 60_000)
afterAll(() => app.stop())

interface Answer {
  packages: { id: string; endedAt: string }[]
  next: string | null
}

const ask = async (query: Record<string, string> = {}, as = owner): Promise<Answer> => {
  const path = `/c/${place.slug}/my/packages/history?${new URLSearchParams(query).toString()}`
  const { status, body } = await app.call('GET', path, { as: as.cookie })
  expect([status, body.error]).toEqual([200, undefined])
  return body
}
const found = async (q: string, as = owner): Promise<string[]> =>
  (await ask({ q }, as)).packages.map(({ id }) => id)

/** One that is over since some days ago. */
const ended = async (
  daysAgo: number,
  { of = unit, status = 'collected', ...data }: Record<string, unknown> & { of?: Unit } = {},
): Promise<string> => {
  const { id } = await make.parcel(place.id, of.id, data)
  await app.sql(
    `update packages set status = $2::package_status, collector_name = $3,
       closed_at = date_trunc('hour', now()) - make_interval(days => $4) where id = $1`,
    [id, status, data['collectorName'] ?? null, daysAgo],
  )
  return id
}

describe('what does not wait any more', () => {
  it('is read by pages, the newest first, over all homes, without a gap where moments are the same', async () => {
    const ids: string[] = []
    for (let n = 0; n < 7; n += 1) {
      // Pairs of one moment, in two homes.
      ids.push(await ended(100 + Math.floor(n / 2), { of: n % 2 === 0 ? unit : second }))
    }
    await make.parcel(place.id, unit.id)
    const seen: Answer['packages'] = []
    let before: string | null = null
    do {
      const page: Answer = await ask({ limit: '2', ...(before !== null && { before }) })
      expect(page.packages.length).toBeLessThanOrEqual(2)
      seen.push(...page.packages)
      before = page.next
    } while (before !== null)
    expect(seen.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
    const order = seen.map(({ endedAt, id }) => `${endedAt} ${id}`)
    expect(order).toEqual(order.toSorted().toReversed())
  })

  it('is the same for the household, and nothing of it for a neighbour or the desk', async () => {
    const id = await ended(1)
    const elsewhere = await ended(1, { of: second })
    const ofPartner = (await ask({}, partner)).packages.map((parcel) => parcel.id)
    expect(ofPartner).toContain(id)
    expect(ofPartner).not.toContain(elsewhere)
    expect((await ask({}, neighbour)).packages).toEqual([])
    expect((await ask({}, concierge)).packages).toEqual([])
    const { next } = await ask({ limit: '1' })
    expect((await ask({ before: String(next) }, neighbour)).packages).toEqual([])
  })

  it('is nothing any more for who has moved out', async () => {
    const former = await make.person(place.id, 'household', { unit: unit.id })
    expect((await ask({}, former)).packages.length).toBeGreaterThan(0)
    await app.sql(`update memberships set status = 'ended' where id = $1`, [former.membership!.id])
    const path = `/c/${place.slug}/my/packages/history`
    expect((await app.call('GET', path, { as: former.cookie })).status).toBe(404)
  })

  it('begins nowhere for a cursor that is none', async () => {
    const path = `/c/${place.slug}/my/packages/history?before=yesterday`
    expect((await app.call('GET', path, { as: owner.cookie })).status).toBe(400)
  })
})

describe('the search in it', () => {
  let dhl = ''
  let letter = ''
  let lost = ''
  beforeAll(async () => {
    dhl = await ended(10, {
      trackingNumber: 'JD 0146-0000 1122',
      collectorName: 'Quentin Quartz',
      notes: 'Left by Zebulon Florists',
    })
    letter = await ended(11, { kind: 'letter', carrier: 'other', carrierName: 'Vélo 50%' })
    lost = await ended(12, { carrier: 'gls', status: 'lost', recipientName: 'Octavia Ng' })
  })

  it.each([
    ['the number, as it is printed or typed', 'jd01460000', () => dhl],
    ['a part of the number', '0000 1122', () => dhl],
    ['who collected it', 'quartz', () => dhl],
    ['what was noted of its sender', 'zebulon', () => dhl],
    ['words of different fields', 'zebulon quentin', () => dhl],
    ['the kind, in French', 'lettre', () => letter],
    ['a carrier that has a name of its own', 'vélo', () => letter],
    ['a sign that has a meaning in patterns', '50%', () => letter],
    ['the carrier', 'GLS', () => lost],
    ['the name on the label', 'octavia', () => lost],
    ['how it ended', 'lost', () => lost],
  ])('finds %s', async (_what, words, expected) => {
    expect(await found(words)).toEqual([expected()])
  })

  it('finds nothing for a word that is not there, a lone sign, and what is the desk’s', async () => {
    await app.sql('update packages set shelf = $1 where id = $2', ['SHELFWORD', dhl])
    await app.sql(
      `insert into package_events (id, community_id, package_id, unit_id, kind, at, note)
       values (gen_random_uuid(), $1, $2, $3, 'changed', now(), 'STAFFWORD')`,
      [place.id, dhl, unit.id],
    )
    for (const words of [
      'zebulon nobody',
      '_',
      "'; drop table packages",
      'shelfword',
      'staffword',
    ]) {
      expect([words, await found(words)]).toEqual([words, []])
    }
    expect(await found('zebulon', neighbour)).toEqual([])
  })

  it('goes by pages as well', async () => {
    const first = await ask({ q: 'dhl', limit: '1' })
    expect(first.next).not.toBeNull()
    const second_ = await ask({ q: 'dhl', limit: '1', before: String(first.next) })
    expect(second_.packages[0]!.id).not.toBe(first.packages[0]!.id)
  })
})

describe('the plan', () => {
  it('reads one home by its index in its order, behind the walls too', async () => {
    const busy = await make.unit(place.id, { number: '1' })
    const { id: sample } = await make.parcel(place.id, busy.id)
    await app.sql(
      `insert into packages (id, community_id, unit_id, kind, carrier, condition, status, pickup_code,
         received_at, closed_at, created_at, updated_at)
       select gen_random_uuid(), p.community_id,
         case when n % 10 = 0 then p.unit_id else $2::uuid end, p.kind, p.carrier,
         p.condition, 'collected', 'X' || n, now(), now() - n * interval '1 hour', now(), now()
       from packages p, generate_series(1, 20000) n where p.id = $1`,
      [sample, second.id],
    )
    await app.sql('analyze packages')
    const client = new pg.Client({ connectionString: app.urls.app })
    await client.connect()
    await client.query(
      `select set_config('app.communities', $1, false), set_config('app.person', $2, false),
         set_config('app.power', 'none', false)`,
      [place.id, owner.user.id],
    )
    const { rows } = await client.query<Record<string, string>>(
      `explain select p.id from packages p
       where p.unit_id = '${busy.id}' and p.community_id = '${place.id}' and p.status <> 'received'
         and (coalesce(p.closed_at, p.received_at, p.created_at), p.id)
           < ('infinity'::timestamptz, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)
       order by coalesce(p.closed_at, p.received_at, p.created_at) desc, p.id desc limit 21`,
    )
    await client.end()
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toContain('packages_history_idx')
    expect(plan).not.toMatch(/Sort|Seq Scan/)
  })
})

describe('the picture of intake', () => {
  it('is a small one by a link of the person, for the household alone', async () => {
    const worker = await workHere(app)
    const photo = await make.photo(place.id, unit.id)
    const { smallPhotos } = await import('@/collections/media/public')
    const { createLocalReq } = await import('payload')
    const linkOf = async (person: Person) => {
      const req = await createLocalReq(
        { user: { ...person.user, collection: 'users' } },
        app.payload,
      )
      return (await smallPhotos({ req, community: place.id }, [photo.filename!, 'old.webp'])).get(
        photo.filename!,
      )!
    }
    const fileId = photo.filename!.replace('.webp', '')
    const thumb = async () =>
      (await app.sql('select thumb_bytes from stored_files where id = $1', [fileId]))[0]
    for (let looks = 0; looks < 100; looks += 1) {
      if ((await thumb())?.['thumb_bytes'] !== null) break
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    expect(await thumb()).toEqual({ thumb_bytes: expect.anything() })
    await worker.stop()
    const get = async (link: string, as: Person) => {
      const answer = await follow(app, as, link)
      return [answer.status, answer.headers.get('content-type')]
    }
    expect(await get(await linkOf(owner), owner)).toEqual([200, 'image/webp'])
    expect(await get(await linkOf(partner), partner)).toEqual([200, 'image/webp'])
    // Another's link, and one of their own to what is not theirs.
    expect((await get(await linkOf(owner), partner))[0]).toBe(404)
    expect((await get(await linkOf(neighbour), neighbour))[0]).toBe(404)
  })

  it('is none that somebody sends by its purpose', async () => {
    const { status } = await uploadsTo(app, place.slug)(owner, 'photo', await photograph())
    expect(status).toBe(400)
  })
})

describe('what a page of history says of one', () => {
  const requestOf = async ({ cookie }: Person) => {
    const { createLocalReq } = await import('payload')
    const headers = new Headers({ cookie, origin: 'http://localhost:3000' })
    const { user } = await app.payload.auth({ headers })
    return createLocalReq({ user: user ?? undefined }, app.payload)
  }
  const everything = {
    kind: 'food',
    size: 'large',
    condition: 'wet',
    conditionNote: 'Torn',
    isPerishable: true,
    recipientName: 'Priya',
    carrier: 'other',
    carrierName: 'Opal Couriers',
    trackingNumber: 'RB 7788',
    notes: 'Upright',
    collectorName: 'Arjun',
  }

  it('is what its own page says, to the resident and at the desk', async () => {
    const { parcelWithTimeline } = await import('@/collections/packages/operations/queries')
    const { parcelView } = await import('@/collections/packages/operations/parcelView')
    const photo = await make.photo(place.id, unit.id)
    const id = await ended(0, { ...everything, photo: photo.id })
    const bare = await ended(0, { of: second })
    const atDesk = await app.call('GET', `/c/${place.slug}/packages/history`, {
      as: concierge.cookie,
    })
    for (const [person, { packages }] of [
      [owner, await ask()],
      [concierge, atDesk.body as Answer],
    ] as const) {
      for (const one of [id, bare]) {
        const { endedAt, ...seen } = packages.find((parcel) => parcel.id === one)!
        const at = { req: await requestOf(person), community: place.id, id: one }
        const { parcel } = await parcelWithTimeline(at)
        expect(seen).toEqual(parcelView(parcel))
        expect(endedAt).toBe(parcel.closedAt)
      }
    }
    const pictureOf = async () => (await ask()).packages.find((parcel) => parcel.id === id)
    expect(await pictureOf()).toHaveProperty('photo', `/api/media/file/${photo.filename!}`)
    // One that is not of the home stays the desk's.
    await app.sql('update media set unit_id = null where id = $1', [photo.id])
    expect(await pictureOf()).toHaveProperty('photo', null)
  })

  it('is for those who may read it, whoever asks the operation and for whatever', async () => {
    const { deskHistory } = await import('@/collections/packages/operations/deskHistory')
    const { ownHistory } = await import('@/collections/packages/operations/ownHistory')
    await ended(0, { recipientName: 'Priya' })
    const at = { community: place.id, limit: 20 }
    const none = { parcels: [], next: null }
    for (const words of ['', 'priya']) {
      expect(await deskHistory({ ...at, req: await requestOf(owner), words })).toEqual(none)
      expect(
        await ownHistory({ ...at, req: await requestOf(neighbour), units: [unit.id], words }),
      ).toEqual(none)
    }
  })
})
