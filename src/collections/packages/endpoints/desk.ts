import { z } from 'zod'
import { DESK_ROLES } from '@/kernel/domain/membership'

/** What the endpoints of the desk have in common. */
export const desk = { auth: 'user', roles: DESK_ROLES } as const
export const inCommunity = z.object({ community: z.string() })
export const one = inCommunity.extend({ id: z.uuid() })
