import { describe, expect, it } from '@jest/globals'
import { atMost } from './atMost'

describe('atMost', () => {
  it('lets so many run at once, and all in the end, in turn', async () => {
    const gate = atMost(2)
    let running = 0
    let most = 0
    const order: number[] = []
    await Promise.all(
      Array.from({ length: 9 }, (_, n) =>
        gate(async () => {
          running += 1
          most = Math.max(most, running)
          await new Promise((resolve) => setImmediate(resolve))
          order.push(n)
          running -= 1
        }),
      ),
    )
    expect(most).toBe(2)
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('gives the place on after a failure', async () => {
    const gate = atMost(1)
    await expect(gate(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await gate(() => Promise.resolve(1))).toBe(1)
  })
})
