import { z } from 'zod'

export const inCommunity = z.object({ community: z.string() })
export const oneConversation = inCommunity.extend({ id: z.uuid() })
export const oneMessage = oneConversation.extend({ seq: z.coerce.number().int().positive() })
export const onePerson = oneConversation.extend({ person: z.uuid() })
export const member = { auth: 'user' } as const
