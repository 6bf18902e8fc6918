import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import {
  address,
  ask,
  HARBOUR,
  openBrowsers,
  PHONE,
  signIn,
  tabTo,
  TABLET,
  typeInto,
} from '../helpers/browser'
import type { Browsers, Visitor } from '../helpers/browser'
import { expectSound } from '../helpers/look'
import { sign } from '../helpers/sign'
import { scriptsOf } from '../helpers/weight'

const MARK = `Q${String(Date.now()).slice(-6)}`
const PIN = '482915'
const DESK = `/c/${HARBOUR.slug}/desk`
const API = `/api/c/${HARBOUR.slug}`

let browsers: Browsers
let counter: Visitor
let gate: Visitor
let manager: Visitor

const open = (path: string, { page }: Visitor) =>
  page.goto(address(`${DESK}${path}`), { waitUntil: 'networkidle' })

/** A parcel for a unit that waits, as the desk finds it again. */
const log = async (name: string): Promise<string> => {
  const found = await ask(manager.page, 'get', `${API}/desk/units?q=402`)
  const { units } = (await found.json()) as { units: { id: string }[] }
  const answer = await ask(manager.page, 'post', `${API}/packages`, {
    unit: units[0]?.id,
    carrier: 'dhl',
    recipientName: `${MARK} ${name}`,
  })
  expect(answer.status()).toBe(201)
  return ((await answer.json()) as { id: string }).id
}

interface Stored {
  id: string
  trackingNumber: string | null
  recipientName: string | null
}
const stored = async (start: string): Promise<Stored[]> => {
  const answer = await ask(manager.page, 'get', `${API}/packages`)
  const { packages } = (await answer.json()) as { packages: Stored[] }
  return packages.filter(
    ({ trackingNumber, recipientName }) =>
      trackingNumber?.startsWith(start) === true || recipientName?.startsWith(start) === true,
  )
}

const enrol = async (visitor: Visitor, label: string) => {
  const { page } = visitor
  await open('/devices', visitor)
  await page.getByLabel('Name of the device').fill(label)
  await page.getByLabel('PIN', { exact: true }).fill(PIN)
  await page.getByLabel('The same PIN again').fill(PIN)
  await page.getByRole('button', { name: 'Set this device up' }).click()
  await page.getByText('This device is set up.').waitFor()
}
const unlock = async ({ page }: Visitor, pin = PIN) => {
  await page.getByLabel('PIN', { exact: true }).fill(pin)
  await page.getByRole('button', { name: 'Unlock' }).click()
  await page.getByRole('radio', { name: 'Waiting' }).waitFor({ state: 'attached' })
}
const show = ({ page }: Visitor, view: 'Waiting' | 'Log parcels' | 'To send') =>
  page.getByText(view, { exact: view !== 'To send' }).click()

/** Opens the hand-over of one parcel alone; others of the unit are somebody else's test. */
const begin = async (visitor: Visitor, name: string) => {
  const { page } = visitor
  await show(visitor, 'Waiting')
  await page.getByLabel('Unit, name, code or shelf').fill(`${MARK} ${name}`)
  await page.getByRole('button', { name: /^Hand over/ }).click()
  await page.getByRole('heading', { name: /^Hand over/ }).waitFor()
  const items = page.locator('input[name=parcel]')
  expect(await items.count()).toBe(1)
}
const handOverTo = async (visitor: Visitor, name: string) => {
  const { page } = visitor
  await page.getByLabel('Somebody else').check()
  await page.getByLabel('Name', { exact: true }).fill(name)
  await sign(visitor)
  await page.getByRole('button', { name: 'Hand over and keep' }).click()
  await page.getByText('Kept on this device.').waitFor()
}

