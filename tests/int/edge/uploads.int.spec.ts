import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import sharp from 'sharp'
import type { Community, Media, Unit } from '@/payload-types'
import { startApp, type App } from '../../helpers/app'
import { buildersFor, PNG, type Builders, type Person } from '../../helpers/builders'

let app: App
let make: Builders
let place: Community
let other: Community
let unit: Unit
let manager: Person

beforeAll(async () => {
  app = await startApp()
  make = buildersFor(app)
  place = await make.community()
  other = await make.community()
  unit = await make.unit(place.id)
  manager = await make.person(place.id, 'manager')
}, 60_000)
afterAll(() => app.stop())

const HTML = '<!doctype html><script>alert(document.domain)</script>'

const formWith = (bytes: Uint8Array | string, name: string, type: string): FormData => {
  const form = new FormData()
  form.set('_payload', JSON.stringify({ community: place.id }))
  form.set(
    'file',
    new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name, { type }),
  )
  return form
}

const send = (form: FormData, as = manager.cookie) => app.call('POST', '/media', { as, body: form })

const upload = (bytes: Uint8Array | string, name = 'a.png', type = 'image/png') =>
  send(formWith(bytes, name, type))

/** A form whose parts are written by hand, as no browser would. */
const raw = (parts: string[]) =>
  app.call('POST', '/media', {
    as: manager.cookie,
    body: [...parts.map((part) => `--edge\r\n${part}\r\n`), '--edge--\r\n'].join(''),
    headers: { 'content-type': 'multipart/form-data; boundary=edge' },
  })

const community = () =>
  `content-disposition: form-data; name="_payload"\r\n\r\n${JSON.stringify({ community: place.id })}`

describe('an upload that is not what it says', () => {
  it.each([
    ['HTML named .png', HTML, 'page.png', 'image/png'],
    [
      'SVG',
      `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`,
      'a.svg',
      'image/svg+xml',
    ],
    ['SVG named .png', `<svg xmlns="http://www.w3.org/2000/svg"/>`, 'a.png', 'image/png'],
    [
      'XML',
      `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>`,
      'a.xml',
      'text/xml',
    ],
    ['PDF named .png', '%PDF-1.7\n', 'a.png', 'image/png'],
    ['a GIF’s head before a program', `GIF89a=0;${HTML}`, 'a.gif', 'image/gif'],
    ['a program', 'MZ\u0090\u0000', 'a.exe', 'application/octet-stream'],
    ['nothing at all', '', 'a.png', 'image/png'],
  ])('%s is refused beside its field', async (_name, bytes, name, type) => {
    const { status, body } = await upload(bytes, name, type)
    expect([status, body.error.code, body.error.field]).toEqual([415, 'files.not-an-image', 'file'])
  })

  it('is refused where it breaks off in the middle', async () => {
    const whole = await sharp({
      create: { width: 300, height: 300, channels: 3, background: 'red' },
    })
      .jpeg()
      .toBuffer()
    const { status, body } = await upload(
      whole.subarray(0, whole.length - 300),
      'a.jpg',
      'image/jpeg',
    )
    expect([status, body.error.code]).toEqual([415, 'files.not-an-image'])
  })

  it('counts by its bytes: the name and the type of a true picture do not matter', async () => {
    for (const [name, type] of [
      ['a.html', 'text/html'],
      ['a.php.png', 'application/x-php'],
      ['a', ''],
    ] as const) {
      const { status, body } = await upload(PNG, name, type)
      expect([name, status]).toEqual([name, 201])
      expect(body.doc).toMatchObject({
        filename: expect.stringMatching(/^[0-9a-f-]{36}\.webp$/),
        mimeType: 'image/webp',
        originalName: name,
      })
    }
  })
})

describe('the name of an upload', () => {
  it.each([
    ['../../../etc/passwd.png', 'passwd.png'],
    ['..\\..\\win.png', 'win.png'],
    ['photo\u202Egnp.exe', 'photognp.exe'],
    ['<img src=x onerror=alert(1)>.png', '<img src=x onerror=alert(1)>.png'],
    [`${'x'.repeat(400)}.png`, 'x'.repeat(120)],
  ])('%j names no path and hides nothing', async (name, kept) => {
    const { status, body } = await upload(PNG, name)
    expect([status, body.doc?.originalName]).toEqual([201, kept])
    expect(body.doc.filename).toMatch(/^[0-9a-f-]{36}\.webp$/)
  })

  it('that no browser writes makes a form that cannot be read', async () => {
    const { status, body } = await upload(PNG, 'a\0.png')
    expect([status, body.error.code]).toEqual([400, 'validation.not-readable'])
  })
})

