import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import {
  address,
  allMailTo,
  axe,
  fetchStatus,
  HARBOUR,
  openBrowsers,
  PHONE,
  picture,
  TABLET,
  TILLEULS,
  waitForMail,
} from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'

const MARK = `T${String(Date.now()).slice(-6)}`

describe('the first parcel', () => {
  let browsers: Browsers
  let resident: Visitor
  let desk: Visitor
  let code = ''

  beforeAll(async () => {
    browsers = await openBrowsers()
    resident = await browsers.as(HARBOUR.resident, { viewport: PHONE })
    desk = await browsers.as(HARBOUR.concierge, { viewport: TABLET })
  })
  afterAll(() => browsers.close())

  it('is logged at the desk and shows on the resident’s phone without a reload', async () => {
    await resident.page.goto(address(`/c/${HARBOUR.slug}/packages`))
    await resident.page.evaluate(() => {
      Object.assign(globalThis, { isSamePage: true })
    })
    await desk.page.goto(address(`/c/${HARBOUR.slug}/desk`))
    await picture(desk.page, 'desk')
    await desk.page.getByRole('link', { name: 'Log a parcel' }).last().click()

    await desk.page.getByRole('combobox', { name: 'Unit or resident' }).fill('Amelia')
    await desk.page.getByRole('option', { name: /402/ }).click()
    await desk.page.getByLabel('Recipient').selectOption({ label: 'Amelia Chen' })
    await desk.page.getByLabel('Carrier', { exact: true }).selectOption('dhl')
    await desk.page.getByLabel(/Name on the label/).fill(MARK)
    await desk.page.getByRole('button', { name: 'Save and tell the resident' }).click()

    await resident.page.getByText(MARK).waitFor()
    const isSamePage = await resident.page.evaluate(() => 'isSamePage' in globalThis)
    expect(isSamePage).toBe(true)
    await desk.page.getByRole('status').filter({ hasText: 'is logged' }).waitFor()
    expect(await axe(desk.page)).toEqual([])
    expect(await axe(resident.page)).toEqual([])
  })

  it('lies in the recipient’s mailbox, and in nobody else’s of the unit', async () => {
    const mail = await waitForMail(HARBOUR.resident, 'A parcel from DHL waits for you')
    expect(mail.text).toContain('Pickup code')
    expect(mail.html).toContain('Harbour View')
    const pickupCode = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(mail.text ?? '')?.[0] ?? 'none'
    expect(await allMailTo(HARBOUR.resident)).toContain(pickupCode)
    expect(await allMailTo('lucas.chen@example.org')).not.toContain(pickupCode)
  })

  it('has a QR code that an independent reader decodes', async () => {
    await resident.page.getByRole('listitem').filter({ hasText: MARK }).getByRole('link').click()
    const image = resident.page.getByRole('img', { name: /QR code/ })
    await image.waitFor()
    await picture(resident.page, 'resident')
    const png = PNG.sync.read(await image.screenshot())
    const read = jsQR(new Uint8ClampedArray(png.data), png.width, png.height)
    code = read?.data ?? ''
    expect(code).toContain(`/c/${HARBOUR.slug}/desk/packages/code/`)
    expect(await axe(resident.page)).toEqual([])
  })

  it('is nobody’s business in the other community', async () => {
    const stranger = await browsers.as(TILLEULS.concierge, { viewport: TABLET, locale: 'fr-FR' })
    await stranger.page.goto(address(`/c/${TILLEULS.slug}/desk`))
    await stranger.page.getByRole('heading', { level: 1 }).waitFor()
    expect(await stranger.page.content()).not.toContain(MARK)

    await stranger.page.goto(code)
    expect(await stranger.page.content()).not.toContain(MARK)
    await stranger.page.goto(address(`/c/${TILLEULS.slug}/desk/scan?q=${encodeURIComponent(code)}`))
    expect(await stranger.page.content()).not.toContain(MARK)
    expect(await fetchStatus(stranger.page, `/api/c/${TILLEULS.slug}/packages`)).toBe(200)
    expect(await fetchStatus(stranger.page, `/api/c/${HARBOUR.slug}/packages`)).toBe(404)
    await stranger.context.close()
  })

  it('is handed over with the code of the screenshot, and the resident sees it', async () => {
    await desk.page.goto(address(`/c/${HARBOUR.slug}/desk/scan`))
    await desk.page.getByLabel('Code or unit').fill(code)
    await desk.page.getByRole('button', { name: 'Find' }).click()
    expect(await desk.page.getByLabel('Amelia Chen').isChecked()).toBe(true)
    await desk.page.getByLabel('On paper').check()
    expect(await axe(desk.page)).toEqual([])
    await desk.page.getByRole('button', { name: 'Hand over', exact: true }).click()
    await desk.page.getByRole('heading', { name: 'Handed over to Amelia Chen.' }).waitFor()
    await resident.page.getByText('Handed to Amelia Chen').waitFor()
  })

  it('can be taken back, with a trace', async () => {
    await desk.page.getByRole('button', { name: 'Undo' }).click()
    await desk.page.getByRole('group', { name: 'Who takes it?' }).waitFor()
    await desk.page.getByText('Hand-over taken back').waitFor()
    await resident.page.getByRole('img', { name: /QR code/ }).waitFor()
  })

  it('stands in the admin panel with its timeline', async () => {
    const manager = await browsers.as(HARBOUR.manager)
    await manager.page.goto(address('/admin/collections/packages?limit=50'))
    await manager.page.getByRole('link', { name: new RegExp(MARK) }).click()
    await manager.page.getByRole('heading', { name: 'What happened' }).waitFor()
    await manager.page.getByText('Hand-over taken back').waitFor()
    await picture(manager.page, 'management')
    await manager.context.close()
  })

  it('made no page complain', () => {
    expect([...resident.complaints, ...desk.complaints]).toEqual([])
  })
})
