import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  address,
  ask,
  axe,
  DESKTOP,
  HARBOUR,
  openBrowsers,
  overflowsSideways,
  PHONE,
} from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { shot } from '../helpers/look'
import { fillForm } from '../helpers/panelForm'

describe('what nobody collects', () => {
  let browsers: Browsers
  let manager: Visitor
  let community = ''

  beforeAll(async () => {
    browsers = await openBrowsers()
    manager = await browsers.as(HARBOUR.manager, { viewport: DESKTOP })
    const found = await ask(
      manager.page,
      'get',
      `/api/communities?where[slug][equals]=${HARBOUR.slug}`,
    )
    const { docs } = (await found.json()) as { docs: { id: string }[] }
    community = docs[0]?.id ?? ''
  })
  afterAll(async () => {
    await manager.page.request.patch(address(`/api/communities/${community}`), {
      headers: { origin: new URL(address('/')).origin },
      data: { parcels: { reminderDays: '1, 3, 7', returnDays: 0 } },
    })
    await browsers.close()
  })

  it('is due to go back when management says so, and not before people are told', async () => {
    const { page } = manager
    await page.goto(address(`/admin/collections/communities/${community}`))
    await page.getByRole('button', { name: 'Parcels', exact: true }).click()
    const days = page.locator('#field-parcels__returnDays')
    expect(await page.locator('#field-parcels__reminderDays').inputValue()).toBe('1, 3, 7')
    expect(await page.locator('#field-parcels__photoDays').inputValue()).toBe('90')
    await days.fill('2')
    await page.locator('#action-save').click()
    await page.getByText('Choose a day after the last reminder').first().waitFor()
    await shot(manager.page, 'rules')
    await fillForm(page, [
      [page.locator('#field-parcels__reminderDays'), '1'],
      [days, '2'],
    ])
    await page.locator('#action-save').click()
    await page.getByText('Updated successfully').first().waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'Parcels', exact: true }).click()
    expect(await days.inputValue()).toBe('2')
  })

  it('is a list of its own at the desk, with the day, and says so on its page', async () => {
    for (const viewport of [DESKTOP, PHONE]) {
      const desk = await browsers.as(HARBOUR.concierge, { viewport })
      const { page } = desk
      await page.goto(address(`/c/${HARBOUR.slug}/desk`), { waitUntil: 'networkidle' })
      const list = page.getByRole('table', { name: 'Due to go back' })
      // It came more than three days ago: after two it is due, at whatever hour one looks.
      const row = list.getByRole('row').filter({ hasText: 'North · 103' })
      await row.waitFor()
      expect(await axe(page)).toEqual([])
      expect(await overflowsSideways(page)).toBe(false)
      await shot(desk.page, `due-${String(viewport.width)}`)
      await row.getByRole('link').click()
      await page.getByText('Due to go back since').waitFor()
      expect(await axe(page)).toEqual([])
      await shot(desk.page, `due-parcel-${String(viewport.width)}`)
      expect(desk.complaints).toEqual([])
      await desk.context.close()
    }
  })

  it('says on the page of a resident from when on it goes back', async () => {
    const desk = await browsers.as(HARBOUR.concierge)
    const at = `/api/c/${HARBOUR.slug}`
    const search = await ask(desk.page, 'get', `${at}/desk/units?q=402`)
    const { units } = (await search.json()) as { units: { id: string; label: string }[] }
    const logged = await ask(desk.page, 'post', `${at}/packages`, {
      unit: units.find(({ label }) => label === 'North · 402')?.id,
      carrier: 'gls',
    })
    expect(logged.status()).toBe(201)
    const { id } = (await logged.json()) as { id: string }
    const resident = await browsers.as(HARBOUR.resident, { viewport: PHONE })
    const { page } = resident
    await page.goto(address(`/c/${HARBOUR.slug}/packages/${id}`))
    await page.getByText('If nobody collects it, it goes back').waitFor()
    expect(await axe(page)).toEqual([])
    await shot(resident.page, 'own-360')
    expect(resident.complaints).toEqual([])
  })
})
