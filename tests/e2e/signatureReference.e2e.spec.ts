import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  address,
  ask,
  HARBOUR,
  openBrowsers,
  PHONE,
  TABLET,
  tabTo,
  TILLEULS,
} from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { expectSound, shot } from '../helpers/look'
import { sign } from '../helpers/sign'

const MARK = `S${String(Date.now()).slice(-6)}`
/** Of the demo; whom no other journey logs a parcel for. */
const MEI = { name: 'Mei Tanaka', email: 'mei.tanaka@example.org' }
const THOMAS = 'Thomas Keller'

/** Logs a parcel for one person, and opens all that waits at their home. */
const atCounter = async ({ page }: Visitor, slug: string, name: string, label: string) => {
  const found = await ask(page, 'get', `/api/c/${slug}/desk/units?q=${encodeURIComponent(name)}`)
  const { units } = (await found.json()) as {
    units: { id: string; residents: { membership: string; name: string }[] }[]
  }
  const unit = units.find(({ residents }) => residents.some((one) => one.name === name))
  const person = unit?.residents.find((one) => one.name === name)
  if (!unit || !person) throw new Error(`${name} lives nowhere`)
  const logged = await ask(page, 'post', `/api/c/${slug}/packages`, {
    unit: unit.id,
    recipient: person.membership,
    carrier: 'gls',
    recipientName: label,
  })
  expect(logged.status()).toBe(201)
  await page.goto(address(`/c/${slug}/desk/handover/${unit.id}`))
  await page.waitForLoadState('networkidle')
  const { id } = (await logged.json()) as { id: string }
  return address(`/c/${slug}/desk/packages/${id}`)
}

