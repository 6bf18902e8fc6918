import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { address, ask, TILLEULS, openBrowsers, PHONE, TABLET } from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { expectSound } from '../helpers/look'

const MARK = `X${String(Date.now()).slice(-6)}`
/** Of the demo, whom no other journey comes past: she lives alone, and reads English. */
const EMMA = 'emma.johansson@example.org'

let browsers: Browsers
let desk: Visitor
let resident: Visitor
let home = { id: '', recipient: '' }

const portrait = (): PNG => {
  const png = new PNG({ width: 160, height: 200 })
  for (let at = 0; at < png.data.length; at += 4) png.data.set([140, 90, 150, 255], at)
  return png
}

const homeOf = async ({ page }: Visitor, name: string) => {
  const path = `/api/c/${TILLEULS.slug}/desk/units?q=${encodeURIComponent(name)}`
  const { units } = (await (await ask(page, 'get', path)).json()) as {
    units: { id: string; residents: { membership: string; name: string }[] }[]
  }
  const [unit] = units
  const person = unit?.residents.find((one) => one.name === name)
  if (!unit || !person) throw new Error(`${name} lives nowhere`)
  return { id: unit.id, recipient: person.membership }
}
const log = async (name: string): Promise<string> => {
  const answer = await ask(desk.page, 'post', `/api/c/${TILLEULS.slug}/packages`, {
    unit: home.id,
    recipient: home.recipient,
    carrier: 'gls',
    recipientName: name,
  })
  expect(answer.status()).toBe(201)
  return ((await answer.json()) as { id: string }).id
}

beforeAll(async () => {
  browsers = await openBrowsers()
  desk = await browsers.as(TILLEULS.concierge, { viewport: TABLET })
  resident = await browsers.as(EMMA, { viewport: PHONE })
  home = await homeOf(desk, 'Emma Johansson')
})
afterAll(() => browsers.close())

describe('what a resident tells the desk once for all', () => {
  it('is written on the page for the desk, without scripts too', async () => {
    const plain = await browsers.as(EMMA, { viewport: PHONE, javaScriptEnabled: false })
    const { page } = plain
    await page.goto(address(`/c/${TILLEULS.slug}/packages`))
    await page.getByRole('link', { name: 'For the desk' }).click()
    await page.getByLabel('Instructions').fill(`${MARK} please ring me up`)
    await page.locator('input[name=from]').fill('2030-02-02')
    await page.locator('input[name=until]').fill('2030-02-01')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('The last day is before the first').first().waitFor()
    expect(await page.getByLabel('Instructions').inputValue()).toBe(`${MARK} please ring me up`)
    await page.locator('input[name=from]').fill('')
    await page.locator('input[name=until]').fill('')
    await page.getByLabel('May be left with').fill('Odile, B 21')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved. The desk sees it from now on.').waitFor()
    await plain.context.close()
    await resident.page.goto(address(`/c/${TILLEULS.slug}/packages/for-the-desk`))
    await resident.page.waitForLoadState('networkidle')
    await expectSound(resident.page, 'standing-form')
  })

  it('stands before the desk when something is logged, on the parcel, and as it goes out', async () => {
    const { page } = desk
    await page.goto(address(`/c/${TILLEULS.slug}/desk/packages/new`))
    await page.waitForLoadState('networkidle')
    await page.getByRole('combobox', { name: 'Logement ou résident' }).fill('Johansson')
    await page.getByRole('option', { name: /Emma Johansson/ }).click()
    await page.getByText(`${MARK} please ring me up`).waitFor()
    await page.getByText(/Peut être laissé à\s: Odile, B 21/).waitFor()
    await expectSound(page, 'standing-intake')
    const id = await log(`${MARK} 1`)
    for (const [path, picture] of [
      [`packages/${id}`, 'standing-parcel'],
      [`handover/${home.id}`, 'standing-handover'],
    ] as const) {
      await page.goto(address(`/c/${TILLEULS.slug}/desk/${path}`))
      await page.getByText(`${MARK} please ring me up`).waitFor()
      await expectSound(page, picture)
    }
  })

  it('is gone at the desk once it is taken away', async () => {
    const { page } = resident
    await page.goto(address(`/c/${TILLEULS.slug}/packages/for-the-desk`))
    await page.waitForLoadState('networkidle')
    await page.getByText('Remove…').click()
    await page.getByRole('button', { name: 'Remove it' }).click()
    await page.getByText('Removed.').waitFor()
    await desk.page.goto(address(`/c/${TILLEULS.slug}/desk/handover/${home.id}`))
    await desk.page.getByLabel(`${MARK} 1`).waitFor()
    expect(await desk.page.getByText(`${MARK} please ring me up`).count()).toBe(0)
    expect([...desk.complaints, ...resident.complaints]).toEqual([])
  })
})

