import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { address, ask, openBrowsers, PHONE, TILLEULS } from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { expectSound, shot } from '../helpers/look'
import { fillForm } from '../helpers/panelForm'
import { scriptsOf } from '../helpers/weight'

const EDITOR = 'redaction.tilleuls@example.org'
const BOARD = 'conseil.tilleuls@example.org'
/** No other journey is hers. */
const NATHALIE = 'nathalie.perrin@example.org'
const MARK = String(Date.now()).slice(-6)
const WORDS = `Les chiens et les chats sont tenus en laisse dans les parties communes, règle ${MARK}.`
const EMPTY_PAGE_KB = 134.5
const BUDGET_KB = 60

const rules = `/c/${TILLEULS.slug}/rules`

let browsers: Browsers
let editor: Visitor
let board: Visitor
let nathalie: Visitor
let version = ''
let book = ''

const until = async (look: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 60; tries += 1) {
    if (await look()) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('it never came')
}
const state = (at: Page, word: string) => at.getByText(`State: ${word}`, { exact: false }).waitFor()
const mainOf = (at: Page) => at.locator('main').innerText()

beforeAll(async () => {
  browsers = await openBrowsers()
  editor = await browsers.as(EDITOR)
  board = await browsers.as(BOARD)
  nathalie = await browsers.as(NATHALIE, { viewport: PHONE })
})
afterAll(() => browsers.close())

