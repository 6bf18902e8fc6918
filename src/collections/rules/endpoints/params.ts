import { z } from 'zod'
import { isDay } from '../domain/days'
import { EDITOR_ROLES, WORKING_ROLES } from '../roles'

/** What the endpoints have in common. */
export const editors = { auth: 'user', roles: EDITOR_ROLES } as const
export const working = { auth: 'user', roles: WORKING_ROLES } as const
export const readers = { auth: 'user' } as const
export const inCommunity = z.object({ community: z.string() })
export const one = inCommunity.extend({ id: z.uuid() })
export const done = z.strictObject({ id: z.uuid() })
export const day = z.string().refine(isDay)
export const language = z.string().max(10).optional()
