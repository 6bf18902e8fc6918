import type { Access, FieldAccess } from 'payload'
import { communitiesWithRole, scopeOf } from '../tenancy/scope'
import type { Role } from '../domain/membership'

/** What a collection says of every operation; nothing has a default. */
export interface CollectionPolicy {
  create: Access
  read: Access
  update: Access
  delete: Access
  readVersions: Access
  /** Who may unlock a locked login; only the collection of users needs it. */
  unlock?: Access
}

export const POLICY_KEYS = ['create', 'read', 'update', 'delete', 'readVersions'] as const

/** Nobody writes this field through Payload's operations; hooks and operations do. */
export const setBySystem = {
  create: () => false,
  update: () => false,
} as const satisfies { create: FieldAccess; update: FieldAccess }

/** Nobody reads this field through Payload's operations. */
export const unreadable = {
  read: () => false,
  ...setBySystem,
} as const satisfies { read: FieldAccess; create: FieldAccess; update: FieldAccess }

const communityOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'community' in value
    ? typeof value.community === 'string'
      ? value.community
      : undefined
    : undefined

/** The field is for people who hold one of the roles in the document's own community. */
export const fieldForRoles =
  (...roles: readonly Role[]): FieldAccess =>
  async ({ req, doc, data }) => {
    const community = communityOf(doc) ?? communityOf(data)
    const allowed = communitiesWithRole(await scopeOf(req), roles)
    return community === undefined ? false : allowed.includes(community)
  }
