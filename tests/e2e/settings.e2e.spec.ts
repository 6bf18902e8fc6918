import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import sharp from 'sharp'
import { address, axe, HARBOUR, openBrowsers, overflowsSideways, PHONE } from '../helpers/browser'
import type { Browsers } from '../helpers/browser'

const settings = (path: string) => address(`/c/${HARBOUR.slug}/settings${path}`)

describe('the settings on a phone', () => {
  let browsers: Browsers
  beforeAll(async () => {
    browsers = await openBrowsers()
  })
  afterAll(() => browsers.close())

  it('lead from the list of categories to each, and back', async () => {
    const { page } = await browsers.as(HARBOUR.resident, { viewport: PHONE })
    await page.goto(settings(''))
    await page.getByRole('link', { name: 'Household' }).click()
    await page.waitForURL(settings('/household'))
    await page.getByRole('link', { name: 'Settings' }).first().click()
    await page.waitForURL(settings(''))
    await page.goto(address(`/c/${HARBOUR.slug}/account`))
    await page.waitForURL(settings(''))
  })

  it('apply a change of the display at once, and on the next device', async () => {
    const { page } = await browsers.as(HARBOUR.resident, { viewport: PHONE })
    await page.goto(settings('/display'))
    const html = page.locator('html')
    const size = () => html.evaluate((root) => getComputedStyle(root).fontSize)
    const before = await size()
    await page.getByText('Very large').click()
    await page.getByText('No movement').click()
    await page.getByText('Dark', { exact: true }).click()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved. It applies from now on.').waitFor()
    expect([before, await size()]).toEqual(['16px', '21px'])
    expect(await html.getAttribute('data-motion')).toBe('reduced')
    expect(await html.getAttribute('data-theme')).toBe('dark')
    expect(await overflowsSideways(page)).toBe(false)
    expect(await axe(page)).toEqual([])

    const other = await browsers.as(HARBOUR.resident, { viewport: PHONE })
    await other.page.goto(settings('/display'))
    expect(await other.page.locator('html').getAttribute('data-text-size')).toBe('larger')
    expect(await other.page.locator('#textSize-larger').isChecked()).toBe(true)
    for (const name of ['textSize-normal', 'theme-system', 'motion-system']) {
      await other.page.locator(`#${name}`).check()
    }
    await other.page.getByRole('button', { name: 'Save' }).click()
    await other.page.getByText('Saved. It applies from now on.').waitFor()
    expect(await other.page.locator('html').getAttribute('data-text-size')).toBeNull()
  })

  it('take a photo, cut by the keyboard alone', async () => {
    const { page, complaints } = await browsers.as(HARBOUR.resident, { viewport: PHONE })
    await page.goto(settings('/profile'))
    const buffer = await sharp({
      create: { width: 600, height: 300, channels: 3, background: '#225577' },
    })
      .jpeg()
      .toBuffer()
    await page.locator('#photo').setInputFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer })
    const zoom = page.getByRole('slider', { name: 'Closer' })
    await zoom.focus()
    for (let step = 0; step < 10; step += 1) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Tab')
    await page.keyboard.press('End')
    expect(await page.locator('input[name=left]').inputValue()).not.toBe('0')
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Save the photo' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('Your photo is saved.').waitFor()
    const statusOf = (path: string | null) =>
      page.evaluate(async (at) => (await fetch(at, { cache: 'reload' })).status, path ?? '/')
    const source = await page
      .locator('main img[src*="/api/users/photo/"]')
      .first()
      .getAttribute('src')
    expect(await statusOf(source)).toBe(200)
    await page.getByRole('button', { name: 'Remove the photo' }).click()
    await page.getByText('Your photo is removed.').waitFor()
    expect(await statusOf(source)).toBe(404)
    expect(complaints.filter((line) => !line.includes('404'))).toEqual([])
  })

  it('say what is wrong with a profile and keep what was typed', async () => {
    const { page } = await browsers.as(HARBOUR.resident, { viewport: PHONE })
    await page.goto(settings('/profile'))
    await page.fill('#name', ' ')
    await page.fill('#pronouns', 'she')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('group', { name: 'One thing needs your attention' }).waitFor()
    expect(await page.locator('#pronouns').inputValue()).toBe('she')
  })

  it('are there for an operator, in a frame of their own', async () => {
    const { page } = await browsers.as('operator@example.org', { viewport: PHONE })
    for (const path of ['', '/profile', '/security', '/display']) {
      const answer = await page.goto(address(`/settings${path}`))
      expect([path, answer?.status()]).toEqual([path, 200])
      expect([path, await axe(page), await overflowsSideways(page)]).toEqual([path, [], false])
    }
  })
})
