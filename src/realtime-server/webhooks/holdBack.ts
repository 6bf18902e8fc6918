/**
 * Departures wait a little: whoever reloads a page is back before anybody is told, and then neither
 * the departure nor the return is news.
 */
export class HoldBack {
  readonly #waitMs: number
  readonly #waiting = new Map<string, NodeJS.Timeout>()

  constructor(waitMs: number) {
    this.#waitMs = waitMs
  }

  hold(key: string, release: () => void): void {
    this.cancel(key)
    const timer = setTimeout(() => {
      this.#waiting.delete(key)
      release()
    }, this.#waitMs)
    timer.unref()
    this.#waiting.set(key, timer)
  }

  /** True when a departure was waiting, which now has not happened. */
  cancel(key: string): boolean {
    clearTimeout(this.#waiting.get(key))
    return this.#waiting.delete(key)
  }

  clear(): void {
    for (const key of [...this.#waiting.keys()]) this.cancel(key)
  }
}
