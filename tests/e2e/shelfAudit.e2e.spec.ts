import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { address, ask, HARBOUR, openBrowsers, PHONE, TABLET, TILLEULS } from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { expectSound } from '../helpers/look'

const MARK = `S${String(Date.now()).slice(-6)}`
/** Shelves of their own, which no other journey puts anything on. */
const SHELF = `${MARK} top`
const OTHER = `${MARK} low`
const UPS = '1Z5R89390357567127'

let browsers: Browsers
let desk: Visitor

const open = async (path: string, { page }: Visitor = desk) => {
  await page.goto(address(`/c/${HARBOUR.slug}/desk${path}`), { waitUntil: 'networkidle' })
}
const log = async (shelf: string, name: string, trackingNumber = ''): Promise<string> => {
  const path = `/api/c/${HARBOUR.slug}`
  const found = await ask(desk.page, 'get', `${path}/desk/units?q=402`)
  const { units } = (await found.json()) as { units: { id: string }[] }
  const answer = await ask(desk.page, 'post', `${path}/packages`, {
    unit: units[0]?.id,
    carrier: 'ups',
    recipientName: `${MARK} ${name}`,
    shelf,
    ...(trackingNumber !== '' && { trackingNumber }),
  })
  expect(answer.status()).toBe(201)
  return ((await answer.json()) as { id: string }).id
}
const labelOf = (id: string) => address(`/c/${HARBOUR.slug}/desk/packages/${id}`)
/** What a scanner types: a key every eight milliseconds, and Enter. */
const scan = async (code: string) => {
  const keyboard = await desk.context.newCDPSession(desk.page)
  let timestamp = Date.now() / 1000
  const press = async (key: string, text: string, windowsVirtualKeyCode: number) => {
    timestamp += 0.008
    const common = { key, windowsVirtualKeyCode, timestamp }
    await keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', text, ...common })
    await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common })
  }
  for (const sign of code) await press(sign, sign, sign.toUpperCase().charCodeAt(0))
  await press('Enter', '\r', 13)
  await keyboard.detach()
}
const named = (name: string) =>
  desk.page.getByRole('listitem').filter({ hasText: `${MARK} ${name}` })

beforeAll(async () => {
  browsers = await openBrowsers()
  desk = await browsers.as(HARBOUR.concierge, { viewport: TABLET })
  const manager = await browsers.as(HARBOUR.manager)
  const mine = await ask(manager.page, 'get', '/api/communities?limit=10')
  const { docs } = (await mine.json()) as { docs: { id: string; slug: string }[] }
  const community = docs.find(({ slug }) => slug === HARBOUR.slug)?.id
  for (const name of [SHELF, OTHER]) {
    const made = await ask(manager.page, 'post', '/api/shelves', {
      community,
      name,
      area: `Room ${MARK}`,
    })
    expect(made.status()).toBe(201)
  }
  await manager.context.close()
})
afterAll(() => browsers.close())

