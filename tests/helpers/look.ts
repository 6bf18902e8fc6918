import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import { axe, DESKTOP, overflowsSideways, PHONE } from './browser'

/** A folder for pictures of what a journey comes past; none are taken where it is not set. */
export const SHOTS = process.env['COURTYARD_SHOTS']

export const shot = async (page: Page, name: string): Promise<void> => {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png` })
}

/** Nothing that a reader with a narrow or a wide screen, or with none, would stumble over. */
export const expectSound = async (page: Page, name: string): Promise<void> => {
  // After a form has led on, the title comes a moment later than the page.
  await page.waitForFunction(() => document.title !== '')
  const before = page.viewportSize() ?? DESKTOP
  for (const [size, viewport] of Object.entries({ '360': PHONE, '1280': DESKTOP })) {
    await page.setViewportSize(viewport)
    expect([name, size, await axe(page)]).toEqual([name, size, []])
    expect([name, size, await overflowsSideways(page)]).toEqual([name, size, false])
    await shot(page, `${name}-${size}`)
  }
  await page.setViewportSize(before)
}
