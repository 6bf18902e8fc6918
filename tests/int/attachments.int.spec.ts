import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { follow, pdf, photograph, uploadsTo } from '../helpers/files'

let app: App
let make: Builders
let place: Community
let other: Community
let unit: Unit
let manager: Person
let owner: Person
let neighbour: Person
let third: Person
let stranger: Person

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_SCALE: '10000' })
  make = buildersFor(app)
  place = await make.community()
  other = await make.community()
  unit = await make.unit(place.id)
  manager = await make.person(place.id, 'manager', { name: 'Mona Manager' })
  owner = await make.person(place.id, 'owner', { unit: unit.id, name: 'Olga Owner' })
  neighbour = await make.person(place.id, 'owner', { unit: unit.id, name: 'Nils Neighbour' })
  third = await make.person(place.id, 'owner', { unit: unit.id, name: 'Thea Third' })
  stranger = await make.person(other.id, 'manager')
  for (const person of [owner, neighbour, third]) {
    await call('PUT', '/preferences', person, {
      acceptsDirect: true,
      hidesReceipts: false,
      hidesPresence: false,
    })
  }
  await settings({ images: 5, imageMegabytes: 5, files: true })
}, 60_000)
afterAll(async () => {
  await app.stop()
})

const settings = (messaging: object) =>
  app.past.update({ collection: 'communities', id: place.id, data: { messaging } })
const call = (method: string, path: string, as: Person, body?: unknown) =>
  app.call(method, `/c/${place.slug}/conversations${path}`, {
    as: as.cookie,
    ...(body !== undefined && { body }),
  })
const image = async (as: Person): Promise<string> => {
  const upload = uploadsTo(app, place.slug)
  const { status, body } = await upload(as, 'message-image', await photograph())
  expect([status, body]).toEqual([201, body])
  return body.id
}
const file = async (as: Person): Promise<string> => {
  const { body } = await uploadsTo(app, place.slug)(as, 'message-file', pdf(), 'Bill.pdf')
  return body.id
}
const start = async (as: Person, data: object): Promise<string> => {
  const sent = await call('POST', '', as, { clientId: randomUUID(), body: 'Hello', ...data })
  expect([sent.status, sent.body]).toEqual([201, sent.body])
  return sent.body.conversation
}
const direct = () => start(owner, { kind: 'direct', people: [neighbour.user.id] })
const say = (as: Person, id: string, attachments: string[], more: object = {}) =>
  call('POST', `/${id}/messages`, as, { clientId: randomUUID(), body: '', attachments, ...more })
const messages = async (as: Person, id: string) =>
  (await call('GET', `/${id}/messages`, as)).body.messages
const code = ({ status, body }: { status: number; body: { error?: { code: string } } }) => [
  status,
  body.error?.code,
]
const statusOf = async (as: Person, url: string) => (await follow(app, as, url)).status
/** Links of one's own to a file, or why there are none. */
const links = async (as: Person, id: string, community = place.id) => {
  const { status, body } = await app.call('GET', `/files/${community}/${id}/links`, {
    as: as.cookie,
  })
  return status === 200 ? body : status
}

