/** Sequence numbers from `from` to `to`, both of them inside; `to` null: to the end, and what comes. */
export interface Span {
  from: number
  to: number | null
}

/** What one person sees of one conversation, and whether they take part in it now. */
export interface Sight {
  spans: readonly Span[]
  isActive: boolean
}

export const UNSEEN: Sight = { spans: [], isActive: false }

const OPEN = Number.POSITIVE_INFINITY
const endOf = ({ to }: Span): number => to ?? OPEN

/** In order, and without two that touch. */
const normalised = (spans: readonly Span[]): Span[] => {
  const sorted = spans
    .filter((span) => span.from <= endOf(span))
    .toSorted((a, b) => a.from - b.from)
  const merged: Span[] = []
  for (const span of sorted) {
    const last = merged.at(-1)
    if (last && span.from <= endOf(last) + 1) {
      const end = Math.max(endOf(last), endOf(span))
      merged[merged.length - 1] = { from: last.from, to: end === OPEN ? null : end }
    } else {
      merged.push(span)
    }
  }
  return merged
}

/**
 * Somebody is added while `lastSeq` is the newest: they see what comes from then on, and all that
 * was before only where whoever adds them shares it. What they saw in earlier times stays theirs.
 */
export const joined = (sight: Sight, lastSeq: number, isHistoryShared: boolean): Sight => ({
  isActive: true,
  spans: normalised([...sight.spans, { from: isHistoryShared ? 1 : lastSeq + 1, to: null }]),
})

/** Somebody leaves or is removed: they keep what they had, and see nothing newer. */
export const left = (sight: Sight, lastSeq: number): Sight => ({
  isActive: false,
  spans: normalised(
    sight.spans.map(({ from, to }) => ({ from, to: Math.min(to ?? lastSeq, lastSeq) })),
  ),
})

/** The earlier history is shared with somebody who takes part. */
export const shared = (sight: Sight): Sight =>
  sight.isActive
    ? { isActive: true, spans: normalised([...sight.spans, { from: 1, to: null }]) }
    : sight

export const sees = ({ spans }: Sight, seq: number): boolean =>
  spans.some((span) => span.from <= seq && seq <= endOf(span))
