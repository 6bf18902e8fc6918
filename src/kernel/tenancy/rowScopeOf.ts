import type { PayloadRequest } from 'payload'
import { explicitScope, NO_SCOPE } from '../database/rowScope'
import type { RowScope } from '../database/rowScope'
import { processWide } from '../processWide'
import { communitiesOf, markerOf, scopeOf } from './scope'
import type { Scope } from './scope'

const ofWork = processWide('community-of-work', () => new WeakMap<object, string>())

/** Lets a request without a person work for one community: an event's effects, a delivery. */
export const bindToCommunity = (req: PayloadRequest, community: string): void => {
  ofWork.set(markerOf(req), community)
}

/**
 * Which rows a request reaches: those of the communities that its person belongs to now, or those
 * of the community that it works for. A call without a request reaches none.
 */
export const rowScopeOf = async (req: PayloadRequest | undefined): Promise<RowScope> => {
  const explicit = explicitScope()
  if (explicit) return explicit
  if (!req) return NO_SCOPE
  const community = ofWork.get(markerOf(req))
  if (community !== undefined) return { ...NO_SCOPE, communities: [community] }
  return req.user ? rowScopeOfPerson(await scopeOf(req)) : NO_SCOPE
}

/** The rows of a person's communities, and their own. */
export const rowScopeOfPerson = (scope: Scope): RowScope => ({
  role: 'app',
  communities: communitiesOf(scope),
  person: scope.userId,
  power: scope.isOperator ? 'operator' : 'none',
})