describe('an upload that is too much', () => {
  it('has at most 8 MB', async () => {
    const { status, body } = await upload(new Uint8Array(8.5 * 1024 * 1024))
    expect([status, body.error.code, body.error.field]).toEqual([413, 'files.too-large', 'file'])
    const huge = await upload(new Uint8Array(30 * 1024 * 1024))
    expect([huge.status, huge.body.error.code]).toEqual([413, 'validation.body-too-large'])
  })

  it('has at most one file, and few fields', async () => {
    const file = 'content-disposition: form-data; name="file"; filename="a.png"\r\n\r\nx'
    const field = (n: number) => `content-disposition: form-data; name="f${n}"\r\n\r\nx`
    const forms = [
      [community(), file, file],
      [community(), ...Array.from({ length: 2000 }, (_, n) => field(n))],
    ]
    for (const parts of forms) {
      const { status, body } = await raw(parts)
      expect([status, body.error.code]).toEqual([413, 'files.too-large'])
    }
  })

  it('is a form that can be read, with a file in it', async () => {
    expect((await raw([community()])).status).toBe(400)
    const torn = await app.call('POST', '/media', {
      as: manager.cookie,
      body: '--edge\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\nhalf',
      headers: { 'content-type': 'multipart/form-data; boundary=edge' },
    })
    expect([torn.status, torn.body.error.code]).toEqual([400, 'validation.not-readable'])
    const without = await app.call('POST', '/media', {
      as: manager.cookie,
      body: 'x',
      headers: { 'content-type': 'multipart/form-data' },
    })
    expect([without.status, without.body.error.code]).toEqual([400, 'validation.not-readable'])
  })
})

describe('a stored picture', () => {
  let photo: Media
  beforeAll(async () => {
    photo = await make.photo(place.id, unit.id)
  })
  const get = (as?: string, name = photo.filename ?? '', headers = {}) =>
    app.call('GET', `/media/file/${encodeURIComponent(name)}`, { as, headers })

  it('goes to those who may see it, as a picture that does nothing', async () => {
    const resident = await make.person(place.id, 'owner', { unit: unit.id })
    for (const { cookie } of [manager, resident]) {
      const { status, headers } = await get(cookie)
      expect(status).toBe(200)
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'private, max-age=300',
        'content-disposition': 'inline; filename="photo.webp"',
        'content-type': 'image/webp',
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining('sandbox'),
      })
    }
  })

  it('is not there for a neighbour, a stranger, and somebody whose time is over', async () => {
    const elsewhere = await make.unit(place.id)
    const people = [
      await make.person(place.id, 'owner', { unit: elsewhere.id }),
      await make.person(other.id, 'manager'),
      await make.person(place.id, 'owner', {
        unit: unit.id,
        validFrom: '2020-01-01T00:00:00.000Z',
        validTo: '2020-02-01T00:00:00.000Z',
      }),
    ]
    const missing = await get(people[0]?.cookie, '00000000-0000-4000-8000-000000000000.webp')
    for (const { cookie } of people) {
      const { status, body, headers } = await get(cookie)
      expect(status).toBe(404)
      // Just as one that does not exist.
      expect({ ...body.error, requestId: '' }).toEqual({ ...missing.body.error, requestId: '' })
      expect(headers.get('cache-control')).not.toContain('public')
    }
    const nobody = await get()
    expect([nobody.status, nobody.headers.get('cache-control')]).toEqual([401, 'private, no-store'])
  })

  it('has no name but its own', async () => {
    const names = [
      '../media',
      '..%2f..%2fpackage.json',
      '....//x',
      'a\0.webp',
      '%00',
      'x'.repeat(500),
    ]
    for (const name of names) {
      const { status } = await get(manager.cookie, name)
      expect([name, [400, 404].includes(status)]).toEqual([name, true])
    }
  })

  it('cannot be taken by naming it in place of a file', async () => {
    const stranger = await make.person(other.id, 'manager')
    for (const context of [undefined, {}, { prefix: '' }]) {
      const form = new FormData()
      form.set('_payload', JSON.stringify({ community: other.id }))
      const named = { filename: photo.filename, mimeType: 'image/webp', size: 100 }
      form.set('file', JSON.stringify({ ...named, clientUploadContext: context }))
      const { status, body } = await send(form, stranger.cookie)
      expect([status, body.doc]).toEqual([415, undefined])
    }
  })

  it('cannot be fetched from elsewhere by the server', async () => {
    const { status } = await app.call('GET', '/media/paste-url?src=http://127.0.0.1:1/', {
      as: manager.cookie,
    })
    expect([400, 403, 404]).toContain(status)
  })
})
