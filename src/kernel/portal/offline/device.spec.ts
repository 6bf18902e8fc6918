import 'fake-indexeddb/auto'
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals'
import {
  choosePin,
  contact,
  discardUnreadable,
  dropEntries,
  enrol,
  isSpent,
  keepEntries,
  keepList,
  readQueue,
  readList,
  unlock,
} from './device'
import { MOST_TRIES, waitAfter } from './domain/pin'
import type { Answer, Queued } from './domain/queue'
import { enrolmentOf, unsentAtGate, unsentOf } from './enrolment'
import type { Enrolment } from './enrolment'
import { forgetCommunity, forgetEverything } from './forget'
import { ONLY, withStore } from './store'
import { syncQueue } from './sync'
import type { OpenVault } from './vault'

const PIN = '482915'
const HOME = { community: 'c1', slug: 'harbour' }
const SHELL = '<link href="/_next/static/a.css"/><script src="/_next/static/b.js"></script>'

/** As much of a browser as the device needs. */
class MemoryStorage {
  [key: string]: unknown
  getItem(key: string) {
    const value = this[key]
    return typeof value === 'string' ? value : null
  }
  setItem(key: string, value: string) {
    this[key] = value
  }
  removeItem(key: string) {
    Reflect.deleteProperty(this, key)
  }
}

const pathOf = (asked: Request | string) =>
  new URL(typeof asked === 'string' ? asked : asked.url, 'http://desk').pathname

const makeCaches = () => {
  const all = new Map<string, Map<string, Response>>()
  return {
    keys: async () => [...all.keys()],
    delete: async (name: string) => all.delete(name),
    open: async (name: string) => {
      const held = all.get(name) ?? new Map<string, Response>()
      all.set(name, held)
      return {
        match: async (asked: string) => held.get(pathOf(asked))?.clone(),
        put: async (asked: string, answer: Response) => void held.set(pathOf(asked), answer),
        keys: async () => [...held.keys()].map((path) => ({ url: `http://desk${path}` })),
        delete: async (asked: Request) => held.delete(pathOf(asked)),
      }
    },
    all,
  }
}

let recovery = ''
let said: Record<string, { status: number; body: unknown }> = {}
let shell = SHELL
let kept = makeCaches()

const answerTo = (path: string, body: string): { status: number; body: unknown } => {
  if (path.endsWith('/desk/devices')) {
    recovery = (JSON.parse(body) as { recovery: string }).recovery
    return { status: 201, body: { id: 'd1' } }
  }
  if (path.endsWith('/recovery')) return said['recovery'] ?? { status: 200, body: { recovery } }
  if (path.endsWith('/discarded')) return said['discarded'] ?? { status: 200, body: {} }
  return said['contact'] ?? { status: 200, body: { state: 'active', isOwn: true } }
}

const browser = () => {
  kept = makeCaches()
  const page = {
    localStorage: new MemoryStorage(),
    sessionStorage: new MemoryStorage(),
    location: { protocol: 'https:' },
    caches: kept,
    indexedDB,
    dispatchEvent: () => true,
  }
  const workers = {
    register: async () => undefined,
    ready: Promise.resolve(),
    getRegistrations: async () => [],
  }
  Object.defineProperty(globalThis, 'window', { value: page, configurable: true })
  Object.defineProperty(globalThis, 'document', { value: { cookie: '' }, configurable: true })
  Object.defineProperty(navigator, 'serviceWorker', { value: workers, configurable: true })
  Object.defineProperty(navigator, 'storage', {
    value: { persist: async () => true },
    configurable: true,
  })
  globalThis.fetch = async (asked, init) => {
    const path = pathOf(asked as string)
    if (path.startsWith('/_next/')) return new Response('x')
    if (path.endsWith('/offline')) return new Response(shell)
    const { status, body } = answerTo(path, (init?.body ?? '') as string)
    if (status === 0) throw new TypeError('no network')
    return Response.json(body, { status })
  }
}

const ofNode = globalThis.fetch
afterAll(() => {
  globalThis.fetch = ofNode
  for (const name of ['window', 'document']) Reflect.deleteProperty(globalThis, name)
  for (const name of ['serviceWorker', 'storage']) Reflect.deleteProperty(navigator, name)
})

interface Entry extends Queued {
  what: string
}
const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && 'what' in value
const entry = (id: string, at: number): Entry => ({ id, at, what: 'a parcel' })
const opened = async (enrolment: Enrolment, now = Date.now(), pin = PIN): Promise<OpenVault> => {
  const found = await unlock(enrolment, pin, now)
  if (found.state !== 'open') throw new Error(found.state)
  return found.vault
}
const idsOf = async (enrolment: Enrolment, vault: OpenVault) =>
  (await readQueue(enrolment, vault, isEntry)).entries.map(({ id }) => id)

