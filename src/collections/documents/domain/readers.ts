import { isRole, ROLES } from '@/kernel/domain/membership'
import type { Role } from '@/kernel/domain/membership'

/** Roles for whom a folder or a document is; without one it is for everybody of the community. */
export type Readers = readonly Role[]

const meets = (list: Readers, role: Role): boolean => list.length === 0 || list.includes(role)

/**
 * Whether somebody reads what lies in folders, one in the other, each with its list, and has one of its own.
 * One of the roles meets every list on the way: a list narrows what is above it, and never opens it. The
 * database has the same rule.
 */
export const isOpenTo = (lists: readonly Readers[], held: readonly Role[]): boolean =>
  held.some((role) => lists.every((list) => meets(list, role)))

/** What lies in a row or comes from a form, as a list in the order of the roles. */
export const readersOf = (value: unknown): Role[] => {
  const given: unknown[] = Array.isArray(value) ? value : []
  const held = new Set(given.filter((one) => isRole(one)))
  return ROLES.filter((role) => held.has(role))
}
