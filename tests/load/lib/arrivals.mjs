import { delay } from '../../../launcher/lib/processes.mjs'

const LOST_MS = 10_000

/** Who waits for what: each name is heard once by each of so many. */
export class Arrivals {
  /** @type {Map<string, { left: number, done: (at: number) => void }>} */
  #awaited = new Map()

  /**
   * @param {string} name
   * @param {number} count
   * @returns {Promise<number | undefined>} when the last has heard it; undefined where some never do
   */
  async all(name, count) {
    const last = new Promise((/** @type {(at: number) => void} */ done) => {
      this.#awaited.set(name, { left: count, done })
    })
    const at = await Promise.race([last, delay(LOST_MS).then(() => undefined)])
    this.#awaited.delete(name)
    return at
  }

  /** @param {string} name */
  heard(name) {
    const one = this.#awaited.get(name)
    if (!one) return
    one.left -= 1
    if (one.left === 0) one.done(performance.now())
  }
}
