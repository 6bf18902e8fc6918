import { afterAll, beforeEach, describe, expect, it } from '@jest/globals'
import { keepParts } from './keepParts'

const device = { community: 'c1', slug: 'harbour', device: 'd1' }
const HOUSE = 'https://house.example'

let kept: Set<string>
let fetched: string[]

beforeEach(() => {
  kept = new Set(['/_next/static/old.js', '/_next/static/a.js'])
  fetched = []
  const cache = {
    keys: async () => [...kept].map((path) => ({ url: `${HOUSE}${path}` })),
    delete: async ({ url }: { url: string }) => kept.delete(new URL(url).pathname),
    match: async (path: string) => (kept.has(path) ? {} : undefined),
    add: async (path: string) => {
      fetched.push(path)
      kept.add(path)
    },
  }
  const page = { location: { origin: HOUSE }, caches: { open: async () => cache } }
  Object.defineProperty(globalThis, 'window', { value: page, configurable: true })
  const names = ['/_next/static/a.js', '/_next/static/b.js', '/api/x', 'https://else.example/c.js']
  Object.defineProperty(performance, 'getEntriesByType', {
    value: () => names.map((name) => ({ name: new URL(name, HOUSE).href })),
    configurable: true,
  })
})
afterAll(() => {
  Reflect.deleteProperty(globalThis, 'window')
  Reflect.deleteProperty(performance, 'getEntriesByType')
})

describe('what a page loads when it is asked for', () => {
  it('is kept with what it needs, and what an earlier build needed goes', async () => {
    await keepParts(device, async () => ['/desk-assets/zxing.wasm'])
    expect([...kept].sort()).toEqual([
      '/_next/static/a.js',
      '/_next/static/b.js',
      '/desk-assets/zxing.wasm',
    ])
    expect(fetched).toEqual(['/_next/static/b.js', '/desk-assets/zxing.wasm'])
  })
})
