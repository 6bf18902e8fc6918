import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  differencesOf,
  EVERY_SHELF,
  INCIDENT_KINDS,
  settledByCount,
  settledByStep,
  settlementsOf,
} from './shelfAudit'
import type { Counted, Logged } from './shelfAudit'

const minute = (n: number) => new Date(Date.UTC(2026, 10, 30, 12, n))
const BEGUN = minute(10)
const logged = (id: string, more: Partial<Logged> = {}): Logged => ({
  id,
  status: 'received',
  shelf: 'A1',
  placedAt: minute(0),
  closedAt: null,
  ...more,
})
const read = (parcel: string | null, at = 20): Counted => ({
  code: `code ${parcel ?? 'of nobody'}`,
  parcel,
  at: minute(at),
})
const found = (counted: Counted[], parcels: Logged[], shelf = 'A1') =>
  differencesOf({ shelf, startedAt: BEGUN, counted, parcels })
const kinds = (...asked: Parameters<typeof found>) => found(...asked).map(({ kind }) => kind)

describe('differences of a count', () => {
  it('are none where all is counted that should be there', () => {
    expect(found([read('a'), read('b')], [logged('a'), logged('b')])).toEqual([])
  })

  it('are of four kinds', () => {
    const parcels = [
      logged('a'),
      logged('b', { shelf: 'B2' }),
      logged('c', { status: 'collected', closedAt: minute(5) }),
    ]
    expect(found([read('b'), read('c'), read(null)], parcels)).toEqual([
      { kind: 'missing', parcel: 'a', code: null, shelf: 'A1', recordedShelf: null },
      { kind: 'elsewhere', parcel: 'b', code: null, shelf: 'A1', recordedShelf: 'B2' },
      { kind: 'closed', parcel: 'c', code: null, shelf: 'A1', recordedShelf: null },
      { kind: 'unknown', parcel: null, code: 'code of nobody', shelf: 'A1', recordedShelf: null },
    ])
  })

  it('are not what comes, goes or is moved while somebody counts', () => {
    expect(kinds([], [logged('a', { placedAt: minute(11) })])).toEqual([])
    const gone = { status: 'collected', closedAt: minute(21) } as const
    expect(kinds([read('a')], [logged('a', gone)])).toEqual([])
    const moved = { shelf: 'B2', placedAt: minute(21) }
    expect(kinds([read('a')], [logged('a', moved)])).toEqual([])
    // Moved before it was read: it lies where it should not.
    expect(kinds([read('a')], [logged('a', { ...moved, placedAt: minute(19) })])).toEqual([
      'elsewhere',
    ])
  })

  it('of everything say nothing about places', () => {
    const parcels = [logged('a', { shelf: null }), logged('b', { shelf: 'B2' })]
    expect(kinds([read('b')], parcels, EVERY_SHELF)).toEqual(['missing'])
  })

  it('are at most one for each thing, whatever was read', () => {
    const parcel = fc.record({
      status: fc.constantFrom('received', 'collected', 'returned', 'forwarded', 'lost'),
      shelf: fc.constantFrom('A1', 'B2', null),
      placedAt: fc.integer({ min: 0, max: 40 }).map(minute),
      closedAt: fc.option(fc.integer({ min: 0, max: 40 }).map(minute)),
      readAt: fc.option(fc.integer({ min: 10, max: 30 })),
    })
    fc.assert(
      fc.property(
        fc.array(parcel, { maxLength: 12 }),
        fc.constantFrom('A1', EVERY_SHELF),
        (some, shelf) => {
          const parcels = some.map((one, index): Logged => ({ ...one, id: String(index) }))
          const counted = some.flatMap(({ readAt }, index) =>
            readAt === null ? [] : [read(String(index), readAt)],
          )
          const all = differencesOf({ shelf, startedAt: BEGUN, counted, parcels })
          expect(new Set(all.map((one) => one.parcel)).size).toBe(all.length)
          for (const { kind, parcel: id } of all) {
            const wasRead = counted.some((one) => one.parcel === id)
            expect(wasRead).toBe(kind !== 'missing')
          }
          // A second count that reads everything where it lies finds nothing missing.
          const everything = parcels.map(({ id }) => read(id, 30))
          expect(
            differencesOf({ shelf, startedAt: BEGUN, counted: everything, parcels }).filter(
              ({ kind }) => kind === 'missing',
            ),
          ).toEqual([])
        },
      ),
    )
  })
})

describe('what earlier counts left open', () => {
  const open = (kind: 'missing' | 'elsewhere', shelf: string) => ({
    id: 'x',
    kind,
    parcel: 'a',
    shelf,
  })

  it('is settled once the thing is seen, and stays where nobody has', () => {
    expect(settledByCount('A1', [open('missing', 'A1')], [read('a')], [])).toEqual(['x'])
    expect(settledByCount('A1', [open('missing', 'A1')], [], [])).toEqual([])
  })

  it('stays where it is found again as it was', () => {
    const again = found([read('a')], [logged('a', { shelf: 'B2' })])
    expect(settledByCount('A1', [open('elsewhere', 'A1')], [read('a')], again)).toEqual([])
    expect(settledByCount('A1', [open('elsewhere', 'C3')], [read('a')], again)).toEqual(['x'])
  })

  it('about a place is not settled by a count of everything', () => {
    const earlier = [open('elsewhere', 'A1')]
    expect(settledByCount(EVERY_SHELF, earlier, [read('a')], [])).toEqual([])
    expect(settledByCount(EVERY_SHELF, [open('missing', 'A1')], [read('a')], [])).toEqual(['x'])
  })

  it('is settled by what becomes of the parcel', () => {
    const steps = [
      'moved',
      'collected',
      'returned',
      'forwarded',
      'lost',
      'reopened',
      'received',
      'matched',
    ]
    expect(steps.map((step) => settledByStep(step))).toEqual([
      'moved',
      'released',
      'released',
      'released',
      'lost',
      'found',
      undefined,
      undefined,
    ])
  })

  it('has answers of its own, each with a way for anything else', () => {
    for (const kind of INCIDENT_KINDS) expect(settlementsOf(kind)).toContain('noted')
    expect(INCIDENT_KINDS.filter((kind) => settlementsOf(kind).includes('moved'))).toEqual([
      'elsewhere',
    ])
  })
})
