import type { Page } from 'playwright-core'

const MOST_LETTERS = 1500

interface Looked {
  page: Page
  complaints: readonly string[]
}

const looked: Looked[] = []

const describe = async ({ page, complaints }: Looked): Promise<string> => {
  const text = await page.locator('body').innerText({ timeout: 5000 }).catch(String)
  return [page.url(), ...complaints.slice(-5), text.slice(0, MOST_LETTERS)].join('\n')
}

/** Shows what stands on a page, and what it complained of, when a test of this file fails. */
export const lookAtFailure = (page: Page, complaints: readonly string[]): void => {
  looked.push({ page, complaints })
  Object.assign(globalThis, {
    lookAtFailure: async () => {
      const open = looked.filter((one) => !one.page.isClosed())
      console.error((await Promise.all(open.map(describe))).join('\n\n'))
    },
  })
}
