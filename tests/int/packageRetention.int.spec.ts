import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'
import sharp from 'sharp'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { PUBLIC_URL } from '../helpers/environment.mjs'
import { uploadsTo } from '../helpers/files'

let app: App
let make: Builders
let place: Community
let other: Community
let unit: Unit
let manager: Person
let concierge: Person
let owner: Person

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_SCALE: '10000' })
  make = buildersFor(app)
  place = await make.community()
  other = await make.community()
  unit = await make.unit(place.id)
  manager = await make.person(place.id, 'manager')
  concierge = await make.person(place.id, 'concierge')
  owner = await make.person(place.id, 'owner', { unit: unit.id, name: 'Priya' })
}, 60_000)
afterAll(() => app.stop())

const inDays = (days: number): Date => new Date(Date.now() + days * 24 * 3_600_000)
const removeAt = async (now: Date): Promise<number> => {
  const { removePictures } = await import('@/collections/packages/operations/removePictures')
  return removePictures({ payload: app.payload, now })
}
const sweep = async (): Promise<void> => {
  const { sweepStored } = await import('@/kernel/files/sweepStored')
  await sweepStored({ payload: app.payload, now: new Date() })
}
const requestOf = async (person: Person) => {
  const { user } = await app.payload.auth({
    headers: new Headers({ cookie: person.cookie, origin: PUBLIC_URL }),
  })
  return createLocalReq({ user: user ?? undefined }, app.payload)
}
const stage = async (purpose: string, by = concierge): Promise<string> => {
  const picture = await sharp({
    create: { width: 600, height: 200, channels: 3, background: '#ffffff' },
  })
    .png()
    .toBuffer()
  const { status, body } = await uploadsTo(app, place.slug)(by, purpose, picture)
  expect([status, body.error]).toEqual([201, undefined])
  return body.id
}
/** A parcel with a photo, and the name under which the photo is stored. */
const withPhoto = async (at = place.id, home = unit.id) => {
  const photo = await make.photo(at, home)
  const { id } = await make.parcel(at, home, { photo: photo.id })
  return { id, photo: photo.id, filename: photo.filename ?? '' }
}
const leave = (id: string, daysAgo = 0) =>
  app.sql(
    `update packages set status = 'returned', closed_at = now() - make_interval(days => $2)
     where id = $1`,
    [id, daysAgo],
  )
const stateOf = async (id: string) => {
  const [row] = await app.sql<{ photo_id: string | null; photo_removed_at: Date | null }>(
    'select photo_id, photo_removed_at from packages where id = $1',
    [id],
  )
  return row!
}
const isStored = async (key: string): Promise<boolean> => {
  const { storage } = await import('@/kernel/files/storage')
  return storage().exists(key)
}
const linesOf = (community: string) =>
  app.sql<{ details: object }>(
    `select details from audit_entries
     where action = 'package.pictures-removed' and community_id = $1 order by at`,
    [community],
  )
const setRules = (parcels: object) =>
  app.call('PATCH', `/communities/${place.id}`, { as: manager.cookie, body: { parcels } })

