import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'
import { address, HARBOUR, openBrowsers, PHONE, tabTo, typeInto } from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { expectSound } from '../helpers/look'

const LUCAS = 'lucas.chen@example.org'
const NADIA = 'nadia.shah@example.org'
const api = address(`/api/c/${HARBOUR.slug}/conversations`)
const origin = new URL(address('/')).origin
const RUDE = 'You are the worst neighbour of all'

const press = async (page: Page, target: Locator): Promise<void> => {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

const gone = (page: Page) => page.getByText('The management removed this message.')

describe('a message that goes too far', () => {
  let browsers: Browsers
  let lucas: Visitor
  let nadia: Visitor
  let talk = ''

  beforeAll(async () => {
    browsers = await openBrowsers()
    lucas = await browsers.as(LUCAS, { viewport: PHONE })
    nadia = await browsers.as(NADIA, { viewport: PHONE })
    for (const { page } of [lucas, nadia]) {
      const answer = await page.request.put(`${api}/preferences`, {
        headers: { origin },
        data: { acceptsDirect: true, hidesReceipts: false, hidesPresence: false },
      })
      expect(answer.status()).toBe(200)
    }
    const found = await nadia.page.request.get(`${api}/people?q=Lucas`, { headers: { origin } })
    const { people } = (await found.json()) as { people: { id: string; name: string }[] }
    const begun = await nadia.page.request.post(api, {
      headers: { origin },
      data: {
        kind: 'direct',
        people: [people.find(({ name }) => name === 'Lucas Chen')?.id],
        clientId: randomUUID(),
        body: RUDE,
      },
    })
    const { conversation } = (await begun.json()) as { conversation?: string }
    expect(conversation).toBeDefined()
    talk = address(`/c/${HARBOUR.slug}/messages/${conversation ?? ''}`)
  })
  afterAll(() => browsers.close())

  it('is reported on a phone, by the keyboard alone', async () => {
    const { page, complaints } = lucas
    await page.goto(talk)
    await page.getByText(RUDE).first().waitFor()
    await press(page, page.getByRole('button', { name: 'What to do with this message' }))
    await press(page, page.getByRole('button', { name: 'Report', exact: true }))
    const form = page.getByRole('form', { name: 'Report this message' })
    await form.waitFor()
    await expectSound(page, 'report-form')
    await tabTo(page, form.getByRole('radio').first())
    await page.keyboard.press('ArrowDown')
    expect(await form.getByLabel('It insults somebody').isChecked()).toBe(true)
    await typeInto(page, form.getByRole('textbox'), 'It is not the first time.')
    await press(page, form.getByRole('button', { name: 'Report to the management' }))
    const said = page.getByText('The management has your report.', { exact: false })
    await said.waitFor()
    await expectSound(page, 'report-sent')
    await press(page, page.getByRole('button', { name: 'Close' }))
    await said.waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
  })

  it('is decided in the panel, once, and disappears for both', async () => {
    const { page, complaints } = await browsers.as(HARBOUR.manager)
    await page.goto(address(`/admin/reports?c=${HARBOUR.slug}`))
    await page.getByRole('heading', { name: 'Reports', level: 1 }).waitFor()
    const report = page.getByRole('listitem').filter({ hasText: RUDE })
    for (const words of ['Nadia Shah', 'Lucas Chen', 'It insults somebody', 'not the first time']) {
      expect(await report.innerText()).toContain(words)
    }
    await expectSound(page, 'reports-open')
    // Another window of the same list decides a moment later.
    const { page: late } = await browsers.as(HARBOUR.manager)
    await late.goto(address(`/admin/reports?c=${HARBOUR.slug}`))
    const again = late.getByRole('listitem').filter({ hasText: RUDE })
    await report.getByLabel('Private note').fill('Spoken to on the telephone.')
    await report.getByRole('button', { name: 'Take the message away' }).click()
    await report.getByText('This cannot be undone.', { exact: false }).waitFor()
    await expectSound(page, 'reports-sure')
    await report.getByRole('button', { name: 'Take away', exact: true }).click()
    await page.getByRole('status').getByText('What Nadia Shah wrote is taken away.').waitFor()
    await report.waitFor({ state: 'detached' })
    await again.getByRole('button', { name: 'Nothing wrong' }).click()
    await again.getByRole('alert').getByText('Somebody else has decided').waitFor()
    await page.getByRole('link', { name: 'Decided' }).click()
    await page.waitForURL(/show=decided/)
    await report.getByText('Spoken to on the telephone.').waitFor()
    await expectSound(page, 'reports-decided')
    expect(complaints).toEqual([])
    for (const visitor of [lucas, nadia]) {
      await visitor.page.goto(talk)
      await gone(visitor.page).first().waitFor()
      expect(await visitor.page.getByText(RUDE).count()).toBe(0)
    }
    await expectSound(lucas.page, 'report-removed')
  })

  it('is the last one where a neighbour is blocked, until they are no more', async () => {
    const { page } = lucas
    await page.goto(`${talk}/people`)
    await page.getByText('In groups nothing changes', { exact: false }).waitFor()
    await expectSound(page, 'block')
    await press(page, page.getByRole('button', { name: 'Block Nadia Shah' }))
    await page.getByText('You have blocked Nadia Shah.', { exact: false }).waitFor()
    await nadia.page.goto(talk)
    await nadia.page.locator('#body').fill('And another thing')
    await nadia.page.locator('#body').press('Enter')
    await nadia.page
      .getByText('This person takes no messages at the moment.', { exact: false })
      .waitFor()
    await expectSound(nadia.page, 'block-refused')
    await nadia.page.getByRole('button', { name: 'Discard' }).click()
    await page.goto(address(`/c/${HARBOUR.slug}/settings/privacy`))
    const list = page.getByRole('listitem').filter({ hasText: 'Nadia Shah' })
    await list.waitFor()
    await expectSound(page, 'blocked-list')
    await press(page, page.getByRole('button', { name: 'Unblock Nadia Shah' }))
    await page.getByText('You have blocked nobody.', { exact: false }).waitFor()
    await nadia.page.locator('#body').fill('Sorry for that')
    await nadia.page.locator('#body').press('Enter')
    await page.goto(talk)
    await page.getByText('Sorry for that').first().waitFor()
    expect(await page.getByText('And another thing').count()).toBe(0)
  })
})
