import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import TelegramServer from 'telegram-test-api'
import {
  address,
  axe,
  DESKTOP,
  HARBOUR,
  openBrowsers,
  overflowsSideways,
  PHONE,
  tabTo,
  TABLET,
  waitForMail,
} from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { product } from '../helpers/product'

const SOFIA = 'sofia.marchetti@example.org'
const ETHAN = 'ethan.macleod@example.org'
const notices = address(`/c/${HARBOUR.slug}/notices`)
const choices = address(`/c/${HARBOUR.slug}/settings/notifications`)

const SHOTS = process.env['COURTYARD_SHOTS']
const shot = async (page: Page, name: string): Promise<void> => {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })
}

const bell = (page: Page, unread: string) =>
  page.getByRole('link', { name: unread === '' ? 'Notices' : `Notices ${unread}`, exact: true })

/** Nothing that a reader with a narrow or a wide screen, or with none, would stumble over. */
const expectSound = async (page: Page, name: string): Promise<void> => {
  for (const [size, viewport] of Object.entries({ '360': PHONE, '1280': DESKTOP })) {
    await page.setViewportSize(viewport)
    expect([name, size, await axe(page)]).toEqual([name, size, []])
    expect([name, size, await overflowsSideways(page)]).toEqual([name, size, false])
    await shot(page, `${name}-${size}`)
  }
}

