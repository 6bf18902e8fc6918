import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { LOCALE_COOKIE } from '@/kernel/i18n/locales'
import {
  address,
  ask,
  axe,
  openBrowsers,
  PHONE,
  picture,
  TABLET,
  tabTo,
  TILLEULS,
  typeInto,
} from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { expectSound, shot, SHOTS } from '../helpers/look'
import { scriptsOf } from '../helpers/weight'

const MARK = `O${String(Date.now()).slice(-6)}`
/** Two of the demo who share a home; no other journey comes past them. He reads English here. */
const PASCAL = 'pascal.tessier@example.org'
const LUCIE = 'lucie.tessier@example.org'
const LIST = `/c/${TILLEULS.slug}/packages`

/** As in the journeys of the desk and of messages. */
const EMPTY_PAGE_KB = 134.5
const BUDGET_KB = 60

let browsers: Browsers
let desk: Visitor
let pascal: Visitor
let lucie: Visitor
let home = { id: '', recipient: '' }
let community = ''

/** A box with a label, as a camera at the desk sees it. */
const boxOnShelf = (): Promise<Buffer> =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480">
      <rect width="640" height="480" fill="#8d8478"/>
      <rect y="400" width="640" height="80" fill="#6b6258"/>
      <path d="M110 150 L330 90 L540 150 L540 400 L330 440 L110 390 Z" fill="#c39a63"/>
      <path d="M110 150 L330 200 L540 150 L330 90 Z" fill="#d8b57f"/>
      <path d="M330 200 L540 150 L540 400 L330 440 Z" fill="#ab834f"/>
      <path d="M150 230 L280 258 L280 345 L150 315 Z" fill="#fbfaf6"/>
    </svg>`),
  )
    .jpeg()
    .toBuffer()

const post = async (path: string, data: object) => {
  const answer = await ask(desk.page, 'post', `/api/c/${TILLEULS.slug}${path}`, data)
  expect([path, answer.ok()]).toEqual([path, true])
  return (await answer.json()) as { id: string }
}
const log = async (label: string, more: object = {}): Promise<string> => {
  const shared = { unit: home.id, carrier: 'gls', recipientName: `${label} ${MARK}` }
  return (await post('/packages', { ...shared, ...more })).id
}
/** One with a picture, as the form at the desk makes it. */
const logWithPhoto = async (label: string): Promise<string> => {
  const media = await desk.page.request.post(address('/api/media'), {
    headers: { origin: new URL(address('/')).origin },
    multipart: {
      _payload: JSON.stringify({ community, unit: home.id }),
      file: { name: 'parcel.jpg', mimeType: 'image/jpeg', buffer: await boxOnShelf() },
    },
  })
  const { doc } = (await media.json()) as { doc: { id: string } }
  const made = await ask(desk.page, 'post', '/api/packages', {
    community,
    unit: home.id,
    kind: 'parcel',
    condition: 'good',
    carrier: 'dhl',
    trackingNumber: `JD0146${MARK.slice(1)}11`,
    recipientName: `${label} ${MARK}`,
    photo: doc.id,
  })
  expect(made.status()).toBe(201)
  return ((await made.json()) as { doc: { id: string } }).doc.id
}
const release = (id: string, collectorName: string) =>
  post(`/packages/${id}/release`, { collectorKind: 'other', collectorName, signature: 'paper' })
const open = async (page: Page, path: string) => {
  await page.goto(address(path))
  await page.waitForLoadState('networkidle')
}
const row = (page: Page, label: string) =>
  page.getByRole('listitem').filter({ hasText: `${label} ${MARK}` })

beforeAll(async () => {
  browsers = await openBrowsers()
  desk = await browsers.as(TILLEULS.concierge, { viewport: TABLET })
  pascal = await browsers.as(PASCAL, { viewport: PHONE })
  await pascal.context.addCookies([{ name: LOCALE_COOKIE, value: 'en', url: address('/') }])
  lucie = await browsers.as(LUCIE, { viewport: PHONE, locale: 'fr-FR' })
  const path = `/api/c/${TILLEULS.slug}/desk/units?q=Tessier`
  const { units } = (await (await ask(desk.page, 'get', path)).json()) as {
    units: { id: string; residents: { membership: string; name: string }[] }[]
  }
  const [unit] = units
  const person = unit?.residents.find(({ name }) => name === 'Pascal Tessier')
  if (!unit || !person) throw new Error('Pascal lives nowhere')
  home = { id: unit.id, recipient: person.membership }
  const found = (await (await ask(desk.page, 'get', `/api/units/${unit.id}?depth=0`)).json()) as {
    community: string
  }
  community = found.community
})
afterAll(() => browsers.close())

describe('what waits', () => {
  it('shows the picture of intake, small, with words for it', async () => {
    await logWithPhoto('Pascal Tessier')
    await log('Lucie Tessier')
    const { page } = pascal
    await open(page, LIST)
    const small = row(page, 'Pascal Tessier').getByRole('img', { name: 'Photo: A parcel from DHL' })
    await small.waitFor()
    await page.waitForFunction(() =>
      [...document.images].every((one) => one.complete && one.naturalWidth > 0),
    )
    expect(await small.getAttribute('src')).toMatch(/^\/api\/files\/.*v=thumb.*sig=/)
    expect(await row(page, 'Lucie Tessier').getByRole('img').count()).toBe(0)
    await expectSound(page, 'own-list')
    await picture(page, 'own-parcels')
    if (SHOTS !== undefined)
      await page.screenshot({ path: `${SHOTS}/own-list-full.png`, fullPage: true })
    await open(lucie.page, LIST)
    await expectSound(lucie.page, 'own-list-fr')
  })

  it('has a code that fills the screen when it is pressed, on white and lit, and goes by Escape', async () => {
    const { page } = pascal
    await page.addInitScript(() => {
      const lit: string[] = []
      Object.assign(globalThis, { lit })
      const request = () => {
        lit.push('on')
        return Promise.resolve({
          release: () => {
            lit.push('off')
            return Promise.resolve()
          },
        })
      }
      Object.defineProperty(navigator, 'wakeLock', { value: { request } })
    })
    const lit = () => page.evaluate(() => (globalThis as unknown as { lit: string[] }).lit)
    await open(page, LIST)
    const button = page.getByRole('button', { name: 'Show it large' })
    await tabTo(page, button)
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    const code = dialog.getByRole('img', { name: /Code for all/ })
    await code.waitFor()
    expect(await lit()).toEqual(['on'])
    const box = await dialog.boundingBox()
    expect(box).toMatchObject({ x: 0, y: 0, width: PHONE.width, height: PHONE.height })
    expect(await dialog.evaluate((one) => getComputedStyle(one).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    )
    expect((await code.boundingBox())!.width).toBeGreaterThan(300)
    const png = PNG.sync.read(await code.screenshot())
    expect(jsQR(new Uint8ClampedArray(png.data), png.width, png.height)?.data).toMatch(
      new RegExp(`/c/${TILLEULS.slug}/desk/pickup/[0-9A-Z]{16}$`),
    )
    await expectSound(page, 'own-bright')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await page.waitForFunction(() => (globalThis as unknown as { lit: string[] }).lit.length > 1)
    expect(await lit()).toEqual(['on', 'off'])
    expect(await button.evaluate((one) => one === document.activeElement)).toBe(true)
  })

  it('closes its code by the way back as well, and stays where it is', async () => {
    const { page } = pascal
    await open(page, LIST)
    // The picture itself is pressed.
    const image = page.getByRole('img', { name: /Code for all/ })
    await image.scrollIntoViewIfNeeded()
    const spot = (await image.boundingBox())!
    await page.mouse.click(spot.x + spot.width / 2, spot.y + spot.height / 2)
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await page.goBack()
    await dialog.waitFor({ state: 'hidden' })
    expect(new URL(page.url()).pathname).toBe(LIST)
    await page.getByRole('heading', { level: 1, name: 'Your parcels' }).waitFor()
    await row(page, 'Lucie Tessier').getByRole('link').click()
    await page.waitForURL(/\/packages\/[0-9a-f-]{36}$/)
    await page.getByText('Show this code at the desk').waitFor()
    await page.getByRole('button', { name: 'Show it large' }).click()
    await page
      .getByRole('dialog')
      .getByText(/[0-9A-Z]{4}-[0-9A-Z]{4}/)
      .waitFor()
    await shot(page, 'own-bright-parcel')
    await page.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(new URL(page.url()).pathname).toMatch(/\/packages\/[0-9a-f-]{36}$/)
  })
})

describe('what came before', () => {
  it('is a page by months, and is searched as one types, by keyboard', async () => {
    await release(
      await log('old one', { trackingNumber: `RB${MARK}FR`, kind: 'letter' }),
      'Quentin',
    )
    await release(await log('old two', { carrier: 'ups' }), 'Odette')
    const { page } = pascal
    await open(page, LIST)
    await tabTo(page, page.getByRole('link', { name: 'All earlier parcels' }))
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/packages\/history$/)
    await page.getByRole('heading', { level: 1, name: 'Earlier parcels' }).waitFor()
    await page.waitForLoadState('networkidle')
    await page
      .getByRole('heading', { level: 2, name: /^[A-Z][a-z]+ \d{4}$/ })
      .first()
      .waitFor()
    await expectSound(page, 'own-history')
    await typeInto(page, page.getByRole('searchbox', { name: 'Search' }), `${MARK} quentin`)
    await page.getByText(`One parcel with “${MARK} quentin”`).waitFor()
    await row(page, 'old one').waitFor()
    expect(await row(page, 'old two').count()).toBe(0)
    expect(
      await page.getByRole('searchbox').evaluate((one) => one === document.activeElement),
    ).toBe(true)
    await expectSound(page, 'own-history-found')
    await page.getByRole('searchbox').fill(`${MARK} nothing`)
    await page.getByText('Nothing found', { exact: true }).waitFor()
    await expectSound(page, 'own-history-none')
    await page.getByRole('link', { name: 'Everything' }).click()
    await row(page, 'old two').waitFor()
  })

  it('is searched without scripts too, in French', async () => {
    const plain = await browsers.as(LUCIE, {
      viewport: PHONE,
      javaScriptEnabled: false,
      locale: 'fr-FR',
    })
    await plain.page.goto(address(`${LIST}/history`))
    await plain.page.getByRole('searchbox').fill(`rb${MARK}`)
    await plain.page.getByRole('button', { name: 'Rechercher' }).click()
    await row(plain.page, 'old one').waitFor()
    expect(await row(plain.page, 'old two').count()).toBe(0)
    await plain.context.close()
    await open(lucie.page, `${LIST}/history?q=${MARK}`)
    await expectSound(lucie.page, 'own-history-fr')
  })
})

describe('a parcel that is not theirs', () => {
  it('is given back by keyboard, asked twice; it is gone for the household at once', async () => {
    const id = await log('not theirs')
    const { page } = pascal
    await open(lucie.page, LIST)
    await row(lucie.page, 'not theirs').waitFor()
    await open(desk.page, `/c/${TILLEULS.slug}/desk`)
    await open(page, `${LIST}/${id}`)
    await tabTo(page, page.locator('summary', { hasText: 'Not mine…' }))
    await page.keyboard.press('Enter')
    await expectSound(page, 'own-not-mine')
    await typeInto(page, page.getByLabel(/What should the desk know/), `${MARK} is Aurore’s`)
    await tabTo(page, page.getByRole('button', { name: 'It is not mine' }))
    await page.keyboard.press('Enter')
    await page.getByText('The desk has it back, and finds out whose it is.').waitFor()
    expect(await row(page, 'not theirs').count()).toBe(0)
    await expectSound(page, 'own-given-back')
    // Nobody reloads: neither who lives there as well, nor the desk.
    await row(lucie.page, 'not theirs').waitFor({ state: 'detached' })
    await desk.page
      .getByText(new RegExp(`${MARK} is Aurore’s`))
      .first()
      .waitFor()
    await expectSound(desk.page, 'own-desk-queue')
    await desk.page.goto(address(`/c/${TILLEULS.slug}/desk/packages/${id}`))
    await desk.page.getByText(new RegExp(`l’a rendu, .*${MARK} is Aurore’s`)).waitFor()
    await expectSound(desk.page, 'own-desk-parcel')
  })

  it('is explained where a notice of it leads', async () => {
    const id = await log('told and wrong', { carrier: 'chronopost' })
    const { page } = lucie
    const told = page.getByRole('link', { name: 'Un colis Chronopost' })
    for (let looks = 0; looks < 40 && (await told.count()) === 0; looks += 1) {
      await open(page, `/c/${TILLEULS.slug}/notices`)
      await page.waitForTimeout(250)
    }
    const given = await ask(
      pascal.page,
      'post',
      `/api/c/${TILLEULS.slug}/my/packages/${id}/not-mine`,
      {},
    )
    expect(given.status()).toBe(200)
    await told.first().click()
    await page.getByRole('heading', { level: 1, name: 'Rendu à la loge' }).waitFor()
    await page.getByText(/Pascal Tessier a indiqué le/).waitFor()
    await expectSound(page, 'own-explained-fr')
    await open(pascal.page, `${LIST}/${id}`)
    await pascal.page.getByText(/You said on .* that it is not yours/).waitFor()
    await expectSound(pascal.page, 'own-explained')
  })
})

describe('a parcel that was expected', () => {
  it('is found in the own list, or asked for at the desk, which sees who asks for the number', async () => {
    const number = `RC${MARK.slice(1)}789FR`
    const id = (
      await post('/packages', {
        unit: null,
        carrier: 'gls',
        trackingNumber: number,
        recipientName: `Unknown ${MARK}`,
      })
    ).id
    const { page } = pascal
    await open(page, LIST)
    await page.getByRole('link', { name: 'I expected a parcel' }).click()
    await page.getByRole('heading', { level: 1, name: 'I expected a parcel' }).waitFor()
    await page.waitForLoadState('networkidle')
    await expectSound(page, 'own-expected')
    const send = page.getByRole('button', { name: 'Ask the desk' })
    await send.click()
    await page.getByRole('link', { name: /Fill this in/ }).waitFor()
    await expectSound(page, 'own-expected-missing')
    await page.getByLabel(/^Tracking number/).fill(`JD0146${MARK.slice(1)}11`)
    await send.click()
    await page.getByText('It waits for you at the desk.').waitFor()
    await expectSound(page, 'own-expected-here')
    await page.getByRole('link', { name: 'Ask for another parcel' }).click()
    await page.waitForLoadState('networkidle')
    await page.getByLabel(/^Tracking number/).fill(number.toLowerCase())
    await page.getByLabel(/^Carrier/).selectOption('gls')
    await page.getByLabel(/Anything else/).fill(`${MARK} a birthday present`)
    await send.click()
    await page.getByText('The desk has your question').waitFor()
    await expectSound(page, 'own-expected-asked')
    await page.getByRole('link', { name: 'See your question' }).click()
    await page.waitForURL(/\/messages\/[0-9a-f-]{36}/)
    await page.getByText(`${MARK} a birthday present`).first().waitFor()
    await expectSound(page, 'own-question')
    await open(desk.page, `/c/${TILLEULS.slug}/desk/packages/${id}`)
    await desk.page.getByText(/Pascal Tessier .* a demandé ce numéro même/).waitFor()
    await expectSound(desk.page, 'own-desk-asked')
  })
})

describe('the pages of a resident’s parcels', () => {
  it('cost no more JavaScript than they may', async () => {
    const { page } = pascal
    for (const path of ['', '/history', '/expected']) {
      await open(page, `${LIST}${path}`)
      const { count, kilobytes: total } = await scriptsOf(page)
      if (SHOTS !== undefined) console.log(`scripts of packages${path}: ${total.toFixed(1)} KB`)
      expect(count).toBeGreaterThan(3)
      expect(total).toBeLessThanOrEqual(EMPTY_PAGE_KB + BUDGET_KB)
    }
  })

  it('made nobody’s browser complain, and can be read', async () => {
    expect(await axe(pascal.page)).toEqual([])
    expect([...desk.complaints, ...pascal.complaints, ...lucie.complaints]).toEqual([])
  })
})
