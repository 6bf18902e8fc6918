import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { CDPSession, Page } from 'playwright-core'
import {
  address,
  ask,
  axe,
  DESKTOP,
  HARBOUR,
  openBrowsers,
  overflowsSideways,
  PHONE,
  TABLET,
} from '../helpers/browser'
import type { Browsers } from '../helpers/browser'
import { startPushService, type PushBrowser, type PushService } from '../helpers/pushService'
import { until } from '../helpers/sinks'

const PRIYA = 'priya.natarajan@example.org'
const choices = address(`/c/${HARBOUR.slug}/settings/notifications`)
const SHOTS = process.env['COURTYARD_SHOTS']

/**
 * Chromium reaches no push service of its maker from here: subscribing alone is ours. The worker is
 * Chromium's, the keys and the service are real, and what the service opened is handed to the worker.
 */
const subscribeWith = (page: Page, { subscription }: PushBrowser) =>
  page.addInitScript((given) => {
    const made = {
      ...given,
      toJSON: () => given,
      unsubscribe: () => {
        sessionStorage.removeItem('subscribed')
        return Promise.resolve(true)
      },
    } as unknown as PushSubscription
    PushManager.prototype.subscribe = () => {
      sessionStorage.setItem('subscribed', 'yes')
      return Promise.resolve(made)
    }
    PushManager.prototype.getSubscription = () =>
      Promise.resolve(sessionStorage.getItem('subscribed') === null ? null : made)
  }, subscription)

const registrationOf = async (session: CDPSession): Promise<string> => {
  const found = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations
      if (first) resolve(first.registrationId)
    })
  })
  await session.send('ServiceWorker.enable')
  return found
}

const shown = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    return (await registration.getNotifications()).map(({ title, body, tag }) => ({
      title,
      body,
      tag,
    }))
  })

/** A press of the first notification: the protocol has none, so the event is made, and is not trusted. */
const press = async (): Promise<void> => {
  const { registration, dispatchEvent } = globalThis as unknown as {
    registration: ServiceWorkerRegistration
    dispatchEvent: (event: Event) => boolean
  }
  const [notification] = await registration.getNotifications()
  const event = Object.assign(new Event('notificationclick'), {
    notification,
    waitUntil: () => undefined,
  })
  dispatchEvent.call(globalThis, event)
}

const logParcel = async (browsers: Browsers): Promise<void> => {
  const desk = await browsers.as(HARBOUR.concierge, { viewport: TABLET })
  await desk.page.goto(address(`/c/${HARBOUR.slug}/desk/packages/new`))
  await desk.page.getByRole('combobox', { name: 'Unit or resident' }).fill('Priya Natarajan')
  await desk.page.locator('[role=option]').first().click()
  await desk.page.getByLabel('Recipient').selectOption({ label: 'Priya Natarajan' })
  await desk.page.getByLabel('Carrier', { exact: true }).selectOption('dhl')
  await desk.page.getByRole('button', { name: 'Save and tell the resident' }).click()
  await desk.page.getByRole('status').filter({ hasText: 'is logged' }).waitFor()
  await desk.context.close()
}

/** Chromium says so for its own reasons alone: the event is made, and the new subscription ours. */
const renew = async (given: PushBrowser['subscription']): Promise<void> => {
  PushManager.prototype.subscribe = () =>
    Promise.resolve({ ...given, toJSON: () => given } as unknown as PushSubscription)
  const done: Promise<unknown>[] = []
  const event = Object.assign(new Event('pushsubscriptionchange'), {
    waitUntil: (work: Promise<unknown>) => done.push(work),
  })
  dispatchEvent(event)
  await Promise.all(done)
}