describe('a count of a shelf', () => {
  let here = ''
  let stray = ''

  it('begins with a press on the shelf', async () => {
    here = await log(SHELF, 'here')
    await log(SHELF, 'carrier', UPS)
    await log(SHELF, 'no label')
    await log(SHELF, 'gone')
    stray = await log(OTHER, 'stray')
    const { page } = desk
    await open('')
    await page.getByRole('link', { name: 'Shelves', exact: true }).first().click()
    await page.getByRole('heading', { name: `Room ${MARK}` }).waitFor()
    await expectSound(page, 'shelves')
    await page.getByRole('button', { name: `Count ${SHELF}` }).click()
    await page.getByRole('heading', { name: SHELF }).waitFor()
    await page.getByText('0 of 4').waitFor()
    await page.waitForLoadState('networkidle')
  })

  it('ticks off what a scanner types, wherever the focus is', async () => {
    const { page } = desk
    await page.getByRole('button', { name: 'Finish the count' }).focus()
    await scan(labelOf(here))
    await page.getByText('1 of 4').waitFor()
    await scan(UPS)
    await page.getByText('2 of 4').waitFor()
    // The Enter of the scanner has pressed nothing.
    expect(page.url()).toMatch(/\/shelves\/[0-9a-f-]{36}$/)
    await scan(UPS)
    await page.getByText('Counted already').filter({ visible: true }).last().waitFor()
    await named('no label').getByRole('button', { name: 'It is here' }).click()
    await page.getByText('3 of 4').waitFor()
  })

  it('says what does not belong there, and takes a wrong reading out again', async () => {
    const { page } = desk
    await scan(labelOf(stray))
    await page.getByText(`On ${OTHER} by the log`).waitFor()
    for (const code of ['XX12345678', 'YY87654321']) {
      await page.getByLabel('Code on the next item').fill(code)
      await page.getByRole('button', { name: 'Count it' }).click()
      await page.getByRole('listitem').filter({ hasText: code }).waitFor()
    }
    await page
      .getByRole('listitem')
      .filter({ hasText: 'YY87654321' })
      .getByRole('button', { name: 'Take out' })
      .click()
    await page
      .getByRole('listitem')
      .filter({ hasText: 'YY87654321' })
      .waitFor({ state: 'detached' })
    await expectSound(page, 'shelf-count')
  })

  it('goes on after a reload, keeps what is read without a connection, and works without scripts', async () => {
    const { page, context } = desk
    await page.reload({ waitUntil: 'networkidle' })
    await page.getByText('3 of 4').waitFor()
    await page.getByRole('listitem').filter({ hasText: 'XX12345678' }).waitFor()
    await context.setOffline(true)
    await scan('ZZ11112222')
    await page.getByText('One code is not stored yet').waitFor()
    expect(await page.getByRole('button', { name: 'Finish the count' }).count()).toBe(0)
    await context.setOffline(false)
    await page.getByRole('listitem').filter({ hasText: 'ZZ11112222' }).waitFor()
    // The broken connection is what this was about.
    desk.complaints.splice(0)
    const plain = await browsers.as(HARBOUR.concierge, {
      viewport: PHONE,
      javaScriptEnabled: false,
    })
    await plain.page.goto(page.url())
    await plain.page.getByLabel('Code on the next item').fill('PLAIN00001')
    await plain.page.getByRole('button', { name: 'Count it' }).click()
    await plain.page.getByRole('listitem').filter({ hasText: 'PLAIN00001' }).waitFor()
    await plain.context.close()
  })

  it('ends with its differences, of which one is settled in one press', async () => {
    const { page } = desk
    await page.getByText('One item is not counted yet').waitFor()
    await page.getByRole('button', { name: 'Finish the count' }).click()
    await page.getByRole('heading', { name: '5 differences' }).waitFor()
    await page.waitForLoadState('networkidle')
    await expectSound(page, 'shelf-differences')
    await named('stray')
      .getByRole('button', { name: `It is on ${SHELF}` })
      .click()
    await named('stray').getByText('Moved ·').waitFor()
    const unknown = page.getByRole('listitem').filter({ hasText: 'XX12345678' })
    await unknown.getByText('Settle it another way').click()
    await unknown.getByLabel('Something else').check()
    await unknown.getByRole('button', { name: 'Settle it' }).click()
    await unknown.getByText('Fill this in.').first().waitFor()
    await unknown.getByLabel(/^Note/).fill('A sign of the cleaning service')
    await unknown.getByRole('button', { name: 'Settle it' }).click()
    await unknown.getByText('Noted ·').waitFor()
  })

  it('leads from what is missing to its end, which settles it', async () => {
    const { page } = desk
    await open('')
    await page.getByText(/left .*open/).waitFor()
    await expectSound(page, 'shelf-home')
    await page.getByRole('link', { name: 'Look at them' }).click()
    await page.getByRole('heading', { name: 'Open differences' }).waitFor()
    await named('gone').getByRole('link', { name: 'It is lost, or went out unsigned' }).click()
    await page.getByText('A count noticed: Missing').waitFor()
    expect(await page.getByLabel('Lost', { exact: true }).isChecked()).toBe(true)
    await page.getByLabel('Reason', { exact: true }).fill('Not on any shelf')
    await page.getByLabel('E-mail address of a manager').fill(HARBOUR.manager)
    await page.getByLabel('Password of the manager', { exact: true }).fill('courtyard-demo-2026')
    await expectSound(page, 'shelf-lost')
    await page.getByRole('button', { name: 'Close the parcel' }).click()
    await page.getByText('Not on any shelf').waitFor()
    await open('/shelves')
    expect(await named('gone').count()).toBe(0)
    await page.getByRole('row').filter({ hasText: SHELF }).getByRole('link').click()
    await named('gone').getByText('Lost ·').waitFor()
  })

  it('is settled by a move on the parcel’s own page, too', async () => {
    const { page } = desk
    const id = await log(OTHER, 'wanders')
    await open('/shelves')
    await page.getByRole('button', { name: `Count ${SHELF}` }).click()
    await page.getByText(/^\d of \d$/).waitFor()
    await page.waitForLoadState('networkidle')
    await scan(labelOf(id))
    await page.getByText(`On ${OTHER} by the log`).waitFor()
    await page.getByRole('button', { name: 'Finish the count' }).click()
    await named('wanders').waitFor()
    await open(`/packages/${id}`)
    await page.getByText('A count noticed: On the wrong shelf').waitFor()
    await page.getByText('Another shelf').click()
    await page.getByLabel('Shelf').selectOption(SHELF)
    await page.getByRole('button', { name: 'Move', exact: true }).click()
    await page.getByText(`${OTHER} → ${SHELF}`).waitFor()
    await page.getByText('A count noticed').waitFor({ state: 'detached' })
  })

  it('stands in the panel for management, and in the report', async () => {
    const manager = await browsers.as(HARBOUR.manager)
    const { page } = manager
    await page.goto(address('/admin/collections/shelf-incidents'), { waitUntil: 'networkidle' })
    await page.getByRole('heading', { name: 'Shelf differences' }).first().waitFor()
    await page.goto(address('/admin/collections/shelf-audits'), { waitUntil: 'networkidle' })
    await page.getByText(SHELF).first().waitFor()
    await page.goto(address(`/admin/package-report?c=${HARBOUR.slug}`), {
      waitUntil: 'networkidle',
    })
    await page.getByText('Differences on shelves').waitFor()
    await manager.context.close()
  })

  it('reads well in French on a phone', async () => {
    const phone = await browsers.as(TILLEULS.concierge, { viewport: PHONE })
    await phone.page.goto(address(`/c/${TILLEULS.slug}/desk/shelves`), { waitUntil: 'networkidle' })
    await expectSound(phone.page, 'shelves-fr')
    await phone.page.getByRole('button', { name: /comptage de 6|Compter 6/ }).click()
    await phone.page.getByRole('heading', { name: '6', exact: true }).waitFor()
    await phone.page.waitForLoadState('networkidle')
    await expectSound(phone.page, 'shelf-count-fr')
    expect(phone.complaints).toEqual([])
    await phone.context.close()
  })

  it('made no page complain', () => {
    expect(desk.complaints).toEqual([])
  })
})
