import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { address, ask, openBrowsers, PHONE, TILLEULS } from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { kill, product } from '../helpers/product'

const INES = 'ines.carvalho@example.org'
const THOMAS = 'thomas.keller@example.org'
const api = `/api/c/${TILLEULS.slug}/conversations`

const texts = (page: Page): Promise<string[]> =>
  page.locator('section ol li p.whitespace-pre-wrap').allTextContents()

const shows = (page: Page, text: string) =>
  page.locator('section ol').getByText(text, { exact: true }).first().waitFor({ timeout: 120_000 })

const say = async (page: Page, text: string): Promise<void> => {
  await page.locator('#body').fill(text)
  await page.locator('#body').press('Enter')
}

const answersAgain = async (): Promise<void> => {
  const isReady = () =>
    fetch(`${product().url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
  while (!(await isReady())) await new Promise((resolve) => setTimeout(resolve, 250))
}

describe('messages while the server is killed', () => {
  let browsers: Browsers
  let ines: Visitor
  let thomas: Visitor
  let talk = ''

  beforeAll(async () => {
    browsers = await openBrowsers()
    ines = await browsers.as(INES, { viewport: PHONE, locale: 'fr-FR' })
    thomas = await browsers.as(THOMAS, { locale: 'fr-FR' })
    for (const { page } of [ines, thomas]) {
      await page.goto(address(`/c/${TILLEULS.slug}/settings/privacy`))
      await page.locator('#acceptsDirect').check()
      const form = page.locator('form', { has: page.locator('#acceptsDirect') })
      await form.locator('button[type=submit]').click()
      await form
        .getByRole('status')
        .getByText(/Saved|Enregistré/)
        .waitFor()
    }
    const found = await ask(ines.page, 'get', `${api}/people?q=Keller`)
    const { people } = (await found.json()) as { people: { id: string; name: string }[] }
    const [neighbour] = people
    const begun = await ask(ines.page, 'post', api, {
      kind: 'direct',
      people: [neighbour?.id],
      clientId: crypto.randomUUID(),
      body: 'Bonjour Thomas',
    })
    const { conversation } = (await begun.json()) as { conversation: string }
    talk = address(`/c/${TILLEULS.slug}/messages/${conversation}`)
  })
  afterAll(() => browsers.close())

  it('are each seen once and in order, in two tabs of the other and by their writer', async () => {
    const second = await thomas.context.newPage()
    const tabs = [ines.page, thomas.page, second]
    for (const tab of tabs) {
      await tab.goto(talk)
      await shows(tab, 'Bonjour Thomas')
    }
    await ines.page.getByText('Thomas Keller').first().waitFor()
    // A page that is put up anew in the middle of it would take away what is being written.
    const field = await ines.page.locator('#body').elementHandle()
    const all = Array.from({ length: 50 }, (_, index) => `Message ${String(index + 1)}`)
    for (const [index, text] of all.entries()) {
      // In the middle of what is being sent: some of it is stored and not answered yet.
      if (index === 15) kill('web')
      if (index === 30) kill('realtime')
      await say(ines.page, text)
    }
    await answersAgain()
    for (const tab of tabs) {
      await shows(tab, 'Message 50')
      expect(await texts(tab)).toEqual(['Bonjour Thomas', ...all])
    }
    await ines.page.locator('li[data-state]').first().waitFor({ state: 'detached' })
    expect(await field.evaluate((element) => element.isConnected)).toBe(true)

    // Everything is alive again, and not only loaded.
    await say(thomas.page, 'Bien reçu')
    for (const tab of tabs) await shows(tab, 'Bien reçu')
    await ines.page.reload()
    await shows(ines.page, 'Bien reçu')
    // A page that is loaded has the last fifty.
    expect(await texts(ines.page)).toEqual([...all.slice(1), 'Bien reçu'])
    await second.close()
  }, 240_000)

  it('leave a page whose answer is cut on its way to come back by itself', async () => {
    const { page } = thomas
    const packages = address(`/c/${TILLEULS.slug}/packages`)
    await page.goto(address(`/c/${TILLEULS.slug}`))
    let cuts = 0
    await page.route(/\/packages\?_rsc=/, async (route) => {
      const { purpose, 'next-router-prefetch': prefetch } = route.request().headers()
      if (cuts > 0 || prefetch !== undefined || purpose === 'prefetch') return route.fallback()
      cuts += 1
      const response = await route.fetch()
      const whole = await response.text()
      await route.fulfill({ response, body: whole.slice(0, whole.length / 2) })
    })
    await page.getByRole('link', { name: 'Packages' }).first().click()
    await page.waitForURL(packages)
    await page.getByRole('heading', { level: 1, name: 'Your parcels' }).waitFor()
    expect(cuts).toBe(1)
  })
})
