import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  address,
  BOTH,
  HARBOUR,
  openBrowsers,
  passwordOf,
  PHONE,
  signIn,
  TILLEULS,
  waitForMail,
} from '../helpers/browser'
import type { Browsers } from '../helpers/browser'

describe('accounts', () => {
  let browsers: Browsers
  beforeAll(async () => {
    browsers = await openBrowsers()
  })
  afterAll(() => browsers.close())

  it('answer a wrong password and an unknown address alike', async () => {
    const { page } = await browsers.visit({ viewport: PHONE })
    const words: string[] = []
    for (const email of [HARBOUR.resident, 'nobody@example.org']) {
      await signIn(page, email, 'not the right password')
      const summary = page.getByRole('group', { name: 'One thing needs your attention' })
      await summary.waitFor()
      words.push(await summary.innerText())
      expect(await page.locator('#email').inputValue()).toBe(email)
    }
    expect(words[0]).toBe(words[1])
  })

  it('open by keyboard alone', async () => {
    const { page } = await browsers.visit({ viewport: PHONE })
    await page.goto(address('/sign-in'))
    await page.locator('#email').focus()
    await page.keyboard.type(HARBOUR.resident)
    await page.keyboard.press('Tab')
    await page.keyboard.type(passwordOf(HARBOUR.resident))
    await page.keyboard.press('Enter')
    await page.waitForURL(address(`/c/${HARBOUR.slug}`))
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')
  })

  it('open without JavaScript, and parcels can be read', async () => {
    const { page } = await browsers.visit({ viewport: PHONE, javaScriptEnabled: false })
    await signIn(page, HARBOUR.resident)
    await page.waitForURL(address(`/c/${HARBOUR.slug}`))
    await page.goto(address(`/c/${HARBOUR.slug}/packages`))
    await page.getByRole('heading', { name: 'Your parcels', exact: true }).waitFor()
    expect(await page.getByRole('listitem').count()).toBeGreaterThan(1)
  })

  it('of two communities choose, and each sees its own', async () => {
    const { page } = await browsers.as(BOTH, { viewport: PHONE })
    await page.goto(address('/'))
    await page.waitForURL(address('/communities'))
    for (const name of ['Harbour View', 'Les Tilleuls']) {
      await page.getByRole('heading', { name: new RegExp(name) }).waitFor()
    }
    await page.goto(address(`/c/${TILLEULS.slug}/packages`))
    await page.getByRole('heading', { level: 1 }).waitFor()
  })

  it('of an operator lead to the panel of the platform', async () => {
    const { page } = await browsers.as('operator@example.org')
    await page.goto(address('/'))
    await page.getByRole('link', { name: 'Management' }).click()
    await page.waitForURL(/\/admin/)
    await page
      .getByRole('link', { name: /Communities/ })
      .first()
      .waitFor()
  })

  it('of managers open the panel by the one sign-in, and come back to where they were', async () => {
    const { page, complaints } = await browsers.visit()
    await page.goto(address('/admin/collections/packages'), { waitUntil: 'networkidle' })
    await page.waitForURL((url) => url.pathname === '/sign-in')
    await page.fill('#email', HARBOUR.manager)
    await page.fill('#password', passwordOf(HARBOUR.manager))
    await page.locator('main form').first().locator('button[type=submit]').click()
    await page.waitForURL((url) => url.pathname === '/admin/collections/packages')
    await page.getByRole('row').first().waitFor()
    expect(complaints).toEqual([])
  })

  it('that are forgotten lead from the panel to the portal’s own page', async () => {
    const { page } = await browsers.visit()
    await page.goto(address('/admin/forgot'), { waitUntil: 'networkidle' })
    await page.waitForURL((url) => url.pathname === '/forgot-password')
    await page.locator('#email').waitFor()
  })

  it('of residents open no admin panel', async () => {
    const { page } = await browsers.as(HARBOUR.resident)
    await page.goto(address('/admin/collections/packages'))
    await page
      .getByText(/not allowed|Unauthorized/i)
      .first()
      .waitFor()
    expect(await page.getByRole('row').count()).toBe(0)
    expect(await page.content()).not.toContain('Natarajan')
  })

  it('see nothing of a community that is not theirs', async () => {
    const { page } = await browsers.as(HARBOUR.resident)
    for (const path of ['', '/packages', '/desk', '/desk/packages/new']) {
      const answer = await page.goto(address(`/c/${TILLEULS.slug}${path}`))
      expect([path, answer?.status()]).toEqual([path, 404])
      expect(await page.content()).not.toContain('Tilleuls</')
    }
    const desk = await page.goto(address(`/c/${HARBOUR.slug}/desk`))
    expect(desk?.status()).toBe(404)
  })

  it('lead back to the page that asked for a sign-in, and never to another site', async () => {
    const { page } = await browsers.visit()
    await page.goto(address(`/c/${HARBOUR.slug}/packages`))
    await page.waitForURL(/sign-in\?next=/)
    await page.fill('#email', HARBOUR.resident)
    await page.fill('#password', passwordOf(HARBOUR.resident))
    await page.locator('main form').first().locator('button[type=submit]').click()
    await page.waitForURL(address(`/c/${HARBOUR.slug}/packages`))

    const other = await browsers.visit()
    await other.page.goto(address('/sign-in?next=//example.com/'))
    await other.page.fill('#email', HARBOUR.resident)
    await other.page.fill('#password', passwordOf(HARBOUR.resident))
    await other.page.locator('main form').first().locator('button[type=submit]').click()
    await other.page.waitForURL(address(`/c/${HARBOUR.slug}`))
  })

  it('end at sign-out: the old cookie opens nothing any more', async () => {
    const { page, context } = await browsers.as(HARBOUR.resident)
    const cookies = await context.cookies()
    await page.goto(address('/'))
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL(/sign-in/)
    await context.addCookies(cookies)
    await page.goto(address(`/c/${HARBOUR.slug}`))
    await page.waitForURL(/sign-in/)
    expect(cookies.find(({ name }) => name === 'payload-token')).toMatchObject({
      httpOnly: true,
      sameSite: 'Lax',
    })
  })

  it('get a new password by mail, with a link that works once', async () => {
    const { page } = await browsers.visit({ viewport: PHONE })
    const email = 'board.harbour@example.org'
    await page.goto(address('/forgot-password'))
    await page.fill('#email', email)
    await page.getByRole('button', { name: 'Send the link' }).click()
    await page.getByText('Look into your mail').waitFor()
    const mail = await waitForMail(email, 'password')
    const link = /http:\/\/\S*reset-password\?token=[\w%-]+/.exec(mail.text ?? '')?.[0] ?? ''

    await page.goto(link)
    await page.fill('#password', 'short')
    await page.getByRole('button', { name: 'Set the password' }).click()
    await page.getByText('Use at least 12 characters.').first().waitFor()
    await page.fill('#password', 'three rivers and a boat')
    await page.getByRole('button', { name: 'Set the password' }).click()
    await page.waitForURL(/sign-in/)

    await page.goto(link)
    await page.fill('#password', 'another long password')
    await page.getByRole('button', { name: 'Set the password' }).click()
    await page.getByText('This link was used already').first().waitFor()
    await signIn(page, email, 'three rivers and a boat')
    await page.waitForURL(address(`/c/${HARBOUR.slug}`))
  })
})