describe('a message with files', () => {
  it('carries them to whoever sees it, each with links of their own', async () => {
    const id = await direct()
    const ids = [await image(owner), await file(owner)]
    const sent = await say(owner, id, ids, { body: 'Look' })
    expect(sent.status).toBe(201)
    expect(sent.body.attachments.map((one: { id: string }) => one.id)).toEqual(ids)
    const [, seen] = await messages(neighbour, id)
    expect(seen.attachments).toEqual([
      expect.objectContaining({
        id: ids[0],
        kind: 'image',
        type: 'image/webp',
        name: 'holiday.jpg',
        width: 640,
        height: 480,
      }),
      expect.objectContaining({
        id: ids[1],
        kind: 'file',
        type: 'application/pdf',
        name: 'Bill.pdf',
        bytes: pdf().byteLength,
        thumbnailUrl: null,
      }),
    ])
    const picture = await follow(app, neighbour, seen.attachments[0].url)
    const bytes = Buffer.from(await picture.arrayBuffer())
    const metadata = await sharp(bytes).metadata()
    expect([metadata.format, metadata.width, metadata.exif]).toEqual(['webp', 640, undefined])
    const bill = await follow(app, neighbour, seen.attachments[1].url)
    expect(Buffer.from(await bill.arrayBuffer()).equals(pdf())).toBe(true)
    expect(bill.headers.get('content-disposition')).toMatch(/^attachment; filename="Bill.pdf"/)
    // A link is of use to nobody else, not even to the sender.
    expect(await statusOf(owner, seen.attachments[0].url)).toBe(404)
    expect(await statusOf(manager, seen.attachments[0].url)).toBe(404)
    expect(await links(manager, ids[0]!)).toBe(404)
    const { body } = await call('GET', '', neighbour)
    const row = body.conversations.find((one: { id: string }) => one.id === id)
    expect(row.lastLine.attachments).toBe(2)
  })

  it('says something or carries something', async () => {
    const id = await direct()
    const refused = await say(owner, id, [], { body: '  ' })
    expect([refused.status, refused.body.error.field]).toEqual([400, 'body'])
    expect((await say(owner, id, [await image(owner)])).status).toBe(201)
    const begun = await start(owner, {
      kind: 'inquiry',
      body: '',
      attachments: [await image(owner)],
    })
    expect((await messages(manager, begun))[0].attachments).toHaveLength(1)
  })

  it('that is tried again keeps them, and takes no others', async () => {
    const id = await direct()
    const [first, second] = [await image(owner), await image(owner)]
    const clientId = randomUUID()
    const tries = await Promise.all(
      Array.from({ length: 5 }, () => say(owner, id, [first], { clientId })),
    )
    expect(tries.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201])
    for (const { body } of tries) {
      expect(body.attachments.map((one: { id: string }) => one.id)).toEqual([first])
    }
    const again = await say(owner, id, [second], { clientId })
    expect(again.body.attachments.map((one: { id: string }) => one.id)).toEqual([first])
    // The other one is still there to be sent.
    expect((await say(owner, id, [second])).status).toBe(201)
    const held = (await messages(owner, id)).flatMap((m: { attachments: { id: string }[] }) =>
      m.attachments.map((one) => one.id),
    )
    expect(held.filter((one: string) => one === first || one === second)).toEqual([first, second])
  })

  it('of twenty that name one file at once, one is sent', async () => {
    const id = await direct()
    const one = await image(owner)
    const tries = await Promise.all(Array.from({ length: 20 }, () => say(owner, id, [one])))
    const sent = tries.filter(({ status }) => status === 201)
    expect(sent).toHaveLength(1)
    for (const refused of tries.filter(({ status }) => status !== 201)) {
      expect(code(refused)).toEqual([409, 'files.not-staged'])
      expect(refused.body.error.field).toBe('attachments')
    }
    // Those that were refused have used up no number.
    const seqs = (await messages(owner, id)).map((m: { seq: number }) => m.seq)
    expect(seqs).toEqual(seqs.map((_: number, index: number) => index + 1))
  })

  it('takes nobody else’s file, none of another community, and none that is not there', async () => {
    const id = await direct()
    const theirs = await image(neighbour)
    const { body } = await uploadsTo(app, other.slug)(stranger, 'message-image', await photograph())
    // A person of both communities has it at hand, and still not here.
    const both = await make.person(place.id, 'owner', { unit: unit.id })
    await make.membership(other.id, both.user.id, 'manager')
    const foreign = await uploadsTo(app, other.slug)(both, 'message-image', await photograph())
    const theirChat = await start(both, { kind: 'inquiry' })
    expect(code(await say(both, theirChat, [foreign.body.id]))).toEqual([409, 'files.not-staged'])
    for (const one of [theirs, body.id, randomUUID()]) {
      expect(code(await say(owner, id, [one]))).toEqual([409, 'files.not-staged'])
    }
    const mine = await image(owner)
    expect(code(await say(owner, id, [mine, theirs]))).toEqual([409, 'files.not-staged'])
    // All or none: the own one is still free.
    expect((await say(owner, id, [mine])).status).toBe(201)
  })

  it('carries as many as the community says, and files where it allows them', async () => {
    const id = await direct()
    await settings({ images: 2, imageMegabytes: 5, files: false })
    const three = [await image(owner), await image(owner), await image(owner)]
    const refused = await say(owner, id, three)
    expect(code(refused)).toEqual([400, 'conversations.too-many-attachments'])
    expect(refused.body.error.message).toContain('at most 2')
    expect((await say(owner, id, three.slice(0, 2))).status).toBe(201)
    const upload = uploadsTo(app, place.slug)
    const off = await upload(owner, 'message-file', pdf(), 'Bill.pdf')
    expect(code(off)).toEqual([403, 'conversations.files-off'])
    await settings({ images: 5, imageMegabytes: 5, files: true })
    const bill = await file(owner)
    await settings({ images: 5, imageMegabytes: 5, files: false })
    expect(code(await say(owner, id, [bill]))).toEqual([403, 'conversations.files-off'])
    await settings({ images: 5, imageMegabytes: 5, files: true })
  })

  it('has its own size of pictures in each community', async () => {
    await settings({ images: 5, imageMegabytes: 1, files: true })
    const noise = await sharp({
      create: {
        width: 900,
        height: 900,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .png()
      .toBuffer()
    expect(noise.byteLength).toBeGreaterThan(1024 * 1024)
    const refused = await uploadsTo(app, place.slug)(owner, 'message-image', noise, 'big.png')
    expect([code(refused), refused.body.error.field]).toEqual([[413, 'files.too-large'], 'file'])
    await settings({ images: 5, imageMegabytes: 5, files: true })
    expect((await uploadsTo(app, place.slug)(owner, 'message-image', noise)).status).toBe(201)
  })
})

describe('the files of a message', () => {
  it('follow the rule of its number: from joining to leaving', async () => {
    const id = await start(owner, {
      kind: 'group',
      subject: 'G',
      people: [neighbour.user.id],
    })
    const before = await image(owner)
    await say(owner, id, [before])
    await call('POST', `/${id}/people`, owner, { people: [third.user.id] })
    const during = await image(owner)
    await say(owner, id, [during])
    expect(await links(third, before)).toBe(404)
    const held = await links(third, during)
    expect(await statusOf(third, held.url)).toBe(200)
    await call('DELETE', `/${id}/people/${third.user.id}`, owner)
    const after = await image(owner)
    await say(owner, id, [after])
    // Whoever is removed keeps what they had.
    expect(await statusOf(third, held.url)).toBe(200)
    expect(await links(third, after)).toBe(404)
    expect(await links(neighbour, before)).toMatchObject({ url: expect.any(String) })
    const seen = (await messages(third, id)).flatMap((m: { attachments: { id: string }[] }) =>
      m.attachments.map((one) => one.id),
    )
    expect(seen).toEqual([during])
  })

  it('go with a message that is taken back', async () => {
    const id = await direct()
    const one = await image(owner)
    const { body } = await say(owner, id, [one], { body: 'wordsearch' })
    const { url } = await links(neighbour, one)
    expect(await statusOf(neighbour, url)).toBe(200)
    expect(
      (await call('GET', '/search?q=wordsearch', neighbour)).body.found[0].message.attachments,
    ).toHaveLength(1)
    expect((await call('DELETE', `/${id}/messages/${String(body.seq)}`, owner)).status).toBe(200)
    expect(await statusOf(neighbour, url)).toBe(404)
    expect(await links(owner, one)).toBe(404)
    expect((await messages(neighbour, id)).at(-1).attachments).toEqual([])
    const { sweepStored } = await import('@/kernel/files/sweepStored')
    const { storage } = await import('@/kernel/files/storage')
    expect(await storage().exists(`files/${one}`)).toBe(true)
    expect(await sweepStored({ payload: app.payload, now: new Date() })).toContain(one)
    expect(await storage().exists(`files/${one}`)).toBe(false)
  })

  it('that arrive after a matter was resolved open nothing; the message with them does', async () => {
    const id = await start(owner, { kind: 'inquiry' })
    await call('POST', `/${id}/resolve`, manager, { resolution: 'resolved' })
    const state = async () =>
      (await app.sql<{ state: string }>('select state from conversations where id = $1', [id]))[0]!
        .state
    expect(await state()).toBe('resolved')
    const late = await image(owner)
    expect(await state()).toBe('resolved')
    expect((await say(owner, id, [late])).body.isReopened).toBe(true)
    expect(await state()).toBe('open')
  })

  it('are for members of the community alone, and end with the membership', async () => {
    const leaving = await make.person(place.id, 'owner', { unit: unit.id })
    const id = await start(manager, { kind: 'direct', people: [leaving.user.id] })
    const one = await image(manager)
    await say(manager, id, [one])
    const { url } = await links(leaving, one)
    expect(await statusOf(leaving, url)).toBe(200)
    expect(await links(stranger, one)).toBe(404)
    expect(await links(stranger, one, other.id)).toBe(404)
    expect((await app.raw('GET', url.replace(/^\/api/, ''))).status).toBe(401)
    await app.sql(`update memberships set status = 'ended' where user_id = $1`, [leaving.user.id])
    expect(await statusOf(leaving, url)).toBe(404)
  })
})
