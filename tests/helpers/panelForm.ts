import type { Locator, Page } from 'playwright-core'

/**
 * Fills fields of a form of the panel. Payload gives a form its first values once the server has looked
 * at it, which may be after something was typed: what is gone then is typed again.
 */
export const fillForm = async (page: Page, fields: [Locator, string][]): Promise<void> => {
  for (let tries = 0; tries < 5; tries += 1) {
    for (const [field, text] of fields) await field.fill(text)
    await page.waitForLoadState('networkidle')
    const kept = await Promise.all(fields.map(([field]) => field.inputValue()))
    if (kept.every((value, index) => value === fields[index]?.[1])) return
  }
  throw new Error('the form forgets what is typed into it')
}
