import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import {
  address,
  axe,
  HARBOUR,
  openBrowsers,
  overflowsSideways,
  PHONE,
  picture,
  TABLET,
  waitForMail,
} from '../helpers/browser'
import type { Browsers } from '../helpers/browser'
import { readPdf } from '../helpers/pdf'

const PASSWORD = 'three rivers and a boat'
const desk = address(`/c/${HARBOUR.slug}/desk/residents/new`)

const check = async (page: Page) => {
  expect([page.url(), await axe(page), await overflowsSideways(page)]).toEqual([
    page.url(),
    [],
    false,
  ])
}

interface Newcomer {
  name: string
  unit: string
  role?: string
  email?: string
}

/** By keyboard alone, as somebody at a counter types. */
const writeDown = async (page: Page, { name, unit, role, email }: Newcomer) => {
  await page.locator('#name').focus()
  await page.keyboard.type(name)
  await page.keyboard.press('Tab')
  await page.keyboard.type(unit)
  await page.getByRole('option', { name: unit }).first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  if (role !== undefined) await page.getByLabel('They are').selectOption(role)
  await page.locator('#email').focus()
  if (email !== undefined) await page.keyboard.type(email)
  await page.locator('#phone').focus()
  await page.keyboard.press('Enter')
}

const letIn = async (panel: Page, name: string) => {
  // A press before the panel's scripts are there is lost.
  await panel.goto(address('/admin/coming-in'), { waitUntil: 'networkidle' })
  const card = panel.getByRole('article', { name })
  await card.waitFor()
  return card
}

describe('a new resident at the desk', () => {
  let browsers: Browsers
  let page: Page
  let panel: Page
  beforeAll(async () => {
    browsers = await openBrowsers()
    ;({ page } = await browsers.as(HARBOUR.concierge, { viewport: TABLET }))
    ;({ page: panel } = await browsers.as(HARBOUR.manager))
  })
  afterAll(() => browsers.close())

  it('is named where something is missing, on a tablet and on a phone', async () => {
    await page.goto(desk)
    await check(page)
    await page.getByRole('link', { name: 'New resident' }).first().waitFor()
    await page.getByRole('button', { name: 'Create access' }).click()
    await page.getByRole('group', { name: 'One thing needs your attention' }).waitFor()
    await check(page)
    await page.setViewportSize(PHONE)
    await check(page)
    await picture(page, 'walk-in-phone')
    await page.setViewportSize(TABLET)
    await page.reload()
  })

  it('waits, is let in by a manager, and signs in by the mail', async () => {
    const email = 'ida.walker@example.org'
    await writeDown(page, { name: 'Ida Walker', unit: 'South · 301', email })
    await page.getByText('Ida Walker waits for management').waitFor()
    await check(page)
    const row = page.getByRole('listitem').filter({ hasText: 'Ida Walker' })
    await row.getByText('Waits for management').waitFor()
    await picture(page, 'walk-in-waiting')

    const card = await letIn(panel, 'Ida Walker')
    await card.getByText(/Created at the desk by Rosa Delgado/).waitFor()
    expect(await axe(panel)).toEqual([])
    await picture(panel, 'walk-in-queue')
    await card.getByRole('button', { name: 'Let in' }).click()
    await panel.getByText('Ida Walker was invited.').waitFor()
    // The desk sees it without asking.
    await row.getByText('Invited').waitFor()

    const mail = await waitForMail(email, 'invites you')
    const { page: own } = await browsers.visit({ viewport: PHONE })
    await own.goto(address(`/join/${/\/join\/([\w-]+)/.exec(mail.text ?? '')?.[1] ?? ''}`))
    await own.getByRole('heading', { name: 'You are invited' }).waitFor()
    await own.locator('main button[type=submit]').click()
    await own.fill('#password', PASSWORD)
    await own.locator('main button[type=submit]').click()
    await own.waitForURL(address(`/c/${HARBOUR.slug}`))
    await row.getByText('Is here').waitFor()
  })

  it('whom the roster names the same way is invited at once', async () => {
    const email = 'leila.farouk@example.org'
    await page.goto(desk)
    await writeDown(page, { name: 'Leila Farouk', unit: 'South · 402', role: 'owner', email })
    await page.getByText('Leila Farouk is invited').waitFor()
    await waitForMail(email, 'invites you')
  })

  it('without address or phone gets a letter, printed at the counter', async () => {
    await page.goto(desk)
    await writeDown(page, { name: 'Ołga Paper', unit: 'South · 302' })
    await page.getByText('Ołga Paper waits for management').waitFor()
    const card = await letIn(panel, 'Ołga Paper')
    await card.getByRole('button', { name: 'Let in' }).click()
    await panel.getByText(/Ołga Paper may come in/).waitFor()
    await panel.getByRole('button', { name: 'Print the letter', exact: true }).waitFor()

    const row = page.getByRole('listitem').filter({ hasText: 'Ołga Paper' })
    await row.getByRole('button', { name: 'Print the letter' }).waitFor()
    await check(page)
    await picture(page, 'walk-in-letter')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      row.getByRole('button', { name: 'Print the letter' }).click(),
    ])
    const [letter] = readPdf(await readFile(await download.path()))
    expect(letter?.texts).toContain('Ołga Paper')
    const code = /[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4}/.exec(letter?.texts ?? '')?.[0] ?? ''
    const { page: own } = await browsers.visit({ viewport: PHONE })
    await own.goto(address('/join'))
    await own.fill('#code', code)
    await own.locator('main button[type=submit]').click()
    await own.getByRole('heading', { name: 'You are invited' }).waitFor()
  })
})
