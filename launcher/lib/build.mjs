import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './paths.mjs'

const STAMP = path.join(ROOT, '.next', 'courtyard-build')

/** What the built application is made of. */
const SOURCES = [
  'src',
  'public',
  'payload.config.ts',
  'package-lock.json',
  'tsconfig.json',
  'postcss.config.mjs',
  'next.config.ts',
  'next.config.mjs',
  'next.config.js',
]

/** Tests lie beside the sources and change nothing of the result. */
const TEST_FILE = /\.(spec|test)\.[jt]sx?$/

export const NEXT_BIN = path.join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next')

/** A hash of every source file's name and content. */
export function hashSources() {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap((source) => filesOf(source))) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(ROOT, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

/**
 * @param {string} relative
 * @returns {string[]} sorted, so that the hash does not depend on the disk's order
 */
function filesOf(relative) {
  const full = path.join(ROOT, relative)
  if (!existsSync(full)) return []
  let entries
  try {
    entries = readdirSync(full, { withFileTypes: true })
  } catch {
    return [relative]
  }
  return entries
    .filter((entry) => !TEST_FILE.test(entry.name))
    .map((entry) => path.posix.join(relative, entry.name))
    .sort()
    .flatMap((child) => filesOf(child))
}

/** @param {string} hash */
export function isBuilt(hash) {
  if (!existsSync(path.join(ROOT, '.next', 'BUILD_ID'))) return false
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash
}

/** @param {string} hash */
export function markBuilt(hash) {
  writeFileSync(STAMP, hash)
}
