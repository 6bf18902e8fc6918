import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  address,
  axe,
  BOTH,
  cutWords,
  DESKTOP,
  HARBOUR,
  openBrowsers,
  overflowsSideways,
  PHONE,
  TILLEULS,
} from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { shot } from '../helpers/look'

const PORTAL = [
  '',
  '/packages',
  '/packages/for-the-desk',
  '/packages/someone-else',
  '/packages/history',
  '/packages/history?q=nothing-of-this-name',
  '/packages/expected',
  '/announcements',
  '/announcements?show=earlier&q=nothing-of-this-name',
  '/articles',
  '/articles?q=nothing-of-this-name',
  '/documents',
  '/documents?tag=nothing-of-this-name',
  '/rules',
  '/settings',
  '/settings/profile',
  '/settings/security',
  '/settings/display',
  '/settings/community',
  '/settings/household',
  '/settings/privacy',
  '/people',
  '/visitors',
  '/visitors/new',
  '/search',
  '/search?q=parcel',
]
const DESK = [
  '/desk',
  '/desk/packages/new',
  '/desk/packages/batch',
  '/desk/labels',
  '/desk/scan',
  '/desk/scan?q=402',
  '/desk/history',
  '/desk/shelves',
  '/desk/shift',
  '/desk/devices',
  '/desk/conflicts',
  '/desk/offline',
  '/desk/people',
  '/gate',
  '/gate?q=nothing-of-this-name',
]
const OPEN = [
  '/sign-in',
  '/forgot-password',
  '/reset-password?token=x',
  '/plain-http',
  '/pickup/wrong',
  '/visit/wrong',
]

/** Each page is asked for once and looked at as all of these; axe for what is new in each. */
const LOOKS = [
  { name: 'phone', viewport: PHONE, colorScheme: 'light', rules: undefined },
  {
    name: 'narrow',
    viewport: { width: 320, height: 640 },
    colorScheme: 'light',
    rules: ['target-size'],
  },
  { name: 'dark phone', viewport: PHONE, colorScheme: 'dark', rules: ['color-contrast'] },
  { name: 'desktop', viewport: DESKTOP, colorScheme: 'light', rules: undefined },
] as const

/** With each look colours would move to others, and axe waits for them. */
const STILL = { reducedMotion: 'reduce' } as const

describe('every page on phones and desktops, in light and dark', () => {
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
      for (const { name, viewport, colorScheme, rules } of LOOKS) {
        await page.setViewportSize(viewport)
        await page.emulateMedia({ colorScheme })
        expect([path, name, await axe(page, rules)]).toEqual([path, name, []])
        expect([path, name, await overflowsSideways(page)]).toEqual([path, name, false])
        expect([path, name, await cutWords(page)]).toEqual([path, name, []])
      }
    }
    expect(complaints).toEqual([])
  }

  it('before the door is accessible and fits', async () => {
    await look(await browsers.visit(STILL), OPEN)
  })

  it('says what is off where its address is not encrypted, and why', async () => {
    const plain = await openBrowsers(['--host-resolver-rules=MAP courtyard.test 127.0.0.1'])
    try {
      const { page } = await plain.visit({ viewport: PHONE, locale: 'fr-FR' })
      const here = new URL(address('/sign-in'))
      here.hostname = 'courtyard.test'
      await page.goto(here.href)
      await page.getByText('Cette adresse n’est pas chiffrée').waitFor()
      await shot(page, 'plain-http-sign-in')
      expect(await axe(page)).toEqual([])
      await page.getByRole('link', { name: 'Pourquoi' }).click()
      await page.getByRole('heading', { name: 'Si vous habitez ou travaillez ici' }).waitFor()
      await shot(page, 'plain-http')
    } finally {
      await plain.close()
    }
    const { page } = await browsers.visit({ viewport: PHONE })
    await page.goto(address('/sign-in'), { waitUntil: 'networkidle' })
    expect(await page.getByText('This address is not encrypted').count()).toBe(0)
  })

  it('of residents is accessible and fits', async () => {
    await look(
      await browsers.as(HARBOUR.resident, STILL),
      PORTAL.map((path) => `/c/${HARBOUR.slug}${path}`),
    )
  })

  it('of residents has room for every word of its menu, in French too', async () => {
    const { page } = await browsers.as(TILLEULS.resident, { locale: 'fr-FR' })
    for (const path of ['', '/packages', '/messages', '/people']) {
      await page.goto(address(`/c/${TILLEULS.slug}${path}`))
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      for (const { name, viewport } of LOOKS) {
        await page.setViewportSize(viewport)
        expect([path, name, await cutWords(page)]).toEqual([path, name, []])
      }
    }
  })

  it('of the desk is accessible and fits, in French', async () => {
    const visitor = await browsers.as(TILLEULS.concierge, { locale: 'fr-FR', ...STILL })
    await look(
      visitor,
      DESK.map((path) => `/c/${TILLEULS.slug}${path}`),
    )
    expect(await visitor.page.locator('html').getAttribute('lang')).toBe('fr')
  })

  it('of somebody in two communities is accessible and fits', async () => {
    await look(await browsers.as(BOTH, STILL), ['/communities'])
  })
})
