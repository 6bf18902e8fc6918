const held = new Map<string, unknown>()

declare global {
  var courtyardSingletons: Map<string, unknown> | undefined
}

/** Next bundles pages and routes apart, so a module variable exists once for each bundle. */
const registry = (): Map<string, unknown> => (globalThis.courtyardSingletons ??= held)

/** One value for the whole process, made at first use. */
export const singleton = <T extends object>(
  key: string,
  isKind: (value: unknown) => value is T,
  make: () => T,
): T => {
  const existing = registry().get(key)
  if (isKind(existing)) return existing
  const made = make()
  registry().set(key, made)
  return made
}

export const forget = (key: string): void => {
  registry().delete(key)
}
