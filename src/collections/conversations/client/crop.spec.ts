import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { canCrop, HANDLES, isWhole, moveFrame, pixelsOf, turnFrame, turnOnce, WHOLE } from './crop'

const part = { left: 0.2, top: 0.1, right: 0.6, bottom: 0.5 }

describe('the part of a picture that is kept', () => {
  it('moves by its corners and as a whole', () => {
    expect(moveFrame(WHOLE, 'topLeft', { across: 0.25, down: 0.5 })).toEqual({
      ...WHOLE,
      left: 0.25,
      top: 0.5,
    })
    expect(moveFrame(WHOLE, 'bottomRight', { across: -0.25, down: 0 }).right).toBe(0.75)
    const moved = moveFrame(part, 'all', { across: 5, down: -5 })
    expect(moved.left).toBeCloseTo(0.6)
    expect(moved).toMatchObject({ right: 1, top: 0 })
  })

  it('stays in the picture and is never nothing, whatever is done to it', () => {
    const step = fc.record({
      handle: fc.constantFrom(...HANDLES),
      across: fc.double({ min: -2, max: 2, noNaN: true }),
      down: fc.double({ min: -2, max: 2, noNaN: true }),
      isTurned: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const { left, top, right, bottom } = steps.reduce((frame, { handle, isTurned, ...by }) => {
          const moved = moveFrame(frame, handle, by)
          return isTurned ? turnFrame(moved) : moved
        }, WHOLE)
        const slack = 1e-9
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(-slack)
        expect(Math.max(right, bottom)).toBeLessThanOrEqual(1 + slack)
        expect(Math.min(right - left, bottom - top)).toBeGreaterThan(0.1 - slack)
      }),
    )
  })

  it('turns with the picture, and is back after four times', () => {
    expect(turnFrame({ left: 0, top: 0, right: 0.5, bottom: 0.25 })).toEqual({
      left: 0.75,
      top: 0,
      right: 1,
      bottom: 0.5,
    })
    const back = turnFrame(turnFrame(turnFrame(turnFrame(part))))
    for (const side of ['left', 'top', 'right', 'bottom'] as const) {
      expect(back[side]).toBeCloseTo(part[side])
    }
    expect(isWhole(turnFrame(WHOLE))).toBe(true)
    expect(isWhole(part)).toBe(false)
    expect(turnOnce(turnOnce(turnOnce(turnOnce(0))))).toBe(0)
  })

  it('is drawn in pixels of the turned picture, no larger than the server keeps', () => {
    const half = { left: 0.5, top: 0, right: 1, bottom: 1 }
    expect(pixelsOf(half, { width: 400, height: 300 }, 0)).toEqual({
      left: 200,
      top: 0,
      scale: 1,
      width: 200,
      height: 300,
    })
    expect(pixelsOf(half, { width: 400, height: 300 }, 1)).toMatchObject({
      width: 150,
      height: 400,
    })
    expect(pixelsOf(WHOLE, { width: 4000, height: 3000 }, 0)).toMatchObject({
      scale: 0.4,
      width: 1600,
      height: 1200,
    })
  })
})

describe('what can be cropped', () => {
  it('is a still picture', () => {
    expect(['image/jpeg', 'image/png', 'image/webp'].every(canCrop)).toBe(true)
    expect(['image/gif', 'application/pdf', ''].some(canCrop)).toBe(false)
  })
})
