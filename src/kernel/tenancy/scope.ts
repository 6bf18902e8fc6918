import type { PayloadRequest } from 'payload'
import { identity } from '../identity'
import type { Standing } from '../identity'
import type { Role } from '../domain/membership'
import { processWide } from '../processWide'

/** What the person behind a request may act for, resolved once for each request. */
export interface Scope extends Readonly<Standing> {
  userId: string | null
}

const NOBODY: Scope = {
  userId: null,
  isOperator: false,
  accountVersion: null,
  memberships: [],
  communities: [],
}

const MARKER = 'scopeMarker'

const resolved = processWide(
  'scopes',
  () => new WeakMap<object, { userId: string; scope: Promise<Scope> }>(),
)

/**
 * The object that stands for the request. It lies in the request's context and is not the context
 * itself: Payload gives nested calls a new one with the entries of the old, and an empty one with
 * nothing. Not a symbol's entry: a context that has no other counts as empty.
 */
export const markerOf = ({ context }: PayloadRequest): object => {
  const held = context[MARKER]
  if (typeof held === 'object' && held !== null) return held
  const marker = {}
  context[MARKER] = marker
  return marker
}

const resolve = async (req: PayloadRequest, userId: string): Promise<Scope> => ({
  userId,
  ...(await identity().standingOf(req, userId)),
})

/**
 * What a person may act for, read once in this request and forgotten with it: a membership that
 * ends is gone at the next one. For the moment in which the request has no user yet; everybody
 * else asks `scopeOf`.
 */
export const scopeOfPerson = async (req: PayloadRequest, userId: string): Promise<Scope> => {
  const marker = markerOf(req)
  const held = resolved.get(marker)
  if (held?.userId === userId) return held.scope
  const scope = resolve(req, userId)
  resolved.set(marker, { userId, scope })
  return scope
}

/** The scope of the person behind a request. */
export const scopeOf = async (req: PayloadRequest): Promise<Scope> =>
  req.user ? scopeOfPerson(req, req.user.id) : NOBODY

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
