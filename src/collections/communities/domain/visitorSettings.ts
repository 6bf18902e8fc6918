/** Visits are kept a week at least, and nothing is kept for good. */
export const VISIT_KEPT_DAYS = { min: 7, max: 3 * 365 }

/** As a community has it where nobody said anything. */
export const VISITOR_DEFAULTS = {
  offersGuest: true,
  offersFamily: true,
  offersDelivery: true,
  offersService: true,
  longestHours: 24,
  stayDelivery: 45,
  answerSeconds: 50,
  guardsDecide: true,
  photos: false,
  guardSharePercent: 20,
  visitRetentionDays: 90,
}
