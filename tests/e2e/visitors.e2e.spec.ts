import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { address, openBrowsers, PHONE, TABLET, TILLEULS } from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { expectSound, shot } from '../helpers/look'

const MARK = `V${String(Date.now()).slice(-6)}`
/** Of the demo, whom no other journey comes past. */
const MICHEL = 'michel.dubreuil@example.org'
const BASE = `/c/${TILLEULS.slug}`

let browsers: Browsers
let host: Visitor
let gate: Visitor
let manager: Visitor

beforeAll(async () => {
  browsers = await openBrowsers()
  host = await browsers.as(MICHEL, { viewport: PHONE })
  gate = await browsers.as(TILLEULS.concierge, { viewport: TABLET })
  manager = await browsers.as(TILLEULS.manager)
})
afterAll(() => browsers.close())

const check = async (typed: string) => {
  const { page } = gate
  await page.getByLabel('Code', { exact: true }).fill(typed)
  await page.getByRole('button', { name: 'Vérifier' }).click()
}
/** What those hear who do not see the screen. */
const said = (words: RegExp) => gate.page.getByRole('alert').filter({ hasText: words }).waitFor()

describe('somebody is asked in', () => {
  const name = `Robin ${MARK}`
  let link = ''
  let code = ''

  it('on a telephone, with a code and a link to share', async () => {
    const { page } = host
    await page.goto(address(BASE))
    await page.getByRole('link', { name: 'Inviter quelqu’un' }).click()
    await page.waitForURL(/visitors\/new/)
    await page.waitForLoadState('networkidle')
    await page.getByRole('button', { name: 'Inviter', exact: true }).click()
    await page.getByRole('link', { name: 'Remplissez ce champ.' }).waitFor()
    await expectSound(page, 'visitors-new')
    await page.getByLabel('Nom', { exact: true }).fill(name)
    await page.getByRole('button', { name: 'Inviter', exact: true }).click()
    await page.getByText(`${name} est invité. Envoyez-lui le code.`).waitFor()
    code = (await page.locator('[data-visit-code]').getAttribute('value')) ?? ''
    expect(code).toMatch(/^\d{6}$/)
    const message = await page.getByLabel('Message', { exact: true }).inputValue()
    link = /https?:\S+\/visit\/[\w-]{143}/.exec(message)?.[0] ?? ''
    expect(message).toContain(`${code.slice(0, 3)} ${code.slice(3)}`)
    const image = page.getByRole('img', { name: /Code QR pour l’entrée/ })
    await image.scrollIntoViewIfNeeded()
    const png = PNG.sync.read(await image.screenshot())
    const scanned = jsQR(new Uint8ClampedArray(png.data), png.width, png.height)?.data
    // Each showing is signed anew; what it says of the pass is the same.
    const claims = (address: string) => address.slice(0, -86)
    expect(claims(scanned ?? '')).toBe(claims(link))
    link = scanned ?? ''
    await expectSound(page, 'visitors-one')
  })

  it('sees who asked them and the code, in the language of their browser', async () => {
    const guest = await browsers.visit({ viewport: PHONE, locale: 'en-GB' })
    const path = new URL(link).pathname
    await guest.page.goto(address(path))
    await guest.page.getByText('You are invited by Michel').waitFor()
    await guest.page.getByText(`${code.slice(0, 3)} ${code.slice(3)}`).waitFor()
    expect(await guest.page.getByText(/Dubreuil|A · 21/).count()).toBe(0)
    await expectSound(guest.page, 'visitors-pass')
    await guest.page.goto(address(`${path.slice(0, -4)}AAAA`))
    await guest.page.getByText('This invitation opens nothing any more').waitFor()
    expect(guest.complaints).toEqual([])
    await guest.context.close()
  })

  it('is checked and let in at the gate, and the host sees it at once', async () => {
    const { page } = gate
    await host.page.goto(address(`${BASE}/visitors`))
    await host.page.waitForLoadState('networkidle')
    await page.goto(address(`${BASE}/gate`))
    await page.waitForLoadState('networkidle')
    await check('nonsense')
    await said(/Refusé\. Ce n’est ni un laissez-passer/)
    await check(code)
    await said(new RegExp(`Vérifié\\. ${name}\\. Peut entrer`))
    await expectSound(page, 'gate-verified')
    const answer = page.getByRole('button', { name: 'Laisser entrer', exact: true })
    await answer.click()
    await said(new RegExp(`${name} est à l’intérieur depuis`))
    await page.getByRole('button', { name: `${name}: Est reparti` }).waitFor()
    await expectSound(page, 'gate-inside')
    await host.page.getByText(/^Depuis/).waitFor()
    await check(link)
    await said(/Attention\. .*Se trouve déjà à l’intérieur/)
    await page.getByRole('button', { name: `${name}: Est reparti` }).click()
    await host.page.getByText('Reparti').first().waitFor()
    await expectSound(host.page, 'visitors-home')
    await check(code)
    await said(/Refusé\. .*Est venu et reparti/)
  })

  it('is asked again in three taps, another time, and taken back at once', async () => {
    const { page } = host
    await page.goto(address(BASE))
    await page.getByRole('link', { name: 'Inviter quelqu’un' }).click()
    await page.getByRole('link', { name: `Inviter ${name} à nouveau` }).click()
    await page.waitForURL(/again=/)
    await page.waitForLoadState('networkidle')
    expect(await page.getByLabel('Nom', { exact: true }).inputValue()).toBe(name)
    await page.getByRole('button', { name: 'Inviter', exact: true }).click()
    await page.getByText('est invité').waitFor()
    const before = await page.locator('[data-visit-code]').getAttribute('value')
    const message = await page.getByLabel('Message', { exact: true }).inputValue()
    const first = /https?:\S+\/visit\/[\w-]{143}/.exec(message)?.[0] ?? ''
    const until = page.getByLabel('À', { exact: true })
    await until.fill((await until.inputValue()).replace(':00', ':01'))
    await page.getByRole('button', { name: 'Changer l’heure' }).click()
    await page.getByText('Le code et le lien restent les mêmes').waitFor()
    expect(await page.locator('[data-visit-code]').getAttribute('value')).toBe(before)
    await gate.page.goto(address(`${BASE}/gate?q=${MARK}`))
    await gate.page.waitForLoadState('networkidle')
    await gate.page.getByRole('button', { name: `${name}: Laisser entrer` }).waitFor()
    await check(first)
    await said(/Vérifié/)
    await page.getByText('Retirer…').click()
    await page.getByRole('button', { name: 'Retirer l’invitation' }).click()
    await page.getByText('L’invitation est retirée.').waitFor()
    await check(first)
    await said(/Refusé\. .*L’hôte a retiré l’invitation/)
    await expectSound(gate.page, 'gate-refused')
  })

  it('on days of the week', async () => {
    const { page } = host
    await page.goto(address(`${BASE}/visitors/new`))
    await page.waitForLoadState('networkidle')
    await page.getByLabel('Nom', { exact: true }).fill(`Ménage ${MARK}`)
    await page.getByText('Régulièrement, ou de façon permanente').click()
    await page.getByLabel('À quelle fréquence').selectOption('recurring')
    await page.getByRole('button', { name: 'Inviter', exact: true }).click()
    await page.getByRole('link', { name: 'Choisissez au moins un jour de la semaine.' }).waitFor()
    await page.getByLabel('Lundi').check()
    await page.getByLabel('Mercredi').check()
    await page.getByRole('button', { name: 'Inviter', exact: true }).click()
    await page.getByText(/^Lundi et mercredi, de .*, jusqu’au retrait$/).waitFor()
    await expectSound(page, 'visitors-recurring')
    expect([...host.complaints, ...gate.complaints]).toEqual([])
  })
})