describe('notices on a device', () => {
  let browsers: Browsers
  let service: PushService

  beforeAll(async () => {
    browsers = await openBrowsers([], { isWhole: true })
    service = await startPushService()
  })
  afterAll(async () => {
    await browsers.close()
    await service.stop()
  })

  it('are turned on, pushed, shown by the service worker, and end with the login', async () => {
    const { page, context, complaints } = await browsers.as(PRIYA, { viewport: PHONE })
    await context.grantPermissions(['notifications'], { origin: new URL(choices).origin })
    const { key } = (await (await ask(page, 'get', '/api/push-key')).json()) as { key: string }
    const browser = service.browser(key)
    await subscribeWith(page, browser)
    await page.goto(choices)
    await page.getByText('This device shows no notices.').waitFor()
    const turnOn = page.getByRole('button', { name: 'Turn on here' })
    await turnOn.focus()
    await page.keyboard.press('Enter')
    await page.getByText('This device shows notices.').waitFor()
    await page.getByText('This device', { exact: true }).waitFor()
    for (const viewport of [PHONE, DESKTOP]) {
      await page.setViewportSize(viewport)
      expect(await axe(page)).toEqual([])
      expect(await overflowsSideways(page)).toBe(false)
      if (SHOTS) {
        await page.screenshot({
          path: `${SHOTS}/devices-${String(viewport.width)}.png`,
          fullPage: true,
        })
      }
    }

    // Which way is tried first, by the keyboard.
    const later = page.getByRole('button', { name: 'On your devices: later' })
    await later.focus()
    await page.keyboard.press('Enter')
    await page
      .getByRole('status')
      .filter({ hasText: 'On your devices: 2 of' })
      .waitFor({ state: 'attached' })
    expect(await later.evaluate((one) => one === document.activeElement)).toBe(true)

    // Renewed by the browser itself, it goes on with the new subscription alone.
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
    const renewed = service.browser(key)
    await worker.evaluate(renew, renewed.subscription)
    await logParcel(browsers)
    const { payload } = await until(() => renewed.received.at(-1))
    expect(browser.received).toEqual([])

    const session = await context.newCDPSession(page)
    const registrationId = await registrationOf(session)
    const { origin } = new URL(choices)
    const deliver = (data: string) =>
      session.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data })
    await deliver(payload)
    const [notification] = await until(async () => {
      const all = await shown(page)
      return all.length > 0 && all
    })
    expect(notification).toMatchObject({
      title: 'Harbour View',
      body: 'Something arrived at the front desk for you.',
    })
    // The same thing again takes its place.
    await deliver(payload)
    await deliver(JSON.stringify({ ...JSON.parse(payload), tag: 'another' }))
    await until(async () => (await shown(page)).length === 2)

    // Pressed, it leads the open page to the notice, and on to what it is about.
    await worker.evaluate(press)
    await page.waitForURL(/\/packages\/[0-9a-f-]{36}$/)
    expect(await shown(page)).toHaveLength(1)

    await page.goto(choices)
    await page.getByText('This device shows notices.').waitFor()
    await page.request.post(address('/sign-out'), { headers: { origin } })
    await page.goto(address('/sign-in'))
    await until(() =>
      page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length === 0),
    )
    // What the page still asked for after the sign-out was refused, and its browser says so.
    expect(complaints.filter((line) => !line.includes('401'))).toEqual([])
    await context.close()
  })

  it('say where a browser cannot show them, and what helps', async () => {
    const without = () => {
      for (const name of ['PushManager', 'Notification']) Reflect.deleteProperty(globalThis, name)
    }
    const refused = () => {
      Object.defineProperty(Notification, 'permission', { get: () => 'denied' })
    }
    const IPHONE =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'
    for (const [title, script, options] of [
      ['This browser cannot show notifications', without, {}],
      ['First put the portal on your home screen', without, { userAgent: IPHONE }],
      ['Notifications are blocked in this browser', refused, {}],
    ] as const) {
      const { page, context, complaints } = await browsers.as(PRIYA, {
        viewport: PHONE,
        ...options,
      })
      await page.addInitScript(script)
      await page.goto(choices)
      await page.getByText(title).waitFor()
      expect(await page.getByRole('button', { name: 'Turn on here' }).count()).toBe(0)
      expect([title, await axe(page)]).toEqual([title, []])
      expect([title, await overflowsSideways(page)]).toEqual([title, false])
      expect(complaints).toEqual([])
      await context.close()
    }
  })
})
