/**
 * One value for the whole process. Next bundles pages, actions and routes apart, so a module runs
 * several times in one process; what all copies must share lies on `globalThis`.
 * @param name unique in the product
 */
export const processWide = <T extends object>(name: string, make: () => T): T => {
  const key = Symbol.for(`courtyard.${name}`)
  const held: unknown = Reflect.get(globalThis, key)
  if (isMadeBy(make, held)) return held
  const made = make()
  Reflect.set(globalThis, key, made)
  return made
}

// Only this function writes under the key, so what lies there came from the same `make`.
const isMadeBy = <T extends object>(_make: () => T, held: unknown): held is T =>
  typeof held === 'object' && held !== null
