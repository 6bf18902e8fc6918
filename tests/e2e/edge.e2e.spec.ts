import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { address, HARBOUR, openBrowsers, PHONE, signIn } from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { cameraFlags, filmOfQr } from '../helpers/camera'

const cookieOf = async ({ context }: Visitor) =>
  (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')

const nonceIn = (policy: string | null): string | undefined =>
  /'nonce-([^']+)'/.exec(policy ?? '')?.[1]

describe('every answer', () => {
  let browsers: Browsers
  let cookie: string
  beforeAll(async () => {
    browsers = await openBrowsers()
    cookie = await cookieOf(await browsers.as(HARBOUR.concierge))
  })
  afterAll(() => browsers.close())

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(address(path), { redirect: 'manual', headers })

  it.each([
    ['a page', '/sign-in', 200],
    ['a redirect', '/', 307],
    ['a page that is not there', '/nothing/here', 404],
    ['a page of a community that is not there', '/c/nothing/packages', 307],
    ['an answer of our API', `/api/c/${HARBOUR.slug}/packages`, 401],
    ['an answer of Payload', '/api/units', 401],
    ['a route of the API that is not there', '/api/nothing', 404],
    ['a file that is not there', '/api/media/file/nothing.webp', 401],
    ['a closed path', '/api/graphql', 404],
    ['a closed table', '/api/payload-jobs', 404],
    ['the image optimizer', '/_next/image?url=x', 404],
    ['a script that is not there', '/_next/static/nothing.js', 404],
    ['an icon', '/desk-assets/zxing.wasm', 200],
    ['the panel’s own sign-in, which leads to ours', '/admin/login', 307],
    ['/livez', '/livez', 200],
    ['/readyz', '/readyz', 200],
    ['the mailbox', '/mailbox', 200],
    ['a mail that is not there', '/mailbox/nothing', 404],
    ['nonsense', '/%ff%00', 400],
  ])('of %s says how a browser may use it', async (_name, path, status) => {
    const answer = await get(path)
    expect([path, answer.status]).toEqual([path, status])
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('referrer-policy')).toMatch(/^(strict-origin-when-cross|no-ref)/)
    expect(answer.headers.get('x-frame-options')).toMatch(/^(DENY|SAMEORIGIN)$/)
    expect(answer.headers.get('permissions-policy')).toContain('microphone=()')
    expect(answer.headers.get('content-security-policy')).toBeTruthy()
    expect(answer.headers.get('strict-transport-security')).toBeNull()
    expect(answer.headers.get('x-powered-by')).toBeNull()
  })

  it('of the API of communities comes whole and of a known length, the renderer’s in pieces', async () => {
    const lengthOf = async (path: string) =>
      (await get(path, { 'accept-encoding': 'identity' })).headers.get('content-length')
    // Until the route is loaded it is the renderer that answers.
    await get('/api/units')
    const body = await (await get(`/api/c/${HARBOUR.slug}/packages`)).text()
    expect(body.length).toBeGreaterThan(50)
    expect(Number(await lengthOf(`/api/c/${HARBOUR.slug}/packages`))).toBeGreaterThan(50)
    expect(await lengthOf('/api/units')).toBeNull()
  })

  it('has a nonce that no other has, which the client cannot choose', async () => {
    const policies = await Promise.all(
      [1, 2, 3].map(async () => {
        const answer = await get('/sign-in', {
          'content-security-policy': "script-src 'nonce-chosen'",
        })
        const html = await answer.text()
        const nonce = nonceIn(answer.headers.get('content-security-policy'))
        const scripts = html.match(/<script[^>]*>/g) ?? []
        expect(scripts.length).toBeGreaterThan(2)
        expect(html).not.toContain('nonce="chosen"')
        for (const script of scripts) expect(script).toContain(`nonce="${nonce ?? ''}"`)
        return nonce
      }),
    )
    expect(new Set(policies).size).toBe(3)
  })

  it('opens the camera and programs of the scanner to the desk alone', async () => {
    const headersOf = async (path: string) => (await get(path, { cookie })).headers
    const desk = await headersOf(`/c/${HARBOUR.slug}/desk`)
    expect(desk.get('permissions-policy')).toContain('camera=(self)')
    expect(desk.get('content-security-policy')).toContain("'wasm-unsafe-eval'")
    for (const path of [
      '/sign-in',
      `/c/${HARBOUR.slug}/settings/display`,
      '/admin',
      '/desk-assets/x',
    ]) {
      const other = await headersOf(path)
      expect([path, other.get('permissions-policy')]).toEqual([
        path,
        expect.stringContaining('camera=()'),
      ])
      expect([path, other.get('content-security-policy')]).toEqual([
        path,
        expect.not.stringContaining('wasm'),
      ])
    }
  })

  it('of portal and desk lets no script in that is not ours, and connects nowhere else', async () => {
    for (const path of ['/sign-in', `/c/${HARBOUR.slug}/desk`]) {
      const policy = (await get(path, { cookie })).headers.get('content-security-policy') ?? ''
      const scripts = policy.split('; ').find((part) => part.startsWith('script-src ')) ?? ''
      expect(scripts).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|https?:/)
      expect(policy).toContain("connect-src 'self';")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toContain("object-src 'none'")
    }
  })
})

