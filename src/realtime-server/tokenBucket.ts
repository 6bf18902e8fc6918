/** Allows bursts up to its size and a steady rate after them. */
export class TokenBucket {
  #tokens: number
  #filledAt: number
  readonly #size: number
  readonly #perSecond: number

  constructor(options: { size: number; perSecond: number; now: number }) {
    this.#size = options.size
    this.#perSecond = options.perSecond
    this.#tokens = options.size
    this.#filledAt = options.now
  }

  take(now: number): boolean {
    const earned = (Math.max(0, now - this.#filledAt) * this.#perSecond) / 1000
    this.#tokens = Math.min(this.#size, this.#tokens + earned)
    this.#filledAt = now
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }
}
