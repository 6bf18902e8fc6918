import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomBytes, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { startClamd } from '../helpers/clamd'
import { follow, pdf, photograph, uploadsTo } from '../helpers/files'

let app: App
let make: Builders
let clamd: Awaited<ReturnType<typeof startClamd>>
let place: Community
let unit: Unit
let owner: Person
let manager: Person

beforeAll(async () => {
  clamd = await startClamd()
  app = await startApp({ RATE_LIMIT_SCALE: '10000', FILE_SCANNER_URL: clamd.url })
  make = buildersFor(app)
  place = await make.community()
  unit = await make.unit(place.id)
  owner = await make.person(place.id, 'owner', { unit: unit.id })
  manager = await make.person(place.id, 'manager')
  const messaging = { images: 5, imageMegabytes: 5, files: true }
  await app.past.update({ collection: 'communities', id: place.id, data: { messaging } })
}, 60_000)
afterAll(async () => {
  await app.stop()
  await clamd.stop()
})

const upload = (purpose: string, bytes: Uint8Array, name?: string, as = owner) =>
  uploadsTo(app, place.slug)(as, purpose, bytes, name)
const image = async (as = owner) => {
  const { status, body } = await upload('message-image', await photograph(), 'holiday.jpg', as)
  expect([status, body]).toEqual([201, body])
  return body
}
const onDisk = (key: string) => path.join(app.env['DATA_DIR'] ?? '', 'uploads', key)
const get = async (url: string, headers: Record<string, string> = {}, as = owner) => {
  const response = await follow(app, as, url, headers)
  const bytes = Buffer.from(await response.arrayBuffer())
  return { status: response.status, headers: response.headers, bytes }
}
const objects = async () => {
  const { storage } = await import('@/kernel/files/storage')
  const { objects } = await storage()
    .listAll('files')
    .catch(() => ({ objects: [] }))
  return [...objects].length
}

/** A PNG that unpacks to `side * side` pixels from some kilobytes. */
const bomb = async (side: number) => {
  const small = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  const { crc32 } = await import('node:zlib')
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.byteLength)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc((Math.ceil(side / 8) + 1) * side))
  const parts = [chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([small.subarray(0, 8), ...parts])
}
/** A GIF of a few bytes a frame, with very many of them. */
const film = (frames: number, side = 10) => {
  const size = Buffer.alloc(4)
  size.writeUInt16LE(side, 0)
  size.writeUInt16LE(side, 2)
  const head = Buffer.concat([
    Buffer.from('GIF89a'),
    size,
    Buffer.from([0x80, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff]),
  ])
  const frame = Buffer.concat([
    Buffer.from('2c00000000', 'hex'),
    size,
    Buffer.from('000202440100', 'hex'),
  ])
  return Buffer.concat([head, ...Array.from({ length: frames }, () => frame), Buffer.from([0x3b])])
}

