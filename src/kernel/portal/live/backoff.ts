const FIRST_MS = 2000
const MOST_MS = 30_000

/**
 * How long to wait before the next try, in milliseconds: anything up to a ceiling that doubles with
 * each failure. All of it is chance, because after a restart everybody begins to wait together.
 * @param attempt how many tries have failed since the connection last held
 * @param chance 0 to 1
 */
export const reconnectDelay = (attempt: number, chance: number): number =>
  Math.round(chance * Math.min(MOST_MS, FIRST_MS * 2 ** attempt))
