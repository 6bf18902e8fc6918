import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { address, ask, openBrowsers, PHONE, TILLEULS } from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { PNG } from '../helpers/builders'
import { drawn } from '../helpers/documents'
import { expectSound, shot } from '../helpers/look'
import { fillForm } from '../helpers/panelForm'
import { scriptsOf } from '../helpers/weight'

/** No other journey is theirs: two who live in A 12, and one of the other house. */
const EDITOR = 'redaction.tilleuls@example.org'
const KARIM = 'karim.zeroual@example.org'
const LEILA = 'leila.zeroual@example.org'
const VINCENT = 'vincent.blanchet@example.org'
const TITLE = `A new door bell ${String(Date.now()).slice(-6)}`
const EMPTY_PAGE_KB = 134.5
const BUDGET_KB = 60

const list = address(`/c/${TILLEULS.slug}/announcements`)
const api = `/api/c/${TILLEULS.slug}/announcements`

let browsers: Browsers
let editor: Visitor
let karim: Visitor
let leila: Visitor
let vincent: Visitor
let page = ''

const unreadOf = async ({ page: at }: Visitor): Promise<number> => {
  const answer = await ask(at, 'get', api)
  expect(answer.status()).toBe(200)
  return ((await answer.json()) as { unread: number }).unread
}
const bellOf = async ({ page: at }: Visitor): Promise<string> => {
  await at.goto(address(`/c/${TILLEULS.slug}/notices`))
  return at.locator('main').innerText()
}
const until = async (look: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 60; tries += 1) {
    if (await look()) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('it never came')
}
const state = (at: Page, word: string) => at.getByText(`State: ${word}`, { exact: false }).waitFor()

beforeAll(async () => {
  browsers = await openBrowsers()
  editor = await browsers.as(EDITOR)
  karim = await browsers.as(KARIM, { viewport: PHONE })
  leila = await browsers.as(LEILA)
  vincent = await browsers.as(VINCENT)
})
afterAll(() => browsers.close())

