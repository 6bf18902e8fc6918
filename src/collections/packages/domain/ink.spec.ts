import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { FIELD, isSigned, onField } from './ink'

describe('ink on the field', () => {
  it('is a signature from a certain length on, however many strokes it has', () => {
    expect(isSigned([])).toBe(false)
    expect(isSigned([[{ x: 400, y: 150 }]])).toBe(false)
    const dash = (y: number) => [
      { x: 10, y },
      { x: 45, y },
    ]
    expect(isSigned([dash(1)])).toBe(false)
    expect(isSigned([dash(1), dash(2), dash(3)])).toBe(true)
  })

  it('stays on the field, wherever the pointer goes', () => {
    const number = fc.double({ min: -5000, max: 5000, noNaN: true })
    const size = fc.double({ min: 0, max: 3000, noNaN: true })
    fc.assert(
      fc.property(number, number, size, size, (x, y, width, height) => {
        const point = onField({ x, y }, { left: 7, top: -9, width, height })
        expect(point.x).toBeGreaterThanOrEqual(0)
        expect(point.x).toBeLessThanOrEqual(FIELD.width)
        expect(point.y).toBeGreaterThanOrEqual(0)
        expect(point.y).toBeLessThanOrEqual(FIELD.height)
      }),
    )
  })

  it('lies where the pointer was, at any size of the screen', () => {
    const shown = { left: 20, top: 10, width: 400, height: 150 }
    expect(onField({ x: 220, y: 85 }, shown)).toEqual({ x: 400, y: 150 })
  })
})
