import type { PayloadRequest } from 'payload'
import { identity } from '../identity'
import type { ActiveMembership } from '../identity'
import type { Role } from '../domain/membership'

/** What the person behind a request may act for, resolved once for each request. */
export interface Scope {
  userId: string | null
  isOperator: boolean
  memberships: readonly ActiveMembership[]
}

const NOBODY: Scope = { userId: null, isOperator: false, memberships: [] }

const resolved = new WeakMap<object, { userId: string; scope: Promise<Scope> }>()

const resolve = async (req: PayloadRequest, userId: string): Promise<Scope> => {
  // One after the other: both may run on the one connection of the request's transaction.
  const memberships = await identity().activeMemberships(req, userId)
  const isOperator = await identity().isOperator(req, userId)
  return { userId, isOperator, memberships }
}

/**
 * The scope of a request. It is kept by the request's context object, which Payload hands on to
 * nested calls, and forgotten with it: a membership that ends is gone at the next request.
 */
export const scopeOf = async (req: PayloadRequest): Promise<Scope> => {
  if (!req.user) return NOBODY
  const userId = req.user.id
  const key = req.context
  const held = resolved.get(key)
  if (held?.userId === userId) return held.scope
  const scope = resolve(req, userId)
  resolved.set(key, { userId, scope })
  return scope
}

export const communitiesWithRole = (scope: Scope, roles: readonly Role[]): string[] => [
  ...new Set(
    scope.memberships.filter(({ role }) => roles.includes(role)).map(({ community }) => community),
  ),
]

export const communitiesOf = (scope: Scope): string[] => [
  ...new Set(scope.memberships.map(({ community }) => community)),
]

export const unitsWithRole = (scope: Scope, roles: readonly Role[]): string[] => [
  ...new Set(
    scope.memberships.flatMap(({ role, unit }) =>
      unit !== null && roles.includes(role) ? [unit] : [],
    ),
  ),
]

export const rolesIn = (scope: Scope, community: string): Role[] => [
  ...new Set(
    scope.memberships.filter((held) => held.community === community).map(({ role }) => role),
  ),
]
