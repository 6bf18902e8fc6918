/** What a person must know and can mend: shown as it is, without a stack. */
export class Failure extends Error {
  /** @override */
  name = 'Failure'
}

/** @type {Record<string, string>} */
const SYSTEM_REASONS = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not do that',
  EROFS: 'the disk is read-only',
  ENOENT: 'there is no such place',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'there is a file in its place',
}

/**
 * The reason of a failed system call in words.
 * @param {unknown} error
 * @returns {string}
 */
export function systemReason(error) {
  const code = codeOf(error)
  if (code && SYSTEM_REASONS[code]) return SYSTEM_REASONS[code]
  return error instanceof Error ? error.message : String(error)
}

/**
 * @param {unknown} error
 * @returns {string | undefined}
 */
export function codeOf(error) {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/**
 * Runs a command's main function. An expected failure ends it with its sentence and status 1; only
 * an unexpected one shows a stack, because that is a bug to report.
 * @param {() => Promise<void>} main
 */
export async function runMain(main) {
  try {
    await main()
  } catch (error) {
    const code = codeOf(error)
    if (error instanceof Failure) {
      console.error(`\n${error.message}`)
    } else if (code && SYSTEM_REASONS[code] && error instanceof Error) {
      const path = 'path' in error ? `${String(error.path)}: ` : ''
      console.error(`\n${path}${systemReason(error)}.`)
    } else {
      console.error(error)
    }
    process.exitCode = 1
  }
}
