import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  address,
  DESKTOP,
  HARBOUR,
  openBrowsers,
  overflowsSideways,
  PHONE,
  picture,
} from '../helpers/browser'
import type { Browsers } from '../helpers/browser'

let browsers: Browsers
beforeAll(async () => {
  browsers = await openBrowsers()
})
afterAll(() => browsers.close())

describe('the API reference', () => {
  it.each([
    ['phone', PHONE, 'en-GB'],
    ['desktop', DESKTOP, 'en-GB'],
    ['french', DESKTOP, 'fr-FR'],
  ])('is searched and read on a %s', async (name, viewport, locale) => {
    const { page, complaints } = await browsers.as(HARBOUR.concierge, { viewport, locale })
    const answer = await page.goto(address('/admin/api-reference'))
    expect(answer?.status()).toBe(200)
    const operations = page.locator('.api-reference__operation:visible')
    await operations.first().waitFor()
    const all = await operations.count()
    expect(all).toBeGreaterThan(30)
    await page.getByRole('searchbox').fill('release')
    await page.waitForFunction(
      () => document.querySelectorAll('.api-reference__operation:not([hidden])').length === 1,
    )
    await operations.first().locator('summary').click()
    await page
      .getByText(/curl -X POST/)
      .filter({ visible: true })
      .waitFor()
    expect(await overflowsSideways(page)).toBe(false)
    await picture(page, `api-reference-${name}`)
    await page.getByRole('searchbox').fill('nothing has this')
    await page.getByRole('status').filter({ hasText: /\S/ }).first().waitFor()
    await page.getByRole('searchbox').fill('')
    await operations.nth(all - 1).waitFor()
    await picture(page, `api-reference-${name}-all`)
    expect(complaints).toEqual([])
  })

  it('is not for residents', async () => {
    const { page } = await browsers.as(HARBOUR.resident)
    await page.goto(address('/admin/api-reference'))
    expect(await page.locator('.api-reference__operation').count()).toBe(0)
    const status = await page.evaluate(async () => (await fetch('/api/openapi.json')).status)
    expect(status).toBe(403)
  })
})