let device: Enrolment

beforeEach(async () => {
  for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name ?? '')
  said = {}
  shell = SHELL
  browser()
  device = await enrol(HOME, { label: 'Tablet', pin: PIN })
})

describe('a device', () => {
  it('is found again by its community, with its page and what the page needs', async () => {
    expect(enrolmentOf('harbour')).toEqual({ ...HOME, device: 'd1' })
    expect(enrolmentOf('elsewhere')).toBeNull()
    expect([...(kept.all.get('courtyard/c1/shell')?.keys() ?? [])]).toEqual([
      '/_next/static/a.css',
      '/_next/static/b.js',
      '/c/harbour/desk/offline',
      '/c/harbour/gate/offline',
    ])
  })

  it('opens with its PIN, and makes whoever guesses wait', async () => {
    await opened(device)
    for (const left of [9, 8, 7]) {
      expect(await unlock(device, '000000', 1000)).toEqual({ state: 'wrong', left })
    }
    expect(await unlock(device, PIN, 1000)).toEqual({ state: 'wait', until: 1000 + waitAfter(3) })
    await opened(device, 1000 + waitAfter(3))
    expect(await unlock(device, '000000', 1000)).toEqual({ state: 'wrong', left: 9 })
  })

  it('loses its list at the tenth wrong PIN, and nothing that was not sent', async () => {
    const vault = await opened(device)
    await keepList(device, vault, { text: 'the list', digest: 'x', at: 1 })
    expect(await readList(device, vault)).toEqual({ text: 'the list', digest: 'x', at: 1 })
    await keepEntries(device, [entry('a', 1)])
    const tries = Array.from({ length: MOST_TRIES }, (_, n) => n * 3_600_000)
    const states: string[] = []
    for (const now of tries) states.push((await unlock(device, '000000', now)).state)
    expect(states).toEqual([...tries.slice(1).map(() => 'wrong'), 'spent'])
    expect(await isSpent(device)).toBe(true)
    expect(await unlock(device, PIN, 99 * 3_600_000)).toEqual({ state: 'spent' })
    expect(await readList(device, vault)).toBeNull()
    await choosePin(device, '730164')
    expect(await isSpent(device)).toBe(false)
    expect(await idsOf(device, await opened(device, Date.now(), '730164'))).toEqual(['a'])
  })

  it('keeps its PIN where the server does not answer for another', async () => {
    said = { recovery: { status: 404, body: { error: { code: 'not-found' } } } }
    await expect(choosePin(device, '730164')).rejects.toThrow()
    await opened(device)
  })

  it('takes no list that somebody changed', async () => {
    const vault = await opened(device)
    await keepList(device, vault, { text: 'the list', digest: 'x', at: 1 })
    await withStore(device.community, async (db) => {
      const row = await db.get('list', ONLY)
      row!.sealed.bytes[0]! ^= 1
      await db.put('list', row!, ONLY)
    })
    expect(await readList(device, vault)).toBeNull()
  })
})

