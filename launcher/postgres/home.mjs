import { randomBytes } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { readJson } from '../lib/data.mjs'
import { Failure } from '../lib/failure.mjs'
import { canRun, copyBinaries, installedBinaries } from './binaries.mjs'
import { chooseIdentity } from './identity.mjs'

/**
 * Where one database lives.
 * @typedef {object} Home
 * @property {string} folder ours: the superuser's password and the cluster
 * @property {string} cluster the data folder of Postgres, owned by its user
 * @property {string} native the folder of the binaries
 * @property {import('./identity.mjs').Identity} identity
 */

const LOCATION = 'location.json'
const ORIGIN = 'origin.json'

const OUTSIDE = ['/var/lib', os.tmpdir()]

/** Only root ever needs it: anybody else runs Postgres as themselves, in their own folders. */
function outside() {
  for (const base of OUTSIDE) {
    try {
      accessSync(base, constants.W_OK)
      return path.join(base, 'courtyard')
    } catch {
      continue
    }
  }
  throw new Failure('There is no folder that the database user can reach: /var/lib is read-only.')
}

/**
 * Finds the place of the data that belong to `dataDir`. That is `dataDir` itself, except when root
 * starts a clone inside a folder that other users cannot enter, such as root's home or a
 * `mktemp -d`: the database's user could reach neither data nor binaries there, so both live under
 * /var/lib/courtyard, and a note in `dataDir` says where.
 * @param {string} dataDir
 * @returns {Home}
 */
export function resolveHome(dataDir) {
  mkdirSync(dataDir, { recursive: true, mode: 0o755 })
  const installed = installedBinaries()
  const inside = homeAt(dataDir, installed.native)
  const moved = readJson(path.join(dataDir, LOCATION))?.folder
  const isUsable = inside.identity.uid === undefined || canEnter(dataDir, inside.identity)

  let home = inside
  if (typeof moved === 'string' && existsSync(moved)) home = homeAt(moved, installed.native)
  else if (!isUsable) home = moveOutside(inside, dataDir)

  if (home.identity.uid !== undefined && !canRun(home.native, home.identity)) {
    const name = `postgres-${installed.version}-${process.arch}`
    home.native = copyBinaries(installed.native, path.join(outside(), name))
  }
  return home
}

/**
 * @param {string} folder
 * @param {string} native
 * @returns {Home}
 */
function homeAt(folder, native) {
  const cluster = path.join(folder, 'cluster')
  return { folder, cluster, native, identity: chooseIdentity(cluster) }
}

/**
 * @param {string} folder
 * @param {import('./identity.mjs').Identity} identity
 */
function canEnter(folder, identity) {
  // Ours alone until now, as after a mktemp: opening it is enough when the folders above are open.
  chmodSync(folder, 0o755)
  const script = 'cd "$1" && [ -x . ]'
  return spawnSync('/bin/sh', ['-c', script, 'sh', folder], { ...identity, cwd: '/' }).status === 0
}

/**
 * @param {Home} inside
 * @param {string} dataDir
 * @returns {Home}
 */
function moveOutside(inside, dataDir) {
  const folder = path.join(outside(), randomBytes(8).toString('hex'))
  // The note here comes first: another start that sweeps in between must see that it is held.
  writeFileSync(path.join(dataDir, LOCATION), JSON.stringify({ folder }))
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  writeFileSync(path.join(folder, ORIGIN), JSON.stringify({ dataDir }))
  if (existsSync(inside.cluster)) {
    // The clone was moved into a private folder together with its data.
    const { status } = spawnSync('cp', ['-a', `${dataDir}/.`, folder])
    if (status !== 0) throw new Failure(`The database could not be copied to ${folder}.`)
  }
  return homeAt(folder, inside.native)
}

/**
 * Deletes the data that belong to `dataDir`, wherever they are. The server must not run.
 * @param {string} dataDir
 */
export function deleteHome(dataDir) {
  const moved = readJson(path.join(dataDir, LOCATION))?.folder
  if (typeof moved === 'string') rmSync(moved, { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
}

/**
 * Deletes data outside whose clone is gone. A clone that was deleted took its data with it as far as
 * its owner can see. A missing folder may also be a disk that is not mounted, so that only counts
 * for temporary folders; elsewhere the clone must be there and no longer point here.
 */
export function sweepOutside() {
  for (const base of OUTSIDE.map((folder) => path.join(folder, 'courtyard'))) {
    if (!existsSync(base)) continue
    for (const name of readdirSync(base)) sweep(path.join(base, name))
  }
}

/** @param {string} folder */
function sweep(folder) {
  const dataDir = readJson(path.join(folder, ORIGIN))?.dataDir
  if (typeof dataDir !== 'string') return
  if (existsSync(path.join(folder, 'cluster', 'postmaster.pid'))) return
  const isHeld = readJson(path.join(dataDir, LOCATION))?.folder === folder
  const isTemporary = dataDir.startsWith(os.tmpdir() + path.sep)
  const isCloneThere = existsSync(path.dirname(path.dirname(dataDir)))
  if (isHeld || !(isTemporary || isCloneThere)) return
  rmSync(folder, { recursive: true, force: true })
}
