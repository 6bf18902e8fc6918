import { existsSync, openSync, readFileSync, renameSync } from 'node:fs'
import path from 'node:path'

const KEPT = 3

/**
 * Opens a fresh log and moves the earlier ones one place back.
 * @param {string} dataDir
 * @param {string} name
 * @returns {{ file: string, fd: number }}
 */
export function openLog(dataDir, name) {
  const file = path.join(dataDir, 'logs', `${name}.log`)
  for (let age = KEPT - 1; age >= 0; age -= 1) {
    const from = age === 0 ? file : `${file}.${age}`
    if (existsSync(from)) renameSync(from, `${file}.${age + 1}`)
  }
  return { file, fd: openSync(file, 'a', 0o600) }
}

/**
 * The last lines of a log, for the sentence that names it.
 * @param {string} file
 * @param {number} [count]
 */
export function tail(file, count = 15) {
  try {
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
    return lines
      .slice(-count)
      .map((line) => `    ${line}`)
      .join('\n')
  } catch {
    return ''
  }
}
