import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { address, ask, openBrowsers, PHONE, TILLEULS } from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { drawn } from '../helpers/documents'
import { expectSound, shot } from '../helpers/look'
import { fillForm } from '../helpers/panelForm'
import { scriptsOf } from '../helpers/weight'

/** Nothing of theirs is changed for good: an editor, an owner, and one of a household. */
const EDITOR = 'redaction.tilleuls@example.org'
const OWNER = 'nathalie.perrin@example.org'
const AURORE = 'aurore.blanchet@example.org'
const TAG = String(Date.now()).slice(-6)
const FOLDER = `Owners alone ${TAG}`
const TITLE = `Boiler contract ${TAG}`
const WORD = `thermostat${TAG}`
const EMPTY_PAGE_KB = 134.5
const BUDGET_KB = 60

const list = address(`/c/${TILLEULS.slug}/documents`)
const api = `/api/c/${TILLEULS.slug}`

let browsers: Browsers
let editor: Visitor
let owner: Visitor
let aurore: Visitor
let panel = ''
let page = ''

const until = async (look: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 60; tries += 1) {
    if (await look()) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('it never came')
}
const bellOf = async ({ page: at }: Visitor): Promise<string> => {
  await at.goto(address(`/c/${TILLEULS.slug}/notices`))
  return at.locator('main').innerText()
}
const state = (at: Page, word: string) => at.getByText(`State: ${word}`, { exact: true }).waitFor()
const choose = async (at: Page, field: string, name: string) => {
  await at.locator(`${field} .rs__control`).click()
  await at.locator('.rs__option').filter({ hasText: name }).first().click()
}
const sendVersion = async (at: Page, label: string, words: readonly string[]) => {
  await at.getByLabel(label).setInputFiles({
    name: 'contract.pdf',
    mimeType: 'application/pdf',
    buffer: await drawn(words),
  })
}

beforeAll(async () => {
  browsers = await openBrowsers()
  editor = await browsers.as(EDITOR)
  owner = await browsers.as(OWNER, { viewport: PHONE })
  aurore = await browsers.as(AURORE, { viewport: PHONE })
})
afterAll(() => browsers.close())

