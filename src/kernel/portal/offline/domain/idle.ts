/** Without a touch or a key for so long, the list is locked. */
export const IDLE_MS = 5 * 60_000

/** A page that nobody sees is locked sooner. */
export const HIDDEN_MS = 60_000

interface Watched {
  lastTouchAt: number
  /** Since when nobody sees the page; undefined while somebody does. */
  hiddenSince: number | undefined
}

/** Whether the key has to leave the memory. */
export const isLockDue = ({ lastTouchAt, hiddenSince }: Watched, now: number): boolean =>
  now - lastTouchAt >= IDLE_MS || (hiddenSince !== undefined && now - hiddenSince >= HIDDEN_MS)
