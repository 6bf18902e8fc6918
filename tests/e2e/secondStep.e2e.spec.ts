import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Secret, TOTP } from 'otpauth'
import { LOCALE_COOKIE } from '@/kernel/i18n/locales'
import type { Page } from 'playwright-core'
import {
  address,
  axe,
  HARBOUR,
  openBrowsers,
  overflowsSideways,
  passwordOf,
  PHONE,
  signIn,
  TILLEULS,
  waitForMail,
} from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { communityOfItsOwn } from '../helpers/ownCommunity'

const codeOf = (secret: string, ahead = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({
    timestamp: Date.now() + ahead,
  })

/** A device with the person's finger on it. */
const withAuthenticator = async ({ context, page }: Visitor) => {
  const session = await context.newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

/** Signed in with the words of this file, whatever language the person has chosen. */
const inEnglish = async (
  browsers: Browsers,
  email: string,
  options: Parameters<Browsers['visit']>[0] = {},
): Promise<Visitor> => {
  const visitor = await browsers.as(email, options)
  await visitor.context.addCookies([{ name: LOCALE_COOKIE, value: 'en', url: address('/') }])
  return visitor
}

const shot = async (page: Page, name: string) => {
  const folder = process.env['COURTYARD_SHOTS']
  if (folder === undefined) return
  for (const width of [360, 1280]) {
    const size = page.viewportSize()
    await page.setViewportSize({ width, height: 760 })
    await page.screenshot({ path: `${folder}/${name}-${String(width)}.png`, fullPage: true })
    if (size) await page.setViewportSize(size)
  }
}

const checked = async (page: Page, name: string) => {
  expect([name, await axe(page)]).toEqual([name, []])
  expect([name, await overflowsSideways(page)]).toEqual([name, false])
  await shot(page, name)
}

const keyOn = async (page: Page): Promise<string> => {
  const shown = await page.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{1,4}){7}$/).innerText()
  return shown.replaceAll(' ', '')
}

// Nobody whom another file signs in: a second step stays with the account.
const PASSKEY_HOLDER = 'rachid.amrani@example.org'
const KEEPER = 'entretien.tilleuls@example.org'

