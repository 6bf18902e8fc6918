import { z } from 'zod'
import { EDITOR_ROLES } from '../roles'

/** What the endpoints of those who write have in common. */
export const editors = { auth: 'user', roles: EDITOR_ROLES } as const
export const readers = { auth: 'user' } as const
export const inCommunity = z.object({ community: z.string() })
export const one = inCommunity.extend({ id: z.uuid() })
export const done = z.strictObject({ id: z.uuid() })
