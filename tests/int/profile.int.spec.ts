import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'
import type { PayloadRequest } from 'payload'
import sharp from 'sharp'
import { removePortraitHandler } from '@/collections/users/jobs/profileJobs.handler'
import { portraitKey } from '@/collections/users/operations/profile/portraitKey'
import { confirmDetails } from '@/collections/users/operations/profile/confirmDetails'
import { cropInput, removePhoto, savePhoto } from '@/collections/users/operations/profile/photo'
import { displayInput, saveDisplay } from '@/collections/users/operations/profile/saveDisplay'
import { profileInput, saveProfile } from '@/collections/users/operations/profile/saveProfile'
import { storage } from '@/kernel/files/storage'
import { identity } from '@/kernel/identity'
import { communityRequest } from '@/kernel/tenancy/system'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { PUBLIC_URL } from '../helpers/environment.mjs'

let app: App
let make: Builders
let place: Community
let unit: Unit
let resident: Person
let neighbour: Person
let concierge: Person
let stranger: Person

const asPerson = async ({ cookie }: Person): Promise<PayloadRequest> => {
  const { user } = await app.payload.auth({ headers: new Headers({ cookie, origin: PUBLIC_URL }) })
  return createLocalReq({ user: user ?? undefined }, app.payload)
}

beforeAll(async () => {
  app = await startApp()
  make = buildersFor(app)
  place = await make.community()
  unit = await make.unit(place.id)
  resident = await make.person(place.id, 'owner', { unit: unit.id })
  neighbour = await make.person(place.id, 'owner', { unit: (await make.unit(place.id)).id })
  concierge = await make.person(place.id, 'concierge')
  stranger = await make.person((await make.community()).id, 'concierge')
}, 120_000)
afterAll(() => app.stop())

const halves = () =>
  sharp({ create: { width: 400, height: 200, channels: 3, background: '#ff0000' } })
    .composite([
      {
        input: { create: { width: 200, height: 200, channels: 3, background: '#0000ff' } },
        left: 200,
        top: 0,
      },
    ])
    .png()
    .toBuffer()

const colourOf = async (photo: string) => {
  const bytes = await storage().getBytes(portraitKey(photo))
  const { dominant } = await sharp(bytes).stats()
  const { width, height, format } = await sharp(bytes).metadata()
  return { isRed: dominant.r > 200, isBlue: dominant.b > 200, width, height, format }
}

describe('the photo of a person', () => {
  it.each([
    ['the left part', { left: 0, top: 0, size: 1 }, 'isRed'],
    ['the right part', { left: 0.5, top: 0, size: 1 }, 'isBlue'],
    ['a part that reaches out of the picture', { left: 1, top: 1, size: 0.5 }, 'isBlue'],
  ] as const)('is a square: %s', async (_case, crop, colour) => {
    const bytes = await halves()
    const { photo } = await savePhoto({ req: await asPerson(resident), bytes, crop })
    const found = await colourOf(photo)
    expect(found).toMatchObject({ [colour]: true, format: 'webp' })
    expect(found.width).toBe(found.height)
  })

  it('is the middle where nothing is said', async () => {
    const { photo } = await savePhoto({ req: await asPerson(resident), bytes: await halves() })
    expect((await colourOf(photo)).width).toBe(200)
  })

  it('is seen by the person and the desk of their community, and by a neighbour who may', async () => {
    const { photo } = await savePhoto({ req: await asPerson(resident), bytes: await halves() })
    const see = async (person: Person) =>
      (await app.call('GET', `/users/photo/${photo}`, { as: person.cookie })).status
    expect([await see(resident), await see(concierge)]).toEqual([200, 200])
    expect([await see(neighbour), await see(stranger)]).toEqual([404, 404])
    const entry = await app.past.create({
      collection: 'directory-entries',
      data: { community: place.id, person: resident.user.id, show: { name: true } },
    })
    expect(await see(neighbour)).toBe(404)
    await app.past.update({
      collection: 'directory-entries',
      id: entry.id,
      data: { show: { name: true, photo: true } },
    })
    expect([await see(neighbour), await see(stranger)]).toEqual([200, 404])
    expect((await app.call('GET', `/users/photo/${photo}`)).status).toBe(401)
    const odd = await app.call('GET', '/users/photo/..%2Fphotos', { as: resident.cookie })
    expect(odd.status).toBe(404)
  })

  it('goes with its file when it is replaced or removed', async () => {
    const first = await savePhoto({ req: await asPerson(resident), bytes: await halves() })
    const second = await savePhoto({ req: await asPerson(resident), bytes: await halves() })
    const gone = await app.call('GET', `/users/photo/${first.photo}`, { as: resident.cookie })
    expect(gone.status).toBe(404)
    await removePortraitHandler({ data: { filename: first.photo } })
    expect(await storage().exists(portraitKey(first.photo))).toBe(false)
    await removePhoto({ req: await asPerson(resident) })
    const [row] = await app.sql('select photo from users where id = $1', [resident.user.id])
    expect(row).toEqual({ photo: null })
    const jobs = await app.sql<{ data: { filename: string } }>(
      `select data from pgboss.job where name = 'usersRemovePortrait'`,
    )
    const names = jobs.map(({ data }) => data.filename)
    expect(names).toEqual(expect.arrayContaining([first.photo, second.photo]))
  })

  it.each([
    ['nothing', () => new Uint8Array(), 'files.missing'],
    ['something else', () => Buffer.from('<svg xmlns="x"/>'), 'files.not-an-image'],
    ['too much', () => Buffer.alloc(9 * 1024 * 1024), 'files.too-large'],
  ])('is not %s', async (_case, bytes, code) => {
    await expect(
      savePhoto({ req: await asPerson(resident), bytes: bytes() }),
    ).rejects.toMatchObject({ code, field: 'photo' })
  })

  it('is cut inside of the picture alone', () => {
    expect(cropInput.safeParse({ left: '0.2', top: '0', size: '0.5' }).success).toBe(true)
    expect(cropInput.safeParse({ left: '2', top: '0', size: '1' }).success).toBe(false)
  })
})