/** How much lies in the device's database. */
const keptRows = async (): Promise<Record<string, number>> => {
  const known = await indexedDB.databases()
  const name = known.map((one) => one.name ?? '').find((one) => one.startsWith('courtyard/'))
  const db = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open(name ?? '')
    opening.onsuccess = () => resolve(opening.result)
  })
  const counts: Record<string, number> = {}
  for (const store of db.objectStoreNames) {
    counts[store] = await new Promise<number>((resolve) => {
      const counting = db.transaction(store).objectStore(store).count()
      counting.onsuccess = () => resolve(counting.result)
    })
  }
  db.close()
  return counts
}

/** What the browser keeps of us: nothing of it may be left. */
const leftovers = (page: Page) =>
  page.evaluate(async () => ({
    storage: Object.keys(localStorage).filter((key) => key.startsWith('courtyard/')),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }))
const NOTHING = { storage: [], databases: [], caches: [], workers: 0 }

beforeAll(async () => {
  browsers = await openBrowsers()
  counter = await browsers.as(HARBOUR.concierge, { viewport: TABLET })
  // The same person at another device: the guard of the demo gets a second step in another journey.
  gate = await browsers.as(HARBOUR.concierge, { viewport: PHONE })
  manager = await browsers.as(HARBOUR.manager)
  await log('first')
})
afterAll(() => browsers.close())

describe('a device', () => {
  it('is set up under a PIN that not everybody would guess', async () => {
    const { page } = counter
    await open('/devices', counter)
    await expectSound(page, 'offline-devices')
    await page.getByLabel('Name of the device').fill(`${MARK} counter`)
    await page.getByLabel('PIN', { exact: true }).fill('123456')
    await page.getByLabel('The same PIN again').fill('123456')
    await page.getByRole('button', { name: 'Set this device up' }).click()
    await page.getByText('Anybody would guess this one').first().waitFor()
    await enrol(counter, `${MARK} counter`)
    await expectSound(page, 'offline-device-here')
  })

  it('shows the list of the day once its PIN opens it, without a network and after a reload', async () => {
    const { page, context } = counter
    await page.getByRole('link', { name: 'Open the offline desk' }).click()
    await page.getByRole('heading', { name: 'Locked' }).waitFor()
    await expectSound(page, 'offline-locked')
    await unlock(counter)
    await page.getByText(`${MARK} first`).waitFor()
    await context.setOffline(true)
    await page.goto(address(DESK))
    await page.waitForURL('**/desk/offline')
    expect(await page.getByText(`${MARK} first`).count()).toBe(0)
    await page.getByLabel('PIN', { exact: true }).fill('730164')
    await page.getByRole('button', { name: 'Unlock' }).click()
    await page.getByText('That is not the PIN. After 9 more').waitFor()
    await unlock(counter)
    await page.getByText(`${MARK} first`).waitFor()
    await page.getByText('There is no network.').waitFor()
    await expectSound(page, 'offline-list')
    await page.getByRole('button', { name: 'Lock', exact: true }).click()
    await page.getByRole('heading', { name: 'Locked' }).waitFor()
    expect(await page.getByText(`${MARK} first`).count()).toBe(0)
    await context.setOffline(false)
  })

  it('keeps nothing that can be read: neither in its database nor in its caches', async () => {
    const { page } = counter
    const texts = await page.evaluate(async () => {
      const found: string[] = []
      for (const name of await caches.keys()) {
        const cache = await caches.open(name)
        for (const request of await cache.keys()) {
          const answer = await cache.match(request)
          if (!request.url.includes('/_next/'))
            found.push(request.url, (await answer?.text()) ?? '')
        }
      }
      for (const { name } of await indexedDB.databases()) {
        const db = await new Promise<IDBDatabase>((resolve) => {
          const opening = indexedDB.open(name ?? '')
          opening.onsuccess = () => resolve(opening.result)
        })
        for (const store of db.objectStoreNames) {
          const rows = await new Promise<unknown[]>((resolve) => {
            const reading = db.transaction(store).objectStore(store).getAll()
            reading.onsuccess = () => resolve(reading.result as unknown[])
          })
          const plain = (value: unknown): unknown => {
            if (value instanceof Uint8Array) return new TextDecoder('latin1').decode(value)
            if (typeof value !== 'object' || value === null) return value
            return Object.fromEntries(
              Object.entries(value).map(([key, part]) => [key, plain(part)]),
            )
          }
          found.push(JSON.stringify(rows.map(plain)))
        }
        db.close()
      }
      return found
    })
    const text = texts.join('\n')
    expect(text).toContain(`${DESK}/offline`)
    for (const secret of [MARK, 'Rosa', 'Amelia', 'Harbour View', PIN]) {
      expect(text).not.toContain(secret)
    }
  })
})

