import type { VisitKind, VisitPurpose } from './visit'

const MINUTE_MS = 60_000

/** Whoever delivers does not stay until the window is over. */
const DELIVERY_MINUTES = 45
const GRACE_MINUTES = 30
/** Who was not announced has no window that says how long. */
const UNANNOUNCED_MINUTES = 240

/** The gate is told again for as long as nobody says what was done. */
const ALARM_MINUTES = 15

/** What was done about somebody who stays too long. */
export const ALARM_ANSWERS = ['spoken', 'host', 'found', 'other'] as const

interface Staying {
  purpose: VisitPurpose
  kind: VisitKind
  enteredAt: Date
  closesAt: Date
}

/**
 * The instant from which somebody stays too long; null for those who may stay. `rule`: minutes inside, as
 * the community has them for why they come.
 */
export const overstaysAt = (
  { purpose, kind, enteredAt, closesAt }: Staying,
  rule: number | null,
): Date | null => {
  const inside = (minutes: number) => new Date(enteredAt.getTime() + minutes * MINUTE_MS)
  if (rule !== null) return inside(rule)
  if (purpose === 'family') return null
  if (purpose === 'delivery') return inside(DELIVERY_MINUTES)
  if (kind === 'unannounced') return inside(UNANNOUNCED_MINUTES)
  return new Date(closesAt.getTime() + GRACE_MINUTES * MINUTE_MS)
}

/** An alarm that was sent by then is due again. */
export const alarmDueBefore = (now: Date): Date =>
  new Date(now.getTime() - ALARM_MINUTES * MINUTE_MS)
