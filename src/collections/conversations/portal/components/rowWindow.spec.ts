import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  AHEAD,
  AT_FIRST,
  STEP,
  around,
  changeFor,
  drawnOf,
  moved,
  toTheEnd,
  type RowWindow,
} from './rowWindow'

const rowsOf = (count: number, first = 1) =>
  Array.from({ length: count }, (_, index) => ({ message: { seq: first + index } }))
const drawn = (rows: ReturnType<typeof rowsOf>, window: RowWindow) => {
  const { from, to } = drawnOf(rows, window)
  return to - from
}

describe('the window of rows', () => {
  it('holds the last ones where it is open, and what comes later', () => {
    const rows = rowsOf(300)
    expect(drawnOf(rows, toTheEnd(rows))).toEqual({ from: 300 - AT_FIRST, to: 300 })
    expect(drawnOf([...rows, ...rowsOf(2, 301)], toTheEnd(rows))).toEqual({
      from: 300 - AT_FIRST,
      to: 302,
    })
    expect(drawnOf([], toTheEnd([]))).toEqual({ from: 0, to: 0 })
  })

  it('begins anew where the list has become another', () => {
    const rows = rowsOf(40, 9000)
    expect(drawnOf(rows, { first: 1, last: 80 })).toEqual({ from: 0, to: 40 })
  })

  it('has a row in its middle that was looked for', () => {
    const { from, to } = drawnOf(rowsOf(300), around(rowsOf(300), 150))
    expect([from, to]).toEqual([150 - AT_FIRST / 2, 150 + AT_FIRST / 2])
    expect(drawnOf(rowsOf(300), around(rowsOf(300), 299)).to).toBe(300)
  })

  it('comes to every row, never with a gap or without a row', () => {
    const change = fc.record({
      up: fc.integer({ min: -6, max: 6 }),
      down: fc.integer({ min: -6, max: 6 }),
    })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.array(change, { maxLength: 100 }),
        (count, changes) => {
          const rows = rowsOf(count)
          let window = toTheEnd(rows)
          for (const one of changes) {
            const before = drawnOf(rows, window)
            window = moved(rows, window, one)
            const after = drawnOf(rows, window)
            expect(after.to).toBeGreaterThan(after.from)
            expect(after.from).toBeLessThanOrEqual(before.to)
            expect(after.from).toBeGreaterThanOrEqual(before.from - 6)
            expect(after.to).toBeLessThanOrEqual(before.to + 6)
          }
          for (let turn = 0; turn < 140; turn += 1) window = moved(rows, window, { up: 3, down: 0 })
          expect(drawnOf(rows, window).from).toBe(0)
          for (let turn = 0; turn < 140; turn += 1) window = moved(rows, window, { up: 0, down: 3 })
          expect(drawnOf(rows, window).to).toBe(count)
          expect(window.last).toBe(Infinity)
        },
      ),
    )
  })

  it('comes to rest wherever one stands, with short rows too, and shows what there is to see', () => {
    const screen = 700
    // As many of the lowest rows as it takes, and what comes in a step.
    const most = Math.ceil((screen + 2 * AHEAD) / 40) + 2 + 2 * STEP
    const heights = fc.oneof(
      fc.constant(Array.from({ length: 400 }, () => 46)),
      fc.array(fc.integer({ min: 40, max: 700 }), { minLength: 1, maxLength: 400 }),
    )
    fc.assert(
      fc.property(heights, fc.integer({ min: 0, max: 1000 }), (all, place) => {
        const rows = rowsOf(all.length)
        const upTo = (index: number) => all.slice(0, index).reduce((sum, one) => sum + one, 0)
        const at = Math.max(0, upTo(all.length) - screen) * (place / 1000)
        let window = toTheEnd(rows)
        const sides = () => {
          const { from, to } = drawnOf(rows, window)
          const bottoms = Array.from(
            { length: to - from },
            (_, index) => upTo(from + index + 1) - at,
          )
          const tops = bottoms.map((bottom, index) => bottom - (all[from + index] ?? 0))
          return {
            top: at - upTo(from),
            bottom: upTo(to) - at - screen,
            above: from,
            below: all.length - to,
            farAbove: bottoms.filter((one) => one <= -AHEAD).length,
            farBelow: tops.filter((one) => one >= screen + AHEAD).length,
          }
        }
        let turns = 0
        for (let way = changeFor(sides()); way && turns < 500; way = changeFor(sides())) {
          window = moved(rows, window, way)
          turns += 1
        }
        expect(turns).toBeLessThan(500)
        const { top, bottom, above, below } = sides()
        if (above > 0) expect(top).toBeGreaterThanOrEqual(AHEAD)
        if (below > 0) expect(bottom).toBeGreaterThanOrEqual(AHEAD)
        expect(drawn(rows, window)).toBeLessThanOrEqual(most)
      }),
    )
  })
})
