import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { Page } from 'playwright-core'
import {
  address,
  axe,
  DESKTOP,
  follow,
  HARBOUR,
  openBrowsers,
  overflowsSideways,
  PHONE,
  picture,
  tabTo,
  type Browsers,
  typeInto,
  waitForMail,
} from '../helpers/browser'

jest.setTimeout(180_000)

const MANAGER = 'Margaret Osei'

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

  it('invites somebody of it from the card of their unit', async () => {
    await follow(page, page.getByRole('link', { name: 'North · 104' }))
    const entry = page.getByRole('listitem').filter({ hasText: 'Vera Lindgren' })
    await entry.getByRole('button', { name: 'Invite' }).click()
    await entry.getByText('Invited.').waitFor()
    await waitForMail('vera@example.org', 'invites you')
    await page.goto(address(`/admin/residents?c=${HARBOUR.slug}&show=invited`))
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

  it('hands over what lies with somebody whose post ends', async () => {
    // Somebody of North · 203 helps out in the office, takes the request, and leaves again.
    const cardOf = async () => {
      await page.goto(address(`/admin/residents?c=${HARBOUR.slug}&q=goldberg`))
      await page.getByRole('link', { name: 'North · 203' }).click()
      await page.getByRole('heading', { name: 'North · 203' }).waitFor()
      await page.waitForLoadState('networkidle')
      return page.getByRole('listitem').filter({ hasText: 'Hannah Goldberg' })
    }
    await cardOf()
    const unit = new URL(page.url()).searchParams.get('unit')
    const granted = await page.evaluate(
      async ([slug, home]) => {
        const found = await fetch('/api/users?where[email][equals]=hannah.goldberg@example.org')
        const { docs } = (await found.json()) as { docs: { id: string }[] }
        const { status } = await fetch(`/api/c/${slug}/people/${docs[0]!.id}/roles`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ role: 'manager', unit: home, reason: 'Helps out' }),
        })
        return status
      },
      [HARBOUR.slug, unit] as const,
    )
    expect(granted).toBe(201)
    const { page: helper } = await browsers.as('hannah.goldberg@example.org')
    await helper.goto(address('/admin/coming-in'))
    const request = helper.getByRole('article', { name: 'Noah Fischer' })
    await request.getByRole('button', { name: 'I look after it' }).click()
    await request.getByText(/Looked after by Hannah Goldberg/).waitFor()

    const post = (await cardOf()).filter({ hasText: 'Management ·' }).first()
    await post.getByText('End the membership').first().click()
    const form = post.locator('details[open] form')
    await form.getByText('Requests to join: 1 open').waitFor()
    expect(await axe(page)).toEqual([])
    await picture(page, 'hand-over')
    await form.getByLabel('Who takes over').selectOption({ label: MANAGER })
    await form.getByLabel('Reason').fill('Helped out')
    await form.getByRole('button', { name: 'End the membership' }).click()
    await page.getByText('Ended or suspended because: Helped out').waitFor()
    await page.goto(address('/admin/coming-in'))
    const taken = page.getByRole('article', { name: 'Noah Fischer' })
    await taken.getByText(`Looked after by ${MANAGER}`).waitFor()
  })

  it('ends a membership with a reason by the keyboard alone, which stands in the history', async () => {
    await page.goto(address(`/admin/residents?c=${HARBOUR.slug}&q=novotny`))
    await follow(page, page.getByRole('link', { name: 'North · 203' }))
    await page.getByRole('heading', { name: 'North · 203' }).waitFor()
    const card = page.getByRole('listitem').filter({ hasText: 'Peter Novotny' }).first()
    await tabTo(page, card.locator('summary', { hasText: 'End the membership' }).first())
    await page.keyboard.press('Enter')
    const form = card.locator('details[open] form')
    await typeInto(page, form.getByLabel('Reason'), 'Moved to Hamilton')
    await tabTo(page, form.getByRole('button', { name: 'End the membership' }))
    await page.keyboard.press('Enter')
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

  it('sees the staff, grants a role there and ends it again', async () => {
    await page.goto(address(`/admin/staff?c=${HARBOUR.slug}`), { waitUntil: 'networkidle' })
    expect(await axe(page)).toEqual([])
    await picture(page, 'staff')
    // Whoever could take over is named on other cards too.
    const name = page.getByRole('heading', { name: 'Owen Tremblay' })
    const cards = page.getByRole('listitem').filter({ has: name })
    await cards.first().locator('summary', { hasText: 'Grant a role' }).click()
    const grant = cards.first().locator('details[open] form')
    await grant.locator('select').selectOption({ label: 'Guard' })
    await grant.getByLabel('Reason').fill('Covers the night')
    await grant.locator('button[type=submit]').click()
    const guard = cards.filter({ hasText: 'Guard ·' })
    await guard.getByText('Covers the night').waitFor()
    await guard.getByText('End the membership').first().click()
    const end = guard.locator('details[open] form')
    await end.getByLabel('Reason').fill('Nights are over')
    await end.getByRole('button', { name: 'End the membership' }).click()
    await page.getByText('Ended or suspended because: Nights are over').waitFor()
    await page.setViewportSize(PHONE)
    expect(await overflowsSideways(page)).toBe(false)
    await page.setViewportSize(DESKTOP)
  })

  it('and nobody else sees these pages', async () => {
    const { page: other } = await browsers.as(HARBOUR.concierge)
    for (const path of ['residents', 'staff', 'roster-import', 'grants']) {
      await other.goto(address(`/admin/${path}?c=${HARBOUR.slug}`))
      await other.waitForLoadState('networkidle')
      expect(await other.getByText('Roster import').count()).toBe(0)
      expect(await other.getByRole('heading', { name: 'Residents' }).count()).toBe(0)
    }
  })
})