describe('a batch of twenty', () => {
  it('whose network is cut in its middle is stored once, each of it', async () => {
    const { page, context } = counter
    await open('/packages/batch', counter)
    const field = page.locator('input[name=scan]')
    await field.waitFor()
    for (let n = 1; n <= 20; n += 1) {
      await field.fill(`${MARK}B${String(n).padStart(2, '0')}`)
      await field.press('Enter')
      if (n === 1) await page.getByLabel('Carrier', { exact: true }).selectOption('dhl')
    }
    expect(await page.locator('[data-row]').count()).toBe(20)
    // The server stores nine, and then nobody hears from it any more.
    await page.evaluate(() => {
      const real = window.fetch
      window.fetch = async (input, init) => {
        if (typeof input !== 'string' || !input.endsWith('/packages/batch'))
          return real(input, init)
        const { parcels } = JSON.parse(init?.body as string) as { parcels: unknown[] }
        await real(input, { ...init, body: JSON.stringify({ parcels: parcels.slice(0, 9) }) })
        throw new TypeError('the network is gone')
      }
    })
    await page.locator('main form').last().getByRole('button', { name: /^Save/ }).click()
    await page.getByText('Kept on this device: the server did not answer').waitFor()
    await context.setOffline(true)
    expect(await stored(`${MARK}B`)).toHaveLength(9)
    await page.reload()
    await page.waitForURL('**/desk/offline')
    await unlock(counter)
    await show(counter, 'To send')
    await page.getByText('20 things wait to be sent.').waitFor()
    expect(await page.locator('main li').first().innerText()).toContain(`${MARK}B01`)
    await expectSound(page, 'offline-queue')
    await context.setOffline(false)
    await page.getByText('20 things were sent.').waitFor()
    await page.getByText('Nothing waits to be sent.').waitFor()
    await expectSound(page, 'offline-sent')
    const numbers = (await stored(`${MARK}B`)).map(({ trackingNumber }) => trackingNumber)
    expect(numbers).toHaveLength(20)
    expect(new Set(numbers).size).toBe(20)
  })

  it('is taken in by the keyboard alone, and handed over, while there is no network', async () => {
    const { page, context } = counter
    await context.setOffline(true)
    await page.goto(address(DESK))
    await page.waitForURL('**/desk/offline')
    await typeInto(page, page.getByLabel('PIN', { exact: true }), PIN)
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('radio', { name: 'Waiting' }))
    await page.keyboard.press('ArrowRight')
    await typeInto(page, page.locator('input[name=scan]'), `${MARK}K1`)
    await page.keyboard.press('Enter')
    await typeInto(page, page.getByLabel('Carrier', { exact: true }), 'DHL')
    await expectSound(page, 'offline-intake')
    await tabTo(page, page.locator('main form').last().getByRole('button', { name: /^Save/ }))
    await page.keyboard.press('Enter')
    await page.getByText('Kept on this device.').waitFor()
    await begin(counter, 'first')
    await expectSound(page, 'offline-release')
    await page.getByRole('button', { name: 'Hand over and keep' }).click()
    await page.getByText('Nobody has signed yet').first().waitFor()
    await page.getByLabel('Somebody else').check()
    await page.getByLabel('On paper').check()
    await typeInto(page, page.getByLabel('Name', { exact: true }), 'Kim Keyboard')
    await page.keyboard.press('Enter')
    await page.getByText('Kept on this device.').waitFor()
    expect(await page.getByText(`${MARK} first`).count()).toBe(0)
    await context.setOffline(false)
    await page.getByText('2 things were sent.').waitFor()
    expect(await stored(`${MARK}K1`)).toHaveLength(1)
    expect(await stored(`${MARK} first`)).toHaveLength(0)
  })
})