describe('somebody whom nobody announced', () => {
  const announce = async (name: string) => {
    const { page } = gate
    await page.goto(address(`${BASE}/gate/new`))
    await page.waitForLoadState('networkidle')
    await page.getByLabel('Nom', { exact: true }).fill(name)
    await page.getByRole('combobox', { name: 'Pour qui ?' }).fill('Dubreuil')
    await page.getByRole('listbox', { name: 'Pour qui ?' }).getByRole('option').first().click()
    await page.getByRole('button', { name: 'Interroger le foyer' }).click()
    await page.waitForURL(/\/gate(?:\?|$)/)
  }
  const question = (name: string) => host.page.getByText(`${name} vient-il chez vous`)

  it('is let in from the host’s telephone, and the gate sees it at once', async () => {
    const name = `Sasha ${MARK}`
    await host.page.goto(address(`${BASE}/visitors`))
    await host.page.waitForLoadState('networkidle')
    await gate.page.goto(address(`${BASE}/gate`))
    await gate.page.getByRole('link', { name: 'Personne non annoncée' }).click()
    await gate.page.waitForURL(/gate\/new/)
    await expectSound(gate.page, 'gate-new')
    await announce(name)
    await gate.page.getByText('Le foyer est interrogé').first().waitFor()
    await question(name).waitFor()
    await expectSound(host.page, 'visitors-at-gate')
    await host.page.getByRole('button', { name: 'Laisser entrer' }).click()
    await host.page
      .getByText(/Vous avez accepté à/)
      .first()
      .waitFor()
    await said(new RegExp(`${name}, logement .*Peut entrer`))
    await shot(gate.page, 'gate-let-in')
    await gate.page.getByRole('button', { name: `${name}: Laisser entrer` }).click()
    await gate.page.getByRole('button', { name: `${name}: Est reparti` }).click()
  })

  it('is refused by the rule of a home that is away, until somebody ends it', async () => {
    const name = `Camille ${MARK}`
    const { page } = host
    await page.goto(address(`${BASE}/visitors`))
    await page.getByRole('link', { name: 'Quand nous sommes absents' }).click()
    await page.waitForURL(/visitors\/away/)
    await page.waitForLoadState('networkidle')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByRole('link', { name: 'Vérifiez ce que vous avez saisi ici.' }).waitFor()
    await expectSound(page, 'visitors-away-empty')
    const today = await page.getByLabel('Premier jour').inputValue()
    await page.getByLabel('Dernier jour').fill(today)
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText(/En ce moment · Refuser/).waitFor()
    await expectSound(page, 'visitors-away')
    await announce(name)
    await gate.page.getByText('Ce foyer n’admet en ce moment personne sans annonce').waitFor()
    await expectSound(gate.page, 'gate-refused-by-rule')
    await page.getByRole('button', { name: /Y mettre fin/ }).click()
    await page.getByText('Rien n’est indiqué').waitFor()
    await page.goto(address(`${BASE}/visitors`))
    await page
      .getByText(/La règle de votre absence a refusé à/)
      .first()
      .waitFor()
  })

  it('and whom the block list knows, is a manager’s question first', async () => {
    const name = `Régis Marlot ${MARK}`
    const { page } = manager
    await announce(name)
    await gate.page.getByText(`${name} figure parmi les personnes non admises`).waitFor()
    await host.page.reload()
    await host.page.waitForLoadState('networkidle')
    expect(await host.page.getByText(name).count()).toBe(0)
    await page.goto(address(`${BASE}/gate`))
    await page.waitForLoadState('networkidle')
    await page.getByRole('button', { name: `${name}: Laisser entrer quand même` }).click()
    await question(name).waitFor()
    await host.page.getByRole('button', { name: 'Refuser' }).click()
    await host.page
      .getByText(/Vous avez refusé à/)
      .first()
      .waitFor()
    await said(new RegExp(`${name}, logement .*N’est pas admis`))
    await page.goto(address(`/admin/visit-report?c=${TILLEULS.slug}`))
    await page.getByRole('heading', { name: /Visitor report|Rapport des visites/ }).waitFor()
    await expectSound(page, 'visit-report')
    expect([...host.complaints, ...gate.complaints, ...manager.complaints]).toEqual([])
  })
})
