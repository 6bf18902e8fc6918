import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { address, HARBOUR, openBrowsers, TABLET } from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { expectSound } from '../helpers/look'

const HISTORY = address(`/c/${HARBOUR.slug}/desk/history`)

describe('the history of the desk', () => {
  let browsers: Browsers
  let desk: Visitor

  beforeAll(async () => {
    browsers = await openBrowsers()
    desk = await browsers.as(HARBOUR.concierge, { viewport: TABLET })
  })
  afterAll(() => browsers.close())

  it('finds what is over while one types, and says where nothing begins so', async () => {
    const { page } = desk
    await page.goto(HISTORY)
    const units = page.locator('main tbody tr :is(th, td):first-child')
    await units.first().waitFor()
    const all = await units.allInnerTexts()
    const number = /\d+$/.exec(all[0]?.trim() ?? '')?.[0] ?? ''
    expect(number).not.toBe('')
    await expectSound(page, 'desk-history')
    await page.setViewportSize(TABLET)

    await page.getByRole('searchbox').pressSequentially(number.slice(0, -1))
    await page.waitForURL(/q=\d+$/)
    await page.getByRole('searchbox').pressSequentially(number.slice(-1))
    await page.waitForURL((url) => url.searchParams.get('q') === number)
    await page.getByRole('status').getByText(number).waitFor()
    const found = await units.allInnerTexts()
    expect(found.length).toBeGreaterThan(0)
    expect(found.filter((unit) => !unit.includes(number))).toEqual([])
    await expectSound(page, 'desk-history-found')
    await page.setViewportSize(TABLET)

    await page.getByRole('searchbox').fill('zzzz nobody')
    await page.getByText('Nothing found').waitFor()
    await expectSound(page, 'desk-history-none')
    await page.setViewportSize(TABLET)
    await page.getByRole('link', { name: 'Everything' }).click()
    await page.waitForURL(HISTORY)
    await units.first().waitFor()
    expect(desk.complaints).toEqual([])
  })

  it('is searched without scripts too', async () => {
    const { page, context } = await browsers.as(HARBOUR.concierge, { javaScriptEnabled: false })
    await page.goto(HISTORY)
    await page.getByRole('searchbox').fill('zzzz nobody')
    await page.getByRole('searchbox').press('Enter')
    await page.waitForURL(/q=zzzz/)
    await page.getByText('Nothing found').waitFor()
    await context.close()
  })
})
