import type { CollectionBeforeOperationHook } from 'payload'

const MAX_LIMIT = 100

/**
 * Clients may ask for a page, never for everything: `limit=0` means all rows to Payload. Reads that
 * Payload itself makes in the middle of a request are bounded too, but it looks at no total of
 * theirs: they need no second statement that counts.
 */
export const clampLimit: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (req.payloadAPI === 'local' || operation !== 'read') return args
  const asked: unknown = 'limit' in args ? args.limit : undefined
  const wanted = typeof asked === 'number' && asked > 0 ? asked : MAX_LIMIT
  const isOwnWish = 'pagination' in args && args.pagination === false
  const isClientsWish = req.query['pagination'] !== undefined
  return {
    ...args,
    limit: Math.min(wanted, MAX_LIMIT),
    pagination: !isOwnWish || isClientsWish,
  }
}
