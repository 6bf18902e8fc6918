export const CHANNELS = ['email', 'sms', 'letter'] as const
export type Channel = (typeof CHANNELS)[number]

/** Days for which an invitation opens the door; a letter takes longer to be read. */
export const VALID_DAYS: Readonly<Record<Channel, number>> = { email: 14, sms: 14, letter: 30 }

/** Who asked for an invitation. */
export type Origin = 'management' | 'desk' | 'household'

/** Whom a household has asked in at one time. */
export const MOST_PENDING = 5

/** People with an account in the role of the household, of one unit, those asked in among them. */
export const MOST_HOUSEHOLD = 12
