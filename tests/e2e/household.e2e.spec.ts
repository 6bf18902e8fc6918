import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import {
  address,
  axe,
  BOTH,
  HARBOUR,
  openBrowsers,
  overflowsSideways,
  PHONE,
  picture,
  waitForMail,
} from '../helpers/browser'
import type { Browsers } from '../helpers/browser'

const home = address(`/c/${HARBOUR.slug}/settings/household`)

const check = async (page: Page) => {
  expect([page.url(), await axe(page), await overflowsSideways(page)]).toEqual([
    page.url(),
    [],
    false,
  ])
}

describe('a household on a phone', () => {
  let browsers: Browsers
  beforeAll(async () => {
    browsers = await openBrowsers()
  })
  afterAll(() => browsers.close())

  it('adds, changes and removes somebody without an account', async () => {
    const { page, complaints } = await browsers.as(HARBOUR.resident, { viewport: PHONE })
    await page.goto(home)
    await check(page)
    await page.getByRole('link', { name: 'Add a person' }).first().click()
    await page.locator('#relation').waitFor()
    await check(page)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('group', { name: 'One thing needs your attention' }).waitFor()
    await page.fill('#name', 'Grandma Lin')
    await page.locator('#relation').selectOption('parent')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.waitForURL(/household\?done=saved/)
    await page.getByRole('link', { name: 'Grandma Lin' }).click()
    await page.fill('#name', 'Grandma Mei')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.waitForURL(/household\?done=saved/)
    await page.getByRole('link', { name: 'Grandma Mei' }).click()
    await page.getByText('Remove this person…').click()
    await page.getByRole('button', { name: 'Yes, remove it' }).click()
    await page.waitForURL(/household\?done=removed/)
    expect(await page.getByText('Grandma').count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('asks somebody in, waits for management’s yes, and takes it back', async () => {
    const { page } = await browsers.as(HARBOUR.resident, { viewport: PHONE })
    await page.goto(home)
    await page.getByRole('link', { name: 'Invite somebody' }).first().click()
    await page.locator('#email').waitFor()
    await check(page)
    await picture(page, 'household-invite')
    await page.fill('#name', 'Nadia Newcomer')
    await page.getByRole('button', { name: 'Invite', exact: true }).click()
    await page.getByText('Fill in an e-mail address or a phone number.').first().waitFor()
    expect(await page.inputValue('#name')).toBe('Nadia Newcomer')
    await check(page)
    await page.fill('#email', 'nadia.newcomer@example.org')
    await page.getByRole('button', { name: 'Invite', exact: true }).click()
    await page.getByText('The management was asked.').waitFor()
    const row = page.getByRole('listitem').filter({ hasText: 'Nadia Newcomer' })
    await row.getByText('Waits for management').waitFor()
    await check(page)
    await picture(page, 'household-waiting')

    const { page: panel } = await browsers.as(HARBOUR.manager)
    await panel.goto(address('/admin/coming-in'), { waitUntil: 'networkidle' })
    const card = panel.getByRole('article', { name: 'Nadia Newcomer' })
    await card.getByText(/Invited into the household by Amelia Chen/).waitFor()
    // Unit and role are the household's: there is nothing to choose.
    expect(await card.getByRole('combobox').count()).toBe(0)
    await card.getByRole('button', { name: 'Let in' }).click()
    await panel.getByText('Nadia Newcomer was invited.').waitFor()
    await waitForMail('nadia.newcomer@example.org', 'invites you')
    // The page of whoever asked hears of it.
    await row.getByText('Invited', { exact: true }).waitFor()
    await waitForMail(HARBOUR.resident, 'Nadia Newcomer was invited')
    await row.getByText('Take back', { exact: true }).click()
    await row.getByRole('button', { name: 'Take it back' }).click()
    await page.getByText('The invitation was taken back.').waitFor()
    expect(await row.count()).toBe(0)
  })

  it('writes down a contact, a vehicle and days away', async () => {
    const { page } = await browsers.as(HARBOUR.resident, { viewport: PHONE })
    const add = async (link: string, fill: () => Promise<void>) => {
      await page.goto(home)
      await page.getByRole('link', { name: link }).first().click()
      await page.getByRole('button', { name: 'Save' }).waitFor()
      await fill()
      await page.getByRole('button', { name: 'Save' }).click()
      await page.waitForURL(/household\?done=saved/)
    }
    await add('Add a contact', async () => {
      await page.locator('#kind').selectOption('doctor')
      await page.fill('#name', 'Dr Bell')
      await page.fill('#phone', '+33 6 12 34 56 78')
    })
    await add('Add a vehicle', async () => {
      await page.fill('#plate', 'HV 402')
      await page.locator('#kind').selectOption('car')
    })
    await add('Say when you are away', async () => {
      await page.fill('#from', '2031-07-01')
      await page.fill('#until', '2031-07-10')
      await page.getByText('Keep my parcels at the front desk').click()
    })
    for (const words of ['Dr Bell', 'HV 402', /Jul 1, 2031/]) {
      await page.getByText(words).first().waitFor()
    }
  })

  it('shows a neighbour what was ticked, and the desk what it said why for', async () => {
    const { page } = await browsers.as(HARBOUR.resident, { viewport: PHONE })
    await page.goto(address(`/c/${HARBOUR.slug}/settings/privacy`))
    await page.locator('#name').check()
    await page.locator('#about').check()
    await page.fill('#aboutText', 'I lend my ladder')
    const shown = page.locator('form', { has: page.locator('#about') })
    await shown.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved. It applies from now on.').waitFor()

    const neighbour = await browsers.as(BOTH, { viewport: PHONE })
    await neighbour.page.goto(address(`/c/${HARBOUR.slug}/people?q=ladder`))
    await neighbour.page.getByText('Amelia Chen').waitFor()
    expect(await neighbour.page.content()).not.toContain(HARBOUR.resident)
    await check(neighbour.page)

    const desk = await browsers.as(HARBOUR.concierge, { viewport: PHONE })
    await desk.page.goto(address(`/c/${HARBOUR.slug}/desk/people`))
    await check(desk.page)
    await desk.page.locator('#unit-unit').selectOption({ label: 'North · 402' })
    await desk.page.locator('#unit-reason').selectOption('emergency')
    await desk.page.fill('#unit-note', 'Smoke on the fourth floor')
    await desk.page.getByRole('button', { name: 'Show the unit' }).click()
    await desk.page.getByText('Dr Bell').waitFor()
    await check(desk.page)

    await page.reload()
    await page.getByText('Smoke on the fourth floor').waitFor()
  })
})
