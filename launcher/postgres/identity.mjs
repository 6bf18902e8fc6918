import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { Failure } from '../lib/failure.mjs'

/**
 * The user that Postgres runs as: nothing means "as we do". Postgres refuses to run as root.
 * @typedef {{ uid?: number, gid?: number }} Identity
 */

function isRoot() {
  return process.getuid?.() === 0
}

/**
 * @param {string} cluster the data folder of Postgres, if there is one already
 * @returns {Identity}
 */
export function chooseIdentity(cluster) {
  if (!isRoot()) return {}
  const owner = ownerOf(cluster)
  // Made by an ordinary user, now started by root: it stays that user's.
  if (owner && owner.uid !== 0) return owner
  return systemUser('postgres') ?? createPostgresUser() ?? systemUser('nobody') ?? refuse()
}

/** @param {string} folder */
function ownerOf(folder) {
  try {
    const { uid, gid } = statSync(folder)
    return { uid, gid }
  } catch {
    return undefined
  }
}

/**
 * @param {string} name
 * @returns {Identity | undefined}
 */
function systemUser(name) {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' })
    return status === 0 ? Number(stdout) : undefined
  })
  return uid === undefined || gid === undefined ? undefined : { uid, gid }
}

function createPostgresUser() {
  // Debian and Red Hat know the first pair, Alpine the second.
  const made =
    run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']) ||
    run('adduser', ['-S', '-D', '-H', 'postgres'])
  return made ? systemUser('postgres') : undefined
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}

/** @returns {never} */
function refuse() {
  throw new Failure(
    'Postgres does not run as root, and no other user could be found or made: start Courtyard as an ordinary user.',
  )
}
