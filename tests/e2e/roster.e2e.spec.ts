import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { Page } from 'playwright-core'
import {
  address,
  axe,
  DESKTOP,
  HARBOUR,
  openBrowsers,
  overflowsSideways,
  PHONE,
  picture,
  type Browsers,
} from '../helpers/browser'

jest.setTimeout(180_000)

let browsers: Browsers
let page: Page

beforeAll(async () => {
  browsers = await openBrowsers()
  page = (await browsers.as(HARBOUR.manager)).page
})
afterAll(async () => {
  await browsers.close()
})

const MESSY = [
  'Harbour View, list of March;;;;;',
  ';;;;;',
  'Tower;Apt;Who;E-mail;Mobile;Role',
  'North;402;Amelia Chen;amelia.chen@example.org;(416) 555-0134;Owner',
  'North;104;"Vera\nLindgren";vera@example.org;;Tenant',
  'North;105;Karl Otto;karl at example;;Owner',
  'South;;Nobody Knows;;;Owner',
].join('\r\n')
const GOOD = MESSY.replace('karl at example', 'karl@example.org').replace('South;;', 'South;105;')

const upload = async (text: string, name: string) => {
  await page.goto(address(`/admin/roster-import?c=${HARBOUR.slug}`))
  await page.setInputFiles('input[type=file]', {
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(text, 'latin1'),
  })
  await page.getByRole('button', { name: 'Read the file' }).click()
  await page.getByText('Say what each column is').waitFor()
}

describe('a manager brings the roster in', () => {
  it('maps a messy file, sees its bad rows, and nothing is stored', async () => {
    await upload(MESSY, 'march.csv')
    await page.getByLabel('Who').selectOption('name')
    expect(await axe(page)).toEqual([])
    await picture(page, 'roster-map')
    await page.getByRole('button', { name: 'Try it out' }).click()
    await page.getByText('Tried out. Nothing is stored yet.').waitFor()
    await page.getByText('This is no e-mail address').waitFor()
    await page.getByText('The unit is missing.').waitFor()
    expect(await axe(page)).toEqual([])
    await picture(page, 'roster-check')
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.getByText('Some rows are bad, so nothing was imported').waitFor()
    await page.goto(address(`/admin/residents?c=${HARBOUR.slug}&q=lindgren`))
    await page.getByText('Nobody matches').waitFor()
  })

  it('imports the mended file, and finds its people', async () => {
    await upload(GOOD, 'march-mended.csv')
    await page.getByLabel('Who').selectOption('name')
    await page.getByRole('button', { name: 'Try it out' }).click()
    await page.getByText('Tried out. Nothing is stored yet.').waitFor()
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.getByText('Imported.', { exact: true }).first().waitFor()
    await picture(page, 'roster-imported')
    await page.goto(address(`/admin/residents?c=${HARBOUR.slug}&q=lindgren`))
    await page.getByText('Vera Lindgren').waitFor()
  })

  it('sees everybody by unit, on a desk and on a phone', async () => {
    await page.goto(address(`/admin/residents?c=${HARBOUR.slug}`))
    await page.getByRole('link', { name: 'North · 402' }).waitFor()
    expect(await axe(page)).toEqual([])
    await picture(page, 'residents')
    await page.setViewportSize(PHONE)
    await page.reload()
    await page.getByRole('link', { name: 'North · 402' }).waitFor()
    expect(await overflowsSideways(page)).toBe(false)
    await picture(page, 'residents-phone')
    await page.setViewportSize(DESKTOP)
  })

  it('ends a membership with a reason, which stands in the history', async () => {
    await page.goto(address(`/admin/residents?c=${HARBOUR.slug}&q=novotny`))
    await page.getByRole('link', { name: 'North · 203' }).click()
    const card = page.getByRole('listitem').filter({ hasText: 'Peter Novotny' }).first()
    await card.getByText('End the membership').first().click()
    const form = card.locator('details[open] form')
    await form.getByLabel('Reason').fill('Moved to Hamilton')
    await form.getByRole('button', { name: 'End the membership' }).click()
    await page.getByText('Ended or suspended because: Moved to Hamilton').waitFor()
    expect(await axe(page)).toEqual([])
    await picture(page, 'unit-card')
    await page.setViewportSize(PHONE)
    await page.reload()
    await page.getByRole('heading', { name: 'North · 203' }).waitFor()
    expect(await overflowsSideways(page)).toBe(false)
    await picture(page, 'unit-card-phone')
    await page.setViewportSize(DESKTOP)
    await page.goto(address(`/admin/grants?c=${HARBOUR.slug}`))
    await page.getByText('Moved to Hamilton').first().waitFor()
    await picture(page, 'grants')
  })

  it('and nobody else sees these pages', async () => {
    const { page: other } = await browsers.as(HARBOUR.concierge)
    for (const path of ['residents', 'roster-import', 'grants']) {
      await other.goto(address(`/admin/${path}?c=${HARBOUR.slug}`))
      await other.waitForLoadState('networkidle')
      expect(await other.getByText('Roster import').count()).toBe(0)
      expect(await other.getByRole('heading', { name: 'Residents' }).count()).toBe(0)
    }
  })
})