describe('a file that is sent', () => {
  it('lies in the store sealed, without its words, its place and its camera', async () => {
    const sent = await photograph()
    expect((await sharp(sent).metadata()).exif).toBeDefined()
    const staged = await image()
    const stored = readFileSync(onDisk(`files/${staged.id}`))
    expect(stored.toString('latin1', 0, 4)).toBe('CYFE')
    expect(stored.includes('WEBP')).toBe(false)
    const { bytes, headers } = await get(staged.url)
    const metadata = await sharp(bytes).metadata()
    expect([metadata.format, metadata.exif, metadata.width]).toEqual(['webp', undefined, 640])
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'private, no-store',
      'content-disposition': expect.stringMatching(/^inline; filename="holiday.webp"/),
      'content-security-policy': expect.stringContaining('sandbox'),
      'content-type': 'image/webp',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'content-length': String(bytes.byteLength),
    })
    const text = pdf(70_000)
    const bill = await upload('message-file', text, 'Bill.pdf')
    const held = readFileSync(onDisk(`files/${bill.body.id}`))
    expect(held.includes('%PDF')).toBe(false)
    expect(held.includes('xxxxxxxx')).toBe(false)
  })

  it('is given out in parts, which verify by themselves', async () => {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(300_000)])
    const { body } = await upload('message-file', bytes, 'Plan.pdf')
    const part = await get(body.url, { range: 'bytes=65530-131100' })
    expect([part.status, part.headers.get('content-range')]).toEqual([
      206,
      `bytes 65530-131100/${String(bytes.byteLength)}`,
    ])
    expect(part.bytes.equals(bytes.subarray(65_530, 131_101))).toBe(true)
    expect((await get(body.url, { range: 'bytes=-10' })).bytes.equals(bytes.subarray(-10))).toBe(
      true,
    )
    expect((await get(body.url, { range: 'bytes=9999999-' })).status).toBe(416)
    expect((await get(body.url)).bytes.equals(bytes)).toBe(true)
  })

  it('gives nothing out that somebody changed in the store', async () => {
    const [one, two] = [await image(), await image()]
    const stored = readFileSync(onDisk(`files/${one.id}`))
    const changed = Buffer.from(stored)
    changed[100] = (changed[100] ?? 0) ^ 1
    for (const bytes of [
      changed,
      stored.subarray(0, 200),
      // Another file's bytes, and a plain picture in place of a sealed one.
      readFileSync(onDisk(`files/${two.id}`)),
      await photograph(),
    ]) {
      writeFileSync(onDisk(`files/${one.id}`), bytes)
      const { status, bytes: given } = await get(one.url)
      expect([status, given.includes('WEBP')]).toEqual([500, false])
    }
    writeFileSync(onDisk(`files/${one.id}`), stored)
    expect((await get(one.url)).status).toBe(200)
    // A row that was moved to another community opens nothing.
    const other = await make.community()
    await app.sql('update stored_files set community_id = $1 where id = $2', [other.id, two.id])
    await make.membership(other.id, owner.user.id, 'manager')
    const moved = await app.call('GET', `/files/${other.id}/${two.id}/links`, { as: owner.cookie })
    expect((await get(moved.body.url)).status).toBe(500)
    await app.sql('update stored_files set community_id = $1 where id = $2', [place.id, two.id])
    expect((await get(two.url)).status).toBe(200)
  })

  it('gets a small picture from the worker', async () => {
    const { makeThumbnail } = await import('@/kernel/files/makeThumbnail')
    const big = await sharp({
      create: { width: 2000, height: 1000, channels: 3, background: '#357' },
    })
      .jpeg()
      .toBuffer()
    const { body } = await upload('message-image', big)
    expect([body.width, body.height]).toEqual([1600, 800])
    // Until then the picture itself is shown.
    expect((await sharp((await get(body.thumbnailUrl)).bytes).metadata()).width).toBe(1600)
    const jobs = await app.sql<{ data: { id: string } }>(
      `select data from pgboss.job where name = 'kernelMakeThumbnail' and data->>'id' = $1`,
      [body.id],
    )
    expect(jobs).toHaveLength(1)
    for (let n = 0; n < 2; n += 1) {
      await makeThumbnail({ payload: app.payload, data: { community: place.id, id: body.id } })
    }
    expect((await sharp((await get(body.thumbnailUrl)).bytes).metadata()).width).toBe(360)
    expect(readFileSync(onDisk(`files/${body.id}.thumb`)).toString('latin1', 0, 4)).toBe('CYFE')
  })
})

