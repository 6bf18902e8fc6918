import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  AHEAD,
  MOST_DRAWN,
  STEP,
  around,
  drawnOf,
  missing,
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
    expect(drawnOf(rows, toTheEnd(rows))).toEqual({ from: 220, to: 300 })
    expect(drawnOf([...rows, ...rowsOf(2, 301)], toTheEnd(rows))).toEqual({ from: 220, to: 302 })
    expect(drawnOf([], toTheEnd([]))).toEqual({ from: 0, to: 0 })
  })

  it('begins anew where the list has become another', () => {
    const rows = rowsOf(50, 9000)
    expect(drawnOf(rows, { first: 1, last: 80 })).toEqual({ from: 0, to: 50 })
  })

  it('has a row in its middle that was looked for', () => {
    const { from, to } = drawnOf(rowsOf(300), around(rowsOf(300), 150))
    expect([from, to]).toEqual([110, 190])
    expect(drawnOf(rowsOf(300), around(rowsOf(300), 299)).to).toBe(300)
  })

  it('comes to every row, never with a gap, too many, or a step that is too large', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.array(fc.constantFrom('up' as const, 'down' as const), { maxLength: 100 }),
        (count, ways) => {
          const rows = rowsOf(count)
          let window = toTheEnd(rows)
          for (const way of ways) {
            const before = drawnOf(rows, window)
            window = moved(rows, window, way)
            const after = drawnOf(rows, window)
            expect(after.to - after.from).toBeLessThanOrEqual(MOST_DRAWN)
            expect(Math.abs(after.from - before.from)).toBeLessThanOrEqual(2 * STEP)
            expect(after.from).toBeLessThan(before.to)
          }
          for (let turn = 0; turn < 101; turn += 1) window = moved(rows, window, 'up')
          expect(drawnOf(rows, window).from).toBe(0)
          for (let turn = 0; turn < 101; turn += 1) window = moved(rows, window, 'down')
          expect(drawnOf(rows, window).to).toBe(count)
          expect(window.last).toBe(Infinity)
        },
      ),
    )
  })

  it('lets go bit by bit of a day that was followed to its end', () => {
    const rows = rowsOf(300)
    let window: RowWindow = { first: 1, last: Infinity }
    const sizes = Array.from({ length: 60 }, () => {
      window = moved(rows, window, 'down')
      return drawn(rows, window)
    })
    expect(sizes[0]).toBe(300 - 2 * STEP)
    expect(sizes.at(-1)).toBe(MOST_DRAWN)
  })

  it('comes to rest wherever one stands, with short rows too, and shows what there is to see', () => {
    const screen = 700
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
          const bottom = upTo(to) - at - screen
          return { top: at - upTo(from), bottom, above: from, below: all.length - to }
        }
        let turns = 0
        for (let way = missing(sides()); way && turns < 500; way = missing(sides())) {
          window = moved(rows, window, way)
          turns += 1
        }
        expect(turns).toBeLessThan(500)
        const { top, bottom, above, below } = sides()
        if (above > 0) expect(top).toBeGreaterThanOrEqual(Math.min(AHEAD, screen))
        if (below > 0) expect(bottom).toBeGreaterThanOrEqual(Math.min(AHEAD, screen))
      }),
    )
  })
})
