import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import sharp from 'sharp'
import type { Locator, Page, WebSocketRoute } from 'playwright-core'
import {
  address,
  ask,
  DESKTOP,
  HARBOUR,
  openBrowsers,
  PHONE,
  picture,
  tabTo,
} from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { photograph, redAndBlue } from '../helpers/files'
import { expectSound, shot, SHOTS } from '../helpers/look'
import { scriptsOf } from '../helpers/weight'

const ARJUN = 'arjun.natarajan@example.org'
const JACOB = 'jacob.lavallee@example.org'
const inbox = address(`/c/${HARBOUR.slug}/messages`)
const privacy = address(`/c/${HARBOUR.slug}/settings/privacy`)
/** Of an empty page of Next, gzipped; the screens of messaging may cost this much above it. */
const EMPTY_PAGE_KB = 134.5
const BUDGET_KB = 60

/** What stands in the conversation, in order. */
const texts = (page: Page): Promise<string[]> =>
  page.locator('section ol li p.whitespace-pre-wrap').allTextContents()

const say = async (page: Page, text: string): Promise<void> => {
  await page.locator('#body').fill(text)
  await page.locator('#body').press('Enter')
}

const shows = (page: Page, text: string) =>
  page.locator('section ol').getByText(text, { exact: true }).first().waitFor()

const LIVE_SOCKET = /\/app\/[^/]+\?/

const press = async (page: Page, target: Locator): Promise<void> => {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

/** What the page itself would ask the API, one after another; whoever is too fast waits and asks again. */
const sendAll = async (page: Page, bodies: readonly string[]): Promise<void> => {
  const statuses = await page.evaluate(
    async ({ href, texts: all }) => {
      const send = async (body: string): Promise<number> => {
        const { status, headers } = await fetch(href, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        })
        if (status !== 429) return status
        const seconds = Number(headers.get('retry-after') ?? 1)
        await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
        return send(body)
      }
      const seen: number[] = []
      for (const body of all) {
        seen.push(await send(JSON.stringify({ clientId: crypto.randomUUID(), body })))
      }
      return seen
    },
    {
      href: `/api/c/${HARBOUR.slug}/conversations/${page.url().split('/').at(-1) ?? ''}/messages`,
      texts: bodies,
    },
  )
  expect(new Set(statuses)).toEqual(new Set([201]))
}

const call = async (page: Page, path: string, body: object): Promise<number> =>
  (await ask(page, 'post', `/api/c/${HARBOUR.slug}/conversations/${path}`, body)).status()

const gone = (page: Page, text: string) =>
  page.getByText(text).waitFor({ state: 'detached', timeout: 90_000 })

