import type { AccessArgs } from 'payload'
import { DESK_ROLES, RESIDENT_ROLES } from '../domain/membership'
import type { Role } from '../domain/membership'
import { communitiesOf, communitiesWithRole, scopeOf, unitsWithRole } from '../tenancy/scope'
import { rowsWhere } from './combine'
import type { Rule } from './combine'

/** The community that a new document names. A create has no row yet that a filter could match. */
const communityInData = (data: unknown): string | undefined => {
  if (typeof data !== 'object' || data === null || !('community' in data)) return undefined
  const { community } = data
  return typeof community === 'string' ? community : undefined
}

const inCommunities = (
  { data }: AccessArgs,
  communities: readonly string[],
  isCreate: boolean,
): ReturnType<Rule> => {
  if (!isCreate) return rowsWhere('community', communities)
  const named = communityInData(data)
  // Asked without data ("may I at all?", by the admin panel): the guard looks again at the write.
  if (named === undefined) return communities.length > 0
  return communities.includes(named)
}

/** Rows of the communities in which the person holds one of the roles. */
export const hasRole =
  (...roles: readonly Role[]): Rule =>
  async (args) =>
    inCommunities(args, communitiesWithRole(await scopeOf(args.req), roles), false)

/** The same for a new document, whose community stands in the data. */
export const hasRoleForNew =
  (...roles: readonly Role[]): Rule =>
  async (args) =>
    inCommunities(args, communitiesWithRole(await scopeOf(args.req), roles), true)

export const isDesk: Rule = hasRole(...DESK_ROLES)

/** Rows whose field `path` names a unit that the person lives in or owns. */
export const inOwnUnit =
  (path = 'unit'): Rule =>
  async ({ req }) =>
    rowsWhere(path, unitsWithRole(await scopeOf(req), RESIDENT_ROLES))

/** The communities that the person belongs to, for the collection of communities itself. */
export const isOwnCommunity: Rule = async ({ req }) =>
  rowsWhere('id', communitiesOf(await scopeOf(req)))

export const managesCommunity: Rule = async ({ req }) =>
  rowsWhere('id', communitiesWithRole(await scopeOf(req), ['manager']))

export const isOperator: Rule = async ({ req }) => (await scopeOf(req)).isOperator

export const isSelf =
  (path = 'id'): Rule =>
  ({ req }) =>
    req.user ? { [path]: { equals: req.user.id } } : false
