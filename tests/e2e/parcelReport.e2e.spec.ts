import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  address,
  axe,
  DESKTOP,
  HARBOUR,
  openBrowsers,
  overflowsSideways,
  PHONE,
} from '../helpers/browser'
import type { Browsers } from '../helpers/browser'

const SHOTS = process.env['COURTYARD_SHOTS']

describe('the report of parcels', () => {
  let browsers: Browsers
  beforeAll(async () => {
    browsers = await openBrowsers()
  })
  afterAll(() => browsers.close())

  it.each([
    { locale: 'en-CA', title: 'Parcel report', table: 'As a table' },
    { locale: 'fr-CA', title: 'Rapport des colis', table: 'Sous forme de tableau' },
  ])('$title fits every screen', async ({ locale, title, table }) => {
    const { page, context, complaints } = await browsers.as(HARBOUR.manager, { locale })
    await page.goto(address(`/admin/package-report?c=${HARBOUR.slug}`))
    await page.getByRole('heading', { name: title, level: 1 }).waitFor()
    await page.getByText(table).first().press('Enter')
    for (const [width, viewport] of [
      [1280, DESKTOP],
      [360, PHONE],
    ] as const) {
      await page.setViewportSize(viewport)
      expect([width, await axe(page)]).toEqual([width, []])
      expect([width, await overflowsSideways(page)]).toEqual([width, false])
      if (SHOTS) {
        const path = `${SHOTS}/parcel-report-${locale}-${String(width)}.png`
        await page.screenshot({ path, fullPage: true })
      }
    }
    expect(complaints).toEqual([])
    await context.close()
  })

  it('leads from the menu to a bar, from a bar to its parcels, and gives its files', async () => {
    const { page, context } = await browsers.as(HARBOUR.manager)
    await page.goto(address('/admin'))
    await page.locator('a[href="/admin/package-report"]').first().waitFor({ state: 'attached' })
    await page.goto(address(`/admin/package-report?c=${HARBOUR.slug}`))
    const carriers = page.getByRole('region', { name: 'Carriers' }).first()
    const bar = carriers.locator('.report-bars a').first()
    const carrier = await bar.locator('span').innerText()
    const count = Number(await bar.locator('b').innerText())
    expect(count).toBeGreaterThan(0)
    await page.goto(address((await bar.getAttribute('href')) ?? ''))
    await page.locator('tbody tr').first().waitFor()
    await page.getByText(carrier).first().waitFor()
    // Another journey may have asked for longer lists; the panel remembers it.
    const limit = Number(new URL(page.url()).searchParams.get('limit') ?? 10)
    expect(await page.locator('tbody tr').count()).toBe(Math.min(count, limit))

    await page.goto(address(`/admin/package-report?c=${HARBOUR.slug}`))
    const saved = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Everything as a workbook (XLSX)' }).click()
    expect((await saved).suggestedFilename()).toMatch(/^parcels-harbour-view-.*\.xlsx$/)
    await context.close()
  })
})