describe('what a person says of themselves', () => {
  it('is kept', async () => {
    const input = profileInput.parse({
      name: ' Amélie Roux ',
      preferredName: 'Am',
      pronouns: 'elle',
      languages: ['fr', 'en'],
      accessibilityNeeds: '',
    })
    await saveProfile({ req: await asPerson(resident), input })
    const { body } = await app.call('GET', `/users/${resident.user.id}`, { as: resident.cookie })
    expect(body).toMatchObject({
      name: 'Amélie Roux',
      preferredName: 'Am',
      pronouns: 'elle',
      languages: ['fr', 'en'],
      accessibilityNeeds: null,
    })
  })

  it.each([
    [{ pronouns: 'x'.repeat(41) }, 'pronouns'],
    [{ languages: ['klingon'] }, 'languages'],
    [{ preferredName: 'x'.repeat(61) }, 'preferredName'],
    [{ accessibilityNeeds: 'x'.repeat(1001) }, 'accessibilityNeeds'],
    [{ textSize: 'huge' }, 'textSize'],
  ])('is refused over the API with the field named: %j', async (body, field) => {
    const { status, body: answer } = await app.call('PATCH', `/users/${resident.user.id}`, {
      as: resident.cookie,
      body,
    })
    expect([status, answer.error.field]).toEqual([400, field])
  })

  it('keeps needs and screens from everybody else', async () => {
    await app.sql(`update users set accessibility_needs = 'x', theme = 'dark' where id = $1`, [
      resident.user.id,
    ])
    const { body } = await app.call('GET', `/users/${resident.user.id}`, { as: concierge.cookie })
    expect(body.name).toBe('Amélie Roux')
    expect(body).not.toHaveProperty('accessibilityNeeds')
    expect(body).not.toHaveProperty('theme')
  })
})

describe('how a person likes their screens', () => {
  it('is kept on the account', async () => {
    const input = displayInput.parse({
      locale: 'fr',
      theme: 'contrast',
      textSize: 'larger',
      motion: 'reduced',
    })
    await saveDisplay({ req: await asPerson(neighbour), input })
    const { body } = await app.call('GET', `/users/${neighbour.user.id}`, { as: neighbour.cookie })
    expect(body).toMatchObject(input)
  })

  it('is for people who are signed in', async () => {
    const input = displayInput.parse({
      locale: 'en',
      theme: 'dark',
      textSize: 'large',
      motion: 'system',
    })
    const nobody = await createLocalReq({}, app.payload)
    await expect(saveDisplay({ req: nobody, input })).rejects.toMatchObject({ status: 401 })
  })
})

describe('the address of a person', () => {
  const held = async () => {
    const [row] = await app.sql<{ at: Date | null; reason: string | null }>(
      'select email_refused_at as at, email_refused_reason as reason from users where id = $1',
      [resident.user.id],
    )
    return [row!.at !== null, row!.reason]
  }

  it('is noted when a mail server refuses it for good, and right again when one takes a mail', async () => {
    const req = await communityRequest(app.payload, place.id, 'a test')
    await identity().noteAddress(req, resident.user.id, '550 no such user')
    expect(await held()).toEqual([true, '550 no such user'])
    const seen = await app.call('GET', `/users/${resident.user.id}`, { as: concierge.cookie })
    expect(seen.body.emailRefusedReason).toBe('550 no such user')
    await identity().noteAddress(req, resident.user.id, null)
    expect(await held()).toEqual([false, null])
  })
})

describe('the yearly question', () => {
  it('is answered by the person', async () => {
    await app.sql(`update users set details_confirmed_at = '2020-01-01' where id = $1`, [
      resident.user.id,
    ])
    await confirmDetails({ req: await asPerson(resident) })
    const [row] = await app.sql<{ year: number }>(
      'select extract(year from details_confirmed_at)::int as year from users where id = $1',
      [resident.user.id],
    )
    expect(row!.year).toBeGreaterThan(2020)
    const nobody = await createLocalReq({}, app.payload)
    await expect(confirmDetails({ req: nobody })).rejects.toMatchObject({ status: 401 })
  })
})
