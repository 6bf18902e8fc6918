import { z } from 'zod'
import { EDITOR_ROLES } from '../roles'

/** What the endpoints of those who keep documents have in common. */
export const editors = { auth: 'user', roles: EDITOR_ROLES } as const
export const readers = { auth: 'user' } as const
export const inCommunity = z.object({ community: z.string() })
export const one = inCommunity.extend({ id: z.uuid() })
export const page = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
})
