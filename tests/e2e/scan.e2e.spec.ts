import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { address, HARBOUR, openBrowsers, PHONE, TABLET } from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { cameraFlags, filmOfQr } from '../helpers/camera'

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
