import type { Scope } from './scope'

/** Accounts that a process knows; the one unused for longest goes first. */
const MOST = 2000

interface Known {
  /** What the person may act for, and which account and logins that was read with. */
  standing: string
  account: unknown
}

/**
 * Accounts as an earlier request read them. What each request reads of a person in any case tells
 * whether anything about the account, its logins or its memberships is another since; then it is read
 * anew. An operator belongs to every community there is, and is always read.
 */
export const knownPeople = () => {
  const held = new Map<string, Known>()
  return async (scope: Scope, read: () => Promise<unknown>): Promise<unknown> => {
    const { userId, accountVersion, isOperator } = scope
    if (userId === null || accountVersion === null || isOperator) return read()
    const standing = JSON.stringify(scope)
    const known = held.get(userId)
    held.delete(userId)
    if (known?.standing === standing) {
      held.set(userId, known)
      return structuredClone(known.account)
    }
    const account = await read()
    // A copy: what one request does to its person is nothing that the next one sees.
    held.set(userId, { standing, account: structuredClone(account) })
    const [oldest] = held.keys()
    if (held.size > MOST && oldest !== undefined) held.delete(oldest)
    return account
  }
}
