/** Wrong ones after which the list is wiped, and the PIN opens nothing any more. */
export const MOST_TRIES = 10

const FREE_TRIES = 3
const FIRST_WAIT_MS = 15_000
const LONGEST_WAIT_MS = 600_000

/** How long the next try waits after so many wrong ones in a row. */
export const waitAfter = (failed: number): number =>
  failed < FREE_TRIES ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (failed - FREE_TRIES), LONGEST_WAIT_MS)

/** What is left of that wait; a clock that was put back gains nothing. */
export const waitLeft = (failed: number, lastTryAt: number, now: number): number => {
  const wait = waitAfter(failed)
  const gone = Math.max(0, now - lastTryAt)
  return Math.max(0, wait - gone)
}

const DIGITS = '01234567890'
const BACKWARDS = '09876543210'

export type PinProblem = 'length' | 'easy'

/** Why six digits are no PIN; undefined where they are one. */
export const pinProblem = (pin: string): PinProblem | undefined => {
  if (!/^\d{6}$/.test(pin)) return 'length'
  const isEasy = new Set(pin).size < 3 || DIGITS.includes(pin) || BACKWARDS.includes(pin)
  return isEasy ? 'easy' : undefined
}
