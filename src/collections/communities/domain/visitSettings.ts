/** Visits are kept a week at least, and nothing is kept for good. */
export const VISIT_KEPT_DAYS = { min: 7, max: 3 * 365 }

/** As a community has it where nobody said anything. */
export const VISIT_DEFAULTS = { visitRetentionDays: 90 }
