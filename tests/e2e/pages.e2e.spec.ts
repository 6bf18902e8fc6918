import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  address,
  axe,
  BOTH,
  DESKTOP,
  HARBOUR,
  openBrowsers,
  overflowsSideways,
  PHONE,
  TILLEULS,
} from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'

const PORTAL = [
  '',
  '/packages',
  '/settings',
  '/settings/profile',
  '/settings/security',
  '/settings/display',
  '/settings/community',
  '/settings/household',
  '/settings/privacy',
  '/people',
]
const DESK = [
  '/desk',
  '/desk/packages/new',
  '/desk/scan',
  '/desk/scan?q=402',
  '/desk/history',
  '/desk/people',
]
const OPEN = ['/sign-in', '/forgot-password', '/reset-password?token=x']

describe.each([
  ['phone', { viewport: PHONE }],
  ['narrow', { viewport: { width: 320, height: 640 } }],
  ['desktop', { viewport: DESKTOP }],
  ['dark phone', { viewport: PHONE, colorScheme: 'dark' as const }],
])('every page on a %s', (_name, options) => {
  let browsers: Browsers
  beforeAll(async () => {
    browsers = await openBrowsers()
  })
  afterAll(() => browsers.close())

  const look = async ({ page, complaints }: Visitor, paths: string[]) => {
    for (const path of paths) {
      const answer = await page.goto(address(path))
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      expect([path, answer?.status()]).toEqual([path, 200])
      expect([path, await axe(page)]).toEqual([path, []])
      expect([path, await overflowsSideways(page)]).toEqual([path, false])
    }
    expect(complaints).toEqual([])
  }

  it('before the door is accessible and fits', async () => {
    await look(await browsers.visit(options), OPEN)
  })

  it('of residents is accessible and fits', async () => {
    const visitor = await browsers.as(HARBOUR.resident, options)
    await look(
      visitor,
      PORTAL.map((path) => `/c/${HARBOUR.slug}${path}`),
    )
  })

  it('of the desk is accessible and fits, in French', async () => {
    const visitor = await browsers.as(TILLEULS.concierge, { ...options, locale: 'fr-FR' })
    await look(
      visitor,
      DESK.map((path) => `/c/${TILLEULS.slug}${path}`),
    )
    expect(await visitor.page.locator('html').getAttribute('lang')).toBe('fr')
  })

  it('of somebody in two communities is accessible and fits', async () => {
    await look(await browsers.as(BOTH, options), ['/communities'])
  })
})
