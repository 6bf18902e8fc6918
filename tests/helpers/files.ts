import type { App } from './app'
import type { Person } from './builders'
import sharp from 'sharp'

/** A real photograph in all that matters here: a JPEG with a place and a camera in it. */
export const photograph = (width = 640, height = 480): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#7a9a5b' } })
    .withExif({
      IFD0: { Make: 'Acme', Model: 'Phone 7' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '48/1 51/1 29/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '2/1 17/1 40/1',
      },
    })
    .jpeg()
    .toBuffer()

/** Red on its left half and blue on its right: what was cut and turned can be seen. */
export const redAndBlue = async (width: number, height: number): Promise<Buffer> => {
  const half = { width: width / 2, height, channels: 3, background: '#0000ff' } as const
  const blue = await sharp({ create: half }).png().toBuffer()
  return sharp({ create: { ...half, width, background: '#ff0000' } })
    .composite([{ input: blue, left: width / 2, top: 0 }])
    .jpeg()
    .toBuffer()
}

export const pdf = (size = 2000): Buffer =>
  Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(size, 'x'), Buffer.from('\n%%EOF\n')])

/** Sends a file as a browser does: its bytes as the body, with their number. */
export const uploadsTo =
  (app: App, slug: string) =>
  (as: Person, purpose: string, bytes: Uint8Array, name = 'holiday.jpg') =>
    app.call('POST', `/c/${slug}/files?purpose=${purpose}&name=${encodeURIComponent(name)}`, {
      as: as.cookie,
      body: bytes,
      headers: {
        'content-type': 'application/octet-stream',
        'content-length': String(bytes.byteLength),
      },
    })

/** Follows a link as it stands in an answer. */
export const follow = (app: App, as: Person, url: string, headers: Record<string, string> = {}) =>
  app.raw('GET', url.replace(/^\/api/, ''), { as: as.cookie, headers })
