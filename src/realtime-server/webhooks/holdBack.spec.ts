import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { HoldBack } from './holdBack.ts'

describe('HoldBack', () => {
  beforeEach(() => {
    jest.useFakeTimers()
  })
  afterEach(() => {
    jest.useRealTimers()
  })

  it('releases a departure after its time, once', () => {
    const release = jest.fn()
    const holdBack = new HoldBack(3000)
    holdBack.hold('a', release)
    jest.advanceTimersByTime(2999)
    expect(release).not.toHaveBeenCalled()
    jest.advanceTimersByTime(1)
    expect(release).toHaveBeenCalledTimes(1)
    expect(holdBack.cancel('a')).toBe(false)
  })

  it('drops a departure that was followed by a return', () => {
    const release = jest.fn()
    const holdBack = new HoldBack(3000)
    holdBack.hold('a', release)
    expect(holdBack.cancel('b')).toBe(false)
    expect(holdBack.cancel('a')).toBe(true)
    holdBack.hold('c', release)
    holdBack.clear()
    jest.advanceTimersByTime(10_000)
    expect(release).not.toHaveBeenCalled()
  })
})
