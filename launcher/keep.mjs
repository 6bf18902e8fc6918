/**
 * `npm run backup -- <folder>` and `npm run restore -- <folder> [--replace]`: with the settings and the
 * database that `npm start` uses. A backup is taken while Courtyard runs or not; a restore wants it
 * stopped.
 */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { dataDirOf, prepareDataDir, readState, writeState } from './lib/data.mjs'
import { readSettings } from './lib/dotenv.mjs'
import { childEnvironment, ownServices } from './lib/environment.mjs'
import { Failure, runMain } from './lib/failure.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { isRunning, refuseIfRunning } from './lib/lock.mjs'
import { checkNode, runAgain, runsProduct } from './lib/node.mjs'
import { ROOT } from './lib/paths.mjs'
import { choosePorts, readPorts } from './lib/ports.mjs'
import { finish, startChild } from './lib/processes.mjs'
import { loadSecrets, passwordsOf } from './lib/secrets.mjs'
import { entry } from './lib/services.mjs'

const DATABASE = 'courtyard'
const PORTS = ['postgres', 'realtime', 'smtp', 'mailbox', 'web']

/** @typedef {{ urls: import('./postgres/roles.mjs').Urls | undefined, stop: () => Promise<void> }} Reached */

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} the exit code
 */
function run(args, env) {
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: 'inherit' })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/**
 * The embedded database: the one that runs, or one that is started for this and stopped again.
 * @param {string} dataDir
 * @param {ReturnType<typeof loadSecrets>} secrets
 * @returns {Promise<Reached>}
 */
async function reachDatabase(dataDir, secrets) {
  const passwords = passwordsOf(secrets)
  // They need installed packages, so they cannot be imported from the start.
  const { urlsOf } = await import('./postgres/roles.mjs')
  const { startPostgres } = await import('./postgres.mjs')
  if (isRunning(dataDir)) {
    const urls = urlsOf(Number(readPorts(dataDir).postgres), passwords, DATABASE)
    return { urls, stop: async () => undefined }
  }
  const server = await startPostgres({ dataDir: path.join(dataDir, 'postgres'), passwords })
  await server.createDatabase(DATABASE)
  return { urls: server.urls(DATABASE), stop: () => server.stop() }
}

/**
 * @param {string} what
 * @param {string[]} args
 */
async function keep(what, args) {
  const settings = readSettings(path.join(ROOT, '.env'), process.env)
  const dataDir = dataDirOf(settings)
  prepareDataDir(dataDir)
  if (what === 'restore') refuseIfRunning(dataDir)
  const secrets = loadSecrets(dataDir)
  const { urls, stop } = ownServices(settings).database
    ? { urls: undefined, stop: async () => undefined }
    : await reachDatabase(dataDir, secrets)
  try {
    const last = readPorts(dataDir)
    const ports = { ...(await choosePorts(dataDir, PORTS)), ...last }
    const port = Number(settings.PORT ?? ports.web)
    const env = childEnvironment({ settings, dataDir, port, ports, secrets, urls, demo: false })
    if (what === 'restore') {
      const { args: migrate, name } = entry('migrate', env)
      await finish(startChild({ name, args: migrate, env, dataDir }), 'Migrating')
    }
    process.exitCode = await run(entry(what, env, args).args, env)
    // What has come back needs no first operator and no demo at the next start.
    if (what === 'restore' && process.exitCode === 0 && !readState(dataDir).seeded) {
      writeState(dataDir, { seeded: 'operator' })
    }
  } finally {
    await stop()
  }
}

await runMain(async () => {
  checkNode()
  const [what, ...args] = process.argv.slice(2)
  if (what !== 'backup' && what !== 'restore') throw new Failure('It is backup or restore.')
  await ensureInstalled()
  if (!runsProduct()) {
    await runAgain(fileURLToPath(import.meta.url), process.argv.slice(2))
    return
  }
  await keep(what, args)
})