describe('an animated picture', () => {
  const DELAY = [120, 80, 400]
  const animation = async () => {
    const frames = Buffer.concat([10, 120, 240].map((grey) => Buffer.alloc(600 * 400 * 3, grey)))
    const raw = { width: 600, height: 1200, channels: 3, pageHeight: 400 } as const
    const gif = await sharp(frames, { raw }).gif({ delay: DELAY, loop: 0 }).toBuffer()
    const words = Buffer.from('taken at home <script>')
    const comment = Buffer.concat([
      Buffer.from([0x21, 0xfe, words.byteLength]),
      words,
      Buffer.from([0]),
    ])
    return Buffer.concat([gif.subarray(0, -1), comment, gif.subarray(-1)])
  }

  it('stays animated, without its words, and has a still small picture', async () => {
    const { makeThumbnail } = await import('@/kernel/files/makeThumbnail')
    const { status, body } = await upload('message-image', await animation(), 'dance.gif')
    expect([status, body]).toEqual([201, body])
    expect([body.type, body.width, body.height]).toEqual(['image/webp', 600, 400])
    const { bytes, headers } = await get(body.url)
    const { format, pages, delay, loop } = await sharp(bytes).metadata()
    expect({ format, pages, delay, loop }).toEqual({
      format: 'webp',
      pages: 3,
      delay: DELAY,
      loop: 0,
    })
    expect(bytes.includes('script')).toBe(false)
    expect(headers.get('content-disposition')).toMatch(/^inline; filename="dance.webp"/)
    await makeThumbnail({ payload: app.payload, data: { community: place.id, id: body.id } })
    const small = await sharp((await get(body.thumbnailUrl)).bytes).metadata()
    expect([small.width, small.pages ?? 1]).toEqual([360, 1])
  })

  it('that would unpack to more than is taken costs no memory', async () => {
    const bomb = film(400, 1000)
    expect(bomb.byteLength).toBeLessThan(10_000)
    const before = process.resourceUsage().maxRSS
    for (let n = 0; n < 20; n += 1) {
      const { status, body } = await upload('message-image', bomb, 'dance.gif')
      expect([status, body.error.code]).toEqual([413, 'files.animation-too-large'])
    }
    expect(process.resourceUsage().maxRSS - before).toBeLessThan(64 * 1024)
  })
})

