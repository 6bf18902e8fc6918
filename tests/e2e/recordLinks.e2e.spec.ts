import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { LOCALE_COOKIE } from '@/kernel/i18n/locales'
import { address, ask, HARBOUR, openBrowsers, PHONE, tabTo, typeInto } from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { expectSound } from '../helpers/look'

const ETHAN = 'ethan.macleod@example.org'
const API = `/api/c/${HARBOUR.slug}`
const base = address(`/c/${HARBOUR.slug}`)
const inbox = address(`/admin/inbox?c=${HARBOUR.slug}`)
const QUESTION = 'Is it heavy? I would come with a friend'
const UPS = 'A parcel from UPS'

describe('a question about a parcel', () => {
  let browsers: Browsers
  let ethan: Visitor
  let manager: Visitor
  let concierge: Visitor
  let parcel: string
  let thread: string

  beforeAll(async () => {
    browsers = await openBrowsers()
    ethan = await browsers.as(ETHAN, { viewport: PHONE })
    manager = await browsers.as(HARBOUR.manager)
    concierge = await browsers.as(HARBOUR.concierge)
    const found = await ask(concierge.page, 'get', `${API}/desk/units?q=MacLeod`)
    const { units } = (await found.json()) as { units: { id: string }[] }
    const logged = await ask(concierge.page, 'post', `${API}/packages`, {
      unit: units[0]?.id,
      carrier: 'ups',
    })
    expect(logged.status()).toBe(201)
    ;({ id: parcel } = (await logged.json()) as { id: string })
  })
  afterAll(() => browsers.close())

  it('is asked from its page on a phone, with the keyboard alone', async () => {
    const { page, complaints } = ethan
    await page.goto(`${base}/packages/${parcel}`)
    await expectSound(page, 'parcel-ask')
    await tabTo(page, page.getByRole('link', { name: 'Ask about this parcel' }))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Your question' }).waitFor()
    const card = page.getByRole('list', { name: 'What you ask about' })
    await card.getByRole('link', { name: `${UPS} Waiting at the desk` }).waitFor()
    expect(await page.getByLabel('Subject').inputValue()).toBe(UPS)
    await expectSound(page, 'parcel-question')
    await typeInto(page, page.getByLabel('Message', { exact: true }), QUESTION)
    await tabTo(page, page.getByRole('button', { name: 'Send' }))
    await page.keyboard.press('Enter')
    await page.getByText(QUESTION).first().waitFor()
    await page.getByRole('link', { name: `About: ${UPS}` }).waitFor()
    thread = page.url()
    await expectSound(page, 'parcel-thread')
    expect(complaints).toEqual([])
  })

  it('goes on where it is open, from the parcel and from an old tab', async () => {
    const { page } = ethan
    await page.getByRole('link', { name: `About: ${UPS}` }).click()
    await page.getByRole('link', { name: 'Your question about this parcel' }).click()
    await page.waitForURL(thread)
    await page.goto(`${base}/messages/new?about=parcel:${parcel}`)
    expect(page.url()).toBe(thread)
  })

  it('has the card in the panel, which leads to the desk', async () => {
    const { page, complaints } = manager
    await page.goto(`${inbox}&conversation=${thread.split('/').at(-1) ?? ''}`)
    const pane = page.locator('.inbox-thread')
    await pane.getByText(QUESTION).waitFor()
    const card = pane.getByRole('link', { name: /Parcel · UPS/ })
    expect(await card.innerText()).toContain('South · 302')
    await expectSound(page, 'parcel-panel')
    expect(await card.getAttribute('href')).toBe(`/c/${HARBOUR.slug}/desk/packages/${parcel}`)
    await pane.getByLabel('Your answer').fill(`No: ${base}/desk/packages/${parcel} is a letter.`)
    await pane.getByRole('button', { name: /^Send answer/ }).click()
    const named = pane.getByRole('list', { name: 'Named in this message' })
    await named.getByRole('link', { name: /Parcel · UPS/ }).waitFor()
    await expectSound(page, 'parcel-panel-named')
    expect(complaints).toEqual([])
  })

  it('shows the card below an answer that names the address, with the resident’s own way', async () => {
    const { page, complaints } = ethan
    const card = page
      .getByRole('list', { name: 'Named in this message' })
      .getByRole('link', { name: UPS })
    await card.waitFor()
    expect(await card.getAttribute('href')).toBe(`/c/${HARBOUR.slug}/packages/${parcel}`)
    await expectSound(page, 'parcel-named')
    // And at once below what one has written oneself.
    await page.getByLabel('Message', { exact: true }).fill(`${base}/packages/${parcel} then`)
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await page
      .getByRole('listitem')
      .filter({ hasText: `${parcel} then` })
      .getByRole('link', { name: UPS })
      .waitFor()
    expect(complaints).toEqual([])
  })

  it('has no card for a neighbour who is told the address', async () => {
    const found = await ask(manager.page, 'get', `${API}/conversations/people?q=Yusuf`)
    const { people } = (await found.json()) as { people: { id: string; name: string }[] }
    const neighbour = people.find(({ name }) => name === 'Yusuf Haddad')
    const body = `Whose is ${base}/packages/${parcel}?`
    const begun = await ask(manager.page, 'post', `${API}/conversations`, {
      kind: 'inquiry',
      clientId: randomUUID(),
      people: [neighbour?.id],
      body,
    })
    const { conversation } = (await begun.json()) as { conversation: string }
    const { page } = await browsers.as('yusuf.haddad@example.org', { viewport: PHONE })
    await page.goto(`${base}/messages/${conversation}`)
    await page.getByText('Whose is').first().waitFor()
    expect(await page.getByRole('list', { name: 'Named in this message' }).count()).toBe(0)
    expect(await page.getByText('UPS').count()).toBe(0)
  })

  it('says what the parcel is by now, in the language of whoever reads', async () => {
    const released = await ask(concierge.page, 'post', `${API}/packages/${parcel}/release`, {
      collectorKind: 'other',
      collectorName: 'Ethan MacLeod',
      signature: 'paper',
    })
    expect(released.status()).toBe(200)
    const { page, context } = ethan
    await context.addCookies([{ name: LOCALE_COOKIE, value: 'fr', url: address('/') }])
    await page.goto(thread)
    await page.getByRole('link', { name: 'À propos : Un colis UPS Remis' }).waitFor()
    await page.getByRole('list', { name: 'Mentionné dans ce message' }).first().waitFor()
    await expectSound(page, 'parcel-thread-fr')
    await page.goto(`${base}/packages/${parcel}`)
    await page.getByRole('link', { name: 'Votre question sur ce colis' }).waitFor()
  })
})
