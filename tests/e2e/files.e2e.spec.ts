import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { address, HARBOUR, openBrowsers, PHONE } from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'

describe('a file by the real way', () => {
  let browsers: Browsers
  let resident: Visitor
  let manager: Visitor
  beforeAll(async () => {
    browsers = await openBrowsers()
    resident = await browsers.as(HARBOUR.resident, { viewport: PHONE })
    await resident.page.goto(address('/'))
    manager = await browsers.as(HARBOUR.manager)
  })
  afterAll(() => browsers.close())

  const base = `/api/c/${HARBOUR.slug}`
  const origin = new URL(address('/')).origin
  const upload = (who: Visitor, purpose: string, data: Buffer, name: string) =>
    who.page.request.post(
      address(`${base}/files?purpose=${purpose}&name=${encodeURIComponent(name)}`),
      { data, headers: { origin, 'content-type': 'application/octet-stream' } },
    )

  const get = (who: Visitor, path: string, headers: Record<string, string> = {}) =>
    who.page.request.get(address(path), { headers: { origin, ...headers } })

  it('goes with a message, is shown by the browser, and is of use to its person alone', async () => {
    const picture = await sharp({
      create: { width: 800, height: 600, channels: 3, background: '#b05030' },
    })
      .jpeg()
      .toBuffer()
    const sent = await upload(resident, 'message-image', picture, 'Étiquette.jpg')
    expect(sent.status()).toBe(201)
    const { id } = (await sent.json()) as { id: string }
    const begun = await resident.page.request.post(address(`${base}/conversations`), {
      data: { kind: 'inquiry', clientId: randomUUID(), body: '', attachments: [id] },
      headers: { origin },
    })
    expect(begun.status()).toBe(201)
    const { conversation, attachments } = (await begun.json()) as {
      conversation: string
      attachments: { url: string; thumbnailUrl: string }[]
    }
    const mine = attachments[0]?.url ?? ''
    // An <img> of the portal itself: the page's own policy must let it in.
    const width = await resident.page.evaluate(
      (src) =>
        new Promise<number>((resolve) => {
          const image = new Image()
          image.onload = () => {
            resolve(image.naturalWidth)
          }
          image.onerror = () => {
            resolve(0)
          }
          image.src = src
        }),
      mine,
    )
    expect(width).toBe(800)
    expect((await get(manager, mine)).status()).toBe(404)
    const list = await get(manager, `${base}/conversations/${conversation}/messages`)
    const { messages } = (await list.json()) as {
      messages: { attachments: { url: string; thumbnailUrl: string }[] }[]
    }
    const [seen] = messages[0]?.attachments ?? []
    const part = await get(manager, seen?.url ?? '', { range: 'bytes=0-3' })
    expect([part.status(), (await part.body()).toString()]).toEqual([206, 'RIFF'])
    expect(part.headers()).toMatchObject({
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-range': expect.stringMatching(/^bytes 0-3\/\d+$/),
    })
    // The worker makes the small one.
    await expect(
      (async () => {
        for (let n = 0; n < 100; n += 1) {
          const small = await get(manager, seen?.thumbnailUrl ?? '')
          const metadata = await sharp(await small.body()).metadata()
          if (metadata.width === 360) return metadata.width
          await new Promise((resolve) => setTimeout(resolve, 200))
        }
        return 0
      })(),
    ).resolves.toBe(360)
  })

  it('of 50 MB is refused, and one that lies about what it is too', async () => {
    const large = await upload(resident, 'message-image', Buffer.alloc(50_000_000), 'a.jpg')
    expect([
      large.status(),
      ((await large.json()) as { error: { code: string } }).error.code,
    ]).toEqual([413, 'files.too-large'])
    const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(5000)])
    const fake = await upload(resident, 'message-image', program, 'photo.jpg')
    expect(fake.status()).toBe(415)
  })
})
