/** Why something is reported; screens have the words. */
export const REPORT_REASONS = ['spam', 'insult', 'threat', 'private', 'other'] as const

/** Characters of what somebody adds to a report or to a decision. */
export const MAX_REPORT_NOTE = 1000