describe('a WebSocket', () => {
  it('is for the realtime server alone; elsewhere it gets 404', async () => {
    for (const path of ['/', '/sign-in', '/api/units', '/_next/webpack-hmr']) {
      const status = await new Promise<string>((resolve, reject) => {
        const { hostname, port } = new URL(address('/'))
        const socket = connect(Number(port), hostname, () => {
          socket.write(
            `GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n`,
          )
        })
        socket.on('data', (data: Buffer) => {
          resolve(data.toString().split('\r\n', 1)[0] ?? '')
        })
        socket.on('error', reject)
      })
      expect([path, status]).toEqual([path, 'HTTP/1.1 404 Not Found'])
    }
  })
})

describe('who is counted', () => {
  it('is whoever holds the socket, whatever a header claims', async () => {
    const names = [
      'x-forwarded-for',
      'forwarded',
      'x-real-ip',
      'cf-connecting-ip',
      'x-client-ip',
      'true-client-ip',
    ]
    const statuses: number[] = []
    for (const [index, name] of names.entries()) {
      const claimed = `203.0.113.${String(index + 1)}`
      const answer = await fetch(address('/api/users/login'), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          [name]: name === 'forwarded' ? `for=${claimed}` : claimed,
        },
        body: JSON.stringify({ email: 'forger@example.org', password: 'guess' }),
      })
      statuses.push(answer.status)
      if (answer.status === 429)
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    }
    expect(statuses).toEqual([401, 401, 401, 401, 429, 429])
  })

  it('reads on the page how long to wait', async () => {
    const browsers = await openBrowsers()
    try {
      const { page } = await browsers.visit({ viewport: PHONE })
      for (let n = 0; n < 4; n += 1) {
        await signIn(page, 'guesser@example.org', `guess ${String(n)}`)
        await page.getByText('is not right').first().waitFor()
      }
      await signIn(page, 'guesser@example.org', 'guess')
      await page.getByText('Try again in 15 minutes.').first().waitFor()
    } finally {
      await browsers.close()
    }
  })
})

/** What an attacker would do with a hole: none of it may run. Each leaves its name where it does. */
const attack = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const ran: string[] = []
    Object.assign(globalThis, { ran: (name: string) => ran.push(name) })
    const inline = document.createElement('script')
    inline.textContent = "ran('inline script')"
    document.body.append(inline)
    const holder = document.createElement('div')
    holder.innerHTML = `<img src="data:," onerror="ran('event handler')">`
    document.body.append(holder)
    const link = document.createElement('a')
    link.href = "javascript:ran('javascript: address')"
    document.body.append(link)
    link.click()
    const frame = document.createElement('iframe')
    frame.srcdoc = `<script>parent.ran('srcdoc')</` + `script>`
    document.body.append(frame)
    try {
      // eslint-disable-next-line @typescript-eslint/no-implied-eval
      setTimeout("ran('timer')", 0)
    } catch {
      // Refused by throwing: that is what is wanted.
    }
    // In a task of its own: within a call of the driver the browser lets strings run.
    setTimeout(() => {
      const made: unknown = Reflect.construct(Function, ["ran('eval')"])
      if (typeof made === 'function') Reflect.apply(made, null, [])
    }, 0)
    await new Promise((resolve) => setTimeout(resolve, 300))
    return ran
  })

