import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page, WebSocket } from 'playwright-core'
import { OPERATOR_EMAIL } from '@/seed/operator'
import { address, axe, HARBOUR, openBrowsers, PHONE } from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'

const LIVE_SOCKET = /\/app\/[^/]+\?/
const isLive = (socket: WebSocket): boolean => LIVE_SOCKET.test(socket.url())

/** Opens a page that listens, and says when its connection is over. */
const openLive = async (page: Page, path: string) => {
  const opened = page.waitForEvent('websocket', isLive)
  const joined = page.waitForResponse((answer) => answer.url().includes('/api/realtime/auth'))
  await page.goto(address(path))
  const socket = await opened
  await joined
  let isOver = false
  const closed = new Promise<void>((resolve) =>
    socket.once('close', () => {
      isOver = true
      resolve()
    }),
  )
  return { closed, isOver: () => isOver }
}

describe('leaving', () => {
  let browsers: Browsers
  let manager: Visitor
  beforeAll(async () => {
    browsers = await openBrowsers()
    manager = await browsers.as(HARBOUR.manager)
  })
  afterAll(() => browsers.close())

  const asPerson = async (email: string): Promise<Visitor> => {
    return browsers.as(email, { viewport: PHONE })
  }
  // A cookie counts only with an origin of our own.
  const headers = { origin: new URL(address('/')).origin }
  const ask = async (path: string) => {
    const answer = await manager.page.request.get(address(path), { headers })
    return ((await answer.json()) as { docs: { id: string; community: string }[] }).docs
  }
  const membershipOf = async (email: string) => {
    const [person] = await ask(`/api/users?where[email][equals]=${email}`)
    const [held] = await ask(`/api/memberships?where[user][equals]=${person!.id}`)
    return held!
  }

  it('a community ends what is open, refuses the next click and wipes the device', async () => {
    const email = 'ingrid.halvorsen@example.org'
    const { page } = await asPerson(email)
    const live = await openLive(page, `/c/${HARBOUR.slug}/packages`)
    const { id, community } = await membershipOf(email)
    await page.evaluate(async (id) => {
      localStorage.setItem(`courtyard/${id}/draft`, 'mine')
      localStorage.setItem('courtyard/another/draft', 'also mine')
      await caches.open(`courtyard/${id}/pages`)
      await new Promise<void>((resolve) => {
        const opening = indexedDB.open(`courtyard/${id}/queue`)
        opening.onsuccess = () => {
          // A database that somebody holds open goes only when they let go.
          opening.result.close()
          resolve()
        }
      })
    }, community)

    const ended = await manager.page.request.post(
      address(`/api/c/${HARBOUR.slug}/memberships/${id}/end`),
      { headers, data: { reason: 'Moved to the coast' } },
    )
    expect(ended.status()).toBe(200)
    await live.closed
    // The page that stands open asks by itself and learns it.
    await page.getByText('Your access to Harbour View has ended').waitFor()
    expect(new URL(page.url()).pathname).toBe('/communities')
    expect(await axe(page)).toEqual([])
    await page.waitForFunction(
      async (id) =>
        localStorage.getItem(`courtyard/${id}/draft`) === null &&
        !(await caches.has(`courtyard/${id}/pages`)) &&
        !(await indexedDB.databases()).some(({ name }) => name === `courtyard/${id}/queue`),
      community,
    )
    expect(await page.evaluate(() => localStorage.getItem('courtyard/another/draft'))).toBe(
      'also mine',
    )

    await page.goto(address(`/c/${HARBOUR.slug}/packages`))
    await page.getByText('Your access to Harbour View has ended').waitFor()
    const direct = await page.request.get(address(`/api/c/${HARBOUR.slug}/my/packages`), {
      headers,
    })
    expect(direct.status()).toBe(404)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL(/sign-in/)
    await page.waitForFunction(() => localStorage.getItem('courtyard/another/draft') === null)
  })

  it('the other tabs learn of a sign-out, without a click', async () => {
    const { page, context } = await asPerson('zoe.papadopoulos@example.org')
    const other = await context.newPage()
    await other.goto(address(`/c/${HARBOUR.slug}/packages`))
    await other.getByRole('heading').first().waitFor()
    await page.goto(address('/communities'))
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL(/sign-in/)
    await other.waitForURL(/sign-in/)
  })

  it('the platform comes with a reason, is seen by the managers, and is shown out', async () => {
    const { page } = await browsers.as(OPERATOR_EMAIL)
    await page.goto(address('/admin/platform-access'))
    await page.getByRole('combobox', { name: 'Community' }).selectOption({ label: 'Harbour View' })
    await page.getByRole('textbox', { name: 'Reason' }).fill('A resident cannot find a parcel')
    await page.getByRole('button', { name: 'Open the community' }).click()
    await page.getByRole('status').filter({ hasText: 'has been told' }).waitFor()
    expect(await axe(page)).toEqual([])
    await page.goto(address(`/c/${HARBOUR.slug}/desk`))
    await page.getByRole('heading').first().waitFor()

    await manager.page.goto(address('/admin'))
    const notice = manager.page.getByRole('region', { name: 'Platform access' })
    await notice.getByText('A resident cannot find a parcel').waitFor()
    await notice.getByRole('button', { name: 'End now' }).click()
    // The operator's open page learns it by itself.
    await page.getByText('Your access to Harbour View has ended').waitFor()
  })
})