describe('what is let in', () => {
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), randomBytes(99)])
  const program = Buffer.concat([Buffer.from('MZ'), randomBytes(2000)])
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), randomBytes(500)])

  it.each([
    ['a renamed program', 'message-image', () => program, 415, 'files.not-an-image'],
    ['a renamed program', 'message-file', () => program, 415, 'files.unsupported-type'],
    ['an SVG with a script', 'message-image', () => svg, 415, 'files.not-an-image'],
    ['an SVG with a script', 'message-file', () => svg, 415, 'files.unsupported-type'],
    [
      'a page',
      'message-file',
      () => Buffer.from(' <!DOCTYPE html>x'),
      415,
      'files.unsupported-type',
    ],
    ['a ZIP of anything', 'message-file', () => zip, 415, 'files.unsupported-type'],
    ['16,000 x 16,000 pixels', 'message-image', () => bomb(16_000), 413, 'files.too-many-pixels'],
    ['a film of 5,000 pictures', 'message-image', () => film(5000), 413, 'files.too-many-frames'],
    [
      'a GIF of 60,000 x 60,000',
      'message-image',
      () => film(2, 60_000),
      413,
      'files.too-many-pixels',
    ],
    ['HEIC', 'message-image', () => heic, 415, 'files.heic'],
    ['nothing', 'message-image', () => Buffer.alloc(0), 400, 'files.empty'],
    ['nothing', 'message-file', () => Buffer.alloc(0), 400, 'files.empty'],
    ['50 MB', 'message-image', () => Buffer.alloc(50e6), 413, 'files.too-large'],
    ['50 MB', 'message-file', () => Buffer.alloc(50e6, 'x'), 413, 'files.too-large'],
  ] as const)('is not: %s as %s', async (_what, purpose, bytesOf, status, code) => {
    const before = await objects()
    const given = await bytesOf()
    const { body, ...answer } = await upload(purpose, given, 'holiday.jpg')
    expect([answer.status, body.error.code, body.error.field]).toEqual([status, code, 'file'])
    const french = await app.call('POST', `/c/${place.slug}/files?purpose=${purpose}`, {
      as: owner.cookie,
      body: given,
      headers: { 'content-length': String(given.byteLength), 'accept-language': 'fr' },
    })
    expect(french.body.error.code).toBe(code)
    expect(body.error.message.length).toBeGreaterThan(20)
    expect(await objects()).toBe(before)
  })

  it('is text, PDF and documents of offices, each told by what is in it', async () => {
    for (const [bytes, type] of [
      [Buffer.from('Dear neighbours,\nété\n'), 'text/plain'],
      [pdf(), 'application/pdf'],
    ] as const) {
      const { status, body } = await upload('message-file', bytes, 'paper.exe')
      expect([status, body.type]).toEqual([201, type])
    }
  })

  /** A body that is made while it is read; `onPull` hears how much of it there was so far. */
  const stream = async (
    purpose: string,
    size: number,
    headers: Record<string, string>,
    onPull: (pulled: number) => void,
  ) => {
    let pulled = 0
    const body = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          onPull(pulled)
          const piece = Buffer.alloc(Math.min(64 * 1024, size - pulled), 'y')
          if (pulled === 0) piece.write('%PDF-1.7')
          pulled += piece.byteLength
          controller.enqueue(new Uint8Array(piece))
          if (pulled >= size) controller.close()
        },
      },
      { highWaterMark: 0 },
    )
    const { handleEndpoints } = await import('payload')
    const address = `http://localhost:3000/api/c/${place.slug}/files?purpose=${purpose}`
    const init = {
      method: 'POST',
      headers: { origin: 'http://localhost:3000', cookie: owner.cookie, ...headers },
      body,
      duplex: 'half',
    }
    const request = new Request(address, init)
    return handleEndpoints({ config: app.config, request })
  }

  it('takes 50 MB that never say how many they are no further than its limit', async () => {
    let most = 0
    const { status } = await stream('message-image', 50e6, {}, (pulled) => {
      most = pulled
    })
    expect(status).toBe(413)
    expect(most).toBeLessThan(6 * 1024 * 1024)
  })

  it('holds no more of a large document than some pieces of it', async () => {
    const before = new Set(readdirSync(onDisk('files')))
    const size = 10_000_000
    let stored = ''
    let most = 0
    const { status } = await stream(
      'message-file',
      size,
      { 'content-length': String(size) },
      (pulled) => {
        stored ||= readdirSync(onDisk('files')).find((name) => !before.has(name)) ?? ''
        // What was read of the network and does not lie in the store yet.
        const lying = stored === '' ? 0 : statSync(onDisk(`files/${stored}`)).size
        most = Math.max(most, pulled - lying)
      },
    )
    expect([status, stored === '']).toEqual([201, false])
    expect(most).toBeLessThan(1024 * 1024)
  })

  it('refuses what does not come whole, and a purpose that is none', async () => {
    const cut = await app.call('POST', `/c/${place.slug}/files?purpose=message-file&name=a.pdf`, {
      as: owner.cookie,
      body: pdf(100),
      headers: { 'content-length': '5000' },
    })
    expect([cut.status, cut.body.error.code]).toEqual([400, 'files.cut-off'])
    const silent = await app.call('POST', `/c/${place.slug}/files?purpose=message-file`, {
      as: owner.cookie,
      body: pdf(100),
    })
    expect(silent.body.error.code).toBe('files.length-missing')
    for (const purpose of ['photo', 'import', 'nonsense', '__proto__']) {
      const { status, body } = await upload(purpose, pdf())
      expect([status, body.error.field]).toEqual([400, 'purpose'])
    }
    const stranger = await make.person((await make.community()).id, 'manager')
    const elsewhere = await upload('message-image', await photograph(), 'a.jpg', stranger)
    expect(elsewhere.status).toBe(404)
  })
})

describe('the scanner', () => {
  const eicar = Buffer.from('X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*')
  it('sees every byte, and what it finds is refused', async () => {
    const big = pdf(300_000)
    await upload('message-file', big, 'a.pdf')
    expect(clamd.sizes.at(-1)).toBe(big.byteLength)
    const picture = await photograph()
    await upload('message-image', picture)
    expect(clamd.sizes.at(-1)).toBe(picture.byteLength)
    const before = await objects()
    for (const [purpose, bytes] of [
      ['message-file', Buffer.concat([pdf(100_000), eicar])],
      ['message-image', Buffer.concat([picture, eicar])],
    ] as const) {
      const { status, body } = await upload(purpose, bytes)
      expect([status, body.error.code]).toEqual([422, 'files.infected'])
    }
    expect(await objects()).toBe(before)
  })

  it('that does not answer lets nothing in', async () => {
    for (const mode of ['hangs-up', 'too-large'] as const) {
      clamd.set(mode)
      for (const [purpose, bytes] of [
        ['message-file', pdf(500_000)],
        ['message-image', await photograph()],
      ] as const) {
        const { status, body } = await upload(purpose, bytes)
        expect([mode, status, body.error.code]).toEqual([mode, 503, 'files.scanner-away'])
      }
    }
    clamd.set('works')
    expect((await image()).kind).toBe('image')
  })
})

