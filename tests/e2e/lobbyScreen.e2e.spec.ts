import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { address, axe, ask, HARBOUR, openBrowsers, PHONE } from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { expectSound, shot } from '../helpers/look'
import { fillForm } from '../helpers/panelForm'

const MARK = `L${String(Date.now()).slice(-6)}`

describe('the screen of a lobby', () => {
  let browsers: Browsers
  let manager: Visitor

  beforeAll(async () => {
    browsers = await openBrowsers()
    manager = await browsers.as(HARBOUR.manager)
  })
  afterAll(() => browsers.close())

  it('is set up in the panel, opened without a login, and goes on by itself until it is ended', async () => {
    const { page } = manager
    await page.goto(address('/admin/collections/lobby-screens/create'))
    await fillForm(page, [
      [page.locator('#field-name'), `${MARK} lobby`],
      [page.locator('#field-seconds'), '8'],
    ])
    await page.locator('#action-save').click()
    await page.getByText('successfully').first().waitFor()
    await page.getByRole('button', { name: 'Make the address', exact: true }).click()
    const url = await page.getByLabel('Address', { exact: true }).inputValue()
    expect(new URL(url).pathname).toMatch(/^\/screen\/[\w-]{43}$/)
    await shot(page, 'lobby-panel')

    const wall = await browsers.visit({ viewport: { width: 1920, height: 1080 } })
    await wall.page.goto(address(new URL(url).pathname), { waitUntil: 'networkidle' })
    await wall.page.getByRole('heading', { name: 'Harbour View' }).waitFor()
    const first = await wall.page.locator('article h2').innerText()
    await shot(wall.page, 'lobby-wall')
    expect(await axe(wall.page)).toEqual([])
    expect(await wall.page.getByText(/^1 of /).count()).toBe(1)
    // By itself, without a hand.
    await wall.page.getByText(/^2 of /).waitFor({ timeout: 15_000 })
    expect(await wall.page.locator('article h2').innerText()).not.toBe(first)
    await wall.page.getByRole('button', { name: 'Pause' }).click()
    await expectSound(wall.page, 'lobby-screen')
    // Without a network it goes on with what it has.
    await wall.context.setOffline(true)
    await wall.page.getByRole('button', { name: 'Go on' }).click()
    await wall.page.getByText(/^(?:1|3) of /).waitFor({ timeout: 15_000 })
    await wall.context.setOffline(false)

    await page.getByRole('button', { name: 'End the address' }).click()
    await page.getByText('The address opens nothing any more.').waitFor()
    const gone = await ask(wall.page, 'get', `/api/screens/${url.split('/').at(-1) ?? ''}`)
    expect(gone.status()).toBe(404)
    await wall.page.reload({ waitUntil: 'networkidle' })
    await wall.page.getByRole('heading', { name: 'This screen was switched off' }).waitFor()
    await wall.page.setViewportSize(PHONE)
    expect(await axe(wall.page)).toEqual([])
  })
  it('leaves the dated notice to the calendar: it comes into the calendar of a resident', async () => {
    const { page } = manager
    const found = await ask(page, 'get', `/api/communities?where[slug][equals]=${HARBOUR.slug}`)
    const { docs } = (await found.json()) as { docs: { id: string }[] }
    const made = await ask(page, 'post', '/api/announcements', {
      community: docs[0]?.id,
      language: 'en',
      title: `${MARK} water off`,
      body: {
        root: {
          type: 'root',
          format: '',
          indent: 0,
          version: 1,
          direction: 'ltr',
          children: [
            {
              type: 'paragraph',
              format: '',
              indent: 0,
              version: 1,
              direction: 'ltr',
              textFormat: 0,
              textStyle: '',
              children: [
                {
                  type: 'text',
                  text: 'Bring a bucket.',
                  format: 0,
                  detail: 0,
                  mode: 'normal',
                  style: '',
                  version: 1,
                },
              ],
            },
          ],
        },
      },
      urgency: 'quiet',
      audience: { roles: ['owner'] },
    })
    expect(made.status()).toBe(201)
    const { doc } = (await made.json()) as { doc: { id: string } }
    await page.goto(address(`/admin/collections/announcements/${doc.id}`))
    await page.getByText('Date', { exact: true }).click()
    await page.getByLabel('From', { exact: true }).fill('2027-05-04T09:00')
    await page.getByLabel('Until', { exact: true }).fill('2027-05-04T12:00')
    await page.getByLabel('Where', { exact: true }).fill('Cellar')
    await page.getByRole('button', { name: 'Set the date' }).click()
    await page.getByRole('button', { name: 'No date' }).waitFor()
    await shot(page, 'announcement-date')
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    await page.getByText('State: Published').waitFor({ timeout: 60_000 })

    const owner = await browsers.as(HARBOUR.resident)
    await owner.page.goto(address(`/c/${HARBOUR.slug}/announcements/${doc.id}`), {
      waitUntil: 'networkidle',
    })
    await owner.page.getByText('Where: Cellar').waitFor()
    await expectSound(owner.page, 'announcement-dated')
    await owner.page.getByRole('link', { name: 'In your calendar' }).click()
    await owner.page.getByRole('button', { name: 'Make an address' }).click()
    const url = await owner.page.getByLabel('Address of your calendar').inputValue()
    await expectSound(owner.page, 'calendar-home')
    const stranger = await browsers.visit()
    const feed = await ask(stranger.page, 'get', new URL(url).pathname)
    expect(feed.headers()['content-type']).toContain('text/calendar')
    expect(await feed.text()).toContain(`SUMMARY:${MARK} water off`)
    await owner.page.getByRole('button', { name: 'End the address' }).click()
    await owner.page.getByText('The address opens nothing any more.').waitFor()
    expect((await ask(stranger.page, 'get', new URL(url).pathname)).status()).toBe(404)
    expect(owner.complaints).toEqual([])
  })
})
