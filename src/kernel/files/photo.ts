import sharp from 'sharp'
import { atMost } from '../atMost'
import { AppError } from '../errors'

export const PHOTO_MAX_BYTES = 8 * 1024 * 1024
export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] as const

const MAX_PIXELS = 40_000_000
const LONGEST_EDGE = 1600

// Of libvips' many readers (SVG, TIFF, PDF, …) the four that are let in can run in this process.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
  ],
})

/** A picture takes a core and some hundred megabytes while it is decoded. */
const decoding = atMost(2)

/** First bytes of the types that are let in. */
const sniff = (bytes: Uint8Array): (typeof PHOTO_TYPES)[number] | 'heic' | undefined => {
  const head = Buffer.from(bytes.subarray(0, 12))
  if (head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg'
  if (head.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return 'image/png'
  const text = head.toString('latin1')
  if (text.startsWith('RIFF') && text.endsWith('WEBP')) return 'image/webp'
  if (text.startsWith('GIF87a') || text.startsWith('GIF89a')) return 'image/gif'
  if (/ftyp(heic|heix|mif1|msf1|hevc)/.test(text)) return 'heic'
  return undefined
}

export interface Photo {
  bytes: Buffer
  mimeType: 'image/webp'
  width: number
  height: number
}

/** The header alone; pixels are not decoded for it. */
const pixelsOf = async (bytes: Uint8Array): Promise<number> => {
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
  return width * height
}

/** A square of a picture that stands upright; parts of its width and height, 0 to 1. */
export interface Crop {
  left: number
  top: number
  /** Part of the shorter side. */
  size: number
}

/** Longest edge of a portrait, in pixels. */
const PORTRAIT_EDGE = 512

/** The middle, as large as it goes. */
const WHOLE: Crop = { left: 0, top: 0, size: 1 }

const within = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high)

const portraitOf = async (bytes: Uint8Array, crop: Crop | undefined): Promise<Photo> => {
  const upright = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .rotate()
    .timeout({ seconds: 20 })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = upright.info
  const shorter = Math.min(width, height)
  const { left, top, size } = crop ?? {
    ...WHOLE,
    left: (width - shorter) / 2 / width,
    top: (height - shorter) / 2 / height,
  }
  const edge = within(Math.round(shorter * size), 1, shorter)
  const { data, info } = await sharp(upright.data, { raw: { width, height, channels } })
    .extract({
      left: within(Math.round(left * width), 0, width - edge),
      top: within(Math.round(top * height), 0, height - edge),
      width: edge,
      height: edge,
    })
    .resize({ width: PORTRAIT_EDGE, height: PORTRAIT_EDGE, withoutEnlargement: true })
    .webp({ quality: 82 })
    .timeout({ seconds: 20 })
    .toBuffer({ resolveWithObject: true })
  return { bytes: data, mimeType: 'image/webp', width: info.width, height: info.height }
}

const encodeAnew = async (bytes: Uint8Array): Promise<Photo> => {
  const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .rotate()
    .resize({ width: LONGEST_EDGE, height: LONGEST_EDGE, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .timeout({ seconds: 20 })
    .toBuffer({ resolveWithObject: true })
  return { bytes: data, mimeType: 'image/webp', width: info.width, height: info.height }
}

const prepare = async (
  bytes: Uint8Array,
  field: string,
  encode: (bytes: Uint8Array) => Promise<Photo>,
): Promise<Photo> => {
  if (bytes.byteLength > PHOTO_MAX_BYTES) {
    const max = PHOTO_MAX_BYTES / 1024 / 1024
    throw new AppError({ code: 'files.too-large', status: 413, field, details: { max } })
  }
  const type = sniff(bytes)
  if (type === 'heic') throw new AppError({ code: 'files.heic', status: 415, field })
  if (type === undefined) throw new AppError({ code: 'files.not-an-image', status: 415, field })
  const unreadable = () => new AppError({ code: 'files.not-an-image', status: 415, field })
  const pixels = await pixelsOf(bytes).catch(() => {
    throw unreadable()
  })
  if (pixels > MAX_PIXELS) {
    const max = MAX_PIXELS / 1_000_000
    throw new AppError({ code: 'files.too-many-pixels', status: 413, field, details: { max } })
  }
  return decoding(() => encode(bytes)).catch(() => {
    throw unreadable()
  })
}

/**
 * Makes of an uploaded picture one that is safe to keep: type told by its bytes and not by its
 * name, limits on bytes and pixels, turned upright, stripped of place and camera, one frame, written
 * anew, so that nothing of what was sent is ever served.
 * @throws AppError 413 or 415 with a code that says what is wrong.
 */
export const preparePhoto = (bytes: Uint8Array, field = 'photo'): Promise<Photo> =>
  prepare(bytes, field, encodeAnew)

/** The same for the picture of a person: a square of it, the middle where nothing is said. */
export const preparePortrait = (bytes: Uint8Array, crop?: Crop, field = 'photo'): Promise<Photo> =>
  prepare(bytes, field, (all) => portraitOf(all, crop))
