import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's folder. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')

export const MODULES = path.join(ROOT, 'node_modules')

/**
 * A path as a person at the repository's folder would write it.
 * @param {string} file
 */
export function shown(file) {
  const relative = path.relative(ROOT, file)
  return relative !== '' && !relative.startsWith('..') ? relative : file
}
