import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { address, HARBOUR, openBrowsers, PHONE, tabTo } from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { expectSound } from '../helpers/look'

const ETHAN = 'ethan.macleod@example.org'
const api = address(`/api/c/${HARBOUR.slug}/conversations`)
const messages = address(`/c/${HARBOUR.slug}/messages`)
const inbox = address(`/admin/inbox?c=${HARBOUR.slug}`)
const origin = new URL(address('/')).origin
const WORDS = 'The neighbour above me is ill, and nobody else should know'
const ANSWER = 'Thank you. We keep it to ourselves'

const rowOf = (page: Page, words: string) =>
  page.locator('.inbox-rows button').filter({ hasText: words })

describe('a matter in confidence', () => {
  let browsers: Browsers
  let ethan: Visitor
  let manager: Visitor

  beforeAll(async () => {
    browsers = await openBrowsers()
    ethan = await browsers.as(ETHAN, { viewport: PHONE })
    manager = await browsers.as(HARBOUR.manager)
  })
  afterAll(() => browsers.close())

  it('is begun by a resident on a phone, with the keyboard alone', async () => {
    const { page, complaints } = ethan
    await page.goto(`${messages}/new?topic=any`)
    await page.getByLabel('Message', { exact: true }).fill(WORDS)
    const tick = page.getByRole('checkbox', { name: 'Confidential' })
    await tabTo(page, tick)
    await page.keyboard.press('Space')
    expect(await tick.isChecked()).toBe(true)
    await expectSound(page, 'confidential-start')
    await tabTo(page, page.getByRole('button', { name: 'Send' }))
    await page.keyboard.press('Enter')
    await page.getByText(WORDS).first().waitFor()
    await page.getByText('Confidential', { exact: true }).first().waitFor()
    await page.getByText('What confidential means').click()
    await page.getByText('is kept encrypted', { exact: false }).waitFor()
    await expectSound(page, 'confidential-thread')
    await page.goto(messages)
    const row = page.getByRole('listitem').filter({ hasText: WORDS })
    await row.getByText('Confidential', { exact: true }).waitFor()
    await expectSound(page, 'confidential-list')
    expect(complaints).toEqual([])
  })

  it('is found by no search, which says so', async () => {
    const { page } = ethan
    await page.goto(`${messages}?q=neighbour+above`)
    await page.getByText('Nothing found for', { exact: false }).waitFor()
    await page.getByText('Messages of confidential conversations are not searched.').waitFor()
    await expectSound(page, 'confidential-search')
  })

  it('is answered in the panel, and both read it', async () => {
    const { page, complaints } = manager
    await page.goto(inbox)
    const row = rowOf(page, WORDS)
    await row.getByText('Confidential', { exact: true }).waitFor()
    await row.click()
    const thread = page.locator('.inbox-thread')
    await thread.getByText(WORDS).waitFor()
    await thread.locator('.inbox-secret').waitFor()
    await thread.getByLabel('Your answer').fill(ANSWER)
    await thread.getByRole('button', { name: /^Send answer/ }).click()
    await thread.locator('.inbox-body').filter({ hasText: ANSWER }).waitFor()
    await expectSound(page, 'confidential-panel')
    expect(complaints).toEqual([])
    await ethan.page.goto(messages)
    await ethan.page.getByRole('listitem').filter({ hasText: ANSWER }).getByRole('link').click()
    await ethan.page.getByText(ANSWER).first().waitFor()
  })

  it('is made of an open one by the management, for good', async () => {
    const subject = `Keys ${randomUUID().slice(0, 8)}`
    const begun = await ethan.page.request.post(api, {
      headers: { origin },
      data: { kind: 'inquiry', clientId: randomUUID(), subject, body: 'My keys are with Hannah' },
    })
    const { conversation } = (await begun.json()) as { conversation: string }
    const { page } = manager
    await page.goto(`${inbox}&conversation=${conversation}`)
    const thread = page.locator('.inbox-thread')
    await thread.getByText('My keys are with Hannah').waitFor()
    await thread.getByRole('button', { name: 'Make confidential' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('This cannot be undone.', { exact: false }).waitFor()
    await expectSound(page, 'confidential-dialog')
    await dialog.getByRole('button', { name: 'Make confidential' }).click()
    await thread.locator('.inbox-secret').waitFor()
    await thread.getByText('made this conversation confidential', { exact: false }).waitFor()
    expect(await thread.getByRole('button', { name: 'Make confidential' }).count()).toBe(0)
    await ethan.page.goto(`${messages}/${conversation}/people`)
    await ethan.page.getByText('This conversation is confidential. That stays so.').waitFor()
    await expectSound(ethan.page, 'confidential-people')
  })
})
