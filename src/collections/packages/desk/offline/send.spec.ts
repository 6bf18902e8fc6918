import { afterAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { OfflineEntry, OfflineRelease } from '../../domain/offlineDesk'
import { intakeOf } from './intakeOf'
import { sendEntries } from './send'

const device = { community: 'c1', slug: 'harbour', device: 'd1' }
const DRAWING = `data:image/png;base64,${btoa('ink')}`

const release = (id: string, rest: Partial<OfflineRelease> = {}): OfflineRelease => ({
  kind: 'release',
  id,
  at: 0,
  unit: 'u1',
  parcels: ['p1'],
  collectorKind: 'other',
  collector: null,
  collectorName: 'Bob',
  drawing: null,
  ...rest,
})

interface Sent {
  device: string
  entries: { id: string; signature?: string; signatureFile?: string; happenedAt: string }[]
}

let sent: Sent[] = []
let staged: string[] = []
let isStaging = true
let works = Infinity

const ofNode = globalThis.fetch
afterAll(() => {
  globalThis.fetch = ofNode
})
beforeEach(() => {
  sent = []
  staged = []
  isStaging = true
  works = Infinity
  globalThis.fetch = async (asked, init) => {
    if (typeof asked === 'string' && asked.includes('/files?')) {
      staged.push(await (init?.body as Blob).text())
      return isStaging
        ? Response.json({ id: `f${String(staged.length)}` }, { status: 201 })
        : Response.json({ error: { message: 'no' } }, { status: 503 })
    }
    if (sent.length >= works) throw new TypeError('no network')
    const body = JSON.parse(init?.body as string) as Sent
    sent.push(body)
    const entries = body.entries.map(({ id }) => ({
      id,
      outcome: id === 'x' ? 'conflict' : 'done',
    }))
    return Response.json({ entries: [...entries, 'nonsense', { id: 'y', outcome: 'else' }] })
  }
})

describe('what waits', () => {
  it('is sent with the moment at which it happened, and signatures before it', async () => {
    const entries: OfflineEntry[] = [
      intakeOf({ clientId: 'a', carrier: 'dhl' }, 1000),
      release('b', { drawing: DRAWING, collector: 'm1', collectorKind: 'household' }),
      release('x'),
    ]
    const answers = await sendEntries(device, entries)
    expect([...answers]).toEqual([
      ['a', 'done'],
      ['b', 'done'],
      ['x', 'conflict'],
    ])
    expect(staged).toEqual(['ink'])
    expect(sent).toMatchObject([
      {
        device: 'd1',
        entries: [
          { id: 'a', happenedAt: '1970-01-01T00:00:01.000Z', parcel: { carrier: 'dhl' } },
          { id: 'b', signature: 'screen', signatureFile: 'f1', collector: 'm1' },
          { id: 'x', signature: 'paper' },
        ],
      },
    ])
    expect(sent[0]!.entries[2]).not.toHaveProperty('collector')
  })

  it('waits on where its signature did not arrive', async () => {
    isStaging = false
    expect(await sendEntries(device, [release('b', { drawing: DRAWING })])).toEqual(new Map())
    expect(sent).toEqual([])
  })

  it('goes in parts, of which those hold that were answered before the network went again', async () => {
    works = 1
    const many = Array.from({ length: 25 }, (_, n) => intakeOf({ clientId: `e${String(n)}` }, n))
    expect((await sendEntries(device, many)).size).toBe(10)
  })
})