describe('a clause', () => {
  it('is changed in the panel, beginning with the words that it has', async () => {
    const { page: at } = editor
    await at.goto(address('/admin/collections/rule-clauses'), { waitUntil: 'networkidle' })
    await at.getByRole('link', { name: '1.2', exact: true }).first().click()
    await at.getByRole('button', { name: 'Write a change' }).waitFor()
    await shot(at, 'rules-clause')
    await at.getByRole('button', { name: 'Write a change' }).click()
    await at.waitForURL(/rule-versions\/[0-9a-f-]{36}/)
    await state(at, 'Draft')
    const text = at.locator('#field-words__fr__text')
    expect(await text.inputValue()).toContain('en laisse')
    await fillForm(at, [[text, WORDS]])
    // Last, for the same reason as in the journey of announcements: the form settles a moment later.
    await at.locator('#field-requiresAcknowledgement').check()
    expect(await text.inputValue()).toBe(WORDS)
    await shot(at, 'rules-draft')
    await at.locator('#action-save').click()
    await at.getByRole('button', { name: 'Ask for a review' }).waitFor()
    await at.getByRole('button', { name: 'Ask for a review' }).click()
    await state(at, 'In review')
    version = new URL(at.url()).pathname.split('/').at(-1) ?? ''
    expect(await at.getByRole('button', { name: 'Approve' }).count()).toBe(0)
  })

  it('is nothing to those who live there while it is being written', async () => {
    const { page: at } = nathalie
    const answer = await ask(at, 'get', `/api${rules}`)
    const { books } = (await answer.json()) as { books: { id: string; coming: number }[] }
    book = books[0]!.id
    expect(books[0]!.coming).toBe(1)
    await at.goto(address(`${rules}/${book}`))
    expect(await mainOf(at)).not.toContain(MARK)
    const missing = await at.goto(address(`${rules}/versions/${version}`))
    expect(missing?.status()).toBe(404)
    nathalie.complaints.splice(0)
  })

  it('is approved by the board, which sees what changes', async () => {
    const { page: at } = board
    await at.goto(address(`/admin/collections/rule-versions/${version}`), {
      waitUntil: 'networkidle',
    })
    await at.locator('.rules-diff ins').first().waitFor()
    expect(await at.locator('.rules-diff').innerText()).toContain(MARK)
    await shot(at, 'rules-review')
    await at.getByRole('button', { name: 'Approve' }).click()
    await state(at, 'Approved')
    expect(await at.getByRole('button', { name: 'Publish' }).count()).toBe(0)
  })

  it('is published from a day on', async () => {
    const { page: at } = editor
    await at.reload({ waitUntil: 'networkidle' })
    await at.getByLabel('In force from', { exact: true }).first().waitFor()
    await shot(at, 'rules-approved')
    await at.getByRole('button', { name: 'Publish', exact: true }).click()
    await state(at, 'Published')
    await at.getByText('in force', { exact: false }).first().waitFor()
    await shot(at, 'rules-published')
  })

  it('is told, read on the telephone, confirmed, and compared with what it was', async () => {
    const { page: at, complaints } = nathalie
    await until(async () => {
      await at.goto(address(`/c/${TILLEULS.slug}/notices`))
      return (await mainOf(at)).includes('1.2 Animaux')
    })
    await at.goto(address(`/c/${TILLEULS.slug}/announcements`))
    await at.getByRole('link', { name: 'Règlement intérieur' }).click()
    await at.getByRole('heading', { name: 'Règlement intérieur', level: 1 }).waitFor()
    expect(await mainOf(at)).toContain(MARK)
    await expectSound(at, 'rules-book')
    const { kilobytes } = await scriptsOf(at)
    expect(kilobytes - EMPTY_PAGE_KB).toBeLessThan(BUDGET_KB)
    // The contents lead to the clause.
    await at.locator('summary').filter({ hasText: 'Sommaire' }).click()
    await at.getByRole('link', { name: '1.2 Animaux' }).first().click()
    expect(new URL(at.url()).hash).toBe('#clause-1.2')
    const clause = at.locator('[id="clause-1.2"]')
    await clause.getByRole('button', { name: 'J’ai lu' }).click()
    await clause.getByText('Vous avez confirmé le', { exact: false }).waitFor()
    await clause.getByRole('link', { name: 'Historique et changements 1.2' }).click()
    await at.getByText('En vigueur depuis le', { exact: false }).first().waitFor()
    expect(await at.locator('ins').first().innerText()).toContain('et les chats')
    await expectSound(at, 'rules-version')
    expect(complaints).toEqual([])
  })

  it('is what it was on a past day, and in another language', async () => {
    const { page: at } = nathalie
    await at.goto(address(`${rules}/${book}?on=2025-06-01`))
    expect(await mainOf(at)).not.toContain(MARK)
    await at.getByText('tel qu’il était le', { exact: false }).waitFor()
    await expectSound(at, 'rules-past')
    await at.getByRole('link', { name: 'English' }).click()
    await at.getByText('Dogs are on a lead', { exact: false }).waitFor()
    await at.goto(address(`${rules}/${book}/changes`))
    await at.getByText('trottinettes', { exact: false }).first().waitFor()
    await expectSound(at, 'rules-changes')
    await at.goto(address(rules))
    await expectSound(at, 'rules-books')
  })

  it('is printed, and asked about in the words of that day', async () => {
    const { page: at } = nathalie
    const file = await ask(at, 'get', `/api${rules}/${book}/file`)
    expect([file.status(), file.headers()['content-type']]).toEqual([200, 'application/pdf'])
    await at.goto(address(`${rules}/versions/${version}`))
    await at.getByRole('link', { name: 'Poser une question' }).click()
    await at.waitForURL(/messages\/new\?about=rule/)
    await at.getByText('1.2 Animaux').first().waitFor()
    expect(await mainOf(at)).toContain(WORDS.slice(0, 40))
    await shot(at, 'rules-asked')
  })

  it('shows its editors who has confirmed it', async () => {
    const { page: at } = editor
    await at.reload({ waitUntil: 'networkidle' })
    await at.getByText(/^Has said .*: 1$/).click()
    await at.getByText('Nathalie Perrin', { exact: false }).first().waitFor()
    await shot(at, 'rules-confirmed')
    await at.goto(address('/admin/collections/rule-books'), { waitUntil: 'networkidle' })
    await at.getByRole('link', { name: 'Règlement intérieur' }).first().click()
    await at.getByText('clauses are in force', { exact: false }).waitFor()
    await shot(at, 'rules-book-panel')
  })
})
