/** A code has six digits. */
export const CODES = 1_000_000

/**
 * A guess finds one of the codes that live at that moment: it costs as many units as there are. What a
 * community may spend in one span of the limiter; a day meets at most two of them. The chance that a
 * day's guesses open anything is at most the units spent, over `CODES`.
 */
export const COMMUNITY_UNITS = 4900
export const BUDGET_HOURS = 24

/** One device has no more than a quarter of it, so that it does not lock the others out. */
export const DEVICE_UNITS = Math.floor(COMMUNITY_UNITS / 4)

/** What a typed code costs before anybody looks whether it is right. */
export const costOfGuess = (living: number): number => Math.max(1, Math.ceil(living))

/** At most the chance that guesses of so many units in all find a code. */
export const chanceOf = (units: number): number => units / CODES

const HOUR_MS = 3_600_000

/** No visit with a code is longer: a span is of one day, and begins half an hour early. */
const LONGEST_HOURS = 25
/** So long before and after its window a code is known, to say that it is too early or too late. */
const KNOWN_HOURS = 12

/** A code lives around its visits alone. Bounds of when they open and close, at an instant. */
export const lifeAround = (
  now: Date,
): { opensAfter: Date; opensBefore: Date; closesAfter: Date } => {
  const hours = (many: number) => new Date(now.getTime() + many * HOUR_MS)
  return {
    opensAfter: hours(-KNOWN_HOURS - LONGEST_HOURS),
    opensBefore: hours(KNOWN_HOURS),
    closesAfter: hours(-KNOWN_HOURS),
  }
}
