/** What a conversation is; it says who stands on its other side. */
export const CONVERSATION_KINDS = [
  'direct',
  'group',
  'inquiry',
  'board',
  'broadcast-reply',
] as const
export type ConversationKind = (typeof CONVERSATION_KINDS)[number]

/** Kinds with the staff or the board on one side: they have a state, a team and a waiting time. */
export const SERVED_KINDS = [
  'inquiry',
  'board',
  'broadcast-reply',
] as const satisfies ConversationKind[]

export const isServed = (kind: ConversationKind): boolean =>
  SERVED_KINDS.some((served) => served === kind)

/** Roles that messages can be routed to. */
export const TEAM_ROLES = [
  'manager',
  'board',
  'bookkeeper',
  'editor',
  'concierge',
  'guard',
  'maintenance',
] as const
export type TeamRole = (typeof TEAM_ROLES)[number]

export const isTeamRole = (value: unknown): value is TeamRole =>
  TEAM_ROLES.some((role) => role === value)

export const RESOLUTIONS = ['resolved', 'no-action', 'escalated', 'duplicate'] as const

export const MAX_BODY = 5000
export const MAX_SUBJECT = 150
/** Of a group; presence channels hold no more either. */
export const MAX_PEOPLE = 100
/** Above so many people receipts are counts without names. */
export const NAMED_RECEIPTS = 20

export const REACTIONS = ['👍', '❤️', '😂', '😮', '😢', '🙏', '✅', '👎'] as const
