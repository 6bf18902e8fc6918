/**
 * Scanners that are keyboards to the computer ("keyboard wedge") type a code faster than anybody can,
 * and end it with Enter. That is how a scan is told from typing, wherever the focus is.
 */
const FASTER_THAN_FINGERS_MS = 50
const SHORTEST = 8
/** Words typed by a quick test or pasted by an assistant have none; every carrier's number has more. */
const FEWEST_DIGITS = 5
const LONGEST = 60

export interface Burst {
  text: string
  /** Milliseconds, of the last key. */
  at: number
}

export interface Keystroke {
  key: string
  /** Milliseconds. */
  at: number
}

export const NO_BURST: Burst = { text: '', at: Number.NEGATIVE_INFINITY }

export const isTrackingCode = (text: string): boolean =>
  text.length >= SHORTEST &&
  text.length <= LONGEST &&
  /^[0-9A-Za-z-]+$/.test(text) &&
  text.replaceAll(/\D/g, '').length >= FEWEST_DIGITS

/** What a key makes of the burst so far, and the scanned code where it ends one. */
export const afterKey = (
  burst: Burst,
  { key, at }: Keystroke,
  isCode: (text: string) => boolean = isTrackingCode,
): { burst: Burst; scanned?: string; isFirst: boolean } => {
  const isQuick = at - burst.at <= FASTER_THAN_FINGERS_MS
  if (key === 'Enter') {
    return isQuick && isCode(burst.text)
      ? { burst: NO_BURST, scanned: burst.text, isFirst: false }
      : { burst: NO_BURST, isFirst: false }
  }
  // Shift and the like come between the letters of a code.
  if (key.length !== 1) return { burst, isFirst: false }
  return isQuick && burst.text !== ''
    ? { burst: { text: burst.text + key, at }, isFirst: false }
    : { burst: { text: key, at }, isFirst: true }
}
