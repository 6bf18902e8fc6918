import { randomBytes } from 'node:crypto'
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { Failure, codeOf } from './lib/failure.mjs'
import { delay } from './lib/processes.mjs'
import { freePort, isFree } from './lib/ports.mjs'
import { ensureCluster, startServer, stopLeftover, stopServer } from './postgres/cluster.mjs'
import { superuserPassword } from './postgres/cluster.mjs'
import { guardServer } from './postgres/guard.mjs'
import { deleteHome, resolveHome, sweepOutside } from './postgres/home.mjs'
import { createDatabase, dropDatabase, ensureRoles, urlsOf, withClient } from './postgres/roles.mjs'

/**
 * @typedef {object} PostgresOptions
 * @property {string} dataDir the folder of the database; made when missing
 * @property {(line: string) => void} [log]
 * @property {string} [logFile] default: `postgres.log` in the data folder
 * @property {number} [port] taken when free, else another is chosen
 * @property {import('./postgres/roles.mjs').Passwords} [passwords] random when absent
 * @property {boolean} [fast] trades the safety of the data for speed: for tests alone
 * @property {boolean} [throwAway] deletes everything when it stops, or when we die
 * @property {number} [maxConnections]
 */

/**
 * @typedef {object} Postgres
 * @property {number} port
 * @property {number} pid
 * @property {string} cluster where the data really are
 * @property {string} superuserUrl
 * @property {(database: string) => import('./postgres/roles.mjs').Urls} urls
 * @property {(name: string, options?: { template?: string }) => Promise<boolean>} createDatabase
 * @property {(name: string) => Promise<void>} dropDatabase
 * @property {Promise<void>} exited
 * @property {() => Promise<void>} stop
 */

const READY_MS = 60_000
const ATTEMPTS = 4
const WRONG_PASSWORD = '28P01'

/**
 * Starts an embedded Postgres on loopback with our three roles.
 * @param {PostgresOptions} options
 * @returns {Promise<Postgres>}
 */
export async function startPostgres(options) {
  const { dataDir, log = () => undefined, fast = false, throwAway = false } = options
  const passwords = options.passwords ?? randomPasswords()
  sweepOutside()
  const home = resolveHome(dataDir)
  if (home.folder !== dataDir) log(`the database lives in ${home.folder}`)
  if (await stopLeftover(home)) log('stopped a Postgres that an earlier start had left')
  ensureCluster(home, { fast })

  const logFile = options.logFile ?? path.join(dataDir, 'postgres.log')
  const { server, port } = await startOnFreePort(home, { ...options, logFile, fast })
  const pid = server.pid ?? 0
  const remove = throwAway ? [...new Set([dataDir, home.folder])] : []
  const guard = guardServer({ pid, cluster: home.cluster, remove })
  const superuserUrl = urlOf(home, port)
  try {
    await ensureRoles(superuserUrl, passwords)
  } catch (error) {
    await stopServer(home, pid)
    guard.release()
    throw error
  }
  const stop = async () => {
    await stopServer(home, pid)
    guard.release()
    if (throwAway) deleteHome(dataDir)
  }
  return {
    port,
    pid,
    cluster: home.cluster,
    superuserUrl,
    urls: (database) => urlsOf(port, passwords, database),
    createDatabase: (name, from) => createDatabase(superuserUrl, name, from),
    dropDatabase: (name) => dropDatabase(superuserUrl, name),
    exited: new Promise((resolve) => server.once('exit', () => resolve())),
    stop,
  }
}

/**
 * A port can be taken between looking and listening, and the shared memory of a server that was
 * killed is held until its last backend ends; both pass with another try.
 * @param {import('./postgres/home.mjs').Home} home
 * @param {PostgresOptions & { logFile: string, fast: boolean }} options
 */
async function startOnFreePort(home, { port: wanted, logFile, fast, maxConnections = 100 }) {
  for (let attempt = 1; ; attempt += 1) {
    const isWantedFree =
      wanted !== undefined && attempt === 1 && (await isFree(wanted, '127.0.0.1'))
    const port = isWantedFree ? wanted : await freePort()
    const logFd = openSync(logFile, 'a', 0o600)
    const server = startServer(home, { port, fast, maxConnections, logFd })
    closeSync(logFd)
    // Waiting for it must not keep a test runner alive.
    server.unref()
    try {
      if (await isReady(server, urlOf(home, port))) return { server, port }
    } catch (error) {
      await stopServer(home, server.pid ?? 0)
      throw error
    }
    if (attempt < ATTEMPTS) {
      await delay(500 * attempt)
      continue
    }
    const lines = readFileSync(logFile, 'utf8').trim().split('\n').slice(-5).join('\n')
    throw new Failure(`Postgres does not start. The end of ${logFile}:\n${lines}`)
  }
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @param {string} url
 */
async function isReady(server, url) {
  const end = Date.now() + READY_MS
  while (server.exitCode === null && server.signalCode === null && Date.now() < end) {
    try {
      await withClient(url, (client) => client.query('SELECT 1'))
      return true
    } catch (error) {
      if (codeOf(error) === WRONG_PASSWORD) {
        throw new Failure('The password of the database does not fit it: were its files exchanged?')
      }
      await delay(50)
    }
  }
  return false
}

/**
 * @param {import('./postgres/home.mjs').Home} home
 * @param {number} port
 */
function urlOf(home, port) {
  return `postgres://postgres:${superuserPassword(home)}@127.0.0.1:${port}/postgres`
}

function randomPasswords() {
  const make = () => randomBytes(24).toString('hex')
  return { owner: make(), app: make(), system: make() }
}

/**
 * Stops a leftover server and deletes its data.
 * @param {string} dataDir
 */
export async function destroyPostgres(dataDir) {
  await stopLeftover(resolveHome(dataDir))
  deleteHome(dataDir)
  rmSync(dataDir, { recursive: true, force: true })
}
