import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { freePort } from '../../launcher/lib/ports.mjs'

const ROOT = path.resolve(import.meta.dirname, '..', '..')
const PATIENCE_MS = 240_000

/**
 * The product as `npm start` runs it: built, with its own Postgres, worker, realtime server and
 * mailbox, on a data directory that is thrown away.
 */
async function startProduct() {
  const port = await freePort()
  const watched = {
    web: await freePort(),
    worker: await freePort(),
    collector: await freePort(),
    telegram: await freePort(),
    token: 'a-token-for-scrapes',
    bot: `4711:${'t'.repeat(35)}`,
  }
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'courtyard-e2e-'))
  const child = spawn(
    process.execPath,
    [path.join('launcher', 'start.mjs'), '--port', String(port)],
    {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        COURTYARD_DATA_DIR: dataDir,
        NEXT_TELEMETRY_DISABLED: '1',
        METRICS_PORT: String(watched.web),
        METRICS_WORKER_PORT: String(watched.worker),
        METRICS_TOKEN: watched.token,
        // A test brings a push service of its own.
        PUSH_LOOPBACK: 'true',
        TEXT_RECOGNITION: 'tesseract',
        // The test that looks at traces listens there; to all others nobody does.
        OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${String(watched.collector)}`,
        // The same for the bot: one journey brings a Bot API.
        TELEGRAM_BOT_TOKEN: watched.bot,
        TELEGRAM_API_URL: `http://127.0.0.1:${String(watched.telegram)}`,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  globalThis.courtyardE2e.push({ child, dataDir })
  const url = `http://localhost:${String(port)}`
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    if (child.exitCode !== null) throw new Error(`npm start ended:\n${output}`)
    if (Date.now() > deadline) throw new Error(`npm start did not answer:\n${output}`)
    const isReady = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (isReady) break
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  return {
    url,
    logins: JSON.parse(readFileSync(path.join(dataDir, 'demo-logins.json'), 'utf8')),
    dataDir,
    watched,
  }
}

/**
 * One product for each worker of Jest: files that run at the same time would count and change what is
 * in one demo. They start one after another, since the first may have to build.
 * @param {{ maxWorkers: number }} config
 */
export default async function e2eSetup({ maxWorkers }) {
  globalThis.courtyardE2e = []
  const products = []
  while (products.length < maxWorkers) products.push(await startProduct())
  process.env.COURTYARD_E2E = JSON.stringify(products)
}
