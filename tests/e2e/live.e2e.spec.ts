import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page, WebSocket, WebSocketRoute } from 'playwright-core'
import { address, axe, HARBOUR, openBrowsers, PHONE, TABLET } from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'

const PACKAGES = `/c/${HARBOUR.slug}/packages`
const LIVE_SOCKET = /\/app\/[^/]+\?/

const isLive = (socket: WebSocket): boolean => LIVE_SOCKET.test(socket.url())

/** The live connections that a page has opened and not closed. */
const socketsOf = (page: Page): Set<WebSocket> => {
  const open = new Set<WebSocket>()
  page.on('websocket', (socket) => {
    if (!isLive(socket)) return
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  return open
}

/** The times that a page asked the server for its content again. */
const refreshesOf = (page: Page): { count: number } => {
  const refreshes = { count: 0 }
  page.on('request', (request) => {
    const headers = request.headers()
    const isPrefetch = 'next-router-prefetch' in headers
    if ('rsc' in headers && !isPrefetch && request.url().includes(PACKAGES)) refreshes.count += 1
  })
  return refreshes
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('live pages', () => {
  let browsers: Browsers
  let desk: Visitor

  beforeAll(async () => {
    browsers = await openBrowsers()
    desk = await browsers.as(HARBOUR.concierge, { viewport: TABLET })
  })
  afterAll(() => browsers.close())

  let parcels = 0
  /** Logs a parcel at the desk; the answer is the name on its label. */
  const logParcel = async (): Promise<string> => {
    parcels += 1
    const mark = `L${String(parcels)}${String(Date.now()).slice(-6)}`
    const { page } = desk
    await page.goto(address(`/c/${HARBOUR.slug}/desk/packages/new`))
    await page.getByRole('combobox', { name: 'Unit or resident' }).fill('Amelia')
    await page.getByRole('option', { name: /402/ }).click()
    await page.getByLabel('Recipient').selectOption({ label: 'Amelia Chen' })
    await page.getByLabel('Carrier', { exact: true }).selectOption('dhl')
    await page.getByLabel(/Name on the label/).fill(mark)
    await page.getByRole('button', { name: 'Save and tell the resident' }).click()
    await page.getByRole('status').filter({ hasText: 'is logged' }).waitFor()
    return mark
  }

  it('of one browser hold one connection, and the next one takes it over', async () => {
    const { page, context } = await browsers.as(HARBOUR.resident, { viewport: PHONE })
    const first = socketsOf(page)
    const opened = page.waitForEvent('websocket', isLive)
    await page.goto(address(PACKAGES))
    await opened

    const second = await context.newPage()
    const others = socketsOf(second)
    await second.goto(address(PACKAGES))
    await second.evaluate(() => {
      Object.assign(globalThis, { isSamePage: true })
    })
    const both = await logParcel()
    await page.getByText(both).waitFor()
    await second.getByText(both).waitFor()
    expect([first.size, others.size]).toEqual([1, 0])

    const takenOver = second.waitForEvent('websocket', isLive)
    await page.close()
    await takenOver
    const one = await logParcel()
    await second.getByText(one).waitFor()
    expect(others.size).toBe(1)
    expect(await second.evaluate(() => 'isSamePage' in globalThis)).toBe(true)
    await context.close()
  })

  it('say after a while that they reconnect, and then catch up once', async () => {
    const { context, page } = await browsers.as(HARBOUR.resident, { viewport: PHONE })
    const routes: WebSocketRoute[] = []
    let isBlocked = false
    await context.routeWebSocket(LIVE_SOCKET, (route) => {
      if (isBlocked) {
        void route.close({ code: 4100, reason: 'Over capacity' })
        return
      }
      route.connectToServer()
      routes.push(route)
    })
    await page.goto(address(PACKAGES))
    const before = await logParcel()
    await page.getByText(before).waitFor()
    const opened = routes.length
    const note = page.getByRole('status').filter({ hasText: 'Reconnecting…' })
    expect(await note.count()).toBe(0)

    const refreshes = refreshesOf(page)
    isBlocked = true
    await routes.at(-1)!.close({ code: 4200, reason: 'The server restarts' })
    expect(await note.count()).toBe(0)
    await note.waitFor()
    expect(await axe(page)).toEqual([])
    const missed = await logParcel()
    expect(await page.getByText(missed).count()).toBe(0)
    expect(refreshes.count).toBe(0)

    isBlocked = false
    await page.getByText(missed).waitFor()
    await note.waitFor({ state: 'detached' })
    await pause(1000)
    expect(refreshes.count).toBe(1)
    expect(routes).toHaveLength(opened + 1)
    await context.close()
  })
})
