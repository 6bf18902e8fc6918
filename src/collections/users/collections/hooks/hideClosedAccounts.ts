import type { CollectionBeforeOperationHook, Where } from 'payload'

// What Payload has read of a query.
const isWhere = (value: unknown): value is Where => typeof value === 'object' && value !== null

/** Whether a question names the accounts that it wants: as a row does that shows who did something. */
const namesAccounts = (where: unknown): boolean => {
  if (!isWhere(where)) return false
  const { id, and } = where
  if (typeof id === 'object' && ('in' in id || 'equals' in id)) return true
  return and?.some(namesAccounts) === true
}

const IS_OPEN: Where = { mergedInto: { exists: false } }

/**
 * Lists, pickers and searches of people leave out accounts that became another one. Whoever asks for
 * an account by its id still learns its name, so that history reads right.
 */
export const hideClosedAccounts: CollectionBeforeOperationHook = ({ args, operation }) => {
  const isList = operation === 'read' && !('id' in args)
  if (!isList && operation !== 'count') return args
  const where: unknown = 'where' in args ? args.where : undefined
  if (namesAccounts(where)) return args
  return { ...args, where: isWhere(where) ? { and: [where, IS_OPEN] } : IS_OPEN }
}
