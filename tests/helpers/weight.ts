import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'

/** What the scripts that a page has loaded weigh, gzipped. */
export const scriptsOf = async (page: Page): Promise<{ count: number; kilobytes: number }> => {
  const scripts = await page.evaluate(() => [
    ...new Set(
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => new URL(name).pathname.endsWith('.js')),
    ),
  ])
  let kilobytes = 0
  for (const script of scripts) {
    const answer = await page.request.get(script)
    kilobytes += gzipSync(await answer.body()).length / 1024
  }
  return { count: scripts.length, kilobytes }
}