describe('the second step', () => {
  let browsers: Browsers
  beforeAll(async () => {
    browsers = await openBrowsers()
  })
  afterAll(() => browsers.close())

  it('is set up by keyboard alone; with a lost phone a recovery code lets in, once', async () => {
    const email = 'benjamin.okafor@example.org'
    const { page } = await browsers.as(email, { viewport: PHONE })
    await page.goto(address(`/c/${HARBOUR.slug}/settings/security`))
    await checked(page, 'security')
    await page.getByRole('link', { name: 'Set up an authenticator app' }).press('Enter')
    await page.getByRole('heading', { level: 1, name: /authenticator app/ }).waitFor()
    await page.getByRole('button', { name: 'Set up an authenticator app' }).press('Enter')
    const secret = await keyOn(page)
    await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor()
    await checked(page, 'set-up')
    await page.locator('#code').focus()
    await page.keyboard.type('000000')
    await page.keyboard.press('Enter')
    await page.getByRole('group', { name: 'One thing needs your attention' }).waitFor()
    await page.locator('#code').fill('')
    await page.locator('#code').focus()
    await page.keyboard.type(codeOf(secret))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor()
    await checked(page, 'recovery-codes')
    const codes = await page.locator('ol li').allInnerTexts()
    expect(codes).toHaveLength(10)
    const link = page.getByRole('link', { name: 'Download' })
    const [file] = await Promise.all([page.waitForEvent('download'), link.press('Enter')])
    expect(file.suggestedFilename()).toBe('Courtyard recovery codes.txt')
    await page.getByRole('link', { name: 'I have kept them' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.pathname === '/settings/security')
    await page.getByText('10 recovery codes are left.').waitFor()

    const phone = await browsers.visit({ viewport: PHONE })
    for (const expected of ['in', 'refused']) {
      await phone.context.clearCookies()
      await signIn(phone.page, email)
      await phone.page.waitForURL((url) => url.pathname === '/sign-in/second-step')
      if (expected === 'in') await checked(phone.page, 'second-step')
      await phone.page.locator('#code').fill(codes[0] ?? '')
      await phone.page.keyboard.press('Enter')
      if (expected === 'in') await phone.page.waitForURL(address(`/c/${HARBOUR.slug}`))
      else {
        await phone.page.getByRole('group', { name: 'One thing needs your attention' }).waitFor()
      }
    }
    const told = await waitForMail(email, 'An authenticator app was added')
    expect(told.text).toContain('/undo-change?token=')
  })

  it('leads back to the panel, which has no way around it', async () => {
    const email = 'guard.harbour@example.org'
    const { page } = await browsers.as(email)
    await page.goto(address('/settings/security/second-step'))
    await page.getByRole('button', { name: 'Set up an authenticator app' }).click()
    const secret = await keyOn(page)
    await page.locator('#code').fill(codeOf(secret))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor()

    const other = await browsers.visit({ viewport: PHONE })
    await other.page.goto(address('/admin'))
    await other.page.waitForURL((url) => url.pathname === '/sign-in')
    await other.page.fill('#email', email)
    await other.page.fill('#password', passwordOf(email))
    await other.page.locator('main form').first().locator('button[type=submit]').click()
    await other.page.waitForURL((url) => url.pathname === '/sign-in/second-step')
    // From the page: without an origin of ours nobody would be anybody.
    const me = await other.page.evaluate(async () => (await fetch('/api/users/me')).text())
    expect(JSON.parse(me)).toMatchObject({ user: null })
    // The code of the step after: the one of now is spent.
    await other.page.fill('#code', codeOf(secret, 30_000))
    await other.page.locator('main form').first().locator('button[type=submit]').click()
    await other.page.waitForURL((url) => url.pathname === '/admin')
  })

  it('with a passkey signs in without a word, and proves who is there', async () => {
    const visitor = await inEnglish(browsers, PASSKEY_HOLDER, { viewport: PHONE })
    const { page, context, complaints } = visitor
    await withAuthenticator(visitor)
    await page.goto(address('/settings/security/passkeys'))
    await page.fill('#name', 'Mon téléphone')
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor()
    await page.goto(address('/settings/security/passkeys'))
    await page.getByText('Mon téléphone').waitFor()
    await checked(page, 'passkeys')

    await context.clearCookies({ name: 'payload-token' })
    await page.goto(address('/sign-in'))
    await page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor()
    await checked(page, 'sign-in')
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.waitForURL(address(`/c/${TILLEULS.slug}`))

    await context.clearCookies({ name: 'payload-token' })
    await signIn(page, PASSKEY_HOLDER)
    await page.waitForURL((url) => url.pathname === '/sign-in/second-step')
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    await page.waitForURL(address(`/c/${TILLEULS.slug}`))

    await page.goto(address('/confirm-identity?next=/settings/security/passkeys'))
    await checked(page, 'confirm')
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    await page.getByRole('button', { name: 'Remove Mon téléphone' }).click()
    await page.getByText('Mon téléphone').waitFor({ state: 'detached' })
    // The sign-outs leave the page's live connection without a person for a moment.
    expect(complaints.filter((line) => !line.includes('/api/realtime/auth'))).toEqual([])
  })

  it('is asked of staff by their community, which says so and leads to it', async () => {
    // Before anybody has a second step: from then on a password alone opens nothing.
    const own = await communityOfItsOwn(browsers, KEEPER)
    const guard = await own.engage('guard')
    const manager = await inEnglish(browsers, KEEPER, { viewport: PHONE })
    await withAuthenticator(manager)
    await manager.page.goto(address('/settings/security/passkeys'))
    await manager.page.fill('#name', 'Bureau')
    await manager.page.getByRole('button', { name: 'Add a passkey' }).click()
    await manager.page.getByRole('heading', { name: 'Your recovery codes' }).waitFor()
    const turn = (isOn: boolean) =>
      manager.page.evaluate(
        async ([id, wanted]) => {
          const { status } = await fetch(`/api/communities/${id}`, {
            method: 'PATCH',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ security: { staffNeedSecondFactor: wanted } }),
          })
          return status
        },
        [own.id, isOn] as const,
      )
    const desk = await browsers.visit({ viewport: PHONE })
    await desk.context.addCookies([{ name: LOCALE_COOKIE, value: 'en', url: address('/') }])
    await signIn(desk.page, guard.email, guard.password)
    await desk.page.waitForURL(address('/confirm-email'))
    await desk.page.getByRole('button', { name: 'Send' }).click()
    const mail = await waitForMail(guard.email, 'code')
    await desk.page.fill('#code', /\b\d{3} ?\d{3}\b/.exec(mail.text ?? '')?.[0] ?? '')
    await desk.page.getByRole('button', { name: 'Confirm' }).click()
    await desk.page.getByText('Your address is confirmed').waitFor()
    expect(await turn(true)).toBe(200)
    try {
      await desk.page.goto(address('/'))
      const words = { name: `${own.name} asks its staff for a second step` }
      await desk.page.getByRole('heading', words).waitFor()
      await checked(desk.page, 'needed')
      for (const path of [`/c/${own.slug}/desk`, `/c/${own.slug}`, '/admin']) {
        await desk.page.goto(address(path))
        await desk.page.getByRole('heading', words).waitFor()
      }
      await desk.page.goto(address(`/c/${own.slug}/desk`))
      await desk.page.getByRole('link', { name: 'Set it up now' }).click()
      await desk.page.getByRole('button', { name: 'Set up an authenticator app' }).click()
      await desk.page.locator('#code').fill(codeOf(await keyOn(desk.page)))
      await desk.page.keyboard.press('Enter')
      await desk.page.getByRole('link', { name: 'I have kept them' }).click()
      await desk.page.waitForURL(address(`/c/${own.slug}/desk`))
    } finally {
      expect(await turn(false)).toBe(200)
    }
  })
})

