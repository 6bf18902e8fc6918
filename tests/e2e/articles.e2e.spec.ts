import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { address, HARBOUR, openBrowsers, PHONE } from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { photograph } from '../helpers/files'
import { expectSound, shot } from '../helpers/look'
import { fillForm } from '../helpers/panelForm'

/** No other journey is theirs, and nothing of theirs is changed for good. */
const EDITOR = 'editor.harbour@example.org'
const TITLE = `How to book the sauna ${String(Date.now()).slice(-6)}`

const list = address(`/c/${HARBOUR.slug}/articles`)

let browsers: Browsers
let editor: Visitor
let resident: Visitor
let panel = ''

beforeAll(async () => {
  browsers = await openBrowsers()
  editor = await browsers.as(EDITOR)
  resident = await browsers.as(HARBOUR.resident, { viewport: PHONE })
})
afterAll(() => browsers.close())

describe('an article', () => {
  it('is written and published in the panel', async () => {
    const { page: at } = editor
    await at.goto(address('/admin/collections/articles/create'), { waitUntil: 'networkidle' })
    await at.locator('[contenteditable="true"]').first().click()
    await at.keyboard.type('Write your name on the list at the front desk.')
    await at.locator('#field-state .rs__control').click()
    await at.locator('.rs__option').filter({ hasText: 'Published' }).click()
    await at.locator('#field-topic .rs__control').click()
    await at.locator('.rs__option').filter({ hasText: 'Living together' }).click()
    await fillForm(at, [
      [at.locator('#field-floor'), 'North, basement'],
      [at.locator('#field-title'), TITLE],
    ])
    await at.locator('#action-save').click()
    await at.getByText('It has helped nobody yet', { exact: false }).waitFor()
    await shot(at, 'article-panel')
    panel = new URL(at.url()).pathname
  })

  it('gets a picture, which is described in both languages', async () => {
    const { page: at } = editor
    const box = at.getByRole('region', { name: 'Pictures' })
    const picture = { name: 'list.jpg', mimeType: 'image/jpeg', buffer: await photograph() }
    await box.getByLabel('Add a picture').setInputFiles(picture)
    await box.getByRole('alert').getByText('Fill in what the picture shows').waitFor()
    await box.getByLabel('What the picture shows (English)').fill('The list at the desk')
    await box.getByLabel('Add a picture').setInputFiles(picture)
    const row = box.getByRole('listitem')
    await row.getByRole('img', { name: 'The list at the desk' }).waitFor()
    await row.getByLabel('What the picture shows (Français)').fill('La liste à l’accueil')
    await row.getByRole('button', { name: 'Save the descriptions of list.jpg' }).click()
    await row.getByText('Saved.').waitFor()
    await shot(at, 'article-panel-picture')
  })

  it('is read on a telephone, and answers whether it helped, once', async () => {
    const { page: at, complaints } = resident
    await at.goto(address(`/c/${HARBOUR.slug}/documents`))
    await at.getByRole('link', { name: 'Good to know' }).click()
    await at.getByRole('heading', { name: 'Good to know', level: 1 }).waitFor()
    await expectSound(at, 'article-list')
    await at.getByRole('link', { name: TITLE }).click()
    await at.getByRole('heading', { name: TITLE, level: 1 }).waitFor()
    await at.getByText('North, basement').waitFor()
    const picture = at.getByRole('img', { name: 'The list at the desk' })
    await picture.scrollIntoViewIfNeeded()
    await picture.evaluate((img: HTMLImageElement) => img.decode())
    await at.getByRole('button', { name: 'No', exact: true }).click()
    await at.getByText('Thank you.', { exact: false }).waitFor()
    await at.getByRole('button', { name: 'Yes', exact: true }).click()
    await at.getByRole('button', { name: 'Yes', exact: true, pressed: true }).waitFor()
    await expectSound(at, 'article-page')
    await at.goto(list)
    await at.getByRole('link', { name: 'Where the water valve is' }).click()
    await at.getByRole('link', { name: 'Français' }).click()
    await at.getByRole('heading', { name: 'Où se trouve la vanne d’eau', level: 1 }).waitFor()
    expect(complaints).toEqual([])
    await editor.page.goto(address(panel), { waitUntil: 'networkidle' })
    await editor.page.getByText('It helped 1 person', { exact: false }).waitFor()
  })

  it('is offered beside its topic, before somebody asks', async () => {
    const { page: at } = resident
    await at.goto(address(`/c/${HARBOUR.slug}/messages/new`))
    await at.getByRole('link', { name: 'Living together' }).click()
    await at.getByRole('heading', { name: 'Perhaps this answers it already' }).waitFor()
    await expectSound(at, 'article-topic')
    await at.getByRole('link', { name: TITLE }).click()
    await at.getByRole('heading', { name: TITLE, level: 1 }).waitFor()
  })
})
