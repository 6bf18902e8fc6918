import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { Failure } from '../lib/failure.mjs'
import { isAlive, waitUntilGone } from '../lib/identify.mjs'
import { binary } from './binaries.mjs'

const MAJOR = '18'

/** @typedef {import('./home.mjs').Home} Home */

/** Nothing of ours: a PGPORT or LC_ALL of the user must not change the database. */
const SERVER_ENVIRONMENT = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' }

/** @param {Home} home */
export function superuserPassword(home) {
  return readFileSync(path.join(home.folder, 'superuser'), 'utf8').trim()
}

/**
 * Makes the cluster when there is none.
 * @param {Home} home
 * @param {{ fast: boolean }} options
 */
export function ensureCluster(home, { fast }) {
  const versionFile = path.join(home.cluster, 'PG_VERSION')
  if (existsSync(versionFile)) {
    const version = readFileSync(versionFile, 'utf8').trim()
    if (version === MAJOR) return
    throw new Failure(
      `The database in ${home.cluster} is of Postgres ${version} and this release brings ${MAJOR}: export it with the release that made it, then import it here.`,
    )
  }
  // Made aside and renamed: a start that is broken off leaves no half of a database.
  const aside = `${home.cluster}.new`
  const passwordFile = `${home.cluster}.password`
  const password = randomBytes(24).toString('hex')
  rmSync(aside, { recursive: true, force: true })
  mkdirSync(aside, { mode: 0o700 })
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  giveTo(home, aside)
  giveTo(home, passwordFile)
  try {
    initdb(home, aside, passwordFile, fast)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  writeFileSync(path.join(home.folder, 'superuser'), `${password}\n`, { mode: 0o600 })
  renameSync(aside, home.cluster)
}

/**
 * @param {Home} home
 * @param {string} file
 */
function giveTo({ identity }, file) {
  if (identity.uid !== undefined && identity.gid !== undefined) {
    chownSync(file, identity.uid, identity.gid)
  }
}

/**
 * @param {Home} home
 * @param {string} cluster
 * @param {string} passwordFile
 * @param {boolean} fast
 */
function initdb(home, cluster, passwordFile, fast) {
  const args = [
    `--pgdata=${cluster}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    // The built-in locale is the same on every machine; a system's may be missing or change.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--lc-messages=C',
  ]
  if (fast) args.push('--no-sync')
  const { status, stderr, error } = spawnSync(binary(home.native, 'initdb'), args, {
    ...home.identity,
    cwd: home.folder,
    env: SERVER_ENVIRONMENT,
    encoding: 'utf8',
  })
  if (status === 0) return
  throw new Failure(`Postgres could not be set up: ${error?.message ?? stderr.trim()}`)
}

/**
 * @param {Home} home
 * @param {{ port: number, fast: boolean, maxConnections: number, logFd: number | 'ignore' }} options
 */
export function startServer(home, { port, fast, maxConnections, logFd }) {
  /** @type {Record<string, string | number>} */
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    max_connections: maxConnections,
    password_encryption: 'scram-sha-256',
    shared_buffers: '256MB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] %u@%d ',
  }
  // A socket file would need a folder that several clones share.
  if (process.platform !== 'win32') settings.unix_socket_directories = ''
  if (fast) {
    Object.assign(settings, { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' })
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return spawn(binary(home.native, 'postgres'), ['-D', home.cluster, ...flags], {
    ...home.identity,
    cwd: home.folder,
    env: SERVER_ENVIRONMENT,
    stdio: ['ignore', logFd, logFd],
    // Ctrl-C must not reach it: it stops last.
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
}

/**
 * Stops Postgres when it is ready to stop, when told to, or at last in any case.
 * @param {Home} home
 * @param {number} pid
 */
export async function stopServer(home, pid) {
  if (process.platform === 'win32') {
    spawnSync(binary(home.native, 'pg_ctl'), ['stop', '-D', home.cluster, '-m', 'fast', '-w'])
    return
  }
  for (const [signal, patience] of /** @type {const} */ ([
    ['SIGINT', 4000],
    ['SIGQUIT', 3000],
    ['SIGKILL', 2000],
  ])) {
    if (!isAlive(pid)) return
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    if (await waitUntilGone(pid, patience)) return
  }
}

/**
 * Stops a server that a killed launcher has left on these data, and forgets a stale note of one.
 * @param {Home} home
 * @returns {Promise<boolean>} whether there was one
 */
export async function stopLeftover(home) {
  const note = path.join(home.cluster, 'postmaster.pid')
  if (!existsSync(note)) return false
  const pid = Number(readFileSync(note, 'utf8').split('\n')[0])
  if (Number.isInteger(pid) && pid > 0 && isPostgres(pid)) {
    await stopServer(home, pid)
    return true
  }
  // Postgres would take any process with this number for itself and refuse to start.
  rmSync(note, { force: true })
  return false
}

/** @param {number} pid */
function isPostgres(pid) {
  if (!isAlive(pid)) return false
  try {
    if (process.platform === 'linux') {
      return (
        readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0]?.endsWith('postgres') === true
      )
    }
    const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return stdout.includes('postgres')
  } catch {
    return false
  }
}
