import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { jest } from '@jest/globals'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { LOCALE_COOKIE } from '@/kernel/i18n/locales'
import { lookAtFailure } from './lookAtFailure'
import { product } from './product'
import { refuseTaken } from './taken'

// A journey takes seconds; on a machine that is busy it may take many.
jest.setTimeout(120_000)

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-smooth-scrolling',
]

const DEMO_PASSWORD = 'courtyard-demo-2026'

export const address = (path: string): string => new URL(path, product().url).href

export const PHONE = { width: 360, height: 760 }
export const TABLET = { width: 1024, height: 768 }
export const DESKTOP = { width: 1280, height: 900 }

export const HARBOUR = {
  slug: 'harbour-view',
  concierge: 'concierge.harbour@example.org',
  manager: 'manager.harbour@example.org',
  resident: 'amelia.chen@example.org',
}

export const TILLEULS = {
  slug: 'les-tilleuls',
  concierge: 'accueil.tilleuls@example.org',
  manager: 'gestion.tilleuls@example.org',
  resident: 'juliette.moreau@example.org',
}

export const BOTH = 'camille.fournier@example.org'

export const passwordOf = (email: string): string => {
  // All people of the demo share one password; the list on the sign-in page has a few of them.
  return product().logins.find((entry) => entry.email === email)?.password ?? DEMO_PASSWORD
}

export interface Visitor {
  page: Page
  context: BrowserContext
  /** What the page complained about: console errors, exceptions, answers of 500 and above. */
  complaints: string[]
}

export interface Browsers {
  visit: (options?: BrowserContextOptions) => Promise<Visitor>
  /** A visitor who is signed in, in the language of the account, and has no page open yet. */
  as: (email: string, options?: BrowserContextOptions, password?: string) => Promise<Visitor>
  /** @throws Error where a page did what its content security policy forbids. */
  close: () => Promise<void>
}

