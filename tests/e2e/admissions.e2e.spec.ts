import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import {
  address,
  ask,
  axe,
  HARBOUR,
  openBrowsers,
  overflowsSideways,
  PHONE,
  signIn,
  tabTo,
  typeInto,
  waitForMail,
} from '../helpers/browser'
import type { Browsers } from '../helpers/browser'
import { readPdf } from '../helpers/pdf'

const PASSWORD = 'three rivers and a boat'

const post = async (page: Page, path: string, data: object) => {
  const response = await ask(page, 'post', `/api/c/${HARBOUR.slug}${path}`, data)
  return (await response.json()) as Record<string, unknown>
}

const codeOfMail = async (to: string): Promise<string> => {
  const mail = await waitForMail(to, 'code')
  return (
    /(\d{3}) (\d{3})/
      .exec(mail.text ?? '')
      ?.slice(1)
      .join('') ?? ''
  )
}

describe('coming in', () => {
  let browsers: Browsers
  beforeAll(async () => {
    browsers = await openBrowsers()
  })
  afterAll(() => browsers.close())

  it('by a letter: the code, a name, a code by mail, a password, by keyboard alone', async () => {
    const { page: panel } = await browsers.as(HARBOUR.manager)
    const person = { name: 'Iris Moreau', role: 'worker', channel: 'letter' }
    expect(await post(panel, '/invitations/person', person)).toMatchObject({ letters: 1 })
    const { file } = await post(panel, '/invitations/letters', { invitations: 'waiting' })
    const pages = readPdf(Buffer.from(String(file), 'base64'))
    const text = pages.map(({ texts }) => texts).join('\n')
    expect(text).toContain('Iris Moreau')
    const code = /[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4}/.exec(text)?.[0] ?? ''

    const { page } = await browsers.visit({ viewport: PHONE })
    await page.goto(address('/join'))
    expect(await axe(page)).toEqual([])
    await page.locator('#code').focus()
    await page.keyboard.type(code.toLowerCase())
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/join\/.+/)
    await page.getByRole('heading', { name: 'You are invited' }).waitFor()
    expect(await axe(page)).toEqual([])
    expect(await overflowsSideways(page)).toBe(false)
    await page.locator('#email').focus()
    await page.keyboard.type('iris.moreau@example.org')
    await page.keyboard.press('Enter')
    await page.locator('#code').waitFor()
    await page.locator('#code').focus()
    await page.keyboard.type(await codeOfMail('iris.moreau@example.org'))
    await page.locator('#password').focus()
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press('Enter')
    await page.waitForURL(address(`/c/${HARBOUR.slug}`))

    const { page: second } = await browsers.visit({ viewport: PHONE })
    await second.goto(address('/join'))
    await second.fill('#code', code)
    await second.locator('main button[type=submit]').click()
    await second.getByText('This invitation was used already').first().waitFor()
  })

  it('by itself: registration, the queue, a manager’s yes, and a live welcome, by keyboard alone', async () => {
    const { page } = await browsers.visit({ viewport: PHONE })
    await page.goto(address('/register?q=harbour'))
    expect(await axe(page)).toEqual([])
    await tabTo(page, page.getByRole('link', { name: /Harbour View/ }))
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/register\/harbour-view/)
    await typeInto(page, page.locator('#unitText'), 'South 204')
    await typeInto(page, page.locator('#name'), 'Paul Newcomer')
    await typeInto(page, page.locator('#email'), 'paul.newcomer@example.org')
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.locator('#code').waitFor()
    await typeInto(page, page.locator('#code'), await codeOfMail('paul.newcomer@example.org'))
    await typeInto(page, page.locator('#password'), PASSWORD)
    await page.keyboard.press('Enter')
    await page.waitForURL(address('/waiting'))
    await page.getByRole('heading', { name: 'We are waiting for Harbour View' }).waitFor()
    expect(await axe(page)).toEqual([])
    expect(await overflowsSideways(page)).toBe(false)
    const refused = await page.goto(address(`/c/${HARBOUR.slug}`))
    expect(refused?.status()).toBe(404)
    await page.goto(address('/waiting'))

    const { page: panel } = await browsers.as(HARBOUR.manager)
    await panel.goto(address('/admin/coming-in'), { waitUntil: 'networkidle' })
    const card = panel.getByRole('article', { name: 'Paul Newcomer' })
    await card.waitFor()
    const unit = card.getByLabel('Let in for')
    await tabTo(panel, unit)
    await panel.keyboard.type('South · 204')
    expect(await unit.evaluate((one: HTMLSelectElement) => one.value)).not.toBe('')
    await tabTo(panel, card.getByRole('button', { name: 'Let in' }))
    await panel.keyboard.press('Enter')
    await panel.getByText('Paul Newcomer was let in.').waitFor()

    await page.getByRole('heading', { name: 'Welcome to Harbour View' }).waitFor()
    await tabTo(page, page.getByRole('link', { name: 'Go in' }))
    await page.keyboard.press('Enter')
    await page.waitForURL(address(`/c/${HARBOUR.slug}`))
  })

  it('by an account that management made: its address is confirmed first', async () => {
    const email = 'nora.lund@example.org'
    const { page: panel } = await browsers.as(HARBOUR.manager)
    const headers = { origin: address('/').replace(/\/$/, '') }
    const make = async (path: string, data: object) => {
      const answer = await panel.request.post(address(path), { data, headers })
      expect([path, answer.status()]).toEqual([path, 201])
      return ((await answer.json()) as { doc: { id: string } }).doc.id
    }
    const user = await make('/api/users', { email, name: 'Nora Lund', password: PASSWORD })
    const found = await panel.request.get(
      address(`/api/communities?where[slug][equals]=${HARBOUR.slug}`),
      { headers },
    )
    const [community] = ((await found.json()) as { docs: { id: string }[] }).docs
    const grant = { user, community: community?.id, role: 'worker', status: 'active' }
    await make('/api/memberships', { ...grant, grantReason: 'Paints the stairs' })

    const { page } = await browsers.visit({ viewport: PHONE })
    await signIn(page, email, PASSWORD)
    await page.waitForURL(address('/confirm-email'))
    expect(await axe(page)).toEqual([])
    expect(await overflowsSideways(page)).toBe(false)
    expect((await page.goto(address(`/c/${HARBOUR.slug}`)))?.status()).toBe(404)
    await page.goto(address('/confirm-email'))
    await page.getByRole('button', { name: 'Send' }).click()
    await page.fill('#code', await codeOfMail(email))
    await page.getByRole('button', { name: 'Confirm' }).click()
    await page.getByRole('link', { name: /Go/ }).click()
    await page.waitForURL(address(`/c/${HARBOUR.slug}`))
  })

  it('proves a phone by a text that the mailbox shows', async () => {
    const { page } = await browsers.as(HARBOUR.resident, { viewport: PHONE })
    await page.goto(address(`/c/${HARBOUR.slug}/settings/profile`))
    await page.fill('#phone', '+1 416 555 0134')
    await page.getByRole('button', { name: 'Send a code by text' }).click()
    await page.locator('#code').waitFor()
    const find = async (): Promise<string> => {
      const response = await fetch(address('/mailbox/api/texts?to=%2B14165550134'))
      const { texts } = (await response.json()) as { texts: { text: string }[] }
      return /\d{6}/.exec(texts[0]?.text ?? '')?.[0] ?? ''
    }
    let code = ''
    for (let tries = 0; code === '' && tries < 100; tries += 1) {
      code = await find()
      if (code === '') await new Promise((resolve) => setTimeout(resolve, 200))
    }
    await page.fill('#code', code)
    await page.getByRole('button', { name: 'Confirm' }).click()
    await page.getByText('Your phone is confirmed.').waitFor()
    expect(await axe(page)).toEqual([])
  })
})
