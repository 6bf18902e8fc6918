/** Why somebody of the staff looks at people's data. */
export const LOOK_REASONS = ['emergency', 'delivery', 'visit', 'asked', 'other'] as const

/** What a look shows. */
export const UNIT_CARD = 'unit-card'
export const REGISTER = 'register'

/** How long what was looked at stays on the screen, in minutes; then it is a new look. */
export const LOOK_MINUTES = 10