describe('a link', () => {
  it('is of the person, of the file, of its kind and of its minutes', async () => {
    const mine = await image()
    const theirs = await image(manager)
    expect((await get(mine.url, {}, manager)).status).toBe(404)
    expect((await app.raw('GET', mine.url.replace(/^\/api/, ''))).status).toBe(401)
    const swapped = mine.url.replace(mine.id, theirs.id)
    expect((await get(swapped)).status).toBe(404)
    expect((await get(mine.url.replace('v=full', 'v=thumb'))).status).toBe(404)
    expect((await get(mine.url.replace(/until=\d+/, 'until=99999999999'))).status).toBe(404)
    expect((await get(mine.url.replace(/sig=.{5}/, 'sig=AAAAA'))).status).toBe(404)
    const { linksTo } = await import('@/kernel/files/links')
    const long = new Date(Date.now() - 3600_000)
    const at = { community: place.id, file: mine.id, person: owner.user.id }
    const over = await get(linksTo(at, true, long).url)
    expect([over.status, JSON.parse(over.bytes.toString()).error.code]).toEqual([
      410,
      'files.link-over',
    ])
    const minutes = (Number(/until=(\d+)/.exec(mine.url)?.[1]) * 1000 - Date.now()) / 60_000
    expect(minutes).toBeGreaterThan(4.9)
    expect(minutes).toBeLessThan(10.1)
  })

  it('opens nothing of a purpose that nobody answers for', async () => {
    const mine = await image()
    await app.sql(`update stored_files set state = 'bound', purpose = 'nonsense' where id = $1`, [
      mine.id,
    ])
    expect((await get(mine.url)).status).toBe(404)
  })
})

describe('files that belong to nothing', () => {
  it('go after a day, or when their person takes them back; others stay', async () => {
    const { sweepStored } = await import('@/kernel/files/sweepStored')
    const { storage } = await import('@/kernel/files/storage')
    const [old, young, bound, back] = [await image(), await image(), await image(), await image()]
    await app.sql(
      `update stored_files set created_at = now() - interval '2 days' where id = any ($1)`,
      [[old.id, bound.id]],
    )
    await app.sql(`update stored_files set state = 'bound' where id = $1`, [bound.id])
    const take = (as: Person) =>
      app.call('DELETE', `/files/${place.id}/${back.id}`, { as: as.cookie })
    expect((await take(manager)).status).toBe(404)
    expect((await take(owner)).status).toBe(200)
    expect((await take(owner)).status).toBe(404)
    expect((await get(back.url)).status).toBe(404)
    const orphan = randomUUID()
    await storage().put(`files/${orphan}`, 'x')
    await storage().put(`files/${randomUUID()}`, 'young')
    const twoDaysAgo = new Date(Date.now() - 2 * 24 * 3600 * 1000)
    for (const id of [orphan, bound.id]) utimesSync(onDisk(`files/${id}`), twoDaysAgo, twoDaysAgo)
    const removed = await sweepStored({ payload: app.payload, now: new Date() })
    expect(removed.toSorted()).toEqual([old.id, back.id, orphan].toSorted())
    for (const [id, isThere] of [
      [old.id, false],
      [back.id, false],
      [young.id, true],
      [bound.id, true],
    ] as const) {
      expect([id, await storage().exists(`files/${id}`)]).toEqual([id, isThere])
    }
  })

  it('are as many as somebody can send, and no more, however many come at once', async () => {
    const eager = await make.person(place.id, 'owner', { unit: unit.id })
    const text = Buffer.from('a note')
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => upload('message-file', text, 'a.txt', eager)),
    )
    const taken = answers.filter((answer) => answer.status === 201)
    expect(taken).toHaveLength(40)
    const [staged] = await app.sql<{ n: string }>(
      `select count(*) as n from stored_files where owner_id = $1 and state = 'staged'`,
      [eager.user.id],
    )
    expect(Number(staged!.n)).toBe(40)
    const { status, body } = await upload('message-file', text, 'a.txt', eager)
    expect([status, body.error.code]).toEqual([409, 'files.too-many-staged'])
  })
})

