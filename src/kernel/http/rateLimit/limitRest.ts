import type { CollectionBeforeOperationHook } from 'payload'
import { isCounted, limit } from './limit'

/**
 * Counts a request of Payload's own REST once, however many operations follow from it. What the
 * system reads on its behalf does not count: the person themself is read before anybody knows who
 * asks. What runs inside the product is counted where it comes in: endpoints and actions.
 */
export const limitRest: CollectionBeforeOperationHook = async ({ args, req }) => {
  if (req.payloadAPI !== 'REST') return args
  if ('overrideAccess' in args && args.overrideAccess === true) return args
  if (isCounted(req)) return args
  await limit(req, req.user ? (req.method === 'GET' ? 'read' : 'write') : 'anonymous')
  return args
}
