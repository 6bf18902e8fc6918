import { AsyncLocalStorage } from 'node:async_hooks'
import { processWide } from '../processWide'

const watched = processWide('crowd', () => new AsyncLocalStorage<{ isCrowded: boolean }>())

/** A connection was asked for and none came. */
export const noteCrowd = (): void => {
  const watch = watched.getStore()
  if (watch) watch.isCrowded = true
}

/**
 * Does something, and says whether a connection was missing meanwhile. Payload takes a person whom it
 * could not look up for nobody: whoever hears only its answer would sign them out.
 */
export const watchCrowd = async <T>(
  work: () => Promise<T>,
): Promise<{ result: T; isCrowded: boolean }> => {
  const watch = { isCrowded: false }
  const result = await watched.run(watch, work)
  return { result, ...watch }
}
