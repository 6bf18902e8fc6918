import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import sharp from 'sharp'
import {
  address,
  axe,
  HARBOUR,
  openBrowsers,
  passwordOf,
  TABLET,
  TILLEULS,
} from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'

const chooseUnit = async ({ page }: Visitor) => {
  await page.getByRole('combobox', { name: 'Unit or resident' }).fill('402')
  await page.getByRole('option', { name: /402/ }).first().click()
}

describe('the desk', () => {
  let browsers: Browsers
  let desk: Visitor
  beforeAll(async () => {
    browsers = await openBrowsers()
    desk = await browsers.as(HARBOUR.concierge, { viewport: TABLET })
  })
  afterAll(() => browsers.close())

  const openForm = async () => {
    await desk.page.goto(address(`/c/${HARBOUR.slug}/desk/packages/new`))
    await desk.page.getByRole('combobox', { name: 'Unit or resident' }).waitFor()
  }
  const save = () => desk.page.getByRole('button', { name: 'Save and tell the resident' }).click()

  it('names the field that is missing and keeps what was typed', async () => {
    await openForm()
    await desk.page.getByLabel('Carrier', { exact: true }).selectOption('ups')
    await desk.page.getByLabel(/Tracking number/).fill('JD0001')
    await save()
    await desk.page.getByText('Choose the unit from the list.').first().waitFor()
    expect(await desk.page.getByLabel(/Tracking number/).inputValue()).toBe('JD0001')
    expect(await axe(desk.page)).toEqual([])
  })

  it.each([
    { place: HARBOUR, locale: 'en-CA', button: 'Print the list', unit: 'Unit', at: /^As of / },
    {
      place: TILLEULS,
      locale: 'fr-FR',
      button: 'Imprimer la liste',
      unit: 'Logement',
      at: /^État au /,
    },
  ])('prints what waits as a table, without the page around: $locale', async (one) => {
    const { page } = await browsers.as(one.place.concierge, { locale: one.locale })
    await page.goto(address(`/c/${one.place.slug}/desk`))
    await page.getByRole('button', { name: one.button }).waitFor()
    expect(await page.getByText(one.at).isVisible()).toBe(false)
    await page.emulateMedia({ media: 'print' })
    // A sheet of A4 without its margins.
    await page.setViewportSize({ width: 718, height: 1000 })
    expect(await page.getByText(one.at).isVisible()).toBe(true)
    for (const hidden of [page.getByRole('button', { name: one.button }), page.locator('nav')]) {
      expect(await hidden.filter({ visible: true }).count()).toBe(0)
    }
    const table = page.locator('table').last()
    expect(await table.getByRole('columnheader', { name: one.unit, exact: true }).isVisible()).toBe(
      true,
    )
    const boxes = await Promise.all(
      [0, 1].map((cell) =>
        table.locator('tbody tr').first().locator('th, td').nth(cell).boundingBox(),
      ),
    )
    expect(boxes[0]?.y).toBe(boxes[1]?.y)
    expect(boxes[0]?.x).not.toBe(boxes[1]?.x)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(718)
  })

  it('logs a parcel by keyboard alone', async () => {
    await openForm()
    const { page } = desk
    await page.getByRole('combobox', { name: 'Unit or resident' }).focus()
    await page.keyboard.type('402')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByLabel('Carrier', { exact: true }).focus()
    await page.keyboard.type('UPS')
    await page.getByLabel(/Name on the label/).focus()
    await page.keyboard.type('Keyboard')
    await page.keyboard.press('Enter')
    await page.getByRole('status').filter({ hasText: 'is logged' }).waitFor()
  })

  it('refuses a photo of 10 MB and one that is no picture, and takes a real one', async () => {
    await openForm()
    const { page } = desk
    await chooseUnit(desk)
    await page.getByLabel('Carrier', { exact: true }).selectOption('ups')
    const photo = page.getByLabel(/^Photo/)
    await photo.setInputFiles({
      name: 'large.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.alloc(10_000_000, 1),
    })
    await save()
    await page.getByText('This file is too large').first().waitFor()

    await openForm()
    await chooseUnit(desk)
    await page.getByLabel('Carrier', { exact: true }).selectOption('ups')
    await photo.setInputFiles({
      name: 'page.png',
      mimeType: 'image/png',
      buffer: Buffer.from('<html><script>alert(1)</script></html>'),
    })
    await save()
    await page.getByText('not a picture that can be read').first().waitFor()

    await openForm()
    await chooseUnit(desk)
    await page.getByLabel('Carrier', { exact: true }).selectOption('ups')
    await page.getByLabel(/Name on the label/).fill('With a photo')
    const picture = sharp({
      create: { width: 800, height: 600, channels: 3, background: '#8a6d4b' },
    })
    await photo.setInputFiles({
      name: 'parcel.jpg',
      mimeType: 'image/jpeg',
      buffer: await picture.jpeg().toBuffer(),
    })
    await save()
    await page.getByRole('status').filter({ hasText: 'is logged' }).waitFor()
    await page.goto(address(`/c/${HARBOUR.slug}/desk`))
    await page.getByRole('row').filter({ hasText: 'With a photo' }).getByRole('link').click()
    const shown = page.getByRole('img', { name: 'Photo of the parcel' })
    await shown.waitFor()
    await page.waitForFunction(() =>
      [...document.images].every((image) => image.complete && image.naturalWidth > 0),
    )
    const source = (await shown.getAttribute('src')) ?? ''
    const stranger = await browsers.visit()
    const refused = await stranger.page.request.get(address(source))
    expect(refused.status()).toBe(401)
  })

  it('shows a script in a carrier’s name as the text that it is', async () => {
    await openForm()
    const { page } = desk
    await chooseUnit(desk)
    await page.getByLabel('Carrier', { exact: true }).selectOption('other')
    await page.getByLabel('Which carrier?').fill('<img src=x onerror="window.hit=1">')
    await save()
    await page.getByRole('status').filter({ hasText: 'is logged' }).waitFor()
    await page.goto(address(`/c/${HARBOUR.slug}/desk`))
    await page.getByText('<img src=x onerror="window.hit=1">').waitFor()
    expect(await page.evaluate(() => 'hit' in globalThis)).toBe(false)
  })

  it('says when the camera is not to be had', async () => {
    await desk.page.goto(address(`/c/${HARBOUR.slug}/desk/scan`))
    await desk.page.getByRole('button', { name: 'Scan with the camera' }).click()
    await desk.page.getByText('The camera is not available. Type the code instead.').waitFor()
  })

  it('closes a parcel that went back, and cannot hand it over then', async () => {
    const { page } = desk
    await page.goto(address(`/c/${HARBOUR.slug}/desk`))
    await page.getByRole('row').filter({ hasText: 'Keyboard' }).getByRole('link').click()
    await page.getByText('Not collected?').click()
    await page.getByLabel('Reason').fill('Refused by the recipient')
    await page.getByLabel('E-mail address of a manager').fill(HARBOUR.manager)
    await page
      .getByLabel('Password of the manager', { exact: true })
      .fill(passwordOf(HARBOUR.manager))
    await page.getByRole('button', { name: 'Close the parcel' }).click()
    await page.getByText('Returned to the sender').first().waitFor()
    const id = new URL(page.url()).pathname.split('/').pop() ?? ''
    const answer = await page.request.post(
      address(`/api/c/${HARBOUR.slug}/packages/${id}/release`),
      {
        data: { collectorKind: 'other', collectorName: 'Somebody', signature: 'paper' },
        headers: { origin: address('/').replace(/\/$/, '') },
      },
    )
    expect(answer.status()).toBe(409)
    expect(await answer.json()).toMatchObject({ error: { code: 'packages.already-returned' } })
  })
})