describe('notices', () => {
  let browsers: Browsers
  let desk: Visitor

  beforeAll(async () => {
    browsers = await openBrowsers()
    desk = await browsers.as(HARBOUR.concierge, { viewport: TABLET })
  })
  afterAll(() => browsers.close())

  const logParcel = async (name: string, unit: RegExp): Promise<void> => {
    const { page } = desk
    await page.goto(address(`/c/${HARBOUR.slug}/desk/packages/new`))
    await page.getByRole('combobox', { name: 'Unit or resident' }).fill(name)
    await page.getByRole('option', { name: unit }).first().click()
    await page.getByLabel('Recipient').selectOption({ label: name })
    await page.getByLabel('Carrier', { exact: true }).selectOption('dhl')
    await page.getByRole('button', { name: 'Save and tell the resident' }).click()
    await page.getByRole('status').filter({ hasText: 'is logged' }).waitFor()
  }

  it('ring in two tabs at once, and reading one in one of them shows in the other', async () => {
    const { page, context, complaints } = await browsers.as(SOFIA, { viewport: PHONE })
    const other = await context.newPage()
    await other.setViewportSize(DESKTOP)
    await page.goto(notices)
    await page.getByText('No notices yet').waitFor()
    await expectSound(page, 'notices-empty')
    await other.goto(address(`/c/${HARBOUR.slug}/packages`))
    await bell(other, '').waitFor()

    await logParcel('Sofia Marchetti', /201/)
    await bell(page, '1 unread notice').waitFor()
    await bell(other, '1 unread notice').waitFor()
    await logParcel('Sofia Marchetti', /201/)
    await logParcel('Sofia Marchetti', /201/)
    await bell(other, '3 unread notices').waitFor()
    await page.getByText('3 are unread.').waitFor()
    await expectSound(page, 'notices')

    await page
      .getByRole('button', { name: /^Mark as read: / })
      .first()
      .click()
    await bell(other, '2 unread notices').waitFor()
    await page.locator('main li h2 a').nth(1).click()
    await page.waitForURL(/\/packages\/[0-9a-f-]{36}$/)
    await bell(other, '1 unread notice').waitFor()

    await bell(page, '1 unread notice').click()
    await page.waitForURL(notices)
    await page.getByRole('button', { name: 'Mark all as read' }).click()
    await bell(other, '').waitFor()
    await page.getByText('You have read them all.').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('are read by the link of their mail', async () => {
    const { text = '' } = await waitForMail(SOFIA, 'DHL')
    const link = /http\S+\/n\/[0-9a-f-]{36}/.exec(text)?.[0]
    expect(link).toBeDefined()
    const visitor = await browsers.visit({ viewport: PHONE })
    await visitor.page.goto(link!)
    await visitor.page.waitForURL((url) => url.pathname === '/sign-in')
    await visitor.page.fill('#email', SOFIA)
    await visitor.page.fill('#password', 'courtyard-demo-2026')
    await visitor.page.locator('main form').first().locator('button[type=submit]').click()
    await visitor.page.waitForURL(/\/packages\/[0-9a-f-]{36}$/)
    await visitor.context.close()
  })

  it('are listed and read without any script', async () => {
    await logParcel('Sofia Marchetti', /201/)
    const { page, context } = await browsers.as(SOFIA, {
      viewport: PHONE,
      javaScriptEnabled: false,
    })
    const waitForRead = async (words: string) => {
      for (let attempt = 0; attempt < 60; attempt += 1) {
        await page.goto(notices)
        if ((await page.getByText(words).count()) > 0) return
      }
      throw new Error(`never said: ${words}`)
    }
    await waitForRead('One is unread.')
    await page.getByRole('button', { name: /^Mark as read: / }).click()
    await page.getByText('You have read them all.').waitFor()
    await page.goto(choices)
    await page.getByRole('button', { name: 'Save' }).first().waitFor()
    await context.close()
  })

  it('are chosen by the keyboard alone, and each choice is saved at once', async () => {
    const { page, context, complaints } = await browsers.as(ETHAN, { viewport: PHONE })
    await page.goto(choices)
    const parcels = page.getByRole('checkbox', { name: 'Parcels: E-mail' })
    expect(await parcels.isChecked()).toBe(true)
    await page.locator('#content').focus()
    await tabTo(page, parcels)
    await page.keyboard.press('Space')
    await page.getByRole('status').filter({ hasText: 'It applies from now on' }).waitFor()
    expect(await parcels.isChecked()).toBe(false)
    expect(await parcels.evaluate((one) => one === document.activeElement)).toBe(true)
    // Of what staff hear a resident is not asked.
    expect(await page.getByRole('row', { name: /Security/ }).count()).toBe(0)
    await expectSound(page, 'choices')

    await page.reload()
    expect(await parcels.isChecked()).toBe(false)
    await page.locator('#content').focus()
    await tabTo(page, parcels)
    await page.keyboard.press('Space')
    await page.getByRole('status').filter({ hasText: 'It applies from now on' }).waitFor()

    const from = page.getByLabel('From', { exact: true })
    await from.focus()
    await from.fill('22:00')
    await page.getByRole('button', { name: 'Save', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('group', { name: 'One thing needs your attention' }).waitFor()
    expect(await from.inputValue()).toBe('22:00')
    await page.getByLabel('Until', { exact: true }).fill('07:00')
    await page.locator('#digest-daily').focus()
    await page.keyboard.press('ArrowDown')
    await page.getByLabel('Time', { exact: true }).selectOption('18')
    await page.getByRole('button', { name: 'Save', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('status').filter({ hasText: 'all your communities' }).waitFor()
    await page.reload()
    expect(await from.inputValue()).toBe('22:00')
    expect(await page.locator('#digest-weekly').isChecked()).toBe(true)
    expect(await page.getByLabel('Time', { exact: true }).inputValue()).toBe('18')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('are listed for management with whom they reached, and printed without the panel around', async () => {
    await logParcel('Sofia Marchetti', /201/)
    const { page, context } = await browsers.as(HARBOUR.manager)
    await page.goto(choices)
    await page
      .getByRole('row', { name: /Security/ })
      .getByText('cannot be switched off')
      .waitFor()
    expect(await page.getByRole('checkbox', { name: /Security/ }).count()).toBe(0)
    const list = address(`/admin/notices?c=${HARBOUR.slug}`)
    await page.goto(list)
    await page.getByRole('table').waitFor()
    await page.getByRole('cell', { name: 'A parcel has arrived' }).first().waitFor()
    await expectSound(page, 'ledger')
    await page.locator('th[scope=row] a').first().click()
    await page.getByRole('cell', { name: 'Sofia Marchetti' }).first().waitFor()
    expect(await page.getByText('It waits at the front desk').count()).toBe(0)
    await expectSound(page, 'ledger-sheet')

    const file = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Proof of delivery (PDF)' }).click()
    expect((await file).suggestedFilename()).toMatch(/^notice-harbour-view-.*\.pdf$/)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('link', { name: 'Proof of delivery (PDF)' }).count()).toBe(0)
    await page.getByRole('cell', { name: 'Sofia Marchetti' }).first().waitFor()
    const sheet = await page.getByRole('table').boundingBox()
    expect(sheet!.width).toBeGreaterThan(DESKTOP.width * 0.7)
    await shot(page, 'ledger-print')
    await context.close()
  })

  it('are looked at and tried by management: addresses, channels, texts', async () => {
    const { page, context, complaints } = await browsers.as(HARBOUR.manager)
    const panel = (path: string) => address(`/admin/${path}c=${HARBOUR.slug}`)
    await page.goto(panel('contact-health?'))
    await page.getByRole('heading', { name: 'Addresses that do not work' }).waitFor()
    await expectSound(page, 'contacts')

    await page.getByRole('link', { name: 'Texts and tests' }).click()
    await page.waitForURL(/notice-templates/)
    await page.getByLabel('Kind').selectOption({ label: 'A parcel has arrived' })
    await page.getByLabel('Language').selectOption('fr')
    await page.getByRole('button', { name: 'Show' }).last().click()
    await page.waitForURL(/locale=fr/)
    await page.frameLocator('iframe').getByText('DHL').first().waitFor()
    await expectSound(page, 'templates')
    // A press before the panel's scripts are there is lost.
    await page.reload({ waitUntil: 'networkidle' })
    await page.getByLabel('Channel').selectOption({ label: 'E-mail' })
    await page.getByRole('button', { name: 'Send a test' }).click()
    await page.getByRole('status').filter({ hasText: 'It has left over: E-mail' }).waitFor()
    const mail = await waitForMail(HARBOUR.manager, 'Essai')
    expect(mail.html).toContain('DHL')

    await page.getByRole('link', { name: 'Channels' }).click()
    await page.waitForURL(/notice-channels/)
    await page.getByRole('heading', { name: /^E-mail/ }).waitFor()
    await expectSound(page, 'channels')
    await page.goto(panel('notices?'))
    await page.getByRole('table').waitFor()
    expect(await page.getByText('Essai').count()).toBe(0)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('come over Telegram once its chat is connected by a link of the settings', async () => {
    const { telegram: port, bot } = product().watched
    const telegram = new TelegramServer({ host: '127.0.0.1', port })
    await telegram.start()
    const { page, context } = await browsers.as(SOFIA, { viewport: PHONE })
    try {
      const open = page.getByRole('link', { name: 'Open Telegram' })
      const connect = page.getByRole('button', { name: 'Connect Telegram' })
      // The worker looks for its bot every few seconds, and finds it only now.
      for (let attempt = 0; attempt < 60 && (await open.count()) === 0; attempt += 1) {
        await page.goto(choices)
        await connect.click()
        await open.or(page.getByText('Telegram cannot be reached')).waitFor()
      }
      await expectSound(page, 'telegram')
      const token = new URL((await open.getAttribute('href'))!).searchParams.get('start')!
      const client = telegram.getClient(bot, { chatId: 815, userId: 815, timeout: 20_000 })
      await client.sendCommand(client.makeCommand(`/start ${token}`))
      await client.getUpdates()
      await page.getByRole('link', { name: /look again/ }).click()
      await page.getByText('Connected since').waitFor()
      await expectSound(page, 'telegram-linked')

      await logParcel('Sofia Marchetti', /201/)
      const { result } = await client.getUpdates()
      expect(result[0]!.message).toMatchObject({
        text: expect.stringMatching(/^Harbour View\n.+\n\nhttp\S+\/n\/[0-9a-f-]{36}$/),
      })

      await page.getByRole('button', { name: 'Disconnect Telegram' }).click()
      await page.getByRole('status').filter({ hasText: 'no longer connected' }).waitFor()
    } finally {
      await context.close()
      await telegram.stop()
    }
  })
})