describe('two desks without a network', () => {
  it('that hand over the same parcel are both seen by a human, who settles it', async () => {
    const id = await log('twice')
    await enrol(gate, `${MARK} gate`)
    for (const visitor of [counter, gate]) {
      await open('/offline', visitor)
      await unlock(visitor)
      await visitor.page.getByText(`${MARK} twice`).waitFor()
      await visitor.context.setOffline(true)
      await visitor.page.getByText('There is no network.').waitFor()
      await begin(visitor, 'twice')
    }
    await handOverTo(counter, 'Ada First')
    await handOverTo(gate, 'Bob Second')
    await counter.context.setOffline(false)
    await counter.page.getByText('One thing was sent.').waitFor()
    await gate.context.setOffline(false)
    await gate.page.getByText('One thing does not fit').waitFor()
    await expectSound(gate.page, 'offline-clash')

    const { page } = manager
    await open('', manager)
    await page.getByText('does not fit').waitFor()
    await page.getByRole('link', { name: 'Look at both versions' }).click()
    await page.getByText('Handed over to Ada First').waitFor()
    await page.getByText('Handed over to Bob Second').waitFor()
    await page.waitForLoadState('networkidle')
    await expectSound(page, 'offline-conflict')
    await page.getByLabel('Which version holds').fill('Ada has it: asked both')
    await page.getByRole('button', { name: 'Settle' }).click()
    await page.getByText('Ada has it: asked both').first().waitFor()
    await page.getByText('Nothing to settle').waitFor()
    await open(`/packages/${id}`, manager)
    for (const line of ['Done without a network', 'Two desks say different things']) {
      await page.getByText(line).first().waitFor()
    }
    await page.getByText('The difference was settled').waitFor()
  })
})

describe('a device that lies about', () => {
  it('locks itself, and opens with another PIN for whoever has forgotten theirs', async () => {
    const idle = await browsers.as(HARBOUR.concierge, { viewport: PHONE })
    const { page } = idle
    await log('waits')
    await enrol(idle, `${MARK} forgotten`)
    await page.clock.install()
    await open('/offline', idle)
    await unlock(idle)
    await page.getByText(`${MARK} waits`).waitFor()
    await page.clock.fastForward(4 * 60_000)
    expect(await page.getByText(`${MARK} waits`).count()).toBe(1)
    await page.clock.fastForward(62_000)
    await page.getByRole('heading', { name: 'Locked' }).waitFor()
    expect(await page.getByText(`${MARK} waits`).count()).toBe(0)

    await page.getByText('I have forgotten my PIN').click()
    await page.getByLabel('New PIN', { exact: true }).fill('730164')
    await page.getByLabel('The same PIN again').fill('730164')
    await expectSound(page, 'offline-forgotten')
    await page.getByRole('button', { name: 'Choose a new PIN' }).click()
    await page.getByText('The new PIN holds.').waitFor()
    await page.getByLabel('PIN', { exact: true }).fill(PIN)
    await page.getByRole('button', { name: 'Unlock' }).click()
    await page.getByText('That is not the PIN.').waitFor()
    await unlock(idle, '730164')
    await page.getByText(`${MARK} waits`).waitFor()
  })
})

