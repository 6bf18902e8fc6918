import { isStaffRole, type Role } from '../domain/membership'
import type { AnyNotificationKind, Concerned } from './kind'

let bound: ReadonlyMap<string, AnyNotificationKind> = new Map()

/** Called once, by payload.config.ts: the kernel knows no module. */
export const bindKinds = (
  modules: readonly { notifications?: readonly AnyNotificationKind[] }[],
): void => {
  const kinds = modules.flatMap(({ notifications }) => notifications ?? [])
  bound = new Map(kinds.map((kind) => [kind.kind, kind]))
}

/** All kinds of notices, by name. */
export const noticeKinds = (): ReadonlyMap<string, AnyNotificationKind> => bound

export interface NoticeGroup {
  group: string
  /** Whether every kind of it is mandatory: there is nothing to choose. */
  isMandatory: boolean
}

/** A kind of both is for whoever has one of the roles. */
const concerns = (concerned: Concerned, roles: readonly Role[]): boolean => {
  if (concerned === 'everyone') return true
  if (concerned === 'managers') return roles.includes('manager')
  return roles.some((role) => isStaffRole(role) === (concerned === 'staff'))
}

/**
 * What people choose about, in the order of the modules.
 * @param roles of the person who chooses; everything where nothing is said.
 */
export const noticeGroups = (roles?: readonly Role[]): NoticeGroup[] => {
  const kinds = [...bound.values()].filter(
    (kind) => roles === undefined || concerns(kind.concerns, roles),
  )
  return [...new Set(kinds.map(({ group }) => group))].map((group) => ({
    group,
    isMandatory: kinds.every((kind) => kind.group !== group || kind.isMandatory),
  }))
}