describe('an announcement', () => {
  let before = { karim: 0, vincent: 0 }

  it('is written in the panel, which counts whom it reaches while one chooses', async () => {
    before = { karim: await unreadOf(karim), vincent: await unreadOf(vincent) }
    const { page: at } = editor
    await at.goto(address('/admin/collections/announcements/create'), {
      waitUntil: 'networkidle',
    })
    await at.getByText('Everybody in the community').waitFor()
    await at.locator('[contenteditable="true"]').first().click()
    await at.keyboard.type('The bell at the gate rings on your telephone from Monday.')
    await at.getByRole('group', { name: 'Buildings' }).getByLabel('A', { exact: true }).check()
    await at.getByRole('group', { name: 'Units' }).getByLabel('A · 12', { exact: true }).check()
    await at.getByText('2 people in 1 home').waitFor()
    await at.locator('#field-requiresAcknowledgement').check()
    // Last: with each change the server looks at the form, and what is typed meanwhile may be gone.
    await fillForm(at, [[at.locator('#field-title'), TITLE]])
    await shot(at, 'news-create')
    await at.locator('#action-save').click()
    await state(at, 'Draft')
    await at.getByText('Reaches 2 people').waitFor()
    page = new URL(at.url()).pathname
  })

  it('takes a picture while it is a draft, and says why it takes no other thing for one', async () => {
    const { page: at } = editor
    const field = at.getByLabel('Add a picture or a file')
    const sent = { name: 'bell.png', mimeType: 'image/png' }
    await field.setInputFiles({ ...sent, buffer: Buffer.from('MZ this is no picture') })
    await at.locator('.panel-bad').waitFor()
    expect(await at.locator('.panel-bad').innerText()).not.toContain('Try again')
    await at.getByLabel('What the picture shows').fill('The bell at the gate')
    await field.setInputFiles({ ...sent, buffer: PNG })
    await at.getByRole('link', { name: 'bell.png' }).waitFor()
    const paper = { name: 'bell.pdf', mimeType: 'application/pdf' }
    await field.setInputFiles({
      ...paper,
      buffer: await drawn(['How the bell works', 'Whom it rings']),
    })
    await at.getByRole('link', { name: 'bell.pdf' }).waitFor()
    expect(await at.locator('.panel-bad').count()).toBe(0)
  })

  it('is taken back within some seconds, and nobody has heard of it', async () => {
    const { page: at } = editor
    await at.getByRole('button', { name: 'Publish', exact: true }).click()
    await at.getByText(/It is sent in \d+ seconds/).waitFor()
    await shot(at, 'news-undo')
    await at.getByRole('button', { name: 'Undo' }).click()
    await state(at, 'Draft')
    expect(await unreadOf(karim)).toBe(before.karim)
    expect(await bellOf(karim)).not.toContain(TITLE)
  })

  it('is published without the page being loaded anew', async () => {
    const { page: at } = editor
    await at.evaluate(() => Reflect.set(window, 'isSamePage', true))
    await at.getByRole('button', { name: 'Publish', exact: true }).click()
    await at.getByRole('button', { name: 'Undo' }).waitFor()
    await state(at, 'Published')
    expect(await at.evaluate(() => Reflect.get(window, 'isSamePage') as unknown)).toBe(true)
    await at.getByText('Has read it').first().waitFor()
    await shot(at, 'news-published')
  })

  it('rings for those who are meant, on the telephone, and is read there', async () => {
    await until(async () => (await bellOf(karim)).includes(TITLE))
    const { page: at, complaints } = karim
    expect(await unreadOf(karim)).toBe(before.karim + 1)
    await at.goto(list)
    await at.getByRole('heading', { name: 'Annonces', level: 1 }).waitFor()
    const row = at.getByRole('listitem').filter({ hasText: TITLE })
    expect(await row.innerText()).toContain('Traduction à venir')
    await expectSound(at, 'news-list')
    await row.getByRole('link', { name: TITLE }).click()
    await at.getByRole('heading', { name: TITLE, level: 1 }).waitFor()
    await at.getByText('The bell at the gate rings').waitFor()
    await expectSound(at, 'news-page')
    expect(await unreadOf(karim)).toBe(before.karim)
    await at.getByRole('button', { name: 'J’ai lu' }).click()
    await at.getByText('Vous avez confirmé le', { exact: false }).waitFor()
    const { kilobytes } = await scriptsOf(at)
    expect(kilobytes - EMPTY_PAGE_KB).toBeLessThan(BUDGET_KB)
    const first = at.getByRole('img', { name: 'Première page de bell.pdf' })
    await until(async () => {
      if ((await first.count()) > 0) return true
      await at.reload()
      return false
    })
    await first.scrollIntoViewIfNeeded()
    await until(() => first.evaluate((img) => Reflect.get(img, 'naturalWidth') > 200))
    // The pages of a PDF are drawn in place, once somebody asks.
    await at.getByText('Voir les pages de bell.pdf').click()
    await at.getByText('Page 1 sur 2').waitFor()
    await at.getByText('How the bell works').waitFor({ state: 'attached' })
    await expectSound(at, 'news-pdf')
    await at.getByRole('button', { name: 'Page suivante' }).click()
    await at.getByText('Whom it rings').waitFor({ state: 'attached' })
    expect(complaints).toEqual([])
  })

  it('is not there for others, not even as a number', async () => {
    expect(await unreadOf(vincent)).toBe(before.vincent)
    expect(await bellOf(vincent)).not.toContain(TITLE)
    const { page: at } = vincent
    await at.goto(list)
    // The same address, and another body: nothing between them is kept for both.
    expect(await at.locator('main').innerText()).not.toContain(TITLE)
    expect(await at.getByText('Les tilleuls sont taillés').count()).toBe(1)
    await karim.page.goto(list)
    expect(await karim.page.locator('main').innerText()).toContain(TITLE)
    const headers = (await karim.page.request.get(list)).headers()
    expect(headers['cache-control']).toMatch(/no-store|private/)
    const id = page.split('/').at(-1) ?? ''
    const answer = await at.goto(`${list}/${id}`)
    expect(answer?.status()).toBe(404)
    vincent.complaints.splice(0)
  })

  it('is liked, asked about and answered, and a comment can be reported', async () => {
    const id = page.split('/').at(-1) ?? ''
    const { page: at } = leila
    await at.goto(`${list}/${id}`, { waitUntil: 'networkidle' })
    await at.getByRole('button', { name: 'J’aime' }).click()
    await at.getByRole('button', { name: 'Retirer mon' }).waitFor()
    await at.getByLabel('Votre commentaire').fill('Avec quelle application ?')
    await at.getByRole('button', { name: 'Commenter' }).click()
    await at.getByRole('paragraph').filter({ hasText: 'Avec quelle application ?' }).waitFor()
    await karim.page.goto(`${list}/${id}`, { waitUntil: 'networkidle' })
    const said = karim.page.getByRole('listitem').filter({ hasText: 'Avec quelle application' })
    await said.getByText('Répondre', { exact: true }).first().click()
    await said.getByLabel('Votre réponse à', { exact: false }).fill('Aucune, elle téléphone.')
    await said.getByRole('button', { name: 'Répondre' }).click()
    await karim.page.getByRole('paragraph').filter({ hasText: 'Aucune, elle téléphone.' }).waitFor()
    await said.getByText('Signaler', { exact: true }).first().click()
    await said.getByLabel('Publicité', { exact: false }).first().check()
    await expectSound(karim.page, 'news-comments')
    await until(async () => (await bellOf(leila)).includes('vous a répondu'))
  })

  it('has a comment that names a neighbour who accepts it, who is told', async () => {
    const id = page.split('/').at(-1) ?? ''
    const preferences = { acceptsDirect: true, hidesReceipts: false, hidesPresence: false }
    const path = `/api/c/${TILLEULS.slug}/conversations/preferences`
    const allowed = await ask(leila.page, 'put', path, preferences)
    expect(allowed.status()).toBe(200)
    const { page: at } = karim
    await at.goto(`${list}/${id}`, { waitUntil: 'networkidle' })
    const field = at.getByLabel('Votre commentaire', { exact: true })
    await field.pressSequentially('Vois avec @le')
    await at.getByRole('button', { name: 'Citer Leïla Zeroual' }).click()
    expect(await field.inputValue()).toBe('Vois avec @Leïla Zeroual ')
    await expectSound(at, 'news-mention')
    await at.getByRole('button', { name: 'Commenter' }).click()
    await at.locator('strong', { hasText: '@Leïla Zeroual' }).waitFor()
    await until(async () => (await bellOf(leila)).includes('vous a cité'))
  })

  it('becomes a template, from which others begin for a list of homes, and come again', async () => {
    const { page: at } = editor
    const name = `Template ${TITLE}`
    await at.goto(address(page))
    await at.getByText('Save as a template', { exact: true }).first().click()
    await at.getByLabel('Name of the template').fill(name)
    await at.getByRole('button', { name: 'Save as a template' }).click()
    await at.getByText('It is kept as a template.').waitFor()

    const choices = await ask(at, 'get', `${api}/choices`)
    const { units } = (await choices.json()) as { units: { id: string; label: string }[] }
    const unit = units.find(({ label }) => label === 'A · 12')?.id
    const place = await ask(at, 'get', `/api/communities?where[slug][equals]=${TILLEULS.slug}`)
    const { docs } = (await place.json()) as { docs: { id: string }[] }
    const made = await ask(at, 'post', '/api/audience-lists', {
      community: docs[0]?.id,
      name: `Bells ${TITLE}`,
      units: [{ unit }],
    })
    expect(made.status()).toBe(201)

    await at.goto(address('/admin/collections/announcements/create'), {
      waitUntil: 'networkidle',
    })
    await at.getByLabel('Template', { exact: true }).selectOption({ label: name })
    await at.getByRole('button', { name: 'Begin', exact: true }).click()
    await state(at, 'Draft')
    expect(await at.locator('#field-title').inputValue()).toBe(TITLE)
    await at.getByRole('group', { name: 'Buildings' }).getByLabel('A', { exact: true }).uncheck()
    await at.getByRole('group', { name: 'Units' }).getByLabel('A · 12', { exact: true }).uncheck()
    await at.getByRole('group', { name: 'Lists and tags' }).getByLabel(`Bells ${TITLE}`).check()
    await at.getByText('2 people in 1 home').waitFor()
    await shot(at, 'news-list-chosen')

    await at.goto(address('/admin/collections/announcement-series/create'), {
      waitUntil: 'networkidle',
    })
    await at.getByRole('group', { name: 'Weekdays' }).getByLabel('Monday').check()
    await at.getByLabel('First day').fill('2098-01-01')
    await at
      .getByText('Monday, 6 January 2098')
      .or(at.getByText('Monday, January 6, 2098'))
      .waitFor()
    await at.locator('#field-template input').first().fill(name)
    await at.locator('.rs__option', { hasText: name }).click()
    await fillForm(at, [[at.locator('#field-name'), `Bells ${TITLE}`]])
    await at.locator('#action-save').click()
    await at.getByRole('button', { name: /^Skip/ }).first().click()
    await at.getByText('is skipped').waitFor()
    await shot(at, 'news-series')
  })

  it('shows its editors who has read it, and is corrected in the open', async () => {
    const { page: at } = editor
    await at.goto(address(page))
    await state(at, 'Published')
    await at.getByText(/^Has said .*: 1$/).click()
    await at.getByText('A · 12 · Karim Zeroual').waitFor()
    await at.getByText(/^Has not yet: 1$/).click()
    await at.getByText('A · 12 · Leïla Zeroual').waitFor()
    await at.getByLabel('Correction').fill('It is Tuesday.')
    await at.getByRole('button', { name: 'Add the correction' }).click()
    await at.getByRole('listitem').filter({ hasText: 'It is Tuesday.' }).waitFor()
    await shot(at, 'news-results')
    await karim.page.goto(list)
    const row = karim.page.getByRole('listitem').filter({ hasText: TITLE })
    expect(await row.innerText()).toContain('Rectifiée')
  })
})
