import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import {
  address,
  ask,
  HARBOUR,
  openBrowsers,
  passwordOf,
  PHONE,
  TABLET,
  tabTo,
  TILLEULS,
} from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { expectSound } from '../helpers/look'
import { sign } from '../helpers/sign'

const MARK = `R${String(Date.now()).slice(-6)}`
/** Of the demo; whom no other journey logs a parcel for. */
const ARJUN = 'arjun.natarajan@example.org'
const ODILE = 'odile.vasseur@example.org'

const post = async (
  { page }: Visitor,
  path: string,
  data: object,
): Promise<{ status: number; body: unknown }> => {
  const answer = await ask(page, 'post', path, data)
  return { status: answer.status(), body: await answer.json() }
}
interface Home {
  id: string
  /** Membership of the one who is told of what arrives: nobody else of the demo is. */
  recipient: string
}
const homeOf = async ({ page }: Visitor, slug: string, name: string): Promise<Home> => {
  const answer = await ask(page, 'get', `/api/c/${slug}/desk/units?q=${encodeURIComponent(name)}`)
  const { units } = (await answer.json()) as {
    units: { id: string; residents: { membership: string; name: string }[] }[]
  }
  const [unit] = units
  const person = unit?.residents.find((one) => one.name === name)
  if (!unit || !person) throw new Error(`${name} lives nowhere`)
  return { id: unit.id, recipient: person.membership }
}
const log = async (desk: Visitor, slug: string, home: Home, name: string): Promise<string> => {
  const path = `/api/c/${slug}/packages`
  const data = { unit: home.id, recipient: home.recipient, carrier: 'gls', recipientName: name }
  const { status, body } = await post(desk, path, data)
  expect(status).toBe(201)
  return (body as { id: string }).id
}
describe('a hand-over of everything', () => {
  let browsers: Browsers
  let desk: Visitor
  let resident: Visitor
  let home: Home
  let scanned = ''

  beforeAll(async () => {
    browsers = await openBrowsers()
    desk = await browsers.as(HARBOUR.concierge, { viewport: TABLET })
    resident = await browsers.as(ARJUN, { viewport: PHONE })
    home = await homeOf(desk, HARBOUR.slug, 'Arjun Natarajan')
    for (const n of [1, 2, 3]) await log(desk, HARBOUR.slug, home, `${MARK} ${String(n)}`)
  })
  afterAll(() => browsers.close())

  it('begins with one code of the resident, in six digits and as a QR code', async () => {
    const { page } = resident
    await page.goto(address(`/c/${HARBOUR.slug}/packages`))
    const image = page.getByRole('img', { name: /Code for all/ })
    await image.scrollIntoViewIfNeeded()
    expect(await page.locator('[data-pickup]').textContent()).toMatch(/^\d{3} \d{3}$/)
    const png = PNG.sync.read(await image.screenshot())
    scanned = jsQR(new Uint8ClampedArray(png.data), png.width, png.height)?.data ?? ''
    expect(scanned).toMatch(new RegExp(`/c/${HARBOUR.slug}/desk/pickup/[0-9A-Z]{16}$`))
    await expectSound(page, 'release-code')
  })

  it('has all that waits ticked and the person chosen, and says what is missing', async () => {
    const { page } = desk
    await page.goto(address(`/c/${HARBOUR.slug}/desk/scan`))
    await page.getByLabel('Code or unit').fill(scanned)
    await page.getByRole('button', { name: 'Find' }).click()
    await page.waitForURL(/\/desk\/handover\//)
    await page.waitForLoadState('networkidle')
    for (const n of [1, 2, 3]) {
      expect(await page.getByLabel(`${MARK} ${String(n)}`).isChecked()).toBe(true)
    }
    expect(await page.getByLabel('Arjun Natarajan').isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Hand over', exact: true }).click()
    await page.getByRole('link', { name: /Nobody has signed yet/ }).waitFor()
    await expectSound(page, 'release-form')
  })

  it('goes out under one signature, but for what a colleague was faster with', async () => {
    const { page } = desk
    const [, id] = /value="([0-9a-f-]{36})"/.exec(
      await page.getByLabel(`${MARK} 1`).evaluate((box) => box.outerHTML),
    ) ?? ['', '']
    const taken = { collectorKind: 'other', collectorName: 'A neighbour', signature: 'paper' }
    const rival = await browsers.as(HARBOUR.concierge)
    const faster = await post(rival, `/api/c/${HARBOUR.slug}/handovers`, {
      unit: home.id,
      parcels: [id],
      ...taken,
    })
    expect(faster.status).toBe(201)
    // The rival’s hand-over has used the codes of the home up; the desk looks for the unit now.
    await sign(desk)
    await page.getByRole('button', { name: 'Hand over', exact: true }).click()
    await page.getByText('This code was good for one hand-over').first().waitFor()
    // A browser notes down each refusal.
    expect(desk.complaints.splice(0)).toEqual([expect.stringContaining('409 (Conflict)')])
    await log(desk, HARBOUR.slug, home, `${MARK} 4`)
    await page.goto(address(`/c/${HARBOUR.slug}/desk/scan?q=${MARK}`))
    await page.getByRole('link', { name: /Hand over everything for/ }).click()
    await page.waitForURL(/\/desk\/handover\//)
    await page.waitForLoadState('networkidle')
    await page.getByLabel('Arjun Natarajan').check()
    const [, second] = /value="([0-9a-f-]{36})"/.exec(
      await page.getByLabel(`${MARK} 2`).evaluate((box) => box.outerHTML),
    ) ?? ['', '']
    await post(rival, `/api/c/${HARBOUR.slug}/handovers`, {
      unit: home.id,
      parcels: [second],
      ...taken,
    })
    await sign(desk)
    await page.getByRole('button', { name: 'Hand over', exact: true }).click()
    await page.getByText(/items are handed over to Arjun Natarajan/).waitFor()
    await page.getByText(`GLS · ${MARK} 2 (handed over to A neighbour)`).waitFor()
    await expectSound(page, 'release-done')
    await rival.context.close()
  })

  it('shows the signature to the desk, and to the resident who signed', async () => {
    const { page } = desk
    await page.goto(address(`/c/${HARBOUR.slug}/desk/history`))
    await page
      .getByRole('row')
      .filter({ hasText: `${MARK} 3` })
      .getByRole('link')
      .click()
    const signature = page.getByRole('img', { name: 'Signed by Arjun Natarajan on the screen' })
    await signature.waitFor()
    await page.waitForFunction(() =>
      [...document.images].every((image) => image.complete && image.naturalWidth > 0),
    )
    await expectSound(page, 'release-ending')
    await resident.page.goto(address(`/c/${HARBOUR.slug}/packages`))
    await resident.page
      .getByRole('listitem')
      .filter({ hasText: `${MARK} 3` })
      .getByRole('link')
      .click()
    await resident.page.getByText('You signed for it').waitFor()
    expect(await resident.page.getByRole('img', { name: /Signed by Arjun/ }).count()).toBe(1)
    const other = await browsers.as('priya.natarajan@example.org', { viewport: PHONE })
    await other.page.goto(resident.page.url())
    await other.page.getByText('Handed to Arjun Natarajan').waitFor()
    expect(await other.page.getByText('You signed for it').count()).toBe(0)
    await other.context.close()
    expect([...desk.complaints, ...resident.complaints]).toEqual([])
  })

  it('works by keyboard alone, in French, signed on paper', async () => {
    const loge = await browsers.as(TILLEULS.concierge, { viewport: TABLET, locale: 'fr-FR' })
    const { page } = loge
    const hers = await homeOf(loge, TILLEULS.slug, 'Odile Vasseur')
    await log(loge, TILLEULS.slug, hers, `T${MARK}`)
    const odile = await browsers.as(ODILE, { viewport: PHONE, locale: 'fr-FR' })
    await odile.page.goto(address(`/c/${TILLEULS.slug}/packages`))
    const digits = (await odile.page.locator('[data-pickup]').textContent()) ?? ''
    await expectSound(odile.page, 'release-code-fr')
    await page.goto(address(`/c/${TILLEULS.slug}/desk/scan`))
    await page.getByLabel('Code ou logement').fill(digits)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/desk\/handover\//)
    await page.waitForLoadState('networkidle')
    expect(await page.getByLabel('Odile Vasseur').isChecked()).toBe(true)
    await tabTo(page, page.getByLabel('Sur cet écran'))
    await page.keyboard.press('ArrowDown')
    expect(await page.locator('canvas').count()).toBe(0)
    await tabTo(page, page.getByRole('button', { name: 'Remettre', exact: true }))
    await page.keyboard.press('Enter')
    await page.getByText('Un objet est remis à Odile Vasseur.').waitFor()
    await expectSound(page, 'release-done-fr')
    await odile.page.getByText('Aucun colis ne vous attend').waitFor()
    const again = await post(loge, `/api/c/${TILLEULS.slug}/desk/pickup`, { code: digits })
    expect(again.status).toBe(404)
    expect([...loge.complaints, ...odile.complaints]).toEqual([])
  })

  it('is closed without a signature on the login of a manager alone', async () => {
    const id = await log(desk, HARBOUR.slug, home, `${MARK} gone`)
    const { page } = desk
    await page.goto(address(`/c/${HARBOUR.slug}/desk/packages/${id}`))
    await page.getByText('Not collected?').click()
    await page.getByLabel('It went out without a signature').check()
    await page.getByLabel('Reason').fill('The tablet was off')
    await page.getByRole('button', { name: 'Close the parcel' }).click()
    await page.getByText('A manager has to stand for this').first().waitFor()
    await expectSound(page, 'release-close')
    await page.getByLabel('E-mail address of a manager').fill(HARBOUR.manager)
    await page
      .getByLabel('Password of the manager', { exact: true })
      .fill(passwordOf(HARBOUR.manager))
    await page.getByRole('button', { name: 'Close the parcel' }).click()
    await page.getByText(/It went out without a signature\. .* stands for it\./).waitFor()
    expect(desk.complaints).toEqual([])
  })
})
