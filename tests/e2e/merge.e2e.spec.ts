import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { Page } from 'playwright-core'
import {
  address,
  axe,
  DESKTOP,
  HARBOUR,
  openBrowsers,
  overflowsSideways,
  passwordOf,
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

const KEPT = 'gabriel.santos@example.org'
const GONE = 'gabriel.santos+home@example.org'

const looksRight = async (name: string) => {
  for (const [size, viewport] of [
    ['', DESKTOP],
    ['-phone', PHONE],
  ] as const) {
    await page.setViewportSize(viewport)
    expect([name, size, await axe(page)]).toEqual([name, size, []])
    expect([name, size, await overflowsSideways(page)]).toEqual([name, size, false])
    await picture(page, `${name}${size}`)
  }
}

describe('a manager with two accounts that look like one person', () => {
  it('is led there from the residents, and sees why', async () => {
    await page.goto(address(`/admin/residents?c=${HARBOUR.slug}`))
    await page.getByRole('link', { name: /pairs of accounts look like one person/ }).click()
    await page.getByRole('heading', { name: 'Double accounts' }).waitFor()
    const pair = page.getByRole('listitem').filter({ hasText: GONE })
    await pair.getByText('E-mail addresses that lead to one mailbox').first().waitFor()
    await pair.getByText('The same name in the same unit').first().waitFor()
    await looksRight('double-accounts')
  })

  it('tells a son from his father, once and for good', async () => {
    const pair = page.locator('.twin').filter({ hasText: 'yusuf.haddad.junior@example.org' })
    await pair.getByRole('button', { name: 'These are two people' }).click()
    await pair.waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('heading', { name: 'Double accounts' }).waitFor()
    expect(await pair.count()).toBe(0)
  })

  it('reads what happens, says why, and makes them one on a phone', async () => {
    await page.getByRole('link', { name: `Keep this account: ${KEPT}` }).click()
    await page.getByRole('heading', { name: 'Make two accounts one' }).waitFor()
    await page.getByText(`Nobody can sign in with ${GONE} any more.`).waitFor()
    await looksRight('merge-accounts')
    const send = page.getByRole('button', { name: 'Make them one' })
    await page.getByLabel('How you know that it is one person').fill('He showed both mails')
    await send.click()
    // Without the tick nothing is sent.
    expect(await page.getByText('The two accounts are one.').count()).toBe(0)
    await page.getByLabel('I have checked').check()
    await send.click()
    await page.getByText('The two accounts are one.').waitFor()
    expect(await page.getByText(GONE).count()).toBe(0)
    expect(await axe(page)).toEqual([])
  })

  it('has closed the one and kept the other, with what both had', async () => {
    const { page: stranger } = await browsers.visit({ viewport: PHONE })
    await stranger.goto(address('/sign-in'))
    await stranger.fill('#email', GONE)
    await stranger.fill('#password', passwordOf(GONE))
    await stranger.locator('main form').first().locator('button[type=submit]').click()
    await stranger.getByText('The e-mail address or the password is not right').first().waitFor()
    const { page: resident } = await browsers.as(KEPT, { viewport: PHONE })
    await resident.goto(address('/'))
    expect(new URL(resident.url()).pathname).toContain(`/c/${HARBOUR.slug}`)
    await page.setViewportSize(DESKTOP)
    await page.goto(address(`/admin/residents?c=${HARBOUR.slug}&q=santos`))
    await page.getByRole('link', { name: 'South · 202' }).click()
    await page.getByText('came from the person’s other account').first().waitFor()
    await picture(page, 'merged-card')
  })
})
