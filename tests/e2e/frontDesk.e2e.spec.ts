import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { address, axe, HARBOUR, openBrowsers, PHONE, TABLET } from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { scriptsOf } from '../helpers/weight'

const MARK = `F${String(Date.now()).slice(-6)}`
const RECIPIENT = 'priya.natarajan@example.org'
/** A folder for pictures to be looked at; none are taken without it. */
const SHOTS = process.env['COURTYARD_SHOTS']

/** Of an empty page of Next, gzipped; the pages of the desk may cost this much above it. */
const EMPTY_PAGE_KB = 134.5
const BUDGET_KB = 60

/** Published by UPS as an example. */
const UPS = '1Z5R89390357567127'

describe('the front desk', () => {
  let browsers: Browsers
  let desk: Visitor

  beforeAll(async () => {
    browsers = await openBrowsers()
    desk = await browsers.as(HARBOUR.concierge, { viewport: TABLET })
  })
  afterAll(() => browsers.close())

  const shot = async ({ page }: Visitor, name: string) => {
    if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })
  }
  const open = async (path: string, { page }: Visitor = desk) => {
    await page.goto(address(`/c/${HARBOUR.slug}/desk${path}`), { waitUntil: 'networkidle' })
  }
  /**
   * What a scanner types: a key every eight milliseconds, and Enter. The times go with the keys, for a
   * machine that is busy would make a slow hand of it.
   */
  const scan = async (code: string) => {
    const keyboard = await desk.context.newCDPSession(desk.page)
    let timestamp = Date.now() / 1000
    const press = async (key: string, text: string, windowsVirtualKeyCode: number) => {
      timestamp += 0.008
      const common = { key, windowsVirtualKeyCode, timestamp }
      await keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', text, ...common })
      await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common })
    }
    for (const sign of code) await press(sign, sign, sign.charCodeAt(0))
    await press('Enter', '\r', 13)
    await keyboard.detach()
  }
  /** What the page itself gets, with its cookie and its origin. */
  const fileAt = (path: string) =>
    desk.page.evaluate(async (target) => {
      const answer = await fetch(target)
      const start = (await answer.text()).slice(0, 5)
      return [answer.status, answer.headers.get('content-type'), start]
    }, path)
  const chooseUnit = async (
    words: string,
    at = desk.page.getByRole('combobox', { name: /Unit/ }),
  ) => {
    await at.fill(words)
    // Those of the search, not of a select.
    await desk.page.locator('li[role=option]:visible').first().click()
  }

  it('takes a scan wherever the focus is, and guesses the carrier', async () => {
    const { page } = desk
    await open('/packages/new')
    await page.getByLabel(/Name on the label/).focus()
    await page.keyboard.type('Mr ', { delay: 90 })
    await scan(UPS)
    await page.waitForFunction(
      (number) => document.querySelector<HTMLInputElement>('#trackingNumber')?.value === number,
      UPS,
    )
    expect(await page.getByLabel('Carrier', { exact: true }).inputValue()).toBe('ups')
    expect(await page.getByLabel(/Name on the label/).inputValue()).toBe('Mr ')
    expect(await page.getByText('Choose the unit from the list.').count()).toBe(0)
    await page.getByLabel('Kind', { exact: true }).selectOption('letter')
    await page.getByText('More details').click()
    await page.getByLabel('Condition', { exact: true }).selectOption('wet')
    expect(await axe(page)).toEqual([])
    await shot(desk, 'log')
  })

  it('keeps what was chosen beside an error, and saves it then', async () => {
    const { page } = desk
    await chooseUnit('402')
    // The cursor is still in the unit, and the choice outlives the scan.
    await scan('1Z879E930346834440')
    await page.waitForFunction(() =>
      document.querySelector<HTMLInputElement>('#trackingNumber')?.value.endsWith('4440'),
    )
    expect(await page.locator('input[name=unit]').inputValue()).not.toBe('')
    await page.getByLabel(/Name on the label/).fill(`${MARK} wet`)
    await page.getByRole('button', { name: 'Save and tell the resident' }).click()
    await page.locator('#form-error-title').waitFor()
    expect(await page.getByLabel('Carrier', { exact: true }).inputValue()).toBe('ups')
    expect(await page.getByLabel('Condition', { exact: true }).inputValue()).toBe('wet')
    await page.getByLabel('What is wrong with it?').fill('Soaked')
    await page.getByLabel('Shelf').selectOption('A3')
    await page.getByRole('button', { name: 'Save and tell the resident' }).click()
    await page.getByRole('status').filter({ hasText: 'is logged' }).waitFor()
  })

  it('moves it to another shelf, which stays in its history, and prints its label', async () => {
    const { page } = desk
    await open('')
    await page
      .getByRole('row')
      .filter({ hasText: `${MARK} wet` })
      .getByRole('link')
      .click()
    await page.getByText('Wet: Soaked').waitFor()
    await page.getByText('Another shelf').click()
    await page.getByLabel('Shelf').selectOption('B3')
    await page.getByRole('button', { name: 'Move' }).click()
    await page.getByText('A3 → B3').waitFor()
    expect(await axe(page)).toEqual([])
    await shot(desk, 'parcel')
    const href = (await page.getByRole('link', { name: 'Label, 62 mm' }).getAttribute('href')) ?? ''
    expect(await fileAt(href)).toEqual([200, 'application/pdf', '%PDF-'])
  })

  it('holds a label that nobody knows, until somebody says whose it is', async () => {
    const { page } = desk
    const resident = await browsers.as(RECIPIENT, { viewport: PHONE })
    await resident.page.goto(address(`/c/${HARBOUR.slug}/packages`))
    await open('/packages/new')
    await page.getByLabel('I do not know whose it is').check()
    await page.getByLabel(/Name on the label/).fill(`Pria ${MARK}`)
    await page.getByLabel('Carrier', { exact: true }).selectOption('dhl')
    await page.getByRole('button', { name: 'Save and tell the resident' }).click()
    await page.getByText('waits for somebody to find out').waitFor()
    await open('')
    await page.getByRole('heading', { name: 'Whose is it?' }).waitFor()
    expect(await axe(page)).toEqual([])
    await shot(desk, 'waiting')
    await page
      .getByRole('row')
      .filter({ hasText: `Pria ${MARK}` })
      .getByRole('link')
      .click()
    await chooseUnit('natarajan priya')
    await page.getByLabel('Recipient', { exact: true }).selectOption({ label: 'Priya Natarajan' })
    await shot(desk, 'match')
    await page.getByRole('button', { name: 'It is theirs: tell them' }).click()
    await page.getByText('Matched to its recipient').waitFor()
    await resident.page.getByText(`Pria ${MARK}`).waitFor()
    expect(resident.complaints).toEqual([])
    await resident.context.close()

    await open('/packages/new')
    await page.getByRole('combobox', { name: /Unit/ }).fill(`pria ${MARK.toLowerCase()}`)
    await page
      .getByRole('option')
      .filter({ hasText: `Pria ${MARK}` })
      .click()
    expect(await page.getByLabel('Recipient').locator('option:checked').textContent()).toBe(
      'Priya Natarajan',
    )
  })

  it('takes many in one after the other; a row that is wrong stays', async () => {
    const { page } = desk
    await open('/packages/batch')
    const rows = page.locator('fieldset[data-row]')
    for (const [index, code] of [UPS, '1Z879E930346834440', 'JJD0099999999'].entries()) {
      await scan(code)
      await rows.nth(index).waitFor()
      await chooseUnit('402', rows.nth(index).getByRole('combobox', { name: /Unit/ }))
      await rows
        .nth(index)
        .getByLabel(/Name on the label/)
        .fill(`${MARK} batch ${String(index)}`)
      if (index === 0) await rows.first().getByLabel('Shelf').selectOption('C2')
    }
    expect(await rows.nth(1).getByLabel('Shelf').inputValue()).toBe('C2')
    expect(await rows.nth(2).getByLabel('Carrier', { exact: true }).inputValue()).toBe('dhl')
    await rows.nth(2).getByLabel('Carrier', { exact: true }).selectOption('other')
    expect(await axe(page)).toEqual([])
    await shot(desk, 'batch')
    await page.getByRole('button', { name: 'Save all and tell the residents' }).click()
    await page.getByText('2 parcels are logged.').waitFor()
    expect(await rows.count()).toBe(1)
    await rows.first().getByLabel('Which carrier?').fill('Green Bikes')
    await page.getByRole('button', { name: 'Save all and tell the residents' }).click()
    await page.getByText('One parcel is logged.').waitFor()
    expect(await rows.count()).toBe(0)
    await open('')
    for (const index of [0, 1, 2]) {
      expect(await page.getByText(`${MARK} batch ${String(index)}`).count()).toBe(1)
    }
  })

  it('stores nothing twice where the answer is lost', async () => {
    const { page } = desk
    await open('/packages/batch')
    await scan('1Z410E7W0392751591')
    const row = page.locator('fieldset[data-row]').first()
    await chooseUnit('402', row.getByRole('combobox', { name: /Unit/ }))
    await row.getByLabel(/Name on the label/).fill(`${MARK} lost`)
    const path = '**/packages/batch'
    await page.route(path, async (route) => {
      if (route.request().method() !== 'POST') return route.fallback()
      await route.fetch()
      return route.abort()
    })
    await page.getByRole('button', { name: 'Save all and tell the residents' }).click()
    await page.getByText('Try again: nothing is stored twice.').waitFor()
    await page.unroute(path)
    await page.getByRole('button', { name: 'Save all and tell the residents' }).click()
    await page.getByText('One parcel is logged.').waitFor()
    await open('')
    expect(await page.getByText(`${MARK} lost`).count()).toBe(1)
    // The broken answer is what this was about.
    desk.complaints.splice(0)
  })

  it('prints many labels in one file', async () => {
    const { page } = desk
    await open('/labels')
    await page.getByLabel('A4 sheet, 24 labels of 70 × 37 mm').check()
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBeGreaterThan(3)
    await shot(desk, 'labels')
    const query = await page
      .locator('main form')
      .evaluate((form) =>
        form instanceof HTMLFormElement
          ? [...new FormData(form).entries()]
              .map(([key, value]) => `${key}=${typeof value === 'string' ? value : ''}`)
              .join('&')
          : '',
      )
    expect(await fileAt(`/api/c/${HARBOUR.slug}/packages/labels.pdf?${query}`)).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ])
  })

  it('has targets of 44 px, and pages that fit a phone, in French too', async () => {
    const phone = await browsers.as(HARBOUR.concierge, { viewport: PHONE, locale: 'fr-FR' })
    const paths = ['', '/packages/new', '/packages/batch', '/labels', '/shelves', '/shift']
    for (const path of [...paths, '/devices', '/offline']) {
      await open(path, phone)
      const small = await phone.page.evaluate(() =>
        [...document.querySelectorAll('main :is(button, summary, select, input, textarea)')]
          .map((element) => {
            const target = element.closest('label') ?? element
            const { height, width } = target.getBoundingClientRect()
            return { name: element.id || element.textContent, height, width }
          })
          .filter(({ height, width }) => width > 0 && height > 0 && height < 43.5),
      )
      expect([path, small]).toEqual([path, []])
      await shot(phone, `phone${path.replaceAll('/', '-')}`)
    }
    expect(phone.complaints).toEqual([])
    await phone.context.close()
  })

  it('costs no more JavaScript than it may', async () => {
    const { page, context, complaints } = await browsers.as(HARBOUR.concierge, { viewport: TABLET })
    for (const path of ['', '/packages/new', '/packages/batch', '/shelves', '/shift']) {
      await open(path, { page, context, complaints })
      const { count, kilobytes: total } = await scriptsOf(page)
      if (SHOTS !== undefined) console.log(`scripts of desk${path}: ${total.toFixed(1)} KB`)
      expect(count).toBeGreaterThan(3)
      expect(total).toBeLessThanOrEqual(EMPTY_PAGE_KB + BUDGET_KB)
    }
    expect(complaints).toEqual([])
    await context.close()
  })

  it('made no page complain', () => {
    expect(desk.complaints).toEqual([])
  })
})
