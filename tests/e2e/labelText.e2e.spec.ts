import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { address, HARBOUR, openBrowsers, TABLET, TILLEULS } from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { expectSound, shot } from '../helpers/look'

/** Published by UPS as an example. */
const UPS = '1Z5R89390357567127'

/** A label as a carrier prints it. */
const labelFor = (name: string, unit: string): string => `
  <body style="margin:0;padding:30px;width:740px;background:#fff;color:#000;font-family:sans-serif">
  <div style="font-size:22px">FROM: Boulangerie Dupuis<br>14 Rue des Lilas<br>69003 LYON</div><hr>
  <div style="font-size:22px">SHIP TO:</div>
  <div style="font-size:40px;font-weight:bold">${name}</div>
  <div style="font-size:34px">1200 Harbour Street<br>Apt ${unit}<br>VANCOUVER BC V6B 1A1</div><hr>
  <div style="font-size:34px;font-weight:bold">UPS GROUND</div>
  <div style="font-size:26px">TRACKING #: 1Z 5R8 939 03 5756 7127</div>`

describe('the photo of a label', () => {
  let browsers: Browsers
  let desk: Visitor

  beforeAll(async () => {
    browsers = await openBrowsers()
    desk = await browsers.as(HARBOUR.concierge, { viewport: TABLET })
  })
  afterAll(() => browsers.close())

  const printed = async (html: string): Promise<Buffer> => {
    const page = await desk.context.newPage()
    await page.setViewportSize({ width: 800, height: 700 })
    await page.setContent(html)
    const picture = await page.screenshot()
    await page.close()
    return picture
  }
  const take = (visitor: Visitor, buffer: Buffer, name = 'label.png') =>
    visitor.page.locator('#photo').setInputFiles({ name, mimeType: 'image/png', buffer })

  it('proposes what it says, which fills what is empty and leaves what was typed', async () => {
    const { page, complaints } = desk
    await page.goto(address(`/c/${HARBOUR.slug}/desk/packages/new`), { waitUntil: 'networkidle' })
    const found = await page.evaluate(async (slug) => {
      const answer = await fetch(`/api/c/${slug}/desk/units?q=Priya`)
      return (await answer.json()) as {
        units: { label: string; residents: { name: string; membership: string }[] }[]
      }
    }, HARBOUR.slug)
    const unit = found.units[0]
    const priya = unit?.residents.find(({ name }) => name.startsWith('Priya'))
    if (!unit || !priya) throw new Error('the demo has no Priya')
    const number = unit.label.split(' ').at(-1) ?? ''
    await page.getByLabel(/Name on the label/).fill('Mme Typed')
    await take(desk, await printed(labelFor(priya.name, number)))
    const card = page.getByRole('status').filter({ hasText: 'On the label' })
    await card.waitFor()
    expect(await card.innerText()).toContain(`For ${priya.name}, ${unit.label}`)
    expect(await page.getByLabel(/^Tracking number/).inputValue()).toBe('')
    await card.scrollIntoViewIfNeeded()
    await expectSound(page, 'label-proposal')
    await card.getByRole('button', { name: 'Fill in what is empty' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('Check it against the label.').waitFor()
    expect(await page.getByLabel(/^Tracking number/).inputValue()).toBe(UPS)
    expect(await page.getByLabel('Carrier', { exact: true }).inputValue()).toBe('ups')
    expect(await page.getByRole('combobox', { name: /Unit/ }).inputValue()).toBe(unit.label)
    expect(await page.getByLabel('Recipient', { exact: true }).inputValue()).toBe(priya.membership)
    expect(await page.getByLabel(/Name on the label/).inputValue()).toBe('Mme Typed')
    await shot(page, 'label-filled')
    await page.getByRole('button', { name: /Save and tell/ }).click()
    await page
      .getByText(/is logged/)
      .first()
      .waitFor()
    expect(await page.getByLabel(/^Tracking number/).inputValue()).toBe('')
    expect(complaints).toEqual([])
  })

  it('is in nobody’s way where nothing can be read on it', async () => {
    const french = await browsers.as(TILLEULS.concierge, { viewport: TABLET })
    const { page, complaints } = french
    await page.goto(address(`/c/${TILLEULS.slug}/desk/packages/new`), { waitUntil: 'networkidle' })
    await take(french, await printed('<body style="background:#7a9a5b">'))
    await page.getByText('Rien n’a pu être lu sur la photo.').waitFor()
    expect(await page.getByRole('button', { name: 'Remplir ce qui est vide' }).count()).toBe(0)
    expect(complaints).toEqual([])
  })
})