describe('a document', () => {
  it('lies in a folder that the editor makes for some roles', async () => {
    const { page: at } = editor
    await at.goto(address('/admin/collections/document-folders/create'), {
      waitUntil: 'networkidle',
    })
    await at.getByLabel('Owner', { exact: true }).check()
    await fillForm(at, [[at.locator('#field-name'), FOLDER]])
    await shot(at, 'docs-folder')
    await at.locator('#action-save').click()
    await at.waitForURL(/document-folders\/[0-9a-f-]{36}/)
    expect(await at.getByLabel('Owner', { exact: true }).isChecked()).toBe(true)
  })

  it('is described in the panel, gets its file there, and goes through a review', async () => {
    const { page: at } = editor
    await at.goto(address('/admin/collections/documents/create'), { waitUntil: 'networkidle' })
    await at.getByText('Save first.').waitFor()
    await choose(at, '#field-folder', FOLDER)
    await at.locator('#field-requiresConfirmation').check()
    await fillForm(at, [
      [at.locator('#field-tags'), `Boiler, ${TAG}`],
      [at.locator('#field-title'), TITLE],
    ])
    await at.locator('#action-save').click()
    await at.getByText('There is no file yet.').waitFor()
    panel = new URL(at.url()).pathname
    page = `${list}/${panel.split('/').at(-1) ?? ''}`
    await sendVersion(at, 'Upload a file', [
      'The first sheet.',
      `The ${WORD} is set to 19.`,
      'Signed.',
    ])
    await at.getByText('Searchable: 3 pages').waitFor()
    await at.getByRole('button', { name: 'Ask for a review' }).click()
    await state(at, 'In review')
    await shot(at, 'docs-review')
    await owner.page.goto(list)
    const early = await ask(owner.page, 'get', `${api}/documents/${page.split('/').at(-1) ?? ''}`)
    expect(early.status()).toBe(404)
    await at.getByRole('button', { name: 'Publish this version' }).click()
    await state(at, 'Published')
    const table = at.getByRole('link', { name: 'Both lists as a table (CSV)' })
    const [file] = await Promise.all([at.waitForEvent('download'), table.click()])
    expect(file.suggestedFilename()).toBe(`confirmations-${TILLEULS.slug}.csv`)
    await shot(at, 'docs-published')
  })

  it('is read by an owner on a telephone, sheet by sheet, and confirmed', async () => {
    const { page: at, complaints } = owner
    await until(async () => (await bellOf(owner)).includes(TITLE))
    await at.goto(list)
    await at.getByRole('heading', { name: 'Documents', level: 1 }).waitFor()
    await expectSound(at, 'docs-list')
    await at.getByRole('link', { name: FOLDER }).click()
    await at.getByRole('heading', { name: FOLDER, level: 1 }).waitFor()
    await expectSound(at, 'docs-in-folder')
    await at.getByRole('link', { name: TITLE }).click()
    await at.getByRole('heading', { name: TITLE, level: 1 }).waitFor()
    await at.getByText('Page 1 sur 3').first().waitFor()
    await at.getByText('The first sheet.').waitFor({ state: 'attached' })
    await at.getByRole('button', { name: 'Page suivante' }).click()
    await at.getByText(WORD).waitFor({ state: 'attached' })
    await at.getByRole('button', { name: 'Agrandir' }).click()
    await at.getByRole('button', { name: 'Réduire' }).click()
    await expectSound(at, 'docs-page')
    await at.getByRole('button', { name: 'J’ai lu' }).click()
    await at.getByText('Vous avez confirmé le', { exact: false }).waitFor()
    await at.getByRole('button', { name: 'Suivre' }).click()
    await at.getByText('Vous suivez ce document.').waitFor()
    const { kilobytes } = await scriptsOf(at)
    expect(complaints).toEqual([])
    // What draws a PDF is loaded there and nowhere else.
    await at.goto(list)
    const light = await scriptsOf(at)
    expect(light.kilobytes - EMPTY_PAGE_KB).toBeLessThan(BUDGET_KB)
    expect(kilobytes).toBeGreaterThan(light.kilobytes)
  })

  it('is found by the words on its second sheet, which opens', async () => {
    const { page: at } = owner
    await at.goto(address(`/c/${TILLEULS.slug}/search?q=${WORD}`))
    const hit = at.getByRole('listitem').filter({ hasText: TITLE })
    await hit.getByText('Page 2').waitFor()
    expect(await hit.locator('mark').first().innerText()).toBe(WORD)
    await expectSound(at, 'docs-search')
    await hit.getByRole('link', { name: TITLE }).click()
    await at.getByText('Page 2 sur 3').first().waitFor()
  })

  it('is not there for others: no folder, no page, no file, no word, no keyword', async () => {
    const { page: at, complaints } = aurore
    await at.goto(list)
    await at.getByRole('heading', { name: 'Documents', level: 1 }).waitFor()
    expect(await at.locator('main').innerText()).not.toContain(FOLDER)
    expect(await at.locator('main').innerText()).not.toContain(TITLE)
    await at.goto(`${list}?tag=${TAG}`)
    expect(await at.locator('main').innerText()).not.toContain(TITLE)
    await at.goto(address(`/c/${TILLEULS.slug}/search?q=${WORD}`))
    expect(await at.locator('main').innerText()).not.toContain(TITLE)
    expect((await at.goto(page))?.status()).toBe(404)
    const id = page.split('/').at(-1) ?? ''
    expect((await ask(at, 'get', `${api}/documents/${id}/file`)).status()).toBe(404)
    complaints.splice(0)
  })

  it('asks again for a new version, and shows its editor who is missing and who opened it', async () => {
    const { page: at } = editor
    await at.goto(address(panel), { waitUntil: 'networkidle' })
    await state(at, 'Published')
    await at.getByText(/^Has confirmed the current version: 1$/).waitFor()
    await at.getByLabel('What is new in it').fill('The price is lower.')
    await sendVersion(at, 'Upload a new version', ['Second wording.'])
    await at.getByText('Version 2 · Draft').waitFor()
    await owner.page.goto(page)
    await owner.page.getByText('Page 1 sur 3').first().waitFor()
    await at.getByRole('button', { name: 'Publish this version' }).click()
    await at.getByText('Version 2 · Current').waitFor()
    await at.getByText(/^Has confirmed the current version: 0$/).waitFor()
    await until(async () => (await bellOf(owner)).includes('The price is lower.'))
    await owner.page.goto(page)
    await owner.page.getByText('Page 1 sur 1').first().waitFor()
    await owner.page.getByRole('button', { name: 'J’ai lu' }).waitFor()
    await at.getByText(/^Has not confirmed the current version/).click()
    await at.getByText('Nathalie Perrin').first().waitFor()
    await at.getByText('Who opened it').click()
    await at.getByText(/^Nathalie Perrin · version 2/).waitFor()
    await shot(at, 'docs-readers')
    await at.setViewportSize(PHONE)
    await shot(at, 'docs-panel-phone')
    expect(editor.complaints).toEqual([])
  })
})