describe('photos', () => {
  it('are sealed too, and those of before are read as they lie', async () => {
    const { storage } = await import('@/kernel/files/storage')
    const photo = await make.photo(place.id)
    const filename = photo.filename ?? ''
    expect(readFileSync(onDisk(`photos/${filename}`)).toString('latin1', 0, 4)).toBe('CYFE')
    const read = async () => {
      const response = await follow(app, manager, `/api/media/file/${filename}`)
      return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) }
    }
    expect((await sharp((await read()).bytes).metadata()).format).toBe('webp')
    // As the last release left them: plain, and with no row.
    const plain = await sharp({ create: { width: 7, height: 7, channels: 3, background: '#123' } })
      .webp()
      .toBuffer()
    await storage().put(`photos/${filename}`, plain)
    // With its row, a plain one in its place is no photo of ours.
    expect((await read()).status).toBe(500)
    await app.sql('delete from stored_files where storage_key = $1', [`photos/${filename}`])
    const { status, bytes } = await read()
    expect([status, bytes.equals(plain)]).toEqual([200, true])
  })
})

describe('a new key', () => {
  it('wraps what was wrapped before, touches no file, can be stopped, and the old one may go', async () => {
    const { rewrapKeys } = await import('@/kernel/files/rewrapKeys')
    const { readKeyRing, unwrapKey } = await import('@/kernel/files/sealing/keyRing')
    const { keyContext } = await import('@/kernel/files/storedFiles')
    const sent = [await image(), await image(), await image()]
    const before = sent.map(({ id }) => readFileSync(onDisk(`files/${id}`)))
    const oldRing = app.env['FILE_KEYS'] ?? ''
    const fresh = `n2:${randomBytes(32).toString('hex')}`
    const { env } = await import('@/kernel/env')
    const withFileKeys = async (keys: string, work: () => Promise<void>) => {
      env().FILE_KEYS = keys
      await work()
      env().FILE_KEYS = oldRing
    }
    await withFileKeys(`${fresh},${oldRing}`, async () => {
      // A run that ends in the middle: what it did stays done, and all files open.
      const spoil = (bit: number) =>
        app.sql(
          `update stored_files set wrapped_key = set_byte(wrapped_key, 20,
             get_byte(wrapped_key, 20) # $1) where id = $2`,
          [bit, sent[1].id],
        )
      const under = async (id: string) =>
        (await app.sql<{ kid: string }>('select kid from stored_files where id = $1', [id]))[0]?.kid
      await spoil(1)
      await expect(rewrapKeys(app.payload)).rejects.toThrow()
      expect([await under(sent[0].id), await under(sent[2].id)]).toEqual(['n2', 't1'])
      await spoil(1)
      for (const { url } of sent) expect((await get(url)).status).toBe(200)
      const held = await rewrapKeys(app.payload)
      expect(Object.keys(held)).toEqual(['n2'])
      expect(await rewrapKeys(app.payload)).toEqual(held)
      expect((await get(sent[0].url)).status).toBe(200)
    })
    await withFileKeys(fresh, async () => {
      for (const { url } of sent) expect((await get(url)).status).toBe(200)
      const later = await image()
      const [row] = await app.sql<{ kid: string }>('select kid from stored_files where id = $1', [
        later.id,
      ])
      expect(row?.kid).toBe('n2')
    })
    // The old ring alone opens nothing any more.
    expect((await get(sent[0].url)).status).toBe(500)
    sent.forEach(({ id }, index) => {
      expect(readFileSync(onDisk(`files/${id}`)).equals(before[index]!)).toBe(true)
    })
    const ring = readKeyRing(fresh)
    const [row] = await app.sql<{ kid: string; wrapped_key: Buffer }>(
      'select kid, wrapped_key from stored_files where id = $1',
      [sent[0].id],
    )
    if (typeof ring === 'string' || !row) throw new Error('no ring, or no row')
    const at = { id: sent[0].id, community: place.id }
    const wrapped = { kid: row.kid, wrapped: row.wrapped_key }
    expect(unwrapKey(ring, wrapped, keyContext(at))).toHaveLength(32)
  })
})
