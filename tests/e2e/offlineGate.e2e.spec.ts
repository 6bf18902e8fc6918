import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { address, ask, HARBOUR, openBrowsers, TABLET, TILLEULS } from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { expectSound } from '../helpers/look'
import { scriptsOf } from '../helpers/weight'

const MARK = `G${String(Date.now()).slice(-6)}`
const PIN = '482915'
/** Of the demo, whom no other journey comes past. */
const ETHAN = 'ethan.macleod@example.org'
const SYLVIE = 'sylvie.dubreuil@example.org'
const GATE = `/c/${HARBOUR.slug}/gate`

let browsers: Browsers
let gate: Visitor
let host: Visitor
let foreignHost: Visitor

/** Now for two hours, as the clock of a community shows it. */
const soonIn = (timeZone: string) => {
  const said = (minutes: number) =>
    new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(
      Date.now() + minutes * 60_000,
    )
  const [day, from] = said(0).split(' ')
  return { day, from, until: said(120).split(' ')[1] }
}

interface Invited {
  id: string
  name: string
  link: string
}
const invite = async (
  visitor: Visitor,
  name: string,
  { slug = HARBOUR.slug, timeZone = 'America/Toronto' } = {},
): Promise<Invited> => {
  const { page } = visitor
  const api = `/api/c/${slug}/my`
  const held = await ask(page, 'get', '/api/memberships?depth=0')
  const { docs } = (await held.json()) as { docs: { unit: string | null }[] }
  const unit = docs.find((one) => one.unit !== null)?.unit
  const said = { unit, name: `${name} ${MARK}`, ...soonIn(timeZone) }
  const made = await ask(page, 'post', `${api}/visit-invitations`, said)
  expect(made.status()).toBe(201)
  const { id } = (await made.json()) as { id: string }
  const one = await ask(page, 'get', `${api}/visit-invitations/${id}`)
  return { id, name: said.name, link: ((await one.json()) as { link: string }).link }
}
const revoke = async ({ id }: Invited) => {
  const path = `/api/c/${HARBOUR.slug}/visit-invitations/${id}/revoke`
  expect((await ask(host.page, 'post', path)).status()).toBe(200)
}

const unlock = async () => {
  const { page } = gate
  await page.getByLabel('PIN', { exact: true }).fill(PIN)
  await page.getByRole('button', { name: 'Unlock' }).click()
  await page.getByRole('radio', { name: 'Check' }).waitFor({ state: 'attached' })
}
const show = (view: RegExp) => gate.page.locator('label').filter({ hasText: view }).click()
const check = async (typed: string, words: RegExp) => {
  const { page } = gate
  await page.getByLabel('Pass', { exact: true }).fill(typed)
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await page.getByRole('alert').filter({ hasText: words }).waitFor()
}
const letIn = async (name: string) => {
  const { page } = gate
  await page.getByRole('button', { name: 'Let in', exact: true }).click()
  await page.getByText(`${name} is let in. It is kept on this device.`).waitFor()
}

beforeAll(async () => {
  browsers = await openBrowsers()
  gate = await browsers.as(HARBOUR.concierge, { viewport: TABLET })
  host = await browsers.as(ETHAN)
  foreignHost = await browsers.as(SYLVIE)
})
afterAll(() => browsers.close())