describe('what a device keeps', () => {
  it('is wiped once the device is revoked', async () => {
    await open('/devices', manager)
    const row = manager.page.getByRole('listitem').filter({ hasText: `${MARK} gate` })
    await row.getByText('Revoke…').click()
    await expectSound(manager.page, 'offline-revoke')
    await row.getByRole('button', { name: 'Revoke', exact: true }).click()
    await row.getByText(/^Revoked /).waitFor()
    await open('', gate)
    await gate.page.getByText('This device was revoked').waitFor()
    expect(await leftovers(gate.page)).toMatchObject({ storage: [], databases: [], caches: [] })
  })

  it('is sealed while it is not sent: whoever signs out is asked, and takes all of it along', async () => {
    const { page, context } = counter
    await open('/offline', counter)
    await unlock(counter)
    await context.setOffline(true)
    await show(counter, 'Log parcels')
    await page.locator('input[name=scan]').fill(`${MARK}L1`)
    await page.locator('input[name=scan]').press('Enter')
    await page.getByLabel('Carrier', { exact: true }).selectOption('dhl')
    await page.locator('main form').last().getByRole('button', { name: /^Save/ }).click()
    await page.getByText('Kept on this device.').waitFor()
    await context.setOffline(false)
    // A login that ends by itself takes the list along, and not what was not sent.
    await context.clearCookies({ name: 'payload-token' })
    await page.goto(address('/sign-in'), { waitUntil: 'networkidle' })
    expect(await page.evaluate(keptRows)).toEqual({ vault: 1, list: 0, queue: 1 })
    await signIn(page, HARBOUR.concierge)
    await page.waitForURL('**/desk')
    await page.waitForLoadState('networkidle')
    await page.getByText('One thing waits to be sent.').waitFor()
    await page.getByRole('button', { name: 'Sign out' }).first().click()
    await page.getByText('Sign out?').waitFor()
    // What waits for another community on the same device is named as well.
    await page.evaluate(() => {
      localStorage.setItem('courtyard/c2/device', '{"slug":"les-tilleuls","device":"d2"}')
      localStorage.setItem('courtyard/c2/unsent', '1')
    })
    await page.reload({ waitUntil: 'networkidle' })
    const other = page.getByRole('link', { name: 'les-tilleuls' })
    expect(await other.getAttribute('href')).toBe('/c/les-tilleuls/desk/offline?leaving=yes')
    await expectSound(page, 'offline-leaving')
    await page.getByRole('button', { name: 'Sign out and lose it' }).click()
    await page.waitForURL('**/sign-in**')
    await page.waitForLoadState('networkidle')
    expect(await leftovers(page)).toEqual(NOTHING)
    expect((await context.cookies()).map(({ name }) => name)).not.toContain('courtyard-unsent')
  })
})

