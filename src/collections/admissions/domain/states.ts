export const CHANNELS = ['email', 'sms', 'letter'] as const
export type Channel = (typeof CHANNELS)[number]

export const INVITATION_STATUSES = ['open', 'accepted', 'revoked'] as const

export const REQUEST_STATUSES = ['pending', 'approved', 'declined', 'withdrawn'] as const
export type RequestStatus = (typeof REQUEST_STATUSES)[number]

/** Days for which an invitation opens the door; a letter takes longer to be read. */
export const VALID_DAYS: Readonly<Record<Channel, number>> = { email: 14, sms: 14, letter: 30 }
