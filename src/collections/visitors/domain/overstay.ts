import type { VisitPurpose } from './visit'

const MINUTE_MS = 60_000

/** Whoever delivers does not stay until the window is over. */
const DELIVERY_MINUTES = 45
const GRACE_MINUTES = 30

/** The instant from which somebody stays too long; null for those who may stay. */
export const overstaysAt = (
  purpose: VisitPurpose,
  { enteredAt, closesAt }: { enteredAt: Date; closesAt: Date },
): Date | null => {
  if (purpose === 'family') return null
  if (purpose === 'delivery') return new Date(enteredAt.getTime() + DELIVERY_MINUTES * MINUTE_MS)
  return new Date(closesAt.getTime() + GRACE_MINUTES * MINUTE_MS)
}