describe('a gate without a network', () => {
  let valid: Invited
  let revoked: Invited
  let doomed: Invited
  let named: Invited
  let foreign: Invited

  it('weighs no more than a guard’s telephone has patience for', async () => {
    const floor = 134.5
    const { page } = gate
    for (const path of ['', '/offline', '/conflicts', '/sheet']) {
      await page.goto(address(`${GATE}${path}`), { waitUntil: 'networkidle' })
      const { kilobytes } = await scriptsOf(page)
      expect([path, kilobytes - floor < 50, kilobytes]).toEqual([path, true, kilobytes])
    }
  })

  it('has its list, sealed, once the device is set up', async () => {
    valid = await invite(host, 'Vera Valid')
    revoked = await invite(host, 'Rob Revoked')
    doomed = await invite(host, 'Dora Doomed')
    named = await invite(host, 'Nick Named')
    const there = { slug: TILLEULS.slug, timeZone: 'Europe/Paris' }
    foreign = await invite(foreignHost, 'Fred Foreign', there)
    await ask(gate.page, 'get', `/api/c/${HARBOUR.slug}/gate?q=${MARK}`)
    await revoke(revoked)
    const { page } = gate
    await page.goto(address(`/c/${HARBOUR.slug}/desk/devices`), { waitUntil: 'networkidle' })
    await page.getByLabel('Name of the device').fill(`${MARK} gate`)
    await page.getByLabel('PIN', { exact: true }).fill(PIN)
    await page.getByLabel('The same PIN again').fill(PIN)
    await page.getByRole('button', { name: 'Set this device up' }).click()
    await page.getByText('This device is set up.').waitFor()
    await page.goto(address(`${GATE}/offline`), { waitUntil: 'networkidle' })
    await unlock()
    await show(/^Expected today/)
    await page.getByText(valid.name).waitFor()
    expect(await page.getByText(revoked.name).count()).toBe(0)
    await expectSound(page, 'gate-offline-expected')
    // What the camera reads with is there too.
    await page.waitForFunction(async () => {
      const known = await caches.match('/desk-assets/zxing.wasm')
      return known !== undefined
    })
  })

  it('checks passes on the device, and lets in once', async () => {
    const { page, context } = gate
    await context.setOffline(true)
    await page.goto(address(GATE))
    await page.waitForURL('**/gate/offline')
    expect(await page.getByText(valid.name).count()).toBe(0)
    await unlock()
    await page.getByText('There is no network.').waitFor()
    const slow = await context.newCDPSession(page)
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await check(valid.link, new RegExp(`Verified\\. ${valid.name}\\. May come in`))
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    const [took] = await page.evaluate(() =>
      performance.getEntriesByName('gate-checked').map(({ duration }) => duration),
    )
    expect([took, (took ?? Infinity) < 30]).toEqual([took, true])
    await expectSound(page, 'gate-offline-verified')
    await letIn(valid.name)
    await check(valid.link, new RegExp(`Caution\\. ${valid.name}\\. Is inside already`))
    await check(revoked.link, /Refused\. The host has taken the invitation back/)
    await check(foreign.link, /Refused\. This pass is for another community/)
    const last = valid.link.at(-2) === 'A' ? 'B' : 'A'
    const forged = `${valid.link.slice(0, -2)}${last}${valid.link.at(-1) ?? ''}`
    await check(forged, /Refused\. This is no pass of ours/)
    await expectSound(page, 'gate-offline-refused')
    await check('048 151', /Refused\. Six digits cannot be checked/)
  })

  it('keeps who comes and goes through a reload', async () => {
    const { page } = gate
    // The device cannot know.
    await revoke(doomed)
    await check(doomed.link, /Verified/)
    await letIn(doomed.name)
    await show(/^Expected today/)
    await page.getByLabel('Search the list').fill(named.name)
    await page.getByRole('button', { name: `Let in: ${named.name}` }).click()
    await page.getByText(`${named.name} is let in.`).waitFor()
    await show(/^Inside now/)
    await page.getByRole('button', { name: `Has left: ${valid.name}` }).click()
    await page.getByText(`${valid.name} has left.`).waitFor()
    await expectSound(page, 'gate-offline-inside')
    await page.reload()
    await unlock()
    await check(valid.link, /Refused\. Was here and has left/)
    await show(/^To send/)
    await page.getByText('4 things wait to be sent.').waitFor()
    await expectSound(page, 'gate-offline-queue')
  })

  it('sends all of it once, and shows a human what does not fit', async () => {
    const { page, context } = gate
    await context.setOffline(false)
    await page.getByText('3 things were sent.').waitFor()
    await page.getByText('One thing does not fit').waitFor()
    const board = await ask(page, 'get', `/api/c/${HARBOUR.slug}/gate?q=${MARK}`)
    const { inside } = (await board.json()) as { inside: { name: string }[] }
    expect(inside.map(({ name }) => name).filter((name) => name.includes(MARK))).toEqual([
      named.name,
    ])
    await page.goto(address(GATE), { waitUntil: 'networkidle' })
    await page.getByRole('link', { name: 'Look at what happened' }).click()
    await page.getByText('The host had taken the invitation back before').first().waitFor()
    const card = page.locator('section').filter({ hasText: doomed.name }).last()
    await expectSound(page, 'gate-conflict')
    await card.getByLabel('What holds, and what was done').fill('She has left: asked Ethan')
    await card.getByRole('button', { name: 'Settle' }).click()
    await page.getByText('She has left: asked Ethan').first().waitFor()
  })

  it('was searched, and the host can read by whom', async () => {
    const { page } = host
    await page.goto(address(`/c/${HARBOUR.slug}/visitors`), { waitUntil: 'networkidle' })
    await page.getByRole('link', { name: 'Who looked at my visits' }).click()
    await page.getByText('Rosa Delgado (Concierge)').first().waitFor()
    await page.getByText(`The visit of ${valid.name} · by a search at the gate`).waitFor()
    await expectSound(page, 'visit-looks')
  })

  it('has its day on paper, with who is inside', async () => {
    const { page } = gate
    await page.goto(address(`${GATE}/sheet`), { waitUntil: 'networkidle' })
    await page.getByRole('rowheader').filter({ hasText: 'South' }).first().waitFor()
    await page.getByText(named.name).first().waitFor()
    await expectSound(page, 'gate-sheet')
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText('For a day without power').isVisible()).toBe(false)
    await page.emulateMedia({ media: null })
    expect([...host.complaints, ...foreignHost.complaints]).toEqual([])
  })
})