describe('a hand-over on the page', () => {
  let visitor: Visitor

  const openHandOver = async (name: string): Promise<string> => {
    const id = await log(name)
    const { page } = visitor
    await page.goto(address(`${DESK}/packages/${id}`), { waitUntil: 'networkidle' })
    await page.getByRole('group', { name: 'Who takes it?' }).waitFor()
    return id
  }
  const fillIn = async (name: string) => {
    const { page } = visitor
    await page.getByLabel('Somebody else', { exact: true }).last().check()
    await page.getByLabel('Name', { exact: true }).fill(name)
    await sign(visitor)
  }
  const press = () => visitor.page.getByRole('button', { name: 'Hand over', exact: true }).click()
  const isWaiting = async (id: string) => (await stored(MARK)).some((one) => one.id === id)

  it('says what is not known where the device keeps nothing, and goes when it is pressed again', async () => {
    visitor = await browsers.as(HARBOUR.concierge, { viewport: TABLET })
    const { page, context } = visitor
    const id = await openHandOver('no answer')
    await fillIn('Grace')
    await page.route('**/handovers', (route) => route.abort('internetdisconnected'))
    await press()
    await page.getByText('The server does not answer.').first().waitFor()
    await expectSound(page, 'handover-away')
    expect(await isWaiting(id)).toBe(true)
    await page.unroute('**/handovers')
    await press()
    await page.getByText('Handed over to Grace.').waitFor()
    expect(await isWaiting(id)).toBe(false)
    await context.close()
  })

  it('falls into the queue of the device where the network hangs or goes, and is sent once', async () => {
    visitor = await browsers.as(HARBOUR.concierge, { viewport: TABLET })
    const { page, context } = visitor
    await enrol(visitor, `${MARK} page`)
    const hung = await openHandOver('hangs')
    await fillIn('Linus')
    await page.route('**/handovers', () => undefined)
    await press()
    await page.getByText('Kept on this device: the server did not answer.').waitFor()
    await expectSound(page, 'handover-kept')
    expect(await isWaiting(hung)).toBe(true)
    await page.unroute('**/handovers')
    // It comes through, and its answer does not.
    const lost = await openHandOver('lost')
    await fillIn('Margaret')
    await page.route('**/handovers', async (route) => {
      await route.fetch()
      await route.abort('connectionreset')
    })
    await press()
    await page.getByText('2 things wait to be sent.').waitFor()
    expect(await isWaiting(lost)).toBe(false)
    await page.unroute('**/handovers')
    const cut = await openHandOver('cut')
    await fillIn('Barbara')
    await context.setOffline(true)
    await press()
    await page.getByText('Kept on this device: the server did not answer.').waitFor()
    expect(await isWaiting(cut)).toBe(true)
    await context.setOffline(false)
    await page.getByRole('link', { name: 'Open the offline desk' }).click()
    await unlock(visitor)
    await page.getByText('3 things were sent.').waitFor()
    const all = [hung, lost, cut]
    expect(await Promise.all(all.map(isWaiting))).toEqual([false, false, false])
    const answer = await ask(manager.page, 'get', `${API}/packages/conflicts`)
    const text = await answer.text()
    expect(all.filter((id) => text.includes(id))).toEqual([])
    await context.close()
  })

  it('is shown as unreadable where somebody changed it on the device, and thrown away by a person', async () => {
    visitor = await browsers.as(HARBOUR.concierge, { viewport: TABLET })
    const { page, context } = visitor
    await enrol(visitor, `${MARK} changed`)
    await openHandOver('changed')
    await fillIn('Eve')
    await context.setOffline(true)
    await press()
    await page.getByText('Kept on this device: the server did not answer.').waitFor()
    await page.evaluate(async () => {
      const known = await indexedDB.databases()
      const name = known.map((one) => one.name ?? '').find((one) => one.startsWith('courtyard/'))
      const db = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open(name ?? '')
        opening.onsuccess = () => resolve(opening.result)
      })
      const store = db.transaction('queue', 'readwrite').objectStore('queue')
      await new Promise<void>((resolve) => {
        const reading = store.getAll()
        reading.onsuccess = () => {
          const row = reading.result[0] as { sealed: { bytes: Uint8Array } }
          row.sealed.bytes[0] = (row.sealed.bytes[0] ?? 0) ^ 1
          store.put(row).onsuccess = () => resolve()
        }
      })
      db.close()
    })
    await context.setOffline(false)
    await open('/offline', visitor)
    await unlock(visitor)
    await page.getByText('One entry cannot be read.').waitFor()
    await page.getByText('To send (0)').waitFor()
    await page.getByRole('button', { name: 'Throw away…' }).click()
    await expectSound(page, 'offline-unreadable')
    await page.getByRole('button', { name: 'Throw away', exact: true }).click()
    await page.getByText('One entry cannot be read.').waitFor({ state: 'detached' })
    expect((await page.evaluate(keptRows))['queue']).toBe(0)
    await context.close()
  })
})

describe('the page without a network', () => {
  it('weighs no more than the others of the desk', async () => {
    const floor = 134.5
    const { page } = await browsers.as(HARBOUR.concierge, { viewport: TABLET })
    for (const path of ['/offline', '/packages/batch', '/devices', '/conflicts']) {
      await page.goto(address(`${DESK}${path}`), { waitUntil: 'networkidle' })
      const { kilobytes } = await scriptsOf(page)
      expect([path, kilobytes - floor < 60, kilobytes]).toEqual([path, true, kilobytes])
    }
  })
})
