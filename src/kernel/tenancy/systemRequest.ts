import { createLocalReq } from 'payload'
import type { Payload, PayloadRequest } from 'payload'
import { log } from '../log'

/**
 * A request without a person, for work that the product does by itself: jobs, seeds, health.
 * `reason` names the work; it is in the log beside whatever goes wrong.
 */
export const systemRequest = async (payload: Payload, reason: string): Promise<PayloadRequest> => {
  log().debug({ msg: 'system request', reason })
  return createLocalReq({ context: { systemReason: reason } }, payload)
}
