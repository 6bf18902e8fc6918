import { z } from 'zod'

/** Which visitor nobody has answered for; by the id of the visit. */
export const callInput = z.object({ community: z.uuid(), visit: z.uuid() })

export const CALL_HOUSEHOLD = 'visitorsCallHousehold'