describe('messages', () => {
  let browsers: Browsers
  let arjun: Visitor
  let jacob: Visitor
  let talk = ''

  beforeAll(async () => {
    browsers = await openBrowsers()
    arjun = await browsers.as(ARJUN, { viewport: PHONE })
    jacob = await browsers.as(JACOB, { viewport: DESKTOP, locale: 'fr-CA' })
  })
  // A journey that fails leaves nobody without a network.
  afterEach(() => jacob.context.setOffline(false))
  afterAll(() => browsers.close())

  it('are allowed to neighbours under privacy, and begin with somebody who allows it', async () => {
    for (const { page } of [arjun, jacob]) {
      await page.goto(privacy)
      await page.locator('#acceptsDirect').check()
      const form = page.locator('form', { has: page.locator('#acceptsDirect') })
      await form.locator('button[type=submit]').click()
      await form
        .getByRole('status')
        .getByText(/Saved|Enregistré/)
        .waitFor()
    }
    const { page } = arjun
    await page.goto(inbox)
    await page.getByText('No conversations yet').waitFor()
    await expectSound(page, 'messages-empty')
    await page.getByRole('link', { name: 'New message' }).click()
    await page.waitForURL(/messages\/new$/)
    await page.getByRole('link', { name: 'Repairs' }).waitFor()
    await page.getByText('usually answered within a day').waitFor()
    await expectSound(page, 'messages-new')
    await page.getByRole('link', { name: 'A neighbour' }).click()
    await page.waitForURL(/to=neighbour/)
    await page.getByLabel('Name').fill('Jacob')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.waitForURL(/q=Jacob/)
    await expectSound(page, 'messages-neighbour')
    await page.getByRole('radio', { name: 'Jacob Lavallee' }).check()
    await page.getByLabel('Message', { exact: true }).fill('Hello Jacob')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.waitForURL(/messages\/[0-9a-f-]{36}$/)
    talk = page.url()
    await shows(page, 'Hello Jacob')
    await expectSound(page, 'messages-talk')
  })

  it('appear on the other side by themselves, with who is there, who types and what was read', async () => {
    const { page } = arjun
    const other = jacob.page
    await other.goto(inbox)
    await other
      .getByRole('link', { name: /^Messages .*une conversation/i })
      .first()
      .waitFor()
    await other.getByRole('link', { name: 'Arjun Natarajan' }).click()
    await other.waitForURL(talk)
    await shows(other, 'Hello Jacob')
    await page.getByText('Jacob Lavallee is here now').waitFor()
    await page.locator('[data-receipt="read"]').waitFor()

    await page.locator('#body').pressSequentially('How are')
    await other.getByText('Arjun Natarajan écrit…').waitFor()
    await say(page, 'How are you?')
    await shows(other, 'How are you?')
    await say(other, 'Très bien, merci')
    await shows(page, 'Très bien, merci')
    await say(page, 'See you on Sunday')
    await shows(other, 'See you on Sunday')
    await page.locator('[data-receipt="read"]').waitFor()
    expect(await texts(page)).toEqual(await texts(other))
    await expectSound(other, 'messages-fr')
    await other.setViewportSize(DESKTOP)
  })

  it('come each once and in order after the socket was cut, in two tabs of one person', async () => {
    const { context, page } = jacob
    const routes: [WebSocketRoute, WebSocketRoute][] = []
    let isCut = false
    await context.routeWebSocket(LIVE_SOCKET, (route) => {
      if (isCut) {
        void route.close({ code: 4100, reason: 'Over capacity' })
        return
      }
      routes.push([route, route.connectToServer()])
    })
    const second = await context.newPage()
    for (const tab of [page, second]) {
      await tab.goto(talk)
      await shows(tab, 'See you on Sunday')
    }
    await arjun.page.getByText('Jacob Lavallee is here now').waitFor()
    // A page that is being asked for in this moment would be exchanged for the browser's own word.
    await new Promise((resolve) => setTimeout(resolve, 3000))
    const before = await texts(page)

    isCut = true
    // Each side is closed on its own, and before there is no network to say so.
    for (const [here, there] of routes) {
      await there.close()
      await here.close({ code: 4200, reason: 'The server restarts' })
    }
    await context.setOffline(true)
    await gone(arjun.page, 'Jacob Lavallee is here now')
    const missed = Array.from({ length: 50 }, (_, index) => `Missed ${String(index + 1)}`)
    await sendAll(arjun.page, missed)
    expect(await texts(page)).toEqual(before)

    isCut = false
    await context.setOffline(false)
    for (const tab of [page, second]) {
      await shows(tab, 'Missed 50')
      expect(await texts(tab)).toEqual([...before, ...missed])
    }
    await second.close()
  })

  it('that are written offline wait on the device, over a reload, and leave once', async () => {
    const { context, page } = jacob
    await page.goto(talk)
    await shows(page, 'Missed 50')
    const second = await context.newPage()
    await second.goto(talk)
    await shows(second, 'Missed 50')
    await new Promise((resolve) => setTimeout(resolve, 3000))
    await context.setOffline(true)
    await say(page, 'Sans réseau 1')
    await say(page, 'Sans réseau 2')
    await page.getByText('Attend le réseau').first().waitFor()
    // What one tab keeps the other one shows.
    await shows(second, 'Sans réseau 2')
    await shot(page, 'messages-offline')
    await second.close()
    await page.reload().catch(() => undefined)
    expect(await texts(arjun.page)).not.toContain('Sans réseau 1')

    await context.setOffline(false)
    await page.goto(talk)
    await shows(arjun.page, 'Sans réseau 2')
    const waiting = page.locator('li[data-state]')
    await waiting.first().waitFor({ state: 'detached' })
    for (const tab of [page, arjun.page]) {
      const late = (await texts(tab)).filter((text) => text.startsWith('Sans'))
      expect(late).toEqual(['Sans réseau 1', 'Sans réseau 2'])
    }
  })

  it('that the server refuses say why, and can be tried again', async () => {
    const { page } = jacob
    await page.route('**/messages', async (route) => {
      if (route.request().method() !== 'POST') return route.fallback()
      await route.fulfill({
        status: 403,
        json: { error: { code: 'access.denied', message: 'Pas maintenant.' } },
      })
    })
    await say(page, 'Encore un essai')
    await page.getByText('Non envoyé: Pas maintenant.').waitFor()
    await expectSound(page, 'messages-failed')
    await page.setViewportSize(DESKTOP)
    await page.unroute('**/messages')
    await page.getByRole('button', { name: 'Réessayer' }).click()
    await shows(arjun.page, 'Encore un essai')
    await page.getByRole('button', { name: 'Réessayer' }).waitFor({ state: 'detached' })
  })

  it('carry pictures, which are sent first, and shown to both', async () => {
    const { page } = arjun
    for (const one of [page, jacob.page]) await one.goto(talk)
    await page.locator('#body').waitFor()
    const choose = page.getByLabel('Add pictures')
    const leak = { name: 'leak.jpg', mimeType: 'image/jpeg', buffer: await photograph(1600, 1200) }
    const text = { name: 'no-picture.png', mimeType: 'image/png', buffer: Buffer.from('words') }
    await choose.setInputFiles([leak, text])
    await page.getByRole('alert').filter({ hasText: 'no-picture.png' }).waitFor()
    await page.getByRole('button', { name: 'Remove leak.jpg' }).waitFor()
    await page.waitForFunction(() => document.querySelector('progress') === null)
    await expectSound(page, 'messages-upload')
    await page.setViewportSize(PHONE)
    await say(page, 'The pipe again')
    for (const one of [page, jacob.page]) {
      await shows(one, 'The pipe again')
      const shown = one.locator('section ol').getByRole('img', { name: 'leak.jpg' }).last()
      await shown.scrollIntoViewIfNeeded()
      await one.waitForFunction(() =>
        [...document.querySelectorAll('img')].some(
          ({ alt, naturalWidth }) => alt === 'leak.jpg' && naturalWidth > 0,
        ),
      )
    }
    // They are still there when another message was corrected in between.
    await choose.setInputFiles({ ...leak, name: 'waits.jpg' })
    await page.getByRole('button', { name: 'Remove waits.jpg' }).waitFor()
    const own = page.locator('section ol li[id^="m"]').last()
    await own.getByRole('button', { name: 'What to do with this message' }).click()
    await own.getByRole('button', { name: 'Correct' }).click()
    await page.getByText('What you chose waits for your next message.').waitFor()
    await expectSound(page, 'messages-waits')
    await say(page, 'The pipe once more')
    await shows(jacob.page, 'The pipe once more')
    await page.getByRole('button', { name: 'Remove waits.jpg' }).click()
    expect(await jacob.page.getByRole('img', { name: 'waits.jpg' }).count()).toBe(0)
    // A picture alone says enough, and what is removed does not go along.
    await choose.setInputFiles([leak, { ...leak, name: 'other.jpg' }])
    await page.getByRole('button', { name: 'Remove other.jpg' }).click()
    await page.waitForFunction(() => document.querySelector('progress') === null)
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    const all = jacob.page.locator('section ol').getByRole('img', { name: 'leak.jpg' })
    await all.nth(1).waitFor()
    expect(await jacob.page.getByRole('img', { name: 'other.jpg' }).count()).toBe(0)
    await expectSound(page, 'messages-picture')
    // The keyboard of a telephone takes half of the screen, and not the last words.
    for (const viewport of [{ width: 360, height: 400 }, PHONE]) {
      await page.setViewportSize(viewport)
      await page.waitForFunction(
        () => innerHeight + scrollY >= document.documentElement.scrollHeight - 2,
      )
    }
  })

  it('carry a picture that was cropped and turned, by keys, mouse and touch', async () => {
    const { page, context } = arjun
    await page.goto(talk)
    const wide = { name: 'wide.jpg', mimeType: 'image/jpeg', buffer: await redAndBlue(1600, 1200) }
    await page.getByLabel('Add pictures').setInputFiles(wide)
    const opener = page.getByRole('button', { name: 'Crop or turn wide.jpg' })
    await opener.click()
    const dialog = page.getByRole('dialog', { name: 'Crop wide.jpg' })
    const handle = (name: string) => dialog.getByRole('button', { name })
    const keeps = (width: number, height: number) =>
      dialog
        .getByText(`Kept: ${String(width)}% of the width, ${String(height)}% of the height`)
        .waitFor()
    await keeps(100, 100)
    await expectSound(page, 'messages-crop')
    await tabTo(page, handle('Upper left corner'))
    for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press('Shift+ArrowRight')
    await keeps(50, 100)

    const stage = await dialog.locator('canvas').boundingBox()
    const middleOf = async (name: string) => {
      const { x = 0, y = 0, width = 0, height = 0 } = (await handle(name).boundingBox()) ?? {}
      return { x: x + width / 2, y: y + height / 2 }
    }
    const { width: across = 0, height: down = 0 } = stage ?? {}
    const corner = await middleOf('Lower right corner')
    await page.mouse.move(corner.x, corner.y)
    await page.mouse.down()
    await page.mouse.move(corner.x, corner.y - down / 2, { steps: 5 })
    await page.mouse.up()
    await keeps(50, 50)

    const from = await middleOf('The part that is kept')
    const finger = await context.newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove', x: number) =>
      finger.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x, y: from.y }] })
    await touch('touchStart', from.x)
    for (const part of [0.05, 0.15, 0.25]) await touch('touchMove', from.x - across * part)
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await dialog.getByRole('button', { name: 'Turn right' }).click()
    await shot(page, 'messages-cropped')
    await dialog.getByRole('button', { name: 'Use this part' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await opener.evaluate((one) => one === document.activeElement)).toBe(true)
    await page.waitForFunction(() => document.querySelector('progress') === null)
    await page.getByRole('button', { name: 'Send', exact: true }).click()

    const shown = jacob.page.locator('section ol').getByRole('img', { name: 'wide.jpg' })
    await shown.waitFor()
    const headers = { origin: new URL(talk).origin }
    const bytesAt = async (href: string | null) =>
      (await jacob.page.request.get(address(href ?? ''), { headers })).body()
    const whole = await sharp(
      await bytesAt(await shown.locator('..').getAttribute('href')),
    ).metadata()
    expect([Math.abs(whole.width - 600) < 12, Math.abs(whole.height - 800) < 12]).toEqual([
      true,
      true,
    ])
    // Its room, before it is there.
    expect(await shown.getAttribute('height')).toBe('240')
    expect(Math.abs(Number(await shown.getAttribute('width')) - 180)).toBeLessThan(5)
    // The middle of the picture, its left above and its right below.
    const bytes = await bytesAt(await shown.getAttribute('src'))
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
    const rowAt = (part: number) => {
      const row = Math.floor(info.height * part)
      const at = (row * info.width + Math.floor(info.width / 2)) * info.channels
      return (data[at] ?? 0) > (data[at + 2] ?? 0) ? 'red' : 'blue'
    }
    expect([0.1, 0.4, 0.6, 0.9].map(rowAt)).toEqual(['red', 'red', 'blue', 'blue'])
  })

  it('are answered, reacted to, corrected and taken back with the keyboard alone', async () => {
    const { page } = jacob
    const other = arjun.page
    await page.goto(talk)
    await shows(page, 'Encore un essai')
    const last = page.locator('section ol li[id^="m"]').last()
    await tabTo(page, page.locator('#body'))
    await page.keyboard.type('Au clavier')
    await page.keyboard.press('Enter')
    await shows(other, 'Au clavier')
    const actions = last.getByRole('button', { name: 'Que faire de ce message' })

    await press(page, actions)
    await press(page, last.getByRole('button', { name: 'Corriger' }))
    await page.keyboard.press('End')
    await page.keyboard.type(' seul')
    await page.keyboard.press('Enter')
    await shows(other, 'Au clavier seul')
    await other.getByRole('button', { name: 'edited' }).last().click()
    await other.getByText('Au clavier', { exact: true }).waitFor()

    const theirs = other.locator('section ol li[id^="m"]').last()
    await press(other, theirs.getByRole('button', { name: 'What to do with this message' }))
    await press(other, theirs.getByRole('button', { name: 'React with 👍' }))
    await last.getByRole('button', { name: '👍 1' }).waitFor()
    await press(other, theirs.getByRole('button', { name: 'What to do with this message' }))
    await expectSound(other, 'messages-actions')
    await press(other, theirs.getByRole('button', { name: 'Reply' }))
    await other.keyboard.type('An answer')
    await other.keyboard.press('Enter')
    await shows(page, 'An answer')
    await page.getByRole('link', { name: 'Voir les réponses' }).first().click()
    await page.waitForURL(/thread=\d+/)
    await shows(page, 'An answer')
    expect(await texts(page)).toEqual(['Au clavier seul', 'An answer'])
    await expectSound(page, 'messages-thread')
    await page.setViewportSize(DESKTOP)
    await page.goto(talk)
    await shows(page, 'An answer')

    const own = page.locator('section ol li', { hasText: 'Au clavier seul' }).first()
    // From the end: whoever is at the top has the last ones no more, until they come near.
    await tabTo(page, own.getByRole('button', { name: 'Que faire de ce message' }), 'Shift+Tab')
    await page.keyboard.press('Enter')
    await press(page, own.getByRole('button', { name: 'Retirer' }))
    await press(page, own.getByRole('button', { name: 'Retirer' }))
    await other.getByText('This message was taken back.').first().waitFor()
  })

  it('open at their end where the list leads to them', async () => {
    const { page } = arjun
    await page.goto(inbox)
    await page.getByRole('link', { name: 'Jacob Lavallee' }).click()
    await page.waitForURL(talk)
    await shows(page, 'An answer')
    await page.waitForFunction(
      () => scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 2,
    )
  })

  it('keep a draft, are found by their words and by their day', async () => {
    const { page } = arjun
    await page.goto(talk)
    await page.locator('#body').fill('Not finished')
    await page.waitForResponse((response) => response.url().endsWith('/draft'))
    await page.goto(inbox)
    await page.goto(talk)
    await page.waitForFunction(
      () => document.querySelector<HTMLTextAreaElement>('#body')?.value === 'Not finished',
    )
    await page.locator('#body').fill('')

    await page.goto(inbox)
    await page.getByLabel('Search in messages').fill('missed 7')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByText('One message with “missed 7”').waitFor()
    await expectSound(page, 'messages-search')
    await page.getByRole('link', { name: 'Jacob Lavallee' }).click()
    await page.waitForURL(/at=\d+/)
    await shows(page, 'Missed 7')
    expect(await page.getByText('Missed 7', { exact: true }).isVisible()).toBe(true)

    await page.goto(`${talk}/people`)
    await expectSound(page, 'messages-people')
    // Today where the community lies; the browser refuses a later one.
    const day = page.getByLabel('Day')
    await day.fill((await day.getAttribute('max')) ?? '')
    await page.getByRole('button', { name: 'Go', exact: true }).click()
    await page.waitForURL(/day=/)
    await page.locator('section ol li[id^="m"]').first().waitFor()
    await page.goto(`${talk}/people`)
    await page.getByRole('button', { name: 'Mute for a week' }).click()
    await page.getByText('This conversation is muted').waitFor()
    await page.getByRole('button', { name: 'Notices again' }).click()
    await page.getByText('You get a notice when somebody writes.').waitFor()
  })

  it('are read and written without any script', async () => {
    const { page, context } = await browsers.as(ARJUN, {
      viewport: PHONE,
      javaScriptEnabled: false,
    })
    await page.goto(inbox)
    await page.getByRole('link', { name: 'Jacob Lavallee' }).click()
    await page.waitForURL(talk)
    await shows(page, 'An answer')
    await page.getByLabel('Message', { exact: true }).fill('Without scripts')
    await page.getByRole('button', { name: 'Send' }).click()
    await shows(page, 'Without scripts')
    // The list comes before the rest of the page does.
    await page.waitForLoadState('load')
    await page.getByRole('link', { name: 'Earlier messages' }).click()
    await page.waitForURL(/before=\d+/)
    await shows(page, 'Hello Jacob')
    await context.close()
    await shows(jacob.page, 'Without scripts')
  })

  it('to the management say where they stand, and open again with an answer', async () => {
    const { page } = arjun
    await page.goto(`${inbox}/new`)
    await page.getByRole('link', { name: 'Living together' }).click()
    await page.getByText('Goes to: Management').waitFor()
    await page.getByLabel('Subject').fill('Noise at night')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('group', { name: /attention/ }).waitFor()
    await page.getByLabel('Message', { exact: true }).fill('The door of the garage bangs.')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.waitForURL(/messages\/[0-9a-f-]{36}$/)
    const id = page.url().split('/').at(-1) ?? ''
    const manager = await browsers.as(HARBOUR.manager)
    expect(await call(manager.page, `${id}/resolve`, { resolution: 'resolved' })).toBe(200)
    await page.getByText('marked this as resolved').waitFor()
    await page.getByText('This matter is resolved.').waitFor()
    await expectSound(page, 'messages-resolved')
    await picture(page, 'messages')
    await say(page, 'It bangs again.')
    await page.getByText('is open again since').waitFor()
    await page.goto(inbox)
    await page.getByText('Noise at night').waitFor()
    await expectSound(page, 'messages-inbox')
    await manager.context.close()
  })

  it('of a group name who comes and goes', async () => {
    const { page } = jacob
    await page.goto(`${inbox}/new?to=group`)
    await page.getByRole('checkbox', { name: 'Arjun Natarajan' }).check()
    await page.getByLabel('Nom du groupe').fill('Potager')
    await page.getByLabel('Message', { exact: true }).fill('Qui plante quoi ?')
    await page.getByRole('button', { name: 'Envoyer' }).click()
    await page.waitForURL(/messages\/[0-9a-f-]{36}$/)
    await page.getByRole('link', { name: 'Personnes et réglages' }).click()
    await page.waitForURL(/people$/)
    await page.getByRole('checkbox', { name: 'Amelia Chen' }).check()
    await page.getByRole('button', { name: 'Ajouter' }).click()
    await page.getByRole('button', { name: 'Retirer Amelia Chen' }).waitFor()
    await page.getByRole('button', { name: 'Retirer Amelia Chen' }).click()
    await page.getByText('A quitté').waitFor()
    await expectSound(page, 'messages-group')
    await page.getByRole('link', { name: 'Conversation', exact: true }).click()
    await page.getByText('Jacob Lavallee a ajouté Amelia Chen.').waitFor()
    await page.getByText('Jacob Lavallee a retiré Amelia Chen.').waitFor()

    await arjun.page.goto(inbox)
    await arjun.page.getByRole('link', { name: /Potager/ }).click()
    await arjun.page.getByRole('link', { name: 'People and settings' }).click()
    await arjun.page.getByRole('button', { name: 'Leave the conversation' }).click()
    await arjun.page.waitForURL(inbox)
    await arjun.page.getByText('You have left').waitFor()
    await page.getByText('Arjun Natarajan a quitté la conversation.').waitFor()
  })

  it('cost the first load no more JavaScript than they may', async () => {
    const { page, context, complaints } = await browsers.as(ARJUN, { viewport: PHONE })
    await page.goto(talk, { waitUntil: 'networkidle' })
    await shows(page, 'Without scripts')
    const { count, kilobytes: total } = await scriptsOf(page)
    if (SHOTS !== undefined) console.log(`scripts of the chat page: ${total.toFixed(1)} KB`)
    expect(count).toBeGreaterThan(3)
    expect(total).toBeLessThanOrEqual(EMPTY_PAGE_KB + BUDGET_KB)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('of a long conversation come as one goes back, stay in place, and are left for the end', async () => {
    const { page } = arjun
    const all = Array.from({ length: 100 }, (_, index) => `Long ${String(index + 1)}`)
    // Nobody may send a hundred in one minute.
    for (const [visitor, part] of [
      [arjun, all.slice(0, 50)],
      [jacob, all.slice(50)],
    ] as const) {
      await visitor.page.goto(talk)
      await sendAll(visitor.page, part)
    }
    await page.goto(talk)
    await shows(page, 'Long 100')
    const drawn = () =>
      page
        .locator('section ol > li[id^="m"]')
        .evaluateAll((rows) => rows.map(({ id }) => Number(id.slice(1))))
    /** Of the first message in sight: its end, because a day that stands above it goes with an older one. */
    const place = () =>
      page.locator('section ol > li[id^="m"]').evaluateAll((rows) => {
        const row = rows.find((one) => one.getBoundingClientRect().bottom > 100)
        return { id: row?.id ?? '', bottom: Math.round(row?.getBoundingClientRect().bottom ?? 0) }
      })
    /** Once what is drawn comes to its end, which a busy machine takes its time for. */
    const atRest = async () => {
      let [seen, times] = [await place(), 0]
      while (times < 3) {
        await page.waitForTimeout(100)
        const now = await place()
        times = now.id === seen.id && now.bottom === seen.bottom ? times + 1 : 0
        seen = now
      }
      return seen
    }
    const endOf = (id: string) =>
      page.locator(`#${id}`).evaluate((row) => Math.round(row.getBoundingClientRect().bottom))
    const last = (await drawn()).at(-1) ?? 0
    // Older ones come late, as they do on a slow network: the oldest that is there stands in sight.
    await page.route(/\/messages\?.*before=/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500))
      await route.continue()
    })
    let isThere = false
    for (let turn = 0; turn < 60 && !isThere; turn += 1) {
      // A wheel's way comes when a busy machine comes to it, which is no move of the list.
      await page.evaluate(() => scrollBy({ top: -1600, behavior: 'instant' }))
      const before = await atRest()
      await page.waitForTimeout(250)
      // What has come above meanwhile moved nothing.
      expect(Math.abs((await endOf(before.id)) - before.bottom)).toBeLessThanOrEqual(2)
      const numbers = await drawn()
      expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index))
      expect(numbers.length).toBeLessThanOrEqual(100)
      isThere = (await texts(page)).includes('Long 1')
    }
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    expect(isThere).toBe(true)
    expect(await drawn()).not.toContain(last)
    await say(page, 'From far above')
    await shows(page, 'From far above')
    await page.waitForFunction(
      () => scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 2,
    )
    const { length } = await drawn()
    expect((await texts(page)).slice(-3)).toEqual(['Long 99', 'Long 100', 'From far above'])
    expect(length).toBeLessThanOrEqual(81)
  }, 150_000)
})