describe('somebody else who collects', () => {
  let link = ''

  it('is named on a telephone, for what waits', async () => {
    await log(`${MARK} 2`)
    const { page } = resident
    await page.goto(address(`/c/${TILLEULS.slug}/packages`))
    await page.getByRole('link', { name: 'Someone else collects' }).click()
    await page.waitForURL(/someone-else/)
    await page.waitForLoadState('networkidle')
    await page.getByRole('button', { name: 'Make the link' }).click()
    await page.getByRole('link', { name: 'Fill this in.' }).waitFor()
    await page.getByLabel('Name', { exact: true }).fill(`Robin ${MARK}`)
    const stored = page.waitForResponse((answer) => answer.url().includes('package-proxy-photo'))
    await page.getByLabel(/^Photo/).setInputFiles({
      name: 'robin.png',
      mimeType: 'image/png',
      buffer: PNG.sync.write(portrait()),
    })
    expect((await stored).status()).toBe(201)
    await page.getByLabel(new RegExp(`${MARK} 2`)).check()
    await page.getByRole('button', { name: 'Make the link' }).click()
    await page.getByText(`The link for Robin ${MARK}`).waitFor()
    link = await page.getByLabel('Link', { exact: true }).inputValue()
    expect(link).toMatch(/\/pickup\/[\w-]{43}$/)
    await resident.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: 'Copy' }).click()
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link)
    await expectSound(page, 'proxy-made')
  })

  it('sees a first name, a number and the code, in the language of their browser', async () => {
    const path = new URL(link).pathname
    const french = await browsers.visit({ viewport: PHONE, locale: 'fr-FR' })
    await french.page.goto(address(path))
    await french.page.getByText('Retirer pour Emma').waitFor()
    await french.page.getByText('Un objet vous attend à la loge.').waitFor()
    expect(await french.page.getByText(/Johansson|B · 22/).count()).toBe(0)
    await expectSound(french.page, 'proxy-page-fr')
    await french.page.goto(address(`${path.slice(0, -4)}AAAA`))
    await french.page.getByText('Ce lien n’ouvre plus rien').waitFor()
    await expectSound(french.page, 'proxy-wrong-fr')
    expect(french.complaints).toEqual([])
    await french.context.close()
  })

  it('is whom the scanned code names at the desk, and the resident hears of it at once', async () => {
    const sent = await browsers.visit({ viewport: PHONE })
    await sent.page.goto(address(new URL(link).pathname))
    const image = sent.page.getByRole('img', { name: /QR code to show/ })
    await image.scrollIntoViewIfNeeded()
    const png = PNG.sync.read(await image.screenshot())
    const scanned = jsQR(new Uint8ClampedArray(png.data), png.width, png.height)?.data ?? ''
    expect(scanned).toMatch(new RegExp(`/c/${TILLEULS.slug}/desk/pickup/[0-9A-Z]{16}$`))
    const { page } = desk
    await page.goto(address(`/c/${TILLEULS.slug}/desk/scan`))
    await page.getByLabel('Code ou logement').fill(scanned)
    await page.getByRole('button', { name: 'Chercher' }).click()
    await page.waitForURL(/\/desk\/handover\//)
    await page.waitForLoadState('networkidle')
    expect(await page.getByLabel('Une personne envoyée par eux').isChecked()).toBe(true)
    expect(await page.getByLabel('Nom', { exact: true }).inputValue()).toBe(`Robin ${MARK}`)
    await page.getByRole('img', { name: `Photo de Robin ${MARK}` }).waitFor()
    await page.waitForFunction(() =>
      [...document.images].every((one) => one.complete && one.naturalWidth > 0),
    )
    // What was not chosen is not there.
    expect(await page.getByLabel(`${MARK} 2`).isChecked()).toBe(true)
    expect(await page.getByLabel(`${MARK} 1`).count()).toBe(0)
    await expectSound(page, 'proxy-handover')
    await page.getByLabel('Sur papier').check()
    await page.getByRole('button', { name: 'Remettre', exact: true }).click()
    await page.getByText(`Un objet est remis à Robin ${MARK}.`).waitFor()
    const told = resident.page.getByText(`Robin ${MARK} has collected for you`)
    for (let looks = 0; looks < 40 && (await told.count()) === 0; looks += 1) {
      await resident.page.goto(address(`/c/${TILLEULS.slug}/notices`))
      await resident.page.waitForTimeout(250)
    }
    await told.first().waitFor()
    await sent.page.reload()
    await sent.page.getByText('It was for one collection, and that has taken place.').waitFor()
    await expectSound(sent.page, 'proxy-used')
    expect([...desk.complaints, ...resident.complaints, ...sent.complaints]).toEqual([])
  })

  it('may be taken back', async () => {
    const { page } = resident
    await page.goto(address(`/c/${TILLEULS.slug}/packages/someone-else`))
    await page.waitForLoadState('networkidle')
    await page.getByLabel('Name', { exact: true }).fill(`Alex ${MARK}`)
    await page.getByRole('button', { name: 'Make the link' }).click()
    await page.getByText(`The link for Alex ${MARK}`).waitFor()
    const path = new URL(await page.getByLabel('Link', { exact: true }).inputValue()).pathname
    await page.reload()
    await page.waitForLoadState('networkidle')
    await page.getByText('Take it back…').click()
    await page.getByRole('button', { name: 'Take it back' }).click()
    await page.getByText('Taken back.').waitFor()
    const stranger = await browsers.visit({ viewport: PHONE })
    await stranger.page.goto(address(path))
    await stranger.page.getByText('It was taken back by whoever sent it.').waitFor()
    await stranger.context.close()
  })
})