describe('the photo of a parcel', () => {
  it('goes ninety days after it left, with its row and what is stored; the record says when', async () => {
    const [gone, waiting] = [await withPhoto(), await withPhoto()]
    await leave(gone.id)
    expect(await removeAt(inDays(89))).toBe(0)
    const now = inDays(91)
    expect(await removeAt(now)).toBe(1)
    expect(await stateOf(gone.id)).toEqual({ photo_id: null, photo_removed_at: now })
    expect((await stateOf(waiting.id)).photo_id).toBe(waiting.photo)
    const { status } = await app.call('GET', `/media/file/${gone.filename}`, { as: owner.cookie })
    expect(status).toBe(404)
    await sweep()
    expect(await isStored(`photos/${gone.filename}`)).toBe(false)
    expect(await isStored(`photos/${waiting.filename}`)).toBe(true)
    const rows = await app.sql('select 1 from media where id = $1', [gone.photo])
    expect(rows).toEqual([])
    const { parcelWithTimeline } = await import('@/collections/packages/operations/queries')
    const { parcelView } = await import('@/collections/packages/operations/parcelView')
    const at = { req: await requestOf(owner), community: place.id, id: gone.id }
    const { parcel, steps } = await parcelWithTimeline(at)
    expect(parcelView(parcel)).toMatchObject({ photo: null, photoRemovedAt: now.toISOString() })
    expect(steps.map(({ kind }) => kind)).toEqual(['received'])
    expect(await linesOf(place.id)).toEqual([{ details: { photos: 1, signatures: 0 } }])
  })

  it('that two parcels show stays stored until both have let go of it', async () => {
    const shared = await withPhoto()
    const { id: second } = await make.parcel(place.id, unit.id, { photo: shared.photo })
    await leave(shared.id, 100)
    await leave(second, 50)
    expect(await removeAt(new Date())).toBe(1)
    await sweep()
    expect(await isStored(`photos/${shared.filename}`)).toBe(true)
    expect((await stateOf(second)).photo_id).toBe(shared.photo)
    expect(await removeAt(inDays(41))).toBe(1)
    await sweep()
    expect(await isStored(`photos/${shared.filename}`)).toBe(false)
  })

  it('that is the logo as well stays the logo', async () => {
    const one = await withPhoto()
    await app.sql('update communities set logo_id = $2 where id = $1', [place.id, one.photo])
    await leave(one.id, 100)
    expect(await removeAt(new Date())).toBe(1)
    await sweep()
    expect(await isStored(`photos/${one.filename}`)).toBe(true)
  })

  it('is removed once by twenty workers, in each community by its own rule, with a line each', async () => {
    const home = await make.unit(other.id)
    const ids: string[] = []
    for (let n = 0; n < 5; n += 1) {
      for (const { id } of [await withPhoto(), await withPhoto(other.id, home.id)]) {
        await leave(id, 20)
        ids.push(id)
      }
    }
    expect((await setRules({ photoDays: 7 })).status).toBe(200)
    const before = (await linesOf(place.id)).length
    const counts = await Promise.all(Array.from({ length: 20 }, () => removeAt(new Date())))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(5)
    const lines = (await linesOf(place.id)).slice(before)
    const photos = lines.map(({ details }) => (details as { photos: number }).photos)
    expect(photos.reduce((sum, count) => sum + count, 0)).toBe(5)
    expect(await linesOf(other.id)).toEqual([])
    const left = await app.sql(
      'select 1 from packages where id = any ($1::uuid[]) and photo_id is not null',
      [ids],
    )
    expect(left).toHaveLength(5)
    expect((await setRules({ photoDays: 90 })).status).toBe(200)
  }, 60_000)

  it('goes in whole batches; a run that ends halfway is gone on with by the next', async () => {
    const photo = await make.photo(place.id, unit.id)
    await app.sql(
      `insert into packages (id, community_id, unit_id, carrier, status, received_at, closed_at,
         photo_id, pickup_code)
       select gen_random_uuid(), $1, $2, 'dhl'::package_carrier, 'returned'::package_status,
         now() - interval '210 days', now() - interval '200 days', $3::uuid,
         'B' || lpad(n::text, 7, '0') from generate_series(1, 620) n`,
      [place.id, unit.id, photo.id],
    )
    const before = (await linesOf(place.id)).length
    expect(await removeAt(new Date())).toBe(500)
    expect(await app.sql('select 1 from media where id = $1', [photo.id])).toHaveLength(1)
    expect(await removeAt(new Date())).toBe(120)
    expect(await app.sql('select 1 from media where id = $1', [photo.id])).toEqual([])
    expect(await removeAt(new Date())).toBe(0)
    expect((await linesOf(place.id)).slice(before)).toEqual([
      { details: { photos: 500, signatures: 0 } },
      { details: { photos: 120, signatures: 0 } },
    ])
  }, 60_000)

  it('is never kept for good, whatever stands in the database', async () => {
    const { id } = await withPhoto()
    await leave(id, 1096)
    await app.sql('update communities set parcels_photo_days = 100000 where id = $1', [place.id])
    expect(await removeAt(new Date())).toBe(1)
    await app.sql('update communities set parcels_photo_days = 90 where id = $1', [place.id])
  })
})

describe('the signature of a hand-over', () => {
  it('outlives its photo, and goes after a year; who took it stays', async () => {
    const { id } = await make.parcel(place.id, unit.id)
    const [signatureFile, photo] = [
      await stage('package-signature'),
      await stage('package-release-photo'),
    ]
    const { status } = await app.call('POST', `/c/${place.slug}/handovers`, {
      as: concierge.cookie,
      body: {
        unit: unit.id,
        parcels: [id],
        collectorKind: 'household',
        collector: owner.membership!.id,
        signature: 'screen',
        signatureFile,
        photo,
      },
    })
    expect(status).toBe(201)
    const { handOverOf } = await import('@/collections/packages/operations/endings')
    const look = async (person: Person) =>
      handOverOf({ req: await requestOf(person), community: place.id, id })
    const before = await linesOf(place.id)
    const [later, muchLater] = [inDays(91), inDays(366)]
    await removeAt(later)
    expect(await look(owner)).toMatchObject({
      collectorName: 'Priya',
      signatureUrl: expect.stringContaining(signatureFile),
      signatureRemovedAt: null,
      photoUrl: null,
      photoRemovedAt: later.toISOString(),
    })
    await removeAt(muchLater)
    expect(await look(concierge)).toMatchObject({
      collectorName: 'Priya',
      signature: 'screen',
      items: 1,
      signatureUrl: null,
      signatureRemovedAt: muchLater.toISOString(),
    })
    await sweep()
    for (const file of [signatureFile, photo]) {
      expect(await isStored(`files/${file}`)).toBe(false)
      expect(await app.sql('select 1 from stored_files where id = $1', [file])).toEqual([])
    }
    expect((await linesOf(place.id)).slice(before.length)).toEqual([
      { details: { photos: 1, signatures: 0 } },
      { details: { photos: 0, signatures: 1 } },
    ])
  })

  it('is not there and not said to be removed where it was on paper', async () => {
    await expect(
      app.sql(
        `update package_handovers set signature_file_id = null, signature_removed_at = null
         where signature = 'screen'`,
      ),
    ).rejects.toThrow(/package_handovers_on_screen/)
  })
})