describe('a change of the address', () => {
  let browsers: Browsers
  beforeAll(async () => {
    browsers = await openBrowsers()
  })
  afterAll(() => browsers.close())

  it('counts with its code, and is undone by the link of the mail to the old one', async () => {
    const old = 'colette.fabre@example.org'
    const { page } = await inEnglish(browsers, old, { viewport: PHONE })
    const wanted = `moved.${String(Date.now())}@example.org`
    await page.goto(address('/settings/profile/email'))
    await page.fill('#email', wanted)
    await page.getByRole('button', { name: 'Send the code' }).click()
    const mail = await waitForMail(wanted, '')
    const code = /\b\d{3} ?\d{3}\b/.exec(mail.text ?? '')?.[0] ?? ''
    await page.locator('#code').fill(code)
    await checked(page, 'change-email')
    await page.getByRole('button', { name: 'Change the address' }).click()
    await page.getByText('Your address is changed.').waitFor()

    const told = await waitForMail(old, 'adresse e-mail')
    const link = /https?:\/\/\S+\/undo-change\?token=[\w-]+/.exec(told.text ?? '')?.[0] ?? ''
    const owner = await browsers.visit({ viewport: PHONE })
    await owner.context.addCookies([{ name: LOCALE_COOKIE, value: 'en', url: address('/') }])
    await owner.page.goto(link)
    await checked(owner.page, 'undo')
    await owner.page.getByRole('button', { name: 'Undo it' }).click()
    await owner.page.waitForURL((url) => url.pathname === '/reset-password')
    const password = 'four quiet green bicycles'
    await owner.page.fill('#password', password)
    await owner.page.locator('main form').first().locator('button[type=submit]').click()
    await owner.page.waitForURL((url) => url.pathname === '/sign-in')
    await signIn(owner.page, old, password)
    await owner.page.waitForURL(address(`/c/${TILLEULS.slug}`))
    await owner.page.goto(link)
    await owner.page.getByRole('heading', { name: 'Nothing to undo' }).waitFor()
    await page.goto(address('/settings/profile'))
    await page.waitForURL((url) => url.pathname === '/sign-in')
  })
})
