import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'
import sharp from 'sharp'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { PUBLIC_URL } from '../helpers/environment.mjs'
import { follow, uploadsTo } from '../helpers/files'

let app: App
let make: Builders
let place: Community
let other: Community
let unit: Unit
let next: Unit
let manager: Person
let concierge: Person
let guard: Person
let foreigner: Person
let owner: Person
let namesake: Person

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_SCALE: '10000' })
  make = buildersFor(app)
  place = await make.community()
  other = await make.community()
  unit = await make.unit(place.id)
  next = await make.unit(place.id)
  manager = await make.person(place.id, 'manager')
  concierge = await make.person(place.id, 'concierge', { name: 'Rosa' })
  guard = await make.person(place.id, 'guard')
  foreigner = await make.person(other.id, 'concierge')
  owner = await make.person(place.id, 'owner', { unit: unit.id, name: 'Yusuf Haddad' })
  namesake = await make.person(place.id, 'household', { unit: unit.id, name: 'Yusuf Haddad' })
}, 60_000)
afterAll(() => app.stop())

const requestOf = async (person: Person) => {
  const { user } = await app.payload.auth({
    headers: new Headers({ cookie: person.cookie, origin: PUBLIC_URL }),
  })
  return createLocalReq({ user: user ?? undefined }, app.payload)
}
const earlierFor = async (as: Person, home = unit.id, community = place.id) => {
  const { earlierSignatures } = await import('@/collections/packages/operations/signatureReference')
  return earlierSignatures(await requestOf(as), { community, unit: home })
}
const stage = async (): Promise<string> => {
  const picture = await sharp({
    create: { width: 600, height: 200, channels: 3, background: '#ffffff' },
  })
    .png()
    .toBuffer()
  const sent = await uploadsTo(app, place.slug)(concierge, 'package-signature', picture)
  expect([sent.status, sent.body.error]).toEqual([201, undefined])
  return sent.body.id
}
/** One parcel, signed for on the screen unless it is said otherwise. */
const handOver = async (data: object = {}, home = unit.id) => {
  const parcel = (await make.parcel(place.id, home)).id
  const { status, body } = await app.call('POST', `/c/${place.slug}/handovers`, {
    as: concierge.cookie,
    body: {
      unit: home,
      parcels: [parcel],
      collectorKind: 'household',
      collector: owner.membership!.id,
      signature: 'screen',
      signatureFile: await stage(),
      ...data,
    },
  })
  return { status, body, parcel, id: String(body.id) }
}
const named = (collectorName: string) => ({ collectorKind: 'other', collectorName })
const recordOf = async (id: string) => {
  const rows = await app.sql(
    `select signature_check, compared_with_id, signature_note from package_handovers where id = $1`,
    [id],
  )
  return rows[0]
}
const stepsOf = (parcel: string) =>
  app.sql<{ kind: string; note: string | null }>(
    'select kind, note from package_events where package_id = $1 order by at',
    [parcel],
  )

describe('an earlier signature', () => {
  it('is the newest of each person, with who took it, by a link for that member of staff', async () => {
    expect(await earlierFor(concierge)).toEqual([])
    const first = await handOver()
    const second = await handOver()
    const ben = await handOver(named('Ben from the shop'))
    await handOver({ signature: 'paper', signatureFile: '', ...named('Paper') })
    const earlier = await earlierFor(concierge)
    expect(earlier.map(({ id, person, name }) => [id, person, name])).toEqual([
      [ben.id, null, 'Ben from the shop'],
      [second.id, owner.user.id, 'Yusuf Haddad'],
    ])
    expect(earlier.map(({ id }) => id)).not.toContain(first.id)
    expect(earlier[0]?.takenBy).toBe('Rosa')
    const url = earlier[1]!.url
    expect((await follow(app, concierge, url)).status).toBe(200)
    // The link is of the one who looked.
    for (const person of [guard, owner, foreigner]) {
      expect((await follow(app, person, url)).status).not.toBe(200)
    }
  })

  it('comes with a person to another home, and what was only a name does not', async () => {
    await make.membership(place.id, owner.user.id, 'owner', { unit: next.id })
    const there = await earlierFor(concierge, next.id)
    expect(there.map(({ person }) => person)).toEqual([owner.user.id])
  })

  it('is nobody’s but the desk’s', async () => {
    expect(await earlierFor(manager)).toHaveLength(2)
    expect(await earlierFor(guard)).toHaveLength(2)
    expect(await earlierFor(foreigner)).toEqual([])
    expect(await earlierFor(namesake)).toEqual([])
    // By the row's own rule; no page of a resident asks.
    expect((await earlierFor(owner)).every(({ person }) => person === owner.user.id)).toBe(true)
  })

  it('is none once it is taken back', async () => {
    const wrong = await handOver(named('By mistake'))
    expect((await earlierFor(concierge)).map(({ id }) => id)).toContain(wrong.id)
    const undone = await app.call('POST', `/c/${place.slug}/packages/${wrong.parcel}/undo`, {
      as: concierge.cookie,
      body: {},
    })
    expect(undone.status).toBe(200)
    expect((await earlierFor(concierge)).map(({ id }) => id)).not.toContain(wrong.id)
  })
})

