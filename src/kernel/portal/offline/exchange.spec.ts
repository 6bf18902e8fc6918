import 'fake-indexeddb/auto'
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals'
import { keepEntries, readList } from './device'
import type { Answer, Queued } from './domain/queue'
import { exchange, lookInside } from './exchange'
import type { Exchanged } from './exchange'
import { ONLY, withStore } from './store'
import { openVault, makeVault } from './vault'
import type { OpenVault } from './vault'

const PIN = '482915'
const device = { community: 'c1', slug: 'harbour', device: 'd1' }

interface Entry extends Queued {
  adds: string
}
interface Names {
  names: string[]
}

const bob: Entry = { id: 'a', at: 1, adds: 'Bob' }

let vault: OpenVault
let served: { digest: string; list: unknown } | null
let asked: string[] = []
let answer: Answer = 'done'
let state: object = { state: 'active', isOwn: true }

const what: Exchanged<Names, Entry> = {
  screen: 'gate',
  isList: (value): value is Names =>
    typeof value === 'object' && value !== null && 'names' in value,
  isEntry: (value): value is Entry =>
    typeof value === 'object' && value !== null && 'adds' in value,
  fetchList: async (_, known) => {
    asked.push(known)
    if (served === null) throw new TypeError('no network')
    return served
  },
  send: async (_, entries) => new Map(entries.map(({ id }) => [id, answer])),
  after: ({ names }, entries) => ({ names: [...names, ...entries.map(({ adds }) => adds)] }),
}

const ofNode = globalThis.fetch
afterAll(() => {
  globalThis.fetch = ofNode
  for (const name of ['window', 'document']) Reflect.deleteProperty(globalThis, name)
})
beforeEach(async () => {
  for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name ?? '')
  asked = []
  answer = 'done'
  state = { state: 'active', isOwn: true }
  served = { digest: 'one', list: { names: ['Ada'] } }
  const kept: Record<string, string> = {
    'courtyard/c1/device': JSON.stringify({ slug: 'harbour', device: 'd1' }),
  }
  const storage = Object.assign(Object.create(null) as object, kept, {})
  Object.defineProperties(storage, {
    getItem: { value: (key: string) => (storage as Record<string, string>)[key] ?? null },
    setItem: {
      value: (key: string, value: string) => void Object.assign(storage, { [key]: value }),
    },
    removeItem: { value: (key: string) => void Reflect.deleteProperty(storage, key) },
  })
  const page = {
    localStorage: storage,
    sessionStorage: {},
    location: { protocol: 'https:' },
    indexedDB,
    dispatchEvent: () => true,
  }
  Object.defineProperty(globalThis, 'window', { value: page, configurable: true })
  Object.defineProperty(globalThis, 'document', { value: { cookie: '' }, configurable: true })
  globalThis.fetch = async () => Response.json(state)
  const made = await makeVault(PIN, 1000)
  await withStore('c1', (db) => db.put('vault', { ...made.kept, failed: 0, lastTryAt: 0 }, ONLY))
  const opened = await openVault(made.kept, PIN)
  if (!opened) throw new Error('the vault does not open')
  vault = opened
})

describe('a page on a device', () => {
  it('gets its list, and the whole of it only where it is another', async () => {
    expect((await exchange(what, device, vault)).list?.list).toEqual({ names: ['Ada'] })
    served = { digest: 'one', list: null }
    expect((await exchange(what, device, vault)).list?.list).toEqual({ names: ['Ada'] })
    served = null
    expect((await exchange(what, device, vault)).list?.list).toEqual({ names: ['Ada'] })
    expect(asked).toEqual(['', 'one', 'one'])
  })

  it('knows what it has sent before it has another list', async () => {
    await exchange(what, device, vault)
    served = null
    await keepEntries(device, [bob], 'gate')
    const brought = await exchange(what, device, vault)
    expect(brought.sent).toEqual({ done: 1, clashes: 0, left: 0 })
    expect(brought.entries).toEqual([])
    expect(brought.list?.list).toEqual({ names: ['Ada', 'Bob'] })
    // It is a state that the server does not know: the next list comes as a whole.
    expect((await readList(device, vault, 'gate'))?.digest).toBe('')
  })

  it('keeps what there was no answer for, and counts what does not fit', async () => {
    await exchange(what, device, vault)
    await keepEntries(device, [bob], 'gate')
    answer = 'away'
    expect((await exchange(what, device, vault)).sent).toEqual({ done: 0, clashes: 0, left: 1 })
    expect((await lookInside(what, device, vault)).list?.list).toEqual({ names: ['Ada'] })
    answer = 'conflict'
    expect((await exchange(what, device, vault)).sent).toEqual({ done: 0, clashes: 1, left: 0 })
  })

  it('sends nothing for somebody else, and nothing is left where it was revoked', async () => {
    await keepEntries(device, [bob], 'gate')
    state = { state: 'active', isOwn: false }
    const foreign = await exchange(what, device, vault)
    expect([foreign.contact, foreign.entries.length, foreign.sent]).toEqual(['foreign', 1, null])
    state = { state: 'revoked', isOwn: true }
    expect(await exchange(what, device, vault)).toMatchObject({ contact: 'revoked', entries: [] })
    expect(await exchange(what, device, vault)).toMatchObject({ contact: 'over', list: null })
    expect(asked).toEqual([])
  })
})
