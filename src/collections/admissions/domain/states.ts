export const CHANNELS = ['email', 'sms', 'letter'] as const
export type Channel = (typeof CHANNELS)[number]

/** Days for which an invitation opens the door; a letter takes longer to be read. */
export const VALID_DAYS: Readonly<Record<Channel, number>> = { email: 14, sms: 14, letter: 30 }
