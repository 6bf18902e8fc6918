import type { AnyNotificationKind } from './kind'

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

/** What people choose about, in the order of the modules. */
export const noticeGroups = (): NoticeGroup[] => {
  const kinds = [...bound.values()]
  return [...new Set(kinds.map(({ group }) => group))].map((group) => ({
    group,
    isMandatory: kinds.every((kind) => kind.group !== group || kind.isMandatory),
  }))
}