describe('a signature beside an earlier one', () => {
  it('is written down as alike, with which it was compared', async () => {
    const before = await handOver()
    const { status, parcel, id } = await handOver({
      signatureCheck: 'alike',
      signatureReference: before.id,
      signatureNote: 'not for this',
    })
    expect(status).toBe(201)
    expect(await recordOf(id)).toEqual({
      signature_check: 'alike',
      compared_with_id: before.id,
      signature_note: null,
    })
    expect((await stepsOf(parcel)).map(({ kind }) => kind)).not.toContain('doubted')
  })

  it('that does not match is in the chain of custody, and no reference for the next', async () => {
    const before = await handOver()
    const { status, parcel, id } = await handOver({
      signatureCheck: 'different',
      signatureReference: before.id,
      signatureNote: 'A cross',
    })
    expect(status).toBe(201)
    expect(await recordOf(id)).toEqual({
      signature_check: 'different',
      compared_with_id: before.id,
      signature_note: 'A cross',
    })
    expect((await stepsOf(parcel)).slice(-2)).toEqual([
      { kind: 'collected', note: 'Yusuf Haddad' },
      { kind: 'doubted', note: 'A cross' },
    ])
    const audited = await app.sql(
      `select actor_id from audit_entries where action = 'package.doubted' and subject_id = $1`,
      [parcel],
    )
    expect(audited).toEqual([{ actor_id: concierge.user.id }])
    const { person, ...hers } = (await earlierFor(concierge)).find(
      (one) => one.person === owner.user.id,
    )!
    expect([person, hers.id]).toEqual([owner.user.id, before.id])

    const { comparisonOf } = await import('@/collections/packages/operations/signatureReference')
    const seen = await comparisonOf(await requestOf(guard), { community: place.id, id: parcel })
    expect(seen).toEqual({ check: 'different', with: hers.at, note: 'A cross' })
    const day = (offset: number) =>
      new Date(Date.now() + offset * 24 * 3_600_000).toISOString().slice(0, 10)
    const { body: report } = await app.call(
      'GET',
      `/c/${place.slug}/packages/report?from=${day(-1)}&to=${day(1)}`,
      { as: manager.cookie },
    )
    expect((report as unknown as { incidents: object[] }).incidents).toMatchObject([
      { id: parcel, outcome: 'doubted', by: 'Rosa' },
    ])
  })

  it('that does not match is told to management once for all that went out, until it is taken back', async () => {
    const before = await handOver()
    const second = (await make.parcel(place.id, unit.id)).id
    const first = (await make.parcel(place.id, unit.id)).id
    const { id } = await handOver({
      parcels: [first, second],
      signatureCheck: 'different',
      signatureReference: before.id,
      signatureNote: 'A cross',
    })
    await handOver({ signatureCheck: 'alike', signatureReference: before.id })
    const events = await app.sql<{ data: { data: { handoverId: string; packageId: string } } }>(
      `select data from pgboss.job where name = 'events'
         and data ->> 'type' = 'package.hand-over-doubted' and data -> 'data' ->> 'handoverId' = $1`,
      [id],
    )
    expect(events).toHaveLength(1)
    const { data } = events[0]!.data
    expect([first, second]).toContain(data.packageId)
    const ofAlike = await app.sql(
      `select count(*)::int as told, (select count(*)::int from package_handovers
         where signature_check = 'different') as doubted
       from pgboss.job where name = 'events' and data ->> 'type' = 'package.hand-over-doubted'`,
    )
    expect(ofAlike[0]!['told']).toBe(ofAlike[0]!['doubted'])

    const { communityRequest } = await import('@/kernel/tenancy/system')
    const { handOverDoubtedNotice } = await import('@/collections/packages/doubtNotification')
    const req = await communityRequest(app.payload, place.id, 'a test')
    const toldOf = async () => {
      const people = await handOverDoubtedNotice.audience({ req, community: place.id, data })
      return people.map((person) => person.id)
    }
    expect(await toldOf()).toEqual([manager.user.id])
    // Who gave it out knows.
    await app.sql('update package_handovers set by_id = $2 where id = $1', [id, manager.user.id])
    expect(await toldOf()).toEqual([])
    const community = { ...place, locales: ['en', 'fr'], logo: null } as never
    const textIn = (locale: string) => handOverDoubtedNotice.text({ req, data, community, locale })
    expect(await textIn('en')).toMatchObject({
      title: `A signature does not match · ${String(unit.label)}`,
      body: expect.stringContaining('2 items went out to Yusuf Haddad'),
      path: `/c/${place.slug}/desk/packages/${data.packageId}`,
    })
    expect(await textIn('fr')).toMatchObject({
      body: expect.stringContaining('2 choses ont quand même été remises'),
    })
    for (const parcel of [first, second]) {
      const path = `/c/${place.slug}/packages/${parcel}/undo`
      expect((await app.call('POST', path, { as: concierge.cookie })).status).toBe(200)
    }
    expect(await textIn('en')).toBeNull()
  })

  it('is refused without its note, without what it is compared with, and with somebody else’s', async () => {
    const before = await handOver()
    const ofBen = await handOver(named('Ben'))
    const elsewhere = await handOver(named('Ben'), next.id)
    const onPaper = await handOver({ signature: 'paper', signatureFile: '', ...named('Cy') })
    const ofNamesake = { collector: namesake.membership!.id }
    const refused = [
      [{ signatureCheck: 'different', signatureReference: before.id }, 'signatureNote'],
      [{ signatureCheck: 'alike' }, 'signatureReference'],
      [{ signatureCheck: 'alike', signatureReference: ofBen.id }, 'signatureReference'],
      [
        { signatureCheck: 'alike', signatureReference: elsewhere.id, ...named('Ben') },
        'signatureReference',
      ],
      [
        { signatureCheck: 'alike', signatureReference: onPaper.id, ...named('Cy') },
        'signatureReference',
      ],
      [
        { signatureCheck: 'alike', signatureReference: before.id, ...ofNamesake },
        'signatureReference',
      ],
    ] as const
    for (const [data, field] of refused) {
      const { status, body, parcel } = await handOver(data)
      expect([status, body.error.field]).toEqual([400, field])
      const [row] = await app.sql('select status::text from packages where id = $1', [parcel])
      expect(row).toEqual({ status: 'received' })
    }
    const ben = { signatureCheck: 'alike', signatureReference: ofBen.id, ...named(' BEN ') }
    expect((await handOver(ben)).status).toBe(201)
  })

  it('holds in the database, whatever a program writes', async () => {
    const { id } = await handOver()
    for (const change of [
      `signature_check = 'different'`,
      `signature_check = 'alike'`,
      `signature_check = 'perhaps', compared_with_id = id`,
      `signature_note = 'on nothing'`,
    ]) {
      await expect(
        app.sql(`update package_handovers set ${change} where id = $1`, [id]),
      ).rejects.toThrow(/package_handovers_check_/)
    }
  })

  it('is none any more once it was removed, and what was compared with it stays', async () => {
    const before = await handOver(named('Old friend'))
    const after = await handOver({
      ...named('Old friend'),
      signatureCheck: 'alike',
      signatureReference: before.id,
    })
    const { removePictures } = await import('@/collections/packages/operations/removePictures')
    const muchLater = new Date(Date.now() + 2000 * 24 * 3_600_000)
    await removePictures({ payload: app.payload, now: muchLater })
    expect(await earlierFor(concierge)).toEqual([])
    expect(await recordOf(after.id)).toMatchObject({
      signature_check: 'alike',
      compared_with_id: before.id,
    })
    const late = await handOver({
      ...named('Old friend'),
      signatureCheck: 'alike',
      signatureReference: before.id,
    })
    expect([late.status, late.body.error.code]).toEqual([400, 'packages.nothing-to-compare'])
  })
})