const write = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const ran: string[] = []
    Object.assign(globalThis, { ran: (name: string) => ran.push(name) })
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    document.write(`<p>written</p><script>ran('document.write')</` + `script>`)
    await new Promise((resolve) => setTimeout(resolve, 300))
    return ran
  })

describe('a script that somebody slips in', () => {
  let browsers: Browsers
  beforeAll(async () => {
    browsers = await openBrowsers()
  })
  afterAll(() => browsers.close())

  it.each([
    ['the portal', HARBOUR.resident, `/c/${HARBOUR.slug}/packages`],
    ['the desk', HARBOUR.concierge, `/c/${HARBOUR.slug}/desk`],
    ['the sign-in page', null, '/sign-in'],
    ['the page that is not there', null, '/nothing'],
  ])('does not run in %s', async (_name, email, path) => {
    const { page, complaints } = email === null ? await browsers.visit() : await browsers.as(email)
    await page.goto(address(path))
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    expect(await attack(page)).toEqual([])
    expect(await write(page)).toEqual([])
    expect(
      complaints.filter((line) => line.includes('Content Security Policy')).length,
    ).toBeGreaterThan(3)
    // Wanted here, a failure everywhere else.
    complaints.length = 0
    await page.close()
  })

  it('would run without a policy: the attacks are real', async () => {
    const { page } = await browsers.visit({ bypassCSP: true })
    await page.goto(address('/sign-in'))
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    expect((await attack(page)).sort()).toEqual([
      'eval',
      'event handler',
      'inline script',
      'javascript: address',
      'srcdoc',
      'timer',
    ])
    expect(await write(page)).toEqual(['document.write'])
    await page.close()
  })
})

describe('the policies let through what the product does', () => {
  it('from the sign-in over the desk to the scanner, without a reload', async () => {
    const withCamera = await openBrowsers(cameraFlags(filmOfQr('https://example.org/none')))
    try {
      const { page, complaints } = await withCamera.as(HARBOUR.concierge, { viewport: PHONE })
      await page.goto(address('/'))
      await page.waitForURL(new RegExp(`/c/${HARBOUR.slug}/desk$`))
      await page.locator('a[href$="/desk/scan"]:visible').first().click()
      await page.getByRole('button', { name: 'Scan with the camera' }).click()
      await page.locator('video').waitFor()
      await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0)
      await page.waitForTimeout(1500)
      expect(complaints).toEqual([])
    } finally {
      await withCamera.close()
    }
  })

  it('in the panel: a list, a row, a new one, an upload, and a view of our own', async () => {
    const browsers = await openBrowsers()
    try {
      const { page, complaints } = await browsers.as(HARBOUR.manager)
      // Before the panel's scripts run, what is typed is lost.
      const calm = { waitUntil: 'networkidle' } as const
      await page.goto(address('/admin/collections/units'))
      await page.locator('tbody tr a').first().click()
      await page.waitForURL(/collections\/units\/[0-9a-f-]{36}/)
      await page.locator('#field-number').waitFor()
      await page.goto(address('/admin/collections/units/create'), calm)
      await page.locator('#field-number').fill(`E${String(Date.now() % 100_000)}`)
      await page.locator('#action-save').click()
      await page.waitForURL(/collections\/units\/[0-9a-f-]{36}/)
      for (const path of [
        '/admin/collections/media/create',
        '/admin/collections/packages',
        '/admin/failed-jobs',
        '/admin/account',
      ]) {
        await page.goto(address(path))
        await page.locator('main, .template-default').first().waitFor()
      }
      expect(complaints).toEqual([])
    } finally {
      await browsers.close()
    }
  })
})
