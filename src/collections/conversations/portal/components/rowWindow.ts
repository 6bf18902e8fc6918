import { firstWhere } from './firstWhere'

/** What is drawn of a list: from one number up to another, both included. */
export interface RowWindow {
  first: number
  last: number
}

interface Numbered {
  message: { seq: number }
}

/** Rows that stand in the page at most: a telephone draws each frame among all that it holds. */
export const MOST_DRAWN = 80
/** Rows that come in one frame, of what a slow telephone can draw in it; twice as many may go. */
export const STEP = 4
/** Pixels beyond the screen at which more is drawn or asked for. */
export const AHEAD = 1500
/** How much more may stand on one side of the screen before the other is served first. */
const IN_BALANCE = 600

const seqAt = (rows: readonly Numbered[], index: number): number | undefined =>
  rows[index]?.message.seq

/** The rows of a window lie from `from` up to before `to`; where it holds none of them, all do. */
export const drawnOf = (rows: readonly Numbered[], { first, last }: RowWindow) => {
  const from = firstWhere(rows.length, (index) => (seqAt(rows, index) ?? 0) >= first)
  const to = firstWhere(rows.length, (index) => (seqAt(rows, index) ?? 0) > last)
  return from < to ? { from, to } : { from: Math.max(0, rows.length - MOST_DRAWN), to: rows.length }
}

/** A window that is open to what comes. */
export const toTheEnd = (rows: readonly Numbered[]): RowWindow => ({
  first: seqAt(rows, Math.max(0, rows.length - MOST_DRAWN)) ?? 0,
  last: Infinity,
})

/** A window with a row in its middle. */
export const around = (rows: readonly Numbered[], index: number): RowWindow => {
  const from = Math.max(0, index - MOST_DRAWN / 2)
  const to = from + MOST_DRAWN
  return { first: seqAt(rows, from) ?? 0, last: seqAt(rows, to - 1) ?? Infinity }
}

/** The window some rows further up or down; at the other side it lets go of what is too much. */
export const moved = (
  rows: readonly Numbered[],
  held: RowWindow,
  direction: 'up' | 'down',
): RowWindow => {
  const { from, to } = drawnOf(rows, held)
  if (direction === 'up') {
    const start = Math.max(0, from - STEP)
    const end = Math.max(start + MOST_DRAWN, to - 2 * STEP)
    return {
      first: seqAt(rows, start) ?? 0,
      last: end < to ? (seqAt(rows, end - 1) ?? Infinity) : held.last,
    }
  }
  const end = Math.min(rows.length, to + STEP)
  const start = Math.min(Math.max(0, end - MOST_DRAWN), from + 2 * STEP)
  return {
    first: start > from ? (seqAt(rows, start) ?? 0) : held.first,
    last: end < rows.length ? (seqAt(rows, end - 1) ?? Infinity) : Infinity,
  }
}

interface Sides {
  /** Pixels that are drawn beyond the top of the screen, and beyond its bottom. */
  top: number
  bottom: number
  /** Rows that are held there and not drawn. */
  above: number
  below: number
}

/**
 * The side on which rows are missing. Short rows fill neither side: both come to rest where they are
 * about as high, because what is drawn on one side is let go of on the other.
 */
export const missing = ({ top, bottom, above, below }: Sides): 'up' | 'down' | null => {
  const isUp = above > 0 && top < AHEAD && (below === 0 || top < bottom - IN_BALANCE)
  if (isUp) return 'up'
  const isDown = below > 0 && bottom < AHEAD && (above === 0 || bottom < top - IN_BALANCE)
  return isDown ? 'down' : null
}