describe('what waits', () => {
  it('is in the order in which it happened, each once, and counted', async () => {
    await keepEntries(device, [entry('b', 2), entry('a', 1)])
    await keepEntries(device, [entry('a', 1)])
    const vault = await opened(device)
    expect(await idsOf(device, vault)).toEqual(['a', 'b'])
    expect(unsentOf(device)).toBe(2)
    expect(document.cookie).toContain('courtyard-unsent=harbour')
    await dropEntries(device, ['a', 'b'])
    expect(unsentOf(device)).toBe(0)
    expect(document.cookie).toContain('max-age=0')
  })

  it('that somebody changed is shown as such, waits no more, and goes when a person says so', async () => {
    await keepEntries(device, [entry('a', 1), entry('b', 2)])
    await withStore(device.community, async (db) => {
      const row = await db.get('queue', 'a')
      row!.sealed.bytes[0]! ^= 1
      await db.put('queue', row!)
    })
    const vault = await opened(device)
    const look = () => readQueue(device, vault, isEntry)
    expect(await look()).toMatchObject({ entries: [{ id: 'b' }], unreadable: ['a'] })
    expect(unsentOf(device)).toBe(1)
    await keepEntries(device, [entry('c', 3)])
    expect(unsentOf(device)).toBe(2)
    said = { discarded: { status: 503, body: {} } }
    await expect(discardUnreadable(device, ['a'])).rejects.toThrow()
    expect((await look()).unreadable).toEqual(['a'])
    said = { discarded: { status: 200, body: {} } }
    await discardUnreadable(device, ['a'])
    expect((await look()).unreadable).toEqual([])
    expect(await idsOf(device, vault)).toEqual(['b', 'c'])
  })

  it('of another page is neither read here nor thrown away, and opens nowhere else', async () => {
    const vault = await opened(device)
    await keepEntries(device, [entry('a', 1)])
    await keepEntries(device, [entry('g', 2)], 'gate')
    expect([unsentOf(device), unsentAtGate(device)]).toEqual([2, 1])
    expect(await readQueue(device, vault, isEntry)).toMatchObject({
      entries: [{ id: 'a' }],
      unreadable: [],
    })
    const atGate = await readQueue(device, vault, isEntry, 'gate')
    expect(atGate).toMatchObject({ entries: [{ id: 'g' }], unreadable: [] })
    await withStore(device.community, async (db) => {
      const row = await db.get('queue', 'g')
      await db.put('queue', { ...row!, screen: 'desk' })
    })
    expect((await readQueue(device, vault, isEntry)).unreadable).toEqual(['g'])
    await keepList(device, vault, { text: 'parcels', digest: 'x', at: 1 })
    await keepList(device, vault, { text: 'visits', digest: 'y', at: 1 }, 'gate')
    expect((await readList(device, vault))?.text).toBe('parcels')
    expect((await readList(device, vault, 'gate'))?.text).toBe('visits')
    await forgetEverything()
    expect(await readList(device, vault, 'gate')).toBeNull()
  })

  it('for two communities is told of both', async () => {
    const other = await enrol(
      { community: 'c2', slug: 'les-tilleuls' },
      { label: 'Gate', pin: PIN },
    )
    await keepEntries(other, [entry('x', 1)])
    await keepEntries(device, [entry('a', 1)])
    expect(document.cookie).toMatch(
      /^courtyard-unsent=(?:harbour\.les-tilleuls|les-tilleuls\.harbour);/,
    )
    await dropEntries(device, ['a'])
    expect(document.cookie).toMatch(/^courtyard-unsent=les-tilleuls;/)
    await forgetCommunity('c2')
    expect(document.cookie).toContain('max-age=0')
  })

  it('is sent once by many tabs, and stays where there is no answer', async () => {
    const entries = Array.from({ length: 20 }, (_, n) => entry(`e${String(n)}`, n))
    await keepEntries(device, entries)
    const vault = await opened(device)
    const sent: string[] = []
    const send = async (part: readonly Entry[]): Promise<Map<string, Answer>> => {
      sent.push(...part.map(({ id }) => id))
      return new Map(part.map(({ id }) => [id, id === 'e7' ? 'away' : 'done']))
    }
    const tab = () => syncQueue({ enrolment: device, vault, isEntry, send })
    const left = await Promise.all(Array.from({ length: 5 }, tab))
    expect(left.map((one) => one.map(({ id }) => id))).toEqual(left.map(() => ['e7']))
    expect(sent.filter((id) => id !== 'e7').sort()).toEqual(
      entries
        .map(({ id }) => id)
        .filter((id) => id !== 'e7')
        .sort(),
    )
  })

  it('stays, sealed, where a login ends by itself; nothing else does', async () => {
    const vault = await opened(device)
    await keepList(device, vault, { text: 'the list', digest: 'x', at: 1 })
    await keepEntries(device, [entry('a', 1)])
    await forgetEverything()
    expect(await readList(device, vault)).toBeNull()
    expect(await idsOf(device, vault)).toEqual(['a'])
    await dropEntries(device, ['a'])
    await forgetEverything()
    expect(enrolmentOf('harbour')).toBeNull()
    expect(await kept.keys()).toEqual([])
  })
})

describe('a contact', () => {
  it.each([
    ['active', 200, { state: 'active', isOwn: true }, true],
    ['foreign', 200, { state: 'active', isOwn: false }, true],
    ['revoked', 200, { state: 'revoked', isOwn: true }, false],
    ['over', 404, { error: { code: 'not-found' } }, false],
    ['over', 403, { error: { code: 'access.denied' } }, false],
    ['signed-out', 401, { error: { code: 'auth.required' } }, true],
    ['away', 404, { hotel: 'Sign in to our network' }, true],
    ['away', 503, { error: { code: 'busy' } }, true],
    ['away', 0, null, true],
  ])('says %s for %i, and wipes where it must', async (state, status, body, stays) => {
    said = { contact: { status, body } }
    await keepEntries(device, [entry('a', 1)])
    expect(await contact(device)).toBe(state)
    expect(enrolmentOf('harbour') !== null).toBe(stays)
  })
})