describe('the photo of somebody who was sent', () => {
  it('goes as long after their link was over as other photos, and not before', async () => {
    const photo = await stage('package-proxy-photo', owner)
    const { status, body } = await app.call('POST', `/c/${place.slug}/my/proxies`, {
      as: owner.cookie,
      body: { unit: unit.id, name: 'Uncle Raj', photo },
    })
    expect([status, body]).toEqual([201, expect.anything()])
    const photoOf = () =>
      app.sql('select photo_file_id from package_proxies where photo_file_id = $1', [photo])
    await removeAt(inDays(91))
    expect(await photoOf()).toHaveLength(1)
    await app.sql('update package_proxies set used_at = now() where photo_file_id = $1', [photo])
    await removeAt(inDays(91))
    expect(await photoOf()).toEqual([])
    await sweep()
    expect(await isStored(`files/${photo}`)).toBe(false)
  })
})

describe('the signatures of a shift that is handed over', () => {
  it('go with those of parcels, a year after it ended; its figures stay, and it says so', async () => {
    const path = `/c/${place.slug}/shift-handovers`
    const mine = await stage('shift-signature')
    const signed = (signatureFile: string) => ({ signature: 'screen', signatureFile })
    const made = await app.call('POST', path, {
      as: concierge.cookie,
      body: { note: 'Key 7 is out', ...signed(mine) },
    })
    expect(made.status).toBe(201)
    const theirs = await stage('shift-signature', manager)
    const { status } = await app.call('POST', `${path}/${String(made.body.id)}/accept`, {
      as: manager.cookie,
      body: { hasRead: true, ...signed(theirs) },
    })
    expect(status).toBe(200)
    const look = async () => (await app.call('GET', path, { as: concierge.cookie })).body.past
    await removeAt(inDays(364))
    expect(await look()).toMatchObject([
      {
        from: { signatureUrl: expect.stringContaining(mine) },
        to: { signatureUrl: expect.stringContaining(theirs) },
        signaturesRemovedAt: null,
      },
    ])
    const before = (await linesOf(place.id)).length
    const now = inDays(367)
    await removeAt(now)
    expect(await look()).toMatchObject([
      {
        note: 'Key 7 is out',
        counts: { waiting: expect.any(Number) },
        from: { signature: 'screen', signatureUrl: null },
        to: { signature: 'screen', signatureUrl: null },
        signaturesRemovedAt: now.toISOString(),
      },
    ])
    expect((await linesOf(place.id)).slice(before)).toEqual([
      { details: { photos: 0, signatures: 2 } },
    ])
    await sweep()
    for (const file of [mine, theirs]) {
      expect(await isStored(`files/${file}`)).toBe(false)
      expect(await app.sql('select 1 from stored_files where id = $1', [file])).toEqual([])
    }
  })

  it('are not without a picture unless the row says that it was removed, whoever writes', async () => {
    for (const [from, to] of [
      ['screen', 'paper'],
      ['paper', 'screen'],
    ] as const) {
      const write = app.sql(
        `insert into shift_handovers (id, community_id, state, note, since, waiting, arrived,
           handed_over, open_differences, going_back, unmatched, from_id, from_signature, to_id,
           to_signature, ended_at)
         select gen_random_uuid(), community_id, 'accepted', note, since, 0, 0, 0, 0, 0, 0, from_id,
           $1, to_id, $2, now() from shift_handovers limit 1`,
        [from, to],
      )
      await expect(write).rejects.toThrow(/shift_handovers_(from|to)_on_screen/)
    }
  })
})

describe('a question about an expected parcel', () => {
  it('is deleted after the sixty days for which it speaks up', async () => {
    const { forgetExpectations } = await import('@/collections/packages/operations/expected')
    const ask = (number: string, daysAgo: number) =>
      app.sql(
        `insert into package_expectations (id, community_id, unit_id, person_id, tracking_number, at)
         values (gen_random_uuid(), $1, $2, $3, $4, now() - make_interval(days => $5))`,
        [place.id, unit.id, owner.user.id, number, daysAgo],
      )
    await ask('JD0146000061', 61)
    await ask('JD0146000059', 59)
    expect(await forgetExpectations({ payload: app.payload, now: new Date() })).toBe(1)
    const left = await app.sql('select tracking_number from package_expectations')
    expect(left).toEqual([{ tracking_number: 'JD0146000059' }])
  })
})
