import path from 'node:path'
import { NEXT_BIN, hashSources, isBuilt, markBuilt } from './lib/build.mjs'
import { deleteData, prepareDataDir, readState, writeState } from './lib/data.mjs'
import { childEnvironment, ownServices } from './lib/environment.mjs'
import { Failure } from './lib/failure.mjs'
import { choosePorts, recordPorts, waitForPort } from './lib/ports.mjs'
import { finish, waitUntilHealthy } from './lib/processes.mjs'
import { say, seconds, step } from './lib/report.mjs'
import { loadSecrets, passwordsOf } from './lib/secrets.mjs'
import { build, entry, mailbox, realtime } from './lib/services.mjs'
import { Session } from './lib/session.mjs'
import { openLog } from './lib/logs.mjs'
import { destroyPostgres, startPostgres } from './postgres.mjs'
import { showWelcome } from './lib/welcome.mjs'

/** @typedef {import('./lib/options.mjs').StartOptions} StartOptions */
/** @typedef {import('./lib/preflight.mjs').Plan} Plan */

const DATABASE = 'courtyard'
const SERVICE_MS = 20_000
const WEB_MS = 90_000

/**
 * Starts everything in order, each part checked before the next, and stays until it is told to stop.
 * @param {StartOptions} options
 * @param {Plan} plan
 */
export async function supervise(options, plan) {
  const since = performance.now()
  const session = new Session(plan)
  stopOnSignals(session)
  try {
    await startAll(session, options, plan, since)
  } catch (error) {
    if (!session.isStopping) {
      console.error(`\n${error instanceof Failure ? error.message : describe(error)}`)
    }
    await session.stop(1)
  }
}

/** @param {unknown} error */
function describe(error) {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** @param {Session} session */
function stopOnSignals(session) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      if (!session.isStopping) say('\nStopping …')
      void session.stop(0)
    })
  }
  // Under the bundled Node the process that started us waits; if it is killed nobody else tells us.
  if (process.channel) process.once('disconnect', () => void session.stop(0))
  // The reader of our output may leave before us.
  process.stdout.on('error', () => undefined)
}

/**
 * @param {Session} session
 * @param {StartOptions} options
 * @param {Plan} plan
 * @param {number} since
 */
async function startAll(session, options, { settings, dataDir, port }, since) {
  const own = ownServices(settings)
  if (options.reset) await reset(dataDir, own.database)
  const secrets = loadSecrets(dataDir)
  const ports = await choosePorts(dataDir, ['postgres', 'realtime', 'smtp', 'mailbox'])
  const urls = own.database ? undefined : await startDatabase(session, secrets, ports)

  recordPorts(dataDir, { ...ports, web: port })

  const seeded = readState(dataDir).seeded
  const wantsDemo = options.demo && !['false', '0'].includes(settings.DEMO ?? '')
  const demo = seeded ? seeded === 'demo' && wantsDemo : wantsDemo
  const env = childEnvironment({ settings, dataDir, port, ports, secrets, urls, demo })

  if (!own.mail) {
    await step('Mailbox', () =>
      startService(session, mailbox(env, dataDir), [ports.smtp, ports.mailbox]),
    )
  }
  if (!own.realtime) {
    await step('Realtime server', () => startService(session, realtime(env), [ports.realtime]))
  }
  await step('Migrations', () => finish(session.start(entry('migrate', env)), 'Migrating'))
  if (!seeded) await seed(session, env, demo)
  await buildIfChanged(session, env)
  await step('Portal and worker', () => startProduct(session, env, port))

  say(`\nReady after ${seconds(since)}.`)
  showWelcome({ dataDir, env, demo, isFirst: !seeded, wantsDemo })
}

/**
 * @param {string} dataDir
 * @param {boolean} isDatabaseForeign
 */
async function reset(dataDir, isDatabaseForeign) {
  await step('Deleting the local data', async () => {
    await destroyPostgres(path.join(dataDir, 'postgres'))
    deleteData(dataDir)
    prepareDataDir(dataDir)
  })
  if (isDatabaseForeign) say('     The database at DATABASE_URL is left as it is.')
}

/**
 * @param {Session} session
 * @param {ReturnType<typeof loadSecrets>} secrets
 * @param {Record<string, number>} ports
 */
async function startDatabase(session, secrets, ports) {
  const { dataDir } = session
  const log = openLog(dataDir, 'postgres')
  const passwords = passwordsOf(secrets)
  const folder = path.join(dataDir, 'postgres')
  const server = await step('Postgres 18', async () => {
    const started = await startPostgres({
      dataDir: folder,
      logFile: log.file,
      port: ports.postgres,
      passwords,
      log: (line) => say(`     ${line}`),
    })
    session.atLast(() => started.stop())
    await started.createDatabase(DATABASE)
    return started
  })
  ports.postgres = server.port
  void server.exited.then(() => {
    if (session.isStopping) return
    say(`Postgres stopped unexpectedly; ${log.file} says why. Stopping.`)
    void session.stop(1)
  })
  return server.urls(DATABASE)
}

/**
 * @param {Session} session
 * @param {import('./lib/session.mjs').Service} service
 * @param {(number | undefined)[]} ports
 */
async function startService(session, service, ports) {
  const child = session.start(service)
  for (const port of ports) {
    const check = (/** @type {number} */ remaining) =>
      waitForPort(Number(port), Math.min(500, remaining))
    await waitUntilHealthy(child, check, SERVICE_MS)
  }
  void session.keep(service, child)
}

/**
 * @param {Session} session
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} demo
 */
async function seed(session, env, demo) {
  const label = demo ? 'Demo communities' : 'First operator'
  const args = demo ? [] : ['--operator-only']
  const service = entry('seed', { ...env, DEMO: String(demo) }, args)
  await step(label, () => finish(session.start(service), 'Seeding'), { isLong: true })
  writeState(session.dataDir, { seeded: demo ? 'demo' : 'operator' })
}

/**
 * @param {Session} session
 * @param {NodeJS.ProcessEnv} env
 */
async function buildIfChanged(session, env) {
  const hash = hashSources()
  if (isBuilt(hash)) return
  const work = () => finish(session.start(build(NEXT_BIN, env)), 'Building')
  await step('Building the portal (about a minute)', work, { isLong: true })
  markBuilt(hash)
}

/**
 * @param {Session} session
 * @param {NodeJS.ProcessEnv} env
 * @param {number} port
 */
async function startProduct(session, env, port) {
  const services = [entry('web', env), entry('worker', env)]
  const children = services.map((service) => session.start(service))
  for (const child of children) {
    await waitUntilHealthy(child, () => isReady(port), WEB_MS)
  }
  services.forEach((service, index) => {
    const child = children[index]
    if (child) void session.keep(service, child)
  })
}

/** @param {number} port */
async function isReady(port) {
  try {
    const signal = AbortSignal.timeout(2000)
    const response = await fetch(`http://127.0.0.1:${port}/readyz`, { signal })
    await response.body?.cancel()
    return response.status === 200
  } catch {
    return false
  }
}
