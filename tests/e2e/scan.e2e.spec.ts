import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { address, ask, HARBOUR, openBrowsers, PHONE, TABLET, TILLEULS } from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { cameraFlags, filmOfBarcode, filmOfQr } from '../helpers/camera'
import { expectSound } from '../helpers/look'

describe('at the counter', () => {
  let browsers: Browsers
  let desk: Visitor

  beforeAll(async () => {
    browsers = await openBrowsers()
    desk = await browsers.as(HARBOUR.concierge, { viewport: TABLET })
    await desk.page.goto(address(`/c/${HARBOUR.slug}/desk`))
  })
  afterAll(() => browsers.close())

  /** A parcel for the first unit that the type-ahead finds, through the page's own connection. */
  const parcel = async (): Promise<{ id: string; pickupCode: string }> =>
    desk.page.evaluate(async (slug) => {
      const found = await fetch(`/api/c/${slug}/desk/units?q=402`)
      const { units } = (await found.json()) as { units: { id: string }[] }
      const logged = await fetch(`/api/c/${slug}/packages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ unit: units[0]?.id, carrier: 'gls', recipientName: 'Camera' }),
      })
      return (await logged.json()) as { id: string; pickupCode: string }
    }, HARBOUR.slug)

  it('reads a QR code with the camera and opens the parcel, ready to hand over', async () => {
    const { id, pickupCode } = await parcel()
    const code = address(`/c/${HARBOUR.slug}/desk/packages/code/${pickupCode}`)
    const withCamera = await openBrowsers(cameraFlags(filmOfQr(code)))
    try {
      const guard = await withCamera.as(HARBOUR.concierge, { viewport: PHONE })
      await guard.page.goto(address(`/c/${HARBOUR.slug}/desk/scan`))
      await guard.page.getByRole('button', { name: 'Scan with the camera' }).click()
      await guard.page.waitForURL(new RegExp(`/desk/packages/${id}\\?via=qr`))
      await guard.page.getByRole('group', { name: 'Who takes it?' }).waitFor()
      expect(guard.complaints).toEqual([])
    } finally {
      await withCamera.close()
    }
  })

  it('reads the carrier’s barcode at intake, which tells the carrier, and logs the parcel', async () => {
    const withCamera = await openBrowsers(cameraFlags(filmOfBarcode('1Z5R89390357567127')))
    try {
      const { page, complaints } = await withCamera.as(HARBOUR.concierge, { viewport: TABLET })
      await page.goto(address(`/c/${HARBOUR.slug}/desk/packages/new`))
      await page.getByRole('combobox', { name: 'Unit or resident' }).fill('402')
      await page.getByRole('option', { name: /402/ }).first().click()
      const scan = page.getByRole('button', { name: 'Scan the barcode with the camera' })
      await scan.focus()
      await page.keyboard.press('Enter')
      const read = page.getByRole('status').filter({ hasText: 'Read: 1Z5R89390357567127' })
      await read.waitFor({ state: 'attached' })
      expect(await page.getByLabel(/^Tracking number/).inputValue()).toBe('1Z5R89390357567127')
      expect(await page.getByLabel('Carrier', { exact: true }).inputValue()).toBe('ups')
      expect(await page.locator('video').count()).toBe(0)
      expect(await scan.evaluate((button) => button === document.activeElement)).toBe(true)
      await expectSound(page, 'scan-intake')
      await page.getByRole('button', { name: 'Save and tell the resident' }).click()
      await page.getByRole('status').filter({ hasText: 'is logged' }).waitFor()
      const waiting = await ask(page, 'get', `/api/c/${HARBOUR.slug}/packages`)
      const { packages } = (await waiting.json()) as { packages: object[] }
      expect(packages).toContainEqual(
        expect.objectContaining({ trackingNumber: '1Z5R89390357567127', carrier: 'ups' }),
      )
      expect(complaints).toEqual([])
    } finally {
      await withCamera.close()
    }
  })

  it('begins one row of a barcode at the intake of many, however long it lies there, and looks on', async () => {
    const withCamera = await openBrowsers(cameraFlags(filmOfBarcode('1Z879E930346834440')))
    try {
      const { page, complaints } = await withCamera.as(HARBOUR.concierge, { viewport: TABLET })
      await page.goto(address(`/c/${HARBOUR.slug}/desk/packages/batch`))
      await page.getByRole('button', { name: 'Scan the barcode with the camera' }).click()
      const rows = page.locator('fieldset[data-row]')
      await rows.first().waitFor()
      expect(await rows.getByLabel(/^Tracking number/).inputValue()).toBe('1Z879E930346834440')
      expect(await rows.getByLabel('Carrier', { exact: true }).inputValue()).toBe('ups')
      // Longer than a camera takes one thing for the same.
      await page.waitForTimeout(4000)
      expect(await rows.count()).toBe(1)
      await expectSound(page, 'scan-batch')
      await page.getByRole('button', { name: 'Stop the camera' }).click()
      expect(await page.locator('video').count()).toBe(0)
      expect(await rows.count()).toBe(1)
      expect(complaints).toEqual([])
    } finally {
      await withCamera.close()
    }
  })

  it('shows the picture of the camera while it looks, and stops when asked', async () => {
    // A QR code is no number of a carrier: it goes on looking.
    const withCamera = await openBrowsers(cameraFlags(filmOfQr('1Z5R89390357567127')))
    try {
      const { page } = await withCamera.as(HARBOUR.concierge, { viewport: TABLET })
      await page.goto(address(`/c/${HARBOUR.slug}/desk/packages/new`))
      await page.getByRole('button', { name: 'Scan the barcode with the camera' }).click()
      await page.getByText('Hold the carrier’s barcode in front of the camera.').waitFor()
      await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.5)
      await expectSound(page, 'scan-intake-looking')
      await page.getByRole('button', { name: 'Stop the camera' }).click()
      await page.getByRole('button', { name: 'Scan the barcode with the camera' }).waitFor()
      expect(await page.locator('video').count()).toBe(0)
      expect(await page.getByLabel(/^Tracking number/).inputValue()).toBe('')
    } finally {
      await withCamera.close()
    }
  })

  it('says the same where there is no camera, at intake and at the hand-over, in French too', async () => {
    const loge = await browsers.as(TILLEULS.concierge, { viewport: TABLET, locale: 'fr-FR' })
    const { page } = loge
    for (const [path, name] of [
      ['packages/new', 'Scanner le code-barres avec la caméra'],
      ['scan', 'Scanner avec la caméra'],
    ] as const) {
      await page.goto(address(`/c/${TILLEULS.slug}/desk/${path}`))
      await page.getByRole('button', { name }).click()
      const refusal = page.getByRole('alert').filter({ hasText: 'La caméra n’est pas disponible.' })
      await refusal.waitFor()
    }
    await loge.context.close()
  })

  it('keeps nothing of a request whose connection breaks in the middle', async () => {
    const count = () =>
      desk.page.evaluate(async (slug) => {
        const answer = await fetch(`/api/c/${slug}/packages`)
        const { packages } = (await answer.json()) as { packages: unknown[] }
        return packages.length
      }, HARBOUR.slug)
    const before = await count()
    const cookies = await desk.context.cookies()
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const { hostname, port, origin } = new URL(address('/'))
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(
          [
            `POST /api/c/${HARBOUR.slug}/packages HTTP/1.1`,
            `host: ${hostname}:${port}`,
            `origin: ${origin}`,
            `cookie: ${cookie}`,
            'content-type: application/json',
            'content-length: 5000',
            '',
            '{"carrier":"dhl","unit":"',
          ].join('\r\n'),
          () => {
            setTimeout(() => socket.destroy(), 200)
          },
        )
      })
      socket.on('close', () => {
        resolve()
      })
      socket.on('error', () => undefined)
    })
    expect(await count()).toBe(before)
    expect((await fetch(address('/readyz'))).status).toBe(200)
  })
})
