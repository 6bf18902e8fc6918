import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { address, openBrowsers, PHONE, TILLEULS, tabTo } from '../helpers/browser'
import type { Browsers } from '../helpers/browser'
import { expectSound } from '../helpers/look'
import { scriptsOf } from '../helpers/weight'

const HOME = address(`/c/${TILLEULS.slug}`)
const SEARCH = `${HOME}/search`
const KARIM = 'karim.zeroual@example.org'

/** As in the journeys of the desk and of messages. */
const EMPTY_PAGE_KB = 134.5
const BUDGET_KB = 60

describe('the search', () => {
  let browsers: Browsers
  beforeAll(async () => {
    browsers = await openBrowsers()
  })
  afterAll(() => browsers.close())

  it('is a tap away on every page, looks while one types, and leads to what it finds', async () => {
    const { page, complaints } = await browsers.as(TILLEULS.resident, { viewport: PHONE })
    await page.goto(HOME, { waitUntil: 'networkidle' })
    await tabTo(page, page.getByRole('link', { name: 'Rechercher' }).first())
    await page.keyboard.press('Enter')
    await page.waitForURL(SEARCH)
    await page.getByText('Chercher dans votre résidence').waitFor()
    await expectSound(page, 'search-empty')

    const box = page.getByRole('searchbox')
    await tabTo(page, box)
    await page.keyboard.type('troisieme eta')
    const messages = page
      .locator('section, div')
      .filter({ has: page.getByRole('heading', { name: 'Messages' }) })
    const hit = messages.getByRole('link', { name: 'Lampe du palier au 3e' }).first()
    await hit.waitFor()
    expect(await page.locator('mark').allInnerTexts()).toEqual(['troisième', 'éta'])
    await page.waitForURL((url) => url.searchParams.get('q') === 'troisieme eta')
    await expectSound(page, 'search-found')
    expect((await scriptsOf(page)).kilobytes).toBeLessThanOrEqual(EMPTY_PAGE_KB + BUDGET_KB)

    await tabTo(page, hit)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/messages\/[^/]+\?at=\d+/)
    await page.getByText('la lampe du palier au troisième étage').first().waitFor()
    expect(complaints).toEqual([])
  })

  it('is narrowed to a kind and a time by links, which the address keeps while one types on', async () => {
    const { page, complaints } = await browsers.as(TILLEULS.resident, { viewport: PHONE })
    await page.goto(`${SEARCH}?q=la`)
    const kinds = page.getByRole('navigation', { name: 'Sorte de chose' })
    const times = page.getByRole('navigation', { name: 'Période' })
    const messages = kinds.getByRole('link', { name: /^Messages/ })
    expect(await messages.innerText()).toMatch(/\d/)
    await tabTo(page, messages)
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.searchParams.get('only') === 'messages')
    await kinds.locator('[aria-current="true"]').filter({ hasText: 'Messages' }).waitFor()
    expect(await page.getByRole('main').getByRole('heading', { level: 2 }).allInnerTexts()).toEqual(
      ['Messages'],
    )
    await times.getByRole('link', { name: 'Cette année' }).click()
    await page.waitForURL((url) => url.searchParams.get('when') === 'year')
    await page.getByRole('searchbox').fill('lampe')
    await page.waitForURL(({ searchParams: said }) => said.get('q') === 'lampe')
    const { searchParams } = new URL(page.url())
    expect(Object.fromEntries(searchParams)).toEqual({
      q: 'lampe',
      only: 'messages',
      when: 'year',
    })
    await expectSound(page, 'search-filtered')
    await page.getByRole('searchbox').fill('zzqq')
    await page.getByRole('link', { name: 'Chercher partout, n’importe quand' }).click()
    await page.waitForURL((url) => url.search === '?q=zzqq')
    expect(complaints).toEqual([])
  })

  it('finds nothing of what is somebody else’s, and says so', async () => {
    const { page } = await browsers.as(KARIM, { viewport: PHONE })
    await page.goto(`${SEARCH}?q=troisieme+eta`)
    await page.getByText('Rien trouvé', { exact: true }).waitFor()
    expect(await page.getByRole('status').allInnerTexts()).toContain(
      'Rien trouvé pour «\u00a0troisieme eta\u00a0»',
    )
    expect(await page.locator('main').innerText()).not.toContain('Lampe du palier')
    await expectSound(page, 'search-none')
  })

  it('works without scripts too', async () => {
    const { page, context } = await browsers.as(TILLEULS.resident, { javaScriptEnabled: false })
    await page.goto(SEARCH)
    await page.getByRole('searchbox').fill('lampe')
    await page.getByRole('searchbox').press('Enter')
    await page.waitForURL(/q=lampe/)
    await page.getByRole('link', { name: 'Lampe du palier au 3e' }).first().waitFor()
    const kinds = page.getByRole('navigation', { name: 'Sorte de chose' })
    await kinds.getByRole('link', { name: /^Messages/ }).click()
    await page.waitForURL(/only=messages/)
    await page.getByRole('searchbox').fill('palier')
    await page.getByRole('searchbox').press('Enter')
    await page.waitForURL(/only=messages.*q=palier|q=palier.*only=messages/)
    await page.getByRole('link', { name: 'Lampe du palier au 3e' }).first().waitFor()
    await context.close()
  })
})
