import { processWide } from '../../processWide'

/** Answers a request of the API, whatever becomes of it. */
export type Door = (request: Request) => Promise<Response>

/**
 * The door to the API, as the route of Next has built it: it has the configuration, the pool and all that
 * pages and actions share with it, and takes a request as any server has it.
 */
export const heldDoor = processWide<{ open: Door | undefined }>('api-door', () => ({
  open: undefined,
}))
