import { afterAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { GateEntry } from '../../domain/gateDay'
import { gateExchange } from './exchange'

const device = { community: 'c1', slug: 'harbour', device: 'd1' }
const entry = (id: string): GateEntry => ({
  id,
  kind: 'enter',
  at: 1000,
  visit: 'v1',
  pass: null,
  method: 'list',
  gate: null,
  name: 'Robin',
  unit: '402',
  isSingle: true,
})

let asked: { path: string; body: unknown }[] = []
let answer: () => Response = () => Response.json({})

const ofNode = globalThis.fetch
afterAll(() => {
  globalThis.fetch = ofNode
})
beforeEach(() => {
  asked = []
  globalThis.fetch = async (path, init) => {
    const text = typeof init?.body === 'string' ? init.body : 'null'
    asked.push({ path: path as string, body: JSON.parse(text) })
    return answer()
  }
})

describe('the gate and the server', () => {
  it('exchange the list of the day for the digest of the one that is known', async () => {
    answer = () => Response.json({ digest: 'two', list: null })
    expect(await gateExchange.fetchList(device, 'one')).toEqual({ digest: 'two', list: null })
    expect(asked[0]?.path).toBe('/api/c/harbour/gate/offline-list?device=d1&known=one')
    answer = () => Response.json({ error: {} }, { status: 403 })
    expect(await gateExchange.fetchList(device, 'one')).toBeNull()
    answer = () => Response.json('nonsense')
    expect(await gateExchange.fetchList(device, 'one')).toBeNull()
  })

  it('exchange what was done, with its moment, in parts', async () => {
    answer = () => Response.json({ entries: [{ id: 'e0', outcome: 'done' }] })
    const many = Array.from({ length: 30 }, (_, n) => entry(`e${String(n)}`))
    expect([...(await gateExchange.send(device, many))]).toEqual([['e0', 'done']])
    expect(asked).toHaveLength(2)
    expect(asked[0]).toMatchObject({
      path: '/api/c/harbour/gate/offline-entries',
      body: { device: 'd1' },
    })
    const { entries } = asked[0]?.body as { entries: unknown[] }
    expect(entries).toHaveLength(25)
    expect(entries[0]).toMatchObject({ id: 'e0', happenedAt: '1970-01-01T00:00:01.000Z' })
    expect(JSON.stringify(asked[0])).not.toContain('isSingle')
  })
})
