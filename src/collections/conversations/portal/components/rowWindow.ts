import { firstWhere } from './firstWhere'

/** What is drawn of a list: from one number up to another, both included. */
export interface RowWindow {
  first: number
  last: number
}

interface Numbered {
  message: { seq: number }
}

/** Rows that stand in the page where nothing is known of their heights yet. */
export const AT_FIRST = 48
/** Rows that come in one frame, of what a slow telephone can draw in it; twice as many may go. */
export const STEP = 3
/** Pixels beyond the screen at which more is drawn or asked for; what lies beyond them may go. */
export const AHEAD = 1500

const seqAt = (rows: readonly Numbered[], index: number): number | undefined =>
  rows[index]?.message.seq

/** The rows of a window lie from `from` up to before `to`; where it holds none of them, all do. */
export const drawnOf = (rows: readonly Numbered[], { first, last }: RowWindow) => {
  const from = firstWhere(rows.length, (index) => (seqAt(rows, index) ?? 0) >= first)
  const to = firstWhere(rows.length, (index) => (seqAt(rows, index) ?? 0) > last)
  return from < to ? { from, to } : { from: Math.max(0, rows.length - AT_FIRST), to: rows.length }
}

/** A window that is open to what comes. */
export const toTheEnd = (rows: readonly Numbered[]): RowWindow => ({
  first: seqAt(rows, Math.max(0, rows.length - AT_FIRST)) ?? 0,
  last: Infinity,
})

/** A window with a row in its middle. */
export const around = (rows: readonly Numbered[], index: number): RowWindow => {
  const from = Math.max(0, index - AT_FIRST / 2)
  const to = from + AT_FIRST
  return { first: seqAt(rows, from) ?? 0, last: seqAt(rows, to - 1) ?? Infinity }
}

/** Rows that come at each end of a window, below zero: that go. */
export interface Change {
  up: number
  down: number
}

/** The window with rows more or fewer at its ends; never empty. */
export const moved = (
  rows: readonly Numbered[],
  held: RowWindow,
  { up, down }: Change,
): RowWindow => {
  const { from, to } = drawnOf(rows, held)
  const start = Math.max(0, Math.min(from - up, to - 1))
  const end = Math.min(rows.length, Math.max(to + down, start + 1))
  return {
    first: start === from ? held.first : (seqAt(rows, start) ?? 0),
    last: end === rows.length ? Infinity : (seqAt(rows, end - 1) ?? Infinity),
  }
}

interface Sides {
  /** Pixels that are drawn beyond the top of the screen, and beyond its bottom. */
  top: number
  bottom: number
  /** Rows that are held there and not drawn. */
  above: number
  below: number
  /** Rows that are drawn and lie wholly beyond `AHEAD`: without them the side is high enough still. */
  farAbove: number
  farBelow: number
}

/**
 * What comes where rows are missing, and goes at the other side. It comes to rest wherever one stands:
 * nothing goes that would be missed there.
 */
export const changeFor = (sides: Sides): Change | null => {
  const { top, bottom, above, below, farAbove, farBelow } = sides
  if (above > 0 && top < AHEAD) return { up: STEP, down: -Math.min(farBelow, 2 * STEP) }
  if (below > 0 && bottom < AHEAD) return { up: -Math.min(farAbove, 2 * STEP), down: STEP }
  return null
}
