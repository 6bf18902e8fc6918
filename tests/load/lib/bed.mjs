import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import Pusher from 'pusher'
import { NEXT_BIN, hashSources, isBuilt, markBuilt } from '../../../launcher/lib/build.mjs'
import { prepareDataDir, readJson } from '../../../launcher/lib/data.mjs'
import { childEnvironment } from '../../../launcher/lib/environment.mjs'
import { Failure } from '../../../launcher/lib/failure.mjs'
import { withNodeFirst } from '../../../launcher/lib/node.mjs'
import { choosePorts, waitForPort } from '../../../launcher/lib/ports.mjs'
import { delay, finish, startChild, waitUntilHealthy } from '../../../launcher/lib/processes.mjs'
import { step } from '../../../launcher/lib/report.mjs'
import { loadSecrets } from '../../../launcher/lib/secrets.mjs'
import { entry, mailbox, realtime } from '../../../launcher/lib/services.mjs'
import { startPostgres } from '../../../launcher/postgres.mjs'
import { runNode } from '../../../launcher/testing/run.mjs'
import { answers } from './answers.mjs'

/** @typedef {import('../../../launcher/lib/processes.mjs').Child} Child */
/** @typedef {import('../../../launcher/lib/session.mjs').Service} Service */

const YARDSTICK = path.join('tests', 'load', 'yardstick')
/** The product's own default, and the connection that Payload keeps for itself beside it. */
const POOL = 10 + 1
const READY_MS = 90_000

/** An operator's .env names real services, and Next reads that file: here it must find these set. */
const NO_SERVICES_OF_OTHERS = Object.fromEntries(
  ['RESEND_API_KEY', 'RESEND_BASE_URL', 'S3_BUCKET', 'S3_ENDPOINT', 'PUSHER_CLUSTER'].map(
    (name) => [name, ''],
  ),
)

/**
 * Everything that a bench runs on, in a folder and a Postgres that are gone afterwards: the product
 * with its demo communities, and the yardstick, each in a database of its own.
 */
export class Bed {
  /** @type {Child[]} */
  #children = []
  /** @type {Child | undefined} */
  #worker
  /** @type {import('../../../launcher/postgres.mjs').Postgres | undefined} */
  #postgres
  /** @type {Promise<void> | undefined} */
  #stopping
  #dataDir = mkdtempSync(path.join(os.tmpdir(), 'courtyard-bench-'))
  /** @type {NodeJS.ProcessEnv} */
  #env = {}
  #twinPort = 0
  /** @type {Record<string, string>} what an operator would set */
  #settings = {}

  product = ''
  yardstick = ''
  pusherKey = ''
  /** The product's database, with the owner's rights. */
  ownerUrl = ''
  yardstickLogin = { email: 'yardstick@example.org', password: 'measured-not-guessed' }
  /** @type {pg.Pool | undefined} the product's database, with the owner's rights */
  #owner
  /** @type {pg.Pool | undefined} the yardstick's */
  #yardstickOwner

  /** @param {{ withYardstick?: boolean, settings?: Record<string, string> }} [options] */
  async start({ withYardstick = true, settings = {} } = {}) {
    this.#settings = settings
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.once(signal, () => void this.stop().finally(() => process.exit(1)))
    }
    prepareDataDir(this.#dataDir)
    const ports = await choosePorts(this.#dataDir, [
      'postgres',
      'realtime',
      'smtp',
      'mailbox',
      'web',
      'yardstick',
      'twin',
    ])
    this.#twinPort = Number(ports.twin)
    const postgres = await step('Postgres 18', () => this.#startPostgres(ports.postgres))
    await this.#startProduct(postgres.urls('courtyard'), ports)
    if (withYardstick) {
      await this.#startYardstick(postgres.urls('yardstick'), Number(ports.yardstick))
    }
  }

