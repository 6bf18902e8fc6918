import { deflateSync } from 'node:zlib'
import { describe, expect, it, jest } from '@jest/globals'
import sharp from 'sharp'
import { PHOTO_MAX_BYTES, preparePhoto, thumbnailOf } from './photo'

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#a06040' } })

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})
const crc = (bytes: Buffer) => {
  let c = 0xffffffff
  for (const byte of bytes) c = (crcTable[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}
const chunk = (type: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc(body))
  return Buffer.concat([length, body, sum])
}
/** A PNG of a few kilobytes that unpacks to `side * side` pixels. */
const bomb = (side: number, isEmpty = false) => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(isEmpty ? 1 : (Math.ceil(side / 8) + 1) * side))
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

// Pictures of many pixels, on a machine that may be busy.
jest.setTimeout(60_000)

describe('preparePhoto', () => {
  it('re-encodes every type that is let in to WebP, and makes large ones smaller', async () => {
    for (const bytes of [
      await picture(2000, 1000).jpeg().toBuffer(),
      await picture(2000, 1000).png().toBuffer(),
      await picture(2000, 1000).webp().toBuffer(),
      await picture(2000, 1000).gif().toBuffer(),
    ]) {
      const photo = await preparePhoto(bytes)
      expect(photo).toMatchObject({ mimeType: 'image/webp', width: 1600, height: 800 })
      expect((await sharp(photo.bytes).metadata()).format).toBe('webp')
    }
  })

  it('drops the place and the camera', async () => {
    const bytes = await picture(40, 40)
      .withExif({ IFD0: { Make: 'Acme' }, IFD3: { GPSLatitude: '48/1 51/1 0/1' } })
      .jpeg()
      .toBuffer()
    expect((await sharp(bytes).metadata()).exif).toBeDefined()
    expect((await sharp((await preparePhoto(bytes)).bytes).metadata()).exif).toBeUndefined()
  })

  it('refuses what is no image, whatever it claims', async () => {
    const fakes = ['<html><script>1</script></html>', '%PDF-1.7', '<svg xmlns="x"/>', '']
    for (const fake of fakes) {
      await expect(preparePhoto(Buffer.from(fake))).rejects.toMatchObject({
        code: 'files.not-an-image',
        status: 415,
      })
    }
    const cut = (await picture(50, 50).png().toBuffer()).subarray(0, 60)
    await expect(preparePhoto(cut)).rejects.toMatchObject({ code: 'files.not-an-image' })
  })

  it('keeps nothing of what is hidden in a picture or behind it', async () => {
    const script = '/*<script>alert(1)</script>*/'
    const gif = await picture(20, 20).gif().toBuffer()
    for (const bytes of [
      Buffer.concat([gif, Buffer.from(script)]),
      Buffer.concat([await picture(20, 20).jpeg().toBuffer(), Buffer.from(script)]),
      Buffer.concat([
        await picture(20, 20).png().toBuffer(),
        Buffer.from(`PK\u0003\u0004${script}`),
      ]),
      await picture(20, 20)
        .withExif({ IFD0: { ImageDescription: script } })
        .jpeg()
        .toBuffer(),
    ]) {
      const photo = await preparePhoto(bytes)
      expect(photo.bytes.toString('latin1')).not.toContain('alert')
    }
    // The classic of the kind: a GIF's head that is a program too.
    const polyglot = Buffer.from(`GIF89a=0;${script}`)
    await expect(preparePhoto(polyglot)).rejects.toMatchObject({ code: 'files.not-an-image' })
  })

  it('makes one picture of a film', async () => {
    const frames = Buffer.concat([0, 90, 180].map((grey) => Buffer.alloc(30 * 30 * 3, grey)))
    const film = sharp(frames, { raw: { width: 30, height: 90, channels: 3, pageHeight: 30 } })
    for (const bytes of [
      await film.clone().gif().toBuffer(),
      await film.clone().webp().toBuffer(),
    ]) {
      const photo = await preparePhoto(bytes)
      const { pages = 1 } = await sharp(photo.bytes).metadata()
      expect([photo.width, photo.height, pages]).toEqual([30, 30, 1])
    }
  })

  it('keeps every frame of a film where it is to stay one, within the limits', async () => {
    const frames = Buffer.concat([0, 90, 180].map((grey) => Buffer.alloc(900 * 30 * 3, grey)))
    const film = sharp(frames, { raw: { width: 900, height: 90, channels: 3, pageHeight: 30 } })
    const timing = { delay: [100, 250, 700], loop: 3 }
    for (const bytes of [
      await film.clone().gif(timing).toBuffer(),
      await film.clone().webp(timing).toBuffer(),
    ]) {
      const photo = await preparePhoto(bytes, { keepsMotion: true })
      const { format, pages, height, delay, loop } = await sharp(photo.bytes).metadata()
      expect({ format, pages, height, delay, loop }).toEqual({
        format: 'webp',
        pages: 3,
        height: photo.height,
        ...timing,
      })
      expect([photo.width, photo.height]).toEqual([800, 27])
      const small = await thumbnailOf(photo.bytes)
      expect([small.width, (await sharp(small.bytes).metadata()).pages ?? 1]).toEqual([360, 1])
    }
    const still = await preparePhoto(await picture(30, 30).gif().toBuffer(), { keepsMotion: true })
    expect([still.height, (await sharp(still.bytes).metadata()).pages ?? 1]).toEqual([30, 1])
  })

  it('reads no other kind, whatever its first bytes', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    // This process has no reader for it any more, not even for code that would ask.
    await expect(sharp(svg).png().toBuffer()).rejects.toThrow()
    const tiff = Buffer.from('49492a0008000000', 'hex')
    await expect(preparePhoto(tiff)).rejects.toMatchObject({ code: 'files.not-an-image' })
  })

  it('tells an iPhone’s HEIC apart, so that the person learns what to do', async () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic')])
    await expect(preparePhoto(heic)).rejects.toMatchObject({ code: 'files.heic' })
  })

  it('refuses 10 MB, and a bomb that is small only while packed', async () => {
    await expect(preparePhoto(new Uint8Array(10_000_000))).rejects.toMatchObject({
      code: 'files.too-large',
      status: 413,
      details: { max: PHOTO_MAX_BYTES / 1024 / 1024 },
    })
    for (const side of [8000, 16_000, 60_000]) {
      await expect(preparePhoto(bomb(side, side > 16_000))).rejects.toMatchObject({
        code: 'files.too-many-pixels',
        status: 413,
        details: { max: 40 },
      })
    }
  })
})