describe('a signature beside an earlier one', () => {
  let browsers: Browsers
  let desk: Visitor
  let reference = ''

  beforeAll(async () => {
    browsers = await openBrowsers()
    desk = await browsers.as(HARBOUR.concierge, { viewport: TABLET })
    await desk.page.goto(address(`/c/${HARBOUR.slug}/desk`))
  })
  afterAll(() => browsers.close())

  const earlier = () => desk.page.getByRole('img', { name: `Earlier signature of ${MEI.name}` })
  const handOver = async () => {
    await sign(desk)
    await desk.page.getByRole('button', { name: 'Hand over', exact: true }).click()
  }
  const done = () => desk.page.getByText(`One item is handed over to ${MEI.name}.`).waitFor()
  const seen = async (): Promise<string> => {
    await earlier().waitFor()
    await desk.page.waitForFunction(() =>
      [...document.images].every((image) => image.complete && image.naturalWidth > 0),
    )
    const source = (await earlier().getAttribute('src')) ?? ''
    return new URL(source, address('/')).pathname
  }

  it('is not there for whoever signs for the first time, and there the next time', async () => {
    const { page } = desk
    await atCounter(desk, HARBOUR.slug, MEI.name, `${MARK} 1`)
    await page.getByLabel(MEI.name).check()
    expect(await earlier().count()).toBe(0)
    expect(await page.getByLabel('It does not match').count()).toBe(0)
    await handOver()
    await done()

    await atCounter(desk, HARBOUR.slug, MEI.name, `${MARK} 2`)
    await page.getByLabel(MEI.name).check()
    reference = await seen()
    await page.getByText(/, taken by Rosa Delgado$/).waitFor()
    await expectSound(page, 'signature-reference')
    // Nor is it anybody else’s.
    await page.getByLabel('Somebody else').check()
    expect(await earlier().count()).toBe(0)
    await page.getByLabel('Name', { exact: true }).fill('mei  TANAKA')
    await earlier().waitFor()
    await sign(desk)
    const ink = () => page.locator('canvas').evaluate((pad: HTMLCanvasElement) => pad.toDataURL())
    const signed = await ink()
    await page.getByLabel('Name', { exact: true }).fill('Mei')
    expect(await earlier().count()).toBe(0)
    expect(await ink()).toBe(signed)
    await page.getByRole('button', { name: 'Begin again' }).click()
    expect(await ink()).not.toBe(signed)
    await page.getByLabel(MEI.name).check()
    expect(await seen()).toBe(reference)
  })

  it('that does not match needs a note, and stands in the record for the desk', async () => {
    const { page } = desk
    await page.getByLabel('It does not match').check()
    await handOver()
    const note = page.getByLabel('What does not match?')
    await page.getByRole('link', { name: 'Say in a word what does not match.' }).click()
    expect(await note.evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await note.getAttribute('aria-invalid')).toBe('true')
    await expectSound(page, 'signature-note')
    await note.fill(`${MARK}: another hand`)
    await page.getByRole('button', { name: 'Hand over', exact: true }).click()
    await done()

    await page.goto(address(`/c/${HARBOUR.slug}/desk/history`))
    const row = page.getByRole('row').filter({ hasText: `${MARK} 2` })
    await row.getByRole('link').click()
    await page.getByText(/^It does not match the signature of /).waitFor()
    expect(await page.getByText(`${MARK}: another hand`).count()).toBeGreaterThan(0)
    await page.getByText('The signature does not match an earlier one').waitFor()
    await expectSound(page, 'signature-doubted')
    const path = new URL(page.url()).pathname.replace('/desk/', '/')

    const mei = await browsers.as(MEI.email, { viewport: PHONE })
    await mei.page.goto(address(path))
    await mei.page.getByText('The signature does not match an earlier one').waitFor()
    // What the staff wrote is for the staff.
    expect(await mei.page.content()).not.toContain('another hand')
    expect(mei.complaints).toEqual([])
    await mei.context.close()
  })

  it('that was doubted is no reference; one that looks alike is said to', async () => {
    const { page } = desk
    const parcel = await atCounter(desk, HARBOUR.slug, MEI.name, `${MARK} 3`)
    await page.getByLabel(MEI.name).check()
    expect(await seen()).toBe(reference)
    await page.getByLabel('It looks alike').check()
    await sign(desk)
    await shot(page, 'signature-beside')
    await page.getByRole('button', { name: 'Hand over', exact: true }).click()
    await done()
    await page.goto(parcel)
    await page.getByText(/^Compared with the signature of .*: it looked alike\.$/).waitFor()
    expect(desk.complaints).toEqual([])
  })

  it('is found by a typed name, by keyboard, in French', async () => {
    const loge = await browsers.as(TILLEULS.concierge, { viewport: TABLET, locale: 'fr-FR' })
    const { page } = loge
    await page.goto(address(`/c/${TILLEULS.slug}/desk`))
    const name = `Zoé ${MARK}`
    const takes = async (typed: string) => {
      await page.getByLabel('Une autre personne').check()
      await tabTo(page, page.getByLabel('Nom', { exact: true }))
      await page.keyboard.type(typed)
    }
    await atCounter(loge, TILLEULS.slug, THOMAS, `T${MARK} 1`)
    await takes(name)
    await sign(loge)
    await page.getByRole('button', { name: 'Remettre', exact: true }).click()
    await page.getByText(`Un objet est remis à ${name}.`).waitFor()

    const parcel = await atCounter(loge, TILLEULS.slug, THOMAS, `T${MARK} 2`)
    await takes(`zoe ${MARK}`)
    await page.getByRole('img', { name: `Signature précédente de ${name}` }).waitFor()
    await tabTo(page, page.getByLabel('Elle lui ressemble'))
    await page.keyboard.press('Space')
    await expectSound(page, 'signature-reference-fr')
    await sign(loge)
    await page.getByRole('button', { name: 'Remettre', exact: true }).click()
    await page.getByText(`Un objet est remis à zoe ${MARK}.`).waitFor()
    await page.goto(parcel)
    await page.getByText(/^Comparée à la signature du .*elle lui ressemblait\.$/).waitFor()
    expect(loge.complaints).toEqual([])
    await loge.context.close()
  })
})
