import sharp from 'sharp'
import { atMost } from '../atMost'
import { AppError } from '../errors'
import { sniffImage } from './sniff'

export const PHOTO_MAX_BYTES = 8 * 1024 * 1024
export { PHOTO_TYPES } from './sniff'

const MAX_PIXELS = 40_000_000
/** A film is read through once to find its frames. */
const MAX_FRAMES = 500
/** Of a film that stays one, all frames together: they are unpacked side by side. */
const MAX_FILM_PIXELS = 40_000_000
const LONGEST_EDGE = 1600
const THUMBNAIL_EDGE = 360
const FILM_EDGE = 800
/** Small print of a label has some 20 pixels then; more takes longer and reads no better. */
const READING_EDGE = 2000

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

export interface Photo {
  bytes: Buffer
  mimeType: 'image/webp'
  width: number
  height: number
}

/** The header alone; pixels are not decoded for it. */
const sizeOf = async (bytes: Uint8Array): Promise<{ pixels: number; frames: number }> => {
  const { width, height, pages = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata()
  return { pixels: width * height, frames: pages }
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

const encodeWithin = async (bytes: Uint8Array, edge: number): Promise<Photo> => {
  const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .rotate()
    .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .timeout({ seconds: 20 })
    .toBuffer({ resolveWithObject: true })
  return { bytes: data, mimeType: 'image/webp', width: info.width, height: info.height }
}

/** Every frame, with how long each is shown and how often all of them are. */
const encodeFilm = async (bytes: Uint8Array): Promise<Photo> => {
  const limits = { limitInputPixels: MAX_FILM_PIXELS, failOn: 'error' } as const
  const { data, info } = await sharp(bytes, { ...limits, animated: true })
    .resize({ width: FILM_EDGE, height: FILM_EDGE, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 75, effort: 2 })
    .timeout({ seconds: 20 })
    .toBuffer({ resolveWithObject: true })
  // What is called the height is that of all frames, one below the other.
  const { width, height, pageHeight = height } = info
  return { bytes: data, mimeType: 'image/webp', width, height: pageHeight }
}

export interface PhotoOptions {
  /** What a refusal names; `photo` where nothing is said. */
  field?: string
  maxBytes?: number
  /** A film stays one; else its first frame is kept. */
  keepsMotion?: boolean
}

const unreadable = (field = 'photo') =>
  new AppError({ code: 'files.not-an-image', status: 415, field })

/** @returns whether it is a film that stays one. */
const check = async (
  bytes: Uint8Array,
  { field = 'photo', maxBytes = PHOTO_MAX_BYTES, keepsMotion = false }: PhotoOptions,
): Promise<boolean> => {
  if (bytes.byteLength > maxBytes) {
    const max = maxBytes / 1024 / 1024
    throw new AppError({ code: 'files.too-large', status: 413, field, details: { max } })
  }
  const type = sniffImage(bytes)
  if (type === 'heic') throw new AppError({ code: 'files.heic', status: 415, field })
  if (type === undefined) throw new AppError({ code: 'files.not-an-image', status: 415, field })
  const { pixels, frames } = await sizeOf(bytes).catch(() => {
    throw unreadable(field)
  })
  if (pixels > MAX_PIXELS) {
    const max = MAX_PIXELS / 1_000_000
    throw new AppError({ code: 'files.too-many-pixels', status: 413, field, details: { max } })
  }
  if (frames > MAX_FRAMES) {
    const details = { max: MAX_FRAMES }
    throw new AppError({ code: 'files.too-many-frames', status: 413, field, details })
  }
  const isFilm = keepsMotion && frames > 1
  if (isFilm && pixels * frames > MAX_FILM_PIXELS) {
    throw new AppError({ code: 'files.animation-too-large', status: 413, field })
  }
  return isFilm
}

const prepare = async <Made>(
  bytes: Uint8Array,
  options: PhotoOptions,
  encode: (bytes: Uint8Array, isFilm: boolean) => Promise<Made>,
): Promise<Made> => {
  const isFilm = await check(bytes, options)
  return decoding(() => encode(bytes, isFilm)).catch(() => {
    throw unreadable(options.field)
  })
}

/**
 * Makes of an uploaded picture one that is safe to keep: type told by its bytes and not by its
 * name, limits on bytes and pixels, turned upright, stripped of place and camera, written
 * anew, so that nothing of what was sent is ever served.
 * @throws AppError 413 or 415 with a code that says what is wrong.
 */
export const preparePhoto = (bytes: Uint8Array, options: PhotoOptions = {}): Promise<Photo> =>
  prepare(bytes, options, (all, isFilm) =>
    isFilm ? encodeFilm(all) : encodeWithin(all, LONGEST_EDGE),
  )

/** Letters are read in grey, and small ones enlarged; a photo of a dark hall is spread over all of it. */
const encodeForReading = async (bytes: Uint8Array): Promise<Buffer> =>
  sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .rotate()
    .flatten({ background: '#ffffff' })
    .greyscale()
    .normalise()
    .resize({ width: READING_EDGE, height: READING_EDGE, fit: 'inside' })
    .png({ compressionLevel: 1 })
    .timeout({ seconds: 20 })
    .toBuffer()

/**
 * Makes of an uploaded picture one in which text is looked for; it is not kept.
 * @throws AppError as `preparePhoto`.
 */
export const preparePictureOfText = (
  bytes: Uint8Array,
  options: PhotoOptions = {},
): Promise<Buffer> => prepare(bytes, options, encodeForReading)

/** A small one of a picture that was prepared before; of a film the first frame. */
export const thumbnailOf = (bytes: Uint8Array): Promise<Photo> =>
  decoding(() => encodeWithin(bytes, THUMBNAIL_EDGE))

/** The same for the picture of a person: a square of it, the middle where nothing is said. */
export const preparePortrait = (bytes: Uint8Array, crop?: Crop): Promise<Photo> =>
  prepare(bytes, {}, (all) => portraitOf(all, crop))
