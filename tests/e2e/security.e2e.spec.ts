import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import {
  address,
  axe,
  HARBOUR,
  openBrowsers,
  overflowsSideways,
  passwordOf,
  PHONE,
  waitForMail,
} from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'

const DEMO = passwordOf(HARBOUR.resident)
const HOME = address(`/c/${HARBOUR.slug}`)
const SECURITY = address(`/c/${HARBOUR.slug}/settings/security`)

describe('the security of an account', () => {
  let browsers: Browsers
  beforeAll(async () => {
    browsers = await openBrowsers()
  })
  afterAll(() => browsers.close())

  const enter = async (email: string, password = DEMO): Promise<Visitor> => {
    return browsers.as(email, { viewport: PHONE }, password)
  }

  const looksFine = async (page: Page) => {
    expect(await axe(page)).toEqual([])
    expect(await overflowsSideways(page)).toBe(false)
  }

  it('shows where somebody is signed in; a device that is signed out is refused at its next click', async () => {
    const email = 'maintenance.harbour@example.org'
    const [here, there] = [await enter(email), await enter(email)]
    await here.page.goto(SECURITY)
    await here.page.getByText('This device').waitFor()
    await looksFine(here.page)
    const signOut = here.page.getByRole('button', { name: /^Sign out Chrom/ })
    expect(await signOut.count()).toBe(1)
    // By keyboard.
    await signOut.focus()
    await here.page.keyboard.press('Enter')
    await here.page.getByText('You are signed in nowhere else.').waitFor()

    await there.page.goto(address(`/c/${HARBOUR.slug}/packages`))
    await there.page.waitForURL(/\/sign-in\?next=/)
    const left = await there.context.cookies()
    expect(left.map(({ name }) => name)).not.toContain('payload-token')
    expect(left.map(({ name }) => name)).toContain('courtyard-device')
    await here.page.reload()
    await here.page.getByText('This device').waitFor()
    // What the other device still asks for is refused, and its browser says so.
    const refused = there.complaints.filter((line) => !line.includes('401'))
    expect([...here.complaints, ...refused]).toEqual([])
  })

  it('explains a weak password while it is written and when it is sent, and takes a good one', async () => {
    const email = 'ravi.shah@example.org'
    const { page } = await enter(email)
    await page.goto(SECURITY)
    await page.getByLabel('Your password now').fill(DEMO)
    await page.getByLabel('New password', { exact: true }).fill('Ravi Shah 1980')
    await page.keyboard.press('Tab')
    await page.getByText(/which others know/).waitFor()
    await page.getByRole('button', { name: 'Change the password' }).click()
    const summary = page.getByRole('group', { name: 'One thing needs your attention' })
    await summary.waitFor()
    await looksFine(page)
    await page.getByLabel('Your password now').fill(DEMO)
    await page.getByLabel('New password', { exact: true }).fill('purple ladders sing at noon')
    await page.keyboard.press('Tab')
    await page.getByText('A good password.').waitFor()
    await page.getByRole('button', { name: 'Change the password' }).click()
    await page.getByText('Your password is changed.').waitFor()
    await looksFine(page)
    await page.goto(HOME)
    await page.waitForURL(HOME)
    expect((await waitForMail(email, 'changed')).text).toContain('/undo-change')
    const next = await enter(email, 'purple ladders sing at noon')
    const notice = await waitForMail(email, 'new device')
    expect(notice.text).toContain('/settings/security')
    await next.context.close()
  })

  it('empties the browser of a login that is over, and of no other', async () => {
    const over = async (cookie: string) => {
      const path = `/session-over?next=/c/${HARBOUR.slug}/packages`
      const { status, headers } = await fetch(address(path), {
        headers: { cookie, 'sec-fetch-site': 'same-origin' },
        redirect: 'manual',
      })
      return [status, headers.get('location'), headers.get('clear-site-data')]
    }
    const next = `/c/${HARBOUR.slug}/packages`
    expect(await over('payload-token=dead')).toEqual([
      303,
      `/sign-in?next=${encodeURIComponent(next)}`,
      '"cache", "storage"',
    ])
    const { context } = await enter('nadia.shah@example.org')
    const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`)
    expect(await over(cookies.join('; '))).toEqual([303, next, null])
  })

  it('lets a link on another site lead to a page as whoever is signed in', async () => {
    const { page } = await enter('nadia.shah@example.org')
    const path = `/c/${HARBOUR.slug}/packages`
    // Another host is another site; its cookie is none of ours.
    const elsewhere = address('/sign-in').replace('localhost', '127.0.0.1')
    await page.goto(elsewhere)
    await page.evaluate((target) => {
      window.location.href = target
    }, address(path))
    await page.waitForURL(address(path))
    await page.getByRole('heading', { name: 'Your parcels', exact: true }).waitFor()
  })

  it('asks once more who somebody is, and leads on', async () => {
    const { page } = await enter('nadia.shah@example.org')
    await page.goto(address(`/confirm-identity?next=/c/${HARBOUR.slug}/packages`))
    await looksFine(page)
    await page.fill('#password', 'not it at all')
    await page.keyboard.press('Enter')
    await page.getByText('That is not your password.').first().waitFor()
    await page.fill('#password', DEMO)
    await page.keyboard.press('Enter')
    await page.waitForURL(address(`/c/${HARBOUR.slug}/packages`))
  })

  it('lets a device try again by a link that is mailed', async () => {
    const email = 'zoe.papadopoulos@example.org'
    const { page, context } = await browsers.visit({ viewport: PHONE })
    await page.goto(address('/unlock-sign-in'))
    await looksFine(page)
    await page.fill('#email', email)
    await page.getByRole('button', { name: 'Send the link' }).click()
    await page.getByText('Look into your mail').waitFor()
    const mail = await waitForMail(email, 'again')
    const link = /http:\/\/\S*unlock-sign-in\?token=[\w%-]+/.exec(mail.text ?? '')?.[0] ?? ''
    await page.goto(link)
    await looksFine(page)
    await page.getByRole('button', { name: 'Let this device try again' }).click()
    await page.waitForURL(/\/sign-in$/)
    expect((await context.cookies()).map(({ name }) => name)).toContain('courtyard-device')
    await page.goto(link)
    await page.getByRole('button', { name: 'Let this device try again' }).click()
    await page.getByText('This link was used already').first().waitFor()
  })

  it('is unlocked by management from the panel', async () => {
    const { page } = await browsers.as(HARBOUR.manager)
    await page.goto(address('/admin/collections/users?search=Mei'))
    await page.getByRole('link', { name: 'Mei Tanaka' }).first().click()
    await page.getByRole('button', { name: 'Unlock sign-in in Harbour View' }).click()
    await page.getByText('The person can sign in again.').waitFor()
    // Somebody who lost phone and codes as well: only with a reason.
    await page.getByText('Lost phone and recovery codes').click()
    await page.getByRole('textbox', { name: 'Reason' }).fill('Lost')
    await page.getByRole('button', { name: 'Take the second step away' }).click()
    await page.locator('.lost-step [role=alert]').waitFor()
    await page.getByRole('textbox', { name: 'Reason' }).fill('Came with an identity card')
    await page.getByRole('button', { name: 'Take the second step away' }).click()
    await page.getByText('This person has no second step').waitFor()
  })
})
