import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import sharp from 'sharp'
import { tesseractReader, TesseractReader } from '@/kernel/textRecognition/tesseract'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { photograph } from '../helpers/files'

let app: App
let make: Builders
let place: Community
let unit: Unit
let concierge: Person
let owner: Person

/** A label as Chromium prints it: an address with an accent, a carrier, a number in parts. */
const LABEL = readFileSync(path.join(import.meta.dirname, '../fixtures/labels/ups.png'))
const NUMBER = '1Z5R89390357567127'

beforeAll(async () => {
  app = await startApp({ TEXT_RECOGNITION: 'tesseract' })
  make = buildersFor(app)
  place = await make.community()
  unit = await make.unit(place.id, { building: 'North', number: '302' })
  concierge = await make.person(place.id, 'concierge')
  owner = await make.person(place.id, 'owner', { unit: unit.id, name: 'Amelia Chen' })
}, 60_000)
afterAll(async () => {
  tesseractReader().stop()
  await app.stop()
})

const read = (picture: Uint8Array, as = concierge.cookie, slug = place.slug) =>
  app.call('POST', `/c/${slug}/desk/label-text`, {
    as,
    body: picture,
    headers: {
      'content-type': 'application/octet-stream',
      'content-length': String(picture.byteLength),
    },
  })

describe('the photo of a label', () => {
  it('proposes for whom it is, the carrier and the number, and is not kept', async () => {
    const { status, body } = await read(LABEL)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      recipientName: 'Amélia Chen',
      unit: { id: unit.id, label: 'North · 302' },
      recipient: owner.membership?.id,
      carrier: 'ups',
      trackingNumber: NUMBER,
    })
    expect(await app.sql('select 1 from stored_files')).toEqual([])
    expect(await app.sql('select 1 from package_labels')).toEqual([])
  }, 60_000)

  it('is read from a telephone’s JPEG that is turned and grey too', async () => {
    const dim = await sharp(LABEL)
      .rotate(90)
      .linear(0.5, 60)
      .withExif({ IFD0: { Make: 'Acme' } })
      .jpeg({ quality: 70 })
      .withMetadata({ orientation: 8 })
      .toBuffer()
    const { body } = await read(dim)
    expect([body.unit?.id, body.trackingNumber]).toEqual([unit.id, NUMBER])
  }, 60_000)

  it('proposes nobody of another community', async () => {
    const other = await make.community()
    const elsewhere = await make.person(other.id, 'concierge')
    const { body } = await read(LABEL, elsewhere.cookie, other.slug)
    expect([body.unit, body.recipient, body.trackingNumber]).toEqual([null, null, NUMBER])
  }, 60_000)

  it('proposes nothing where there is no text', async () => {
    const { status, body } = await read(await photograph())
    expect([status, new Set(Object.values(body as object))]).toEqual([200, new Set([null])])
  }, 60_000)

  it('is read for the desk alone, and only if it is a picture of a size', async () => {
    const stranger = await make.person((await make.community()).id, 'concierge')
    const big = new Uint8Array(9 * 1024 * 1024)
    const wide = await sharp({
      create: { width: 9000, height: 9000, channels: 3, background: '#fff' },
    })
      .png()
      .toBuffer()
    const statusOf = async (...asked: Parameters<typeof read>) => (await read(...asked)).status
    expect([
      await statusOf(LABEL, owner.cookie),
      await statusOf(LABEL, stranger.cookie),
      await statusOf(Buffer.from('no picture')),
      await statusOf(new Uint8Array()),
      await statusOf(big),
      await statusOf(wide),
    ]).toEqual([403, 404, 415, 415, 413, 413])
  })

  it('waits in a short line: of ten at once some are told to try again', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => read(LABEL)))
    const count = (wanted: number) => answers.filter(({ status }) => status === wanted).length
    expect(count(200) + count(503)).toBe(10)
    expect(count(200)).toBeGreaterThanOrEqual(5)
    expect(count(503)).toBeGreaterThan(0)
    expect(answers.find(({ status }) => status === 503)?.body.error.code).toBe('busy')
  }, 60_000)
})

describe('the process that reads', () => {
  it('is ended where it takes too long, and another reads the next', async () => {
    const slow = new TesseractReader({ patienceMs: 30 })
    await expect(slow.read(LABEL)).rejects.toMatchObject({ code: 'files.text-not-read' })
    expect(slow.isRunning).toBe(false)
    const reader = new TesseractReader()
    await expect(reader.read(Buffer.from('no picture'))).rejects.toMatchObject({ status: 503 })
    expect(await reader.read(LABEL)).toContain('Harbour Street')
    reader.stop()
  }, 60_000)

  it('goes when nobody needs it', async () => {
    const reader = new TesseractReader({ idleMs: 50 })
    expect(await reader.read(LABEL)).toContain('Apt 302')
    expect(reader.isRunning).toBe(true)
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(reader.isRunning).toBe(false)
  }, 60_000)
})
