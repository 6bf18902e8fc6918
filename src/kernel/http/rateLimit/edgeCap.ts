import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { scaled } from './limits'
import { networkOf } from './networkOf'

/**
 * A coarse cap for each network, in the memory of this process, for everything that reaches it.
 * @returns a function that counts one and gives the milliseconds to wait, 0 where there is room.
 */
export const edgeCap = (
  { points, seconds }: { points: number; seconds: number },
  scale: number,
): ((address: string) => Promise<number>) => {
  if (scale === 0) return () => Promise.resolve(0)
  const counter = new RateLimiterMemory({ points: scaled(points, scale), duration: seconds })
  return async (address) => {
    try {
      await counter.consume(networkOf(address))
      return 0
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return Math.max(1, refusal.msBeforeNext)
      throw refusal
    }
  }
}
