import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import S3rver from 's3rver'
import type { Community } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Person } from '../helpers/builders'
import { follow, photograph, uploadsTo } from '../helpers/files'

const BUCKET = 'courtyard'

let bucket: S3rver
let app: App
let place: Community
let manager: Person

beforeAll(async () => {
  bucket = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: mkdtempSync(path.join(tmpdir(), 'courtyard-bucket-')),
    configureBuckets: [{ name: BUCKET }],
  })
  const { port } = await bucket.run()
  app = await startApp({
    RATE_LIMIT_SCALE: '10000',
    S3_BUCKET: BUCKET,
    S3_ENDPOINT: `http://127.0.0.1:${String(port)}`,
    S3_ACCESS_KEY_ID: 'S3RVER',
    S3_SECRET_ACCESS_KEY: 'S3RVER',
  })
  const make = buildersFor(app)
  place = await make.community()
  manager = await make.person(place.id, 'manager')
  const messaging = { images: 5, imageMegabytes: 5, files: true }
  await app.past.update({ collection: 'communities', id: place.id, data: { messaging } })
}, 60_000)
afterAll(async () => {
  await app.stop()
  const closed = bucket.close()
  // The client keeps its connections, as it would for the next file.
  bucket.httpServer.closeAllConnections()
  await closed
})

const stored = async (key: string) => {
  const { storage } = await import('@/kernel/files/storage')
  return Buffer.from(await storage().getBytes(key))
}
const get = async (url: string, headers: Record<string, string> = {}) => {
  const response = await follow(app, manager, url, headers)
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) }
}

describe('files in a bucket', () => {
  it('lie there sealed, and are given out whole and in parts', async () => {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(400_000)])
    const { status, body } = await uploadsTo(app, place.slug)(
      manager,
      'message-file',
      bytes,
      'Plan.pdf',
    )
    expect([status, body.bytes]).toEqual([201, bytes.byteLength])
    const { sealedLength } = await import('@/kernel/files/sealing/envelope')
    const held = await stored(`files/${body.id}`)
    expect([held.toString('latin1', 0, 4), held.byteLength]).toEqual([
      'CYFE',
      sealedLength(bytes.byteLength),
    ])
    expect((await get(body.url)).bytes.equals(bytes)).toBe(true)
    const part = await get(body.url, { range: 'bytes=131000-262200' })
    expect([part.status, part.bytes.equals(bytes.subarray(131_000, 262_201))]).toEqual([206, true])
    const { storage } = await import('@/kernel/files/storage')
    held[300_000] = (held[300_000] ?? 0) ^ 1
    await storage().put(`files/${body.id}`, held)
    // The part before still verifies; the piece that was changed does not come out.
    expect((await get(body.url, { range: 'bytes=0-9' })).bytes.equals(bytes.subarray(0, 10))).toBe(
      true,
    )
    expect((await get(body.url, { range: 'bytes=300000-300010' })).status).toBe(500)
  })

  it('get small pictures, go when they are let go of, and nothing of what is refused stays', async () => {
    const { storage } = await import('@/kernel/files/storage')
    const { makeThumbnail } = await import('@/kernel/files/makeThumbnail')
    const { sweepStored } = await import('@/kernel/files/sweepStored')
    const upload = uploadsTo(app, place.slug)
    const count = async () => [...(await storage().listAll('files')).objects].length
    const { body } = await upload(manager, 'message-image', await photograph(1200, 900))
    await makeThumbnail({ payload: app.payload, data: { community: place.id, id: body.id } })
    expect((await stored(`files/${body.id}.thumb`)).toString('latin1', 0, 4)).toBe('CYFE')
    const before = await count()
    const program = Buffer.concat([Buffer.from('MZ'), randomBytes(300_000)])
    const refused = await upload(manager, 'message-file', program, 'Plan.pdf')
    expect([refused.status, refused.body.error.code]).toEqual([415, 'files.unsupported-type'])
    await app.call('DELETE', `/files/${place.id}/${body.id}`, { as: manager.cookie })
    expect(await sweepStored({ payload: app.payload, now: new Date() })).toEqual([body.id])
    expect(await count()).toBeLessThanOrEqual(before - 1)
    // This store keeps what came of a body that was broken off; it has no row, and goes after a day.
    const inTwoDays = new Date(Date.now() + 2 * 24 * 3600 * 1000)
    await sweepStored({ payload: app.payload, now: inTwoDays })
    expect(await count()).toBe(0)
  })
})