  /**
   * The product's portal once more, on the same database, with something loaded before it.
   * @param {string} name
   * @param {string} preload a file of this folder
   * @param {{ asSystem?: boolean }} [options] connect as the role that no policy binds
   * @returns {Promise<string>} its address
   */
  async startTwin(name, preload, { asSystem = false } = {}) {
    const url = `http://localhost:${this.#twinPort}`
    const env = { ...this.#env, PORT: String(this.#twinPort), PUBLIC_URL: url }
    if (asSystem) env.DATABASE_URL = String(this.#env.DATABASE_SYSTEM_URL)
    const service = entry('web', env)
    const args = ['--import', `./tests/load/lib/${preload}`, ...service.args]
    await step(`Portal: ${name}`, async () => {
      await this.#serve({ ...service, name: 'twin', args }, () => answers(`${url}/livez`))
    })
    return url
  }

  /** @param {number | undefined} port */
  async #startPostgres(port) {
    // Durable as in use, not the tests' fast one: a commit that waits for the disk is part of both.
    const folder = path.join(this.#dataDir, 'postgres')
    this.#postgres = await startPostgres({ dataDir: folder, port, throwAway: true })
    for (const name of ['courtyard', 'yardstick']) await this.#postgres.createDatabase(name)
    return this.#postgres
  }

  /**
   * @param {import('../../../launcher/postgres/roles.mjs').Urls} urls
   * @param {Record<string, number>} ports
   */
  async #startProduct(urls, ports) {
    const { PATH = '', HOME = '' } = process.env
    const port = Number(ports.web)
    const secrets = loadSecrets(this.#dataDir)
    const env = {
      ...childEnvironment({
        // Counts as in use, and never says no: one machine asks for all.
        settings: {
          PATH,
          HOME,
          LOG_LEVEL: 'warn',
          RATE_LIMIT_SCALE: '100000',
          ...this.#settings,
        },
        dataDir: this.#dataDir,
        port,
        ports,
        secrets,
        urls,
        demo: true,
      }),
      ...NO_SERVICES_OF_OTHERS,
    }
    this.#env = env
    this.ownerUrl = urls.owner
    this.#owner = ownerPool(urls.owner)
    this.product = `http://localhost:${port}`
    this.pusherKey = secrets.PUSHER_KEY

    await step('Migrations and demo communities', async () => {
      await finish(this.#start(entry('migrate', env)), 'Migrating')
      await finish(this.#start(entry('seed', env)), 'Seeding')
    })
    const hash = hashSources()
    if (!isBuilt(hash)) {
      await step('Building the product', () => nextBuild([], env), { isLong: true })
      markBuilt(hash)
    }
    await step('Product', async () => {
      // Mail goes where the bench says, where it says so.
      if (!this.#settings.SMTP_URL) {
        await this.#serve(mailbox(env, this.#dataDir), () => waitForPort(Number(ports.smtp), 500))
      }
      await this.#serve(realtime(env), () => waitForPort(Number(ports.realtime), 500))
      await this.#serve(entry('web', env), () => answers(`${this.product}/livez`))
      await this.startWorker()
    })
  }

  /**
   * @param {import('../../../launcher/postgres/roles.mjs').Urls} urls
   * @param {number} port
   */
  async #startYardstick(urls, port) {
    this.#yardstickOwner = ownerPool(urls.owner)
    const env = withNodeFirst(process.execPath, {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      DATABASE_URL: urls.owner,
      PAYLOAD_SECRET: String(this.#env.PAYLOAD_SECRET),
      YARDSTICK_POOL: String(POOL),
      YARDSTICK_EMAIL: this.yardstickLogin.email,
      YARDSTICK_PASSWORD: this.yardstickLogin.password,
    })
    const run = (/** @type {string} */ name, /** @type {string[]} */ args, more = {}) =>
      this.#start({ name, args, env: { ...env, ...more }, rank: 0 })

    await step('Building the yardstick', () => nextBuild([YARDSTICK], env), { isLong: true })
    await step('Yardstick', async () => {
      const script = path.join(YARDSTICK, 'prepare.mjs')
      const push = { NODE_ENV: 'development', YARDSTICK_PUSH: 'true' }
      await finish(
        run('yardstick-prepare', ['--import', './src/entry/bundle.mjs', script], push),
        'Preparing',
      )
      this.yardstick = `http://localhost:${port}`
      const args = [NEXT_BIN, 'start', YARDSTICK, '--port', String(port)]
      const child = run('yardstick', args)
      await waitUntilHealthy(child, () => answers(`${this.yardstick}/api/users/me`), READY_MS)
    })
  }

  /** @param {Service} service */
  #start({ name, args, env }) {
    if (this.#stopping) throw new Failure('Stopping.')
    const child = startChild({ name, args, env, dataDir: this.#dataDir })
    this.#children.push(child)
    return child
  }

  /**
   * @param {Service} service
   * @param {() => Promise<boolean>} check
   */
  async #serve(service, check) {
    const child = this.#start(service)
    await waitUntilHealthy(child, check, READY_MS)
    return child
  }

  async startWorker() {
    const check = () => answers(`${this.product}/readyz`)
    this.#worker = await this.#serve(entry('worker', this.#env), check)
  }

  /** What the product signs with, and the port of its realtime server. */
  pusher() {
    const { PUSHER_APP_ID, PUSHER_KEY, PUSHER_SECRET, PUSHER_HOST, PUSHER_PORT } = this.#env
    const sdk = new Pusher({
      appId: String(PUSHER_APP_ID),
      key: String(PUSHER_KEY),
      secret: String(PUSHER_SECRET),
      host: String(PUSHER_HOST),
      port: String(PUSHER_PORT),
      useTLS: false,
    })
    return { sdk, port: Number(PUSHER_PORT) }
  }

  /** Of the process that works on the queues; 0 before it runs. */
  get workerPid() {
    return this.#worker?.pid ?? 0
  }

  async stopWorker() {
    await this.#worker?.stop(20_000)
  }

  /** @returns {{ email: string, password: string }[]} */
  get demoLogins() {
    return readJson(path.join(this.#dataDir, 'demo-logins.json')) ?? []
  }

  /**
   * Asks the product's database with the owner's rights.
   * @param {string} text
   * @param {unknown[]} [values]
   * @returns {Promise<any[]>}
   */
  query(text, values = []) {
    return ask(this.#owner, text, values)
  }

  /**
   * The same of the yardstick's.
   * @param {string} text
   * @param {unknown[]} [values]
   * @returns {Promise<any[]>}
   */
  queryYardstick(text, values = []) {
    return ask(this.#yardstickOwner, text, values)
  }

  /**
   * Throws the jobs away that wait, and lets those end that run, so that what one round has left
   * behind does not slow the next.
   * @returns {Promise<number>} how many waited
   */
  async settle() {
    let waited = 0
    for (;;) {
      const gone = await this.query(
        `delete from pgboss.job where state in ('created', 'retry') returning id`,
      )
      waited += gone.length
      const running = await this.query(`select id from pgboss.job where state = 'active' limit 1`)
      if (gone.length === 0 && running.length === 0) break
      await delay(100)
    }
    await delay(500)
    return waited
  }

  stop() {
    this.#stopping ??= this.#stop()
    return this.#stopping
  }

  async #stop() {
    await Promise.all(this.#children.map((child) => child.stop(5000)))
    await Promise.all([this.#owner?.end(), this.#yardstickOwner?.end()])
    await this.#postgres?.stop()
    rmSync(this.#dataDir, { recursive: true, force: true })
  }
}

/** @param {string} connectionString */
function ownerPool(connectionString) {
  const pool = new pg.Pool({ connectionString, max: 2 })
  pool.on('error', () => undefined)
  return pool
}

/**
 * @param {pg.Pool | undefined} pool
 * @param {string} text
 * @param {unknown[]} values
 */
async function ask(pool, text, values) {
  if (!pool) throw new Error('the bed was not started')
  const { rows } = await pool.query(text, values)
  return rows
}

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
async function nextBuild(args, env) {
  const { code, output } = await runNode([NEXT_BIN, 'build', ...args], { env, isQuiet: true })
  if (code !== 0) throw new Failure(`Building failed:\n${output.trimEnd()}`)
}
