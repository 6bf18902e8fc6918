import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { address, openBrowsers, PHONE, TABLET, TILLEULS } from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { expectSound } from '../helpers/look'
import { sign } from '../helpers/sign'

const MARK = `R${String(Date.now()).slice(-6)}`
const NOTE = `${MARK} La clé 7 est chez l’ascensoriste.\nLe fleuriste passe à 19 h.`

let browsers: Browsers
let early: Visitor
let late: Visitor

const open = async (path: string, { page }: Visitor) => {
  await page.goto(address(`/c/${TILLEULS.slug}/desk${path}`), { waitUntil: 'networkidle' })
}

beforeAll(async () => {
  browsers = await openBrowsers()
  early = await browsers.as(TILLEULS.concierge, { viewport: TABLET })
  late = await browsers.as(TILLEULS.manager, { viewport: PHONE })
})
afterAll(() => browsers.close())

describe('a shift', () => {
  it('is left with words, the figures of the moment and a signature', async () => {
    const { page } = early
    await open('', early)
    await page.getByRole('link', { name: 'Relève', exact: true }).first().click()
    await page.getByRole('heading', { name: 'Transmettre mon service' }).waitFor()
    await page.waitForLoadState('networkidle')
    await expectSound(page, 'shift-leave')
    await page.getByLabel('Ce que le service suivant doit savoir').fill(NOTE)
    await page.getByRole('button', { name: 'Signer et transmettre' }).click()
    await page.getByText('Personne n’a encore signé').first().waitFor()
    expect(await page.getByLabel('Ce que le service suivant doit savoir').inputValue()).toBe(NOTE)
    await sign(early)
    await page.getByRole('button', { name: 'Signer et transmettre' }).click()
    await page.getByText('Votre relève attend un collègue').waitFor()
    await page.waitForLoadState('networkidle')
    await expectSound(page, 'shift-own')
    await open('', early)
    await page.getByText('Votre relève attend un collègue').waitFor()
  })

  it('stands at the top of the desk until who comes on duty has read and signed it', async () => {
    const { page } = late
    await open('', late)
    await page.getByText(`${MARK} La clé 7`).waitFor()
    await expectSound(page, 'shift-notice')
    await page.getByRole('link', { name: 'Lire et signer' }).click()
    await page.getByRole('heading', { name: 'Prendre la relève' }).waitFor()
    await page.waitForLoadState('networkidle')
    await expectSound(page, 'shift-read')
    await sign(late)
    await page.getByRole('button', { name: 'Signer et prendre la relève' }).click()
    await page.locator('#hasRead-error').waitFor()
    await page.getByLabel('Je l’ai lue').check()
    await page.getByRole('button', { name: 'Signer et prendre la relève' }).click()
    await page.getByText('Relève prise.').waitFor()
    await page.waitForLoadState('networkidle')
    await expectSound(page, 'shift-taken')
    await open('', late)
    expect(await page.getByText(`${MARK} La clé 7`).count()).toBe(0)
  })

  it('is kept with its figures and both signatures', async () => {
    const { page } = early
    await open('/shift', early)
    await page.getByRole('heading', { name: 'Relèves passées' }).waitFor()
    await page.getByRole('row').nth(1).getByRole('link').click()
    await page.getByText(`${MARK} La clé 7`).waitFor()
    await page.waitForFunction(
      () =>
        document.querySelectorAll('figure img').length === 2 &&
        [...document.images].every((one) => one.complete && one.naturalWidth > 0),
    )
    await page.getByText('Lue, signée et prise.').waitFor()
    await expectSound(page, 'shift-record')
  })

  it('may be taken back, and is signed on paper by who cannot draw', async () => {
    const { page } = late
    await open('/shift', late)
    await page.getByLabel('Ce que le service suivant doit savoir').fill(`${MARK} rien`)
    await page.getByLabel('Sur papier').check()
    await page.getByRole('button', { name: 'Signer et transmettre' }).click()
    await page.getByText('Votre relève attend un collègue').waitFor()
    await page.getByText('La retirer…').click()
    await page.getByRole('button', { name: 'La retirer' }).click()
    await page.getByRole('heading', { name: 'Transmettre mon service' }).waitFor()
    expect([...early.complaints, ...late.complaints]).toEqual([])
  })
})