const listen = (page: Page): string[] => {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${String(response.status())} ${response.url()}`)
  })
  return complaints
}

export const signIn = async (page: Page, email: string, password = passwordOf(email)) => {
  await page.goto(address('/sign-in'))
  await page.fill('#email', email)
  await page.fill('#password', password)
  await page.locator('main form').first().locator('button[type=submit]').click()
}

/** React knows the elements that it has taken over; the last of a page are taken over last. */
const isTakenOver = (): boolean => {
  const last = [...document.querySelectorAll('button, input')].at(-1)
  return last === undefined || Object.keys(last).some((name) => name.startsWith('__react'))
}

/** What is pressed or typed before the panel's scripts run is lost; a form is even sent without them. */
const waitForPanel = (page: Page): void => {
  const goto = page.goto.bind(page)
  page.goto = async (url, options) => {
    const isPanel = new URL(url, address('/')).pathname.startsWith('/admin')
    const answer = await goto(url, {
      ...(isPanel && { waitUntil: 'networkidle' as const }),
      ...options,
    })
    if (isPanel) await page.waitForFunction(isTakenOver).catch(() => undefined)
    return answer
  }
}

/**
 * @param extraFlags for Chromium
 * @param isWhole with what has to do with the system: notifications, for one
 */
export const openBrowsers = async (
  extraFlags: string[] = [],
  { isWhole = false } = {},
): Promise<Browsers> => {
  const whole = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
  const executablePath = isWhole ? whole : (process.env['CHROMIUM_SHELL_PATH'] ?? whole)
  const browser: Browser = await chromium.launch({
    executablePath,
    args: [...FLAGS, ...extraFlags],
  })
  const heard: string[][] = []
  const visit: Browsers['visit'] = async (options = {}) => {
    const context = await browser.newContext({ viewport: DESKTOP, locale: 'en-GB', ...options })
    context.setDefaultTimeout(30_000)
    const page = await context.newPage()
    waitForPanel(page)
    const complaints = listen(page)
    heard.push(complaints)
    lookAtFailure(page, complaints)
    return { page, context, complaints }
  }
  return {
    visit,
    as: async (email, options, password = passwordOf(email)) => {
      refuseTaken(email)
      const visitor = await visit(options)
      const { context } = visitor
      const answer = await context.request.post(address('/api/users/login'), {
        data: { email, password },
        headers: { origin: new URL(address('/')).origin },
      })
      const { user } = (await answer.json()) as { user?: { locale: string } }
      if (!user) throw new Error(`${email} could not sign in: ${await answer.text()}`)
      const known = (await context.cookies()).some(({ name }) => name === LOCALE_COOKIE)
      if (!known) {
        await context.addCookies([{ name: LOCALE_COOKIE, value: user.locale, url: address('/') }])
      }
      return visitor
    },
    close: async () => {
      await browser.close()
      const violations = heard.flat().filter((line) => line.includes('Content Security Policy'))
      if (violations.length > 0) throw new Error(`forbidden: ${violations.join('\n')}`)
    },
  }
}

/** What a visitor's browser asks the API, also before it has opened a page. */
export const ask = (page: Page, method: 'get' | 'post' | 'put', path: string, data?: object) =>
  page.request[method](address(path), {
    headers: { origin: new URL(address('/')).origin },
    ...(data && { data }),
  })

/** More than any page has to go through. */
const MOST_PRESSES = 400

/** Goes there by the Tab key alone, from where the focus is: from a fresh page backwards from its end. */
export const tabTo = async (
  page: Page,
  target: Locator,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> => {
  await target.waitFor()
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    if (await target.evaluate((one) => one === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error('the keyboard never came there')
}

/** Opens what a link of the panel leads to, and waits until its scripts run: a press before is lost. */
export const follow = async (page: Page, link: Locator): Promise<void> => {
  const path = await link.getAttribute('href')
  await page.goto(address(path ?? '/'))
}

/** Goes to a field by the keyboard and types into it. */
export const typeInto = async (page: Page, target: Locator, text: string): Promise<void> => {
  await tabTo(page, target)
  await page.keyboard.type(text)
}

interface HandedFile {
  name: string
  mimeType: string
  buffer: Buffer
}

/** Gives a page a file as the clipboard or a mouse does: a browser that is driven has neither. */
export const hand = (
  target: Locator,
  by: 'paste' | 'drop',
  { name, mimeType, buffer }: HandedFile,
): Promise<void> =>
  target.evaluate(
    (element, { way, called, type, data }) => {
      const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))
      const carried = new DataTransfer()
      carried.items.add(new File([bytes], called, { type }))
      const shared = { bubbles: true, cancelable: true }
      element.dispatchEvent(
        way === 'paste'
          ? new ClipboardEvent('paste', { ...shared, clipboardData: carried })
          : new DragEvent('drop', { ...shared, dataTransfer: carried }),
      )
    },
    { way: by, called: name, type: mimeType, data: buffer.toString('base64') },
  )

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)

interface AxeViolation {
  id: string
  impact: string | null
  nodes: { target: string[] }[]
}

/** What moves or changes its colour has come to its end: nobody judges a page half-way. */
const settle = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    await frame()
    await frame()
    // What a page shows while it waits has no end, and what it does as one scrolls has none by itself.
    const ending = document
      .getAnimations()
      .filter(
        ({ effect, playState, timeline }) =>
          playState === 'running' &&
          timeline === document.timeline &&
          effect?.getComputedTiming().endTime !== Infinity,
      )
    const longest = new Promise((resolve) => setTimeout(resolve, 1000))
    await Promise.race([longest, Promise.allSettled(ending.map(({ finished }) => finished))])
  })

/** Next takes a page's title away while it draws the page anew; one that never has a title is a finding. */
const titled = (page: Page): Promise<unknown> =>
  page
    .waitForFunction(() => document.title !== '', undefined, { timeout: 15_000 })
    .catch(() => null)

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * Serious and critical findings of axe (WCAG 2.2 A and AA), as lines.
 * @param only what to look at, by axe's names of rules, where everything else was looked at before
 */
export const axe = async (page: Page, only: readonly string[] = WCAG): Promise<string[]> => {
  await titled(page)
  await settle(page)
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  const violations = await page.evaluate(async (runOnly) => {
    const tool = (globalThis as unknown as { axe: { run: (...args: unknown[]) => unknown } }).axe
    const result = (await tool.run(document, {
      runOnly,
      // What passes is not looked at, and need not be described.
      resultTypes: ['violations'],
    })) as { violations: AxeViolation[] }
    return result.violations
  }, only)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

/** Whether the page can be scrolled sideways, which nobody wants on a phone. */
export const overflowsSideways = async (page: Page): Promise<boolean> => {
  await settle(page)
  return page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1,
  )
}

export interface Mail {
  id: string
  subject: string
  html?: string
  text?: string
}

/** Words of the bar at the bottom that its places have no room for. */
export const cutWords = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('nav .text-nav.truncate')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ innerText }) => innerText),
  )

/** Waits for a mail to an address whose subject contains the words. */
export const waitForMail = async (to: string, words: string): Promise<Mail> => {
  for (let attempt = 0; attempt < 120; attempt += 1) {
    const query = new URLSearchParams({ to, subject: words })
    const answer = await fetch(address(`/mailbox/api/messages?${query.toString()}`))
    const body = (await answer.json()) as { messages?: Mail[] } | Mail[]
    const [found] = Array.isArray(body) ? body : (body.messages ?? [])
    if (found) {
      const whole = await fetch(address(`/mailbox/api/messages/${found.id}`))
      return (await whole.json()) as Mail
    }
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`no mail to ${to} about ${words}`)
}

/** Everything in the mailbox of an address, as one text to search in. */
export const allMailTo = async (to: string): Promise<string> => {
  const answer = await fetch(address(`/mailbox/api/messages?to=${encodeURIComponent(to)}`))
  const { messages } = (await answer.json()) as { messages: Mail[] }
  const whole = await Promise.all(
    messages.map(({ id }) => fetch(address(`/mailbox/api/messages/${id}`)).then((a) => a.text())),
  )
  return whole.join('\n')
}

/** What the page itself gets from the API, with its cookie and its origin. */
export const fetchStatus = (page: Page, path: string): Promise<number> =>
  page.evaluate((target) => fetch(target).then(({ status }) => status), path)

/** Pictures for the guides; written only when asked for, so that a run leaves the tree as it was. */
export const picture = async (page: Page, name: string): Promise<void> => {
  if (process.env['COURTYARD_PICTURES'] !== '1') return
  await page.screenshot({ path: `docs/images/${name}.png` })
}
