import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startTestDatabase } from '../../launcher/test-database.mjs'
import { baseEnvironment, TEMPLATE } from './environment.mjs'

const ROOT = path.resolve(import.meta.dirname, '..', '..')

/**
 * One Postgres for the whole run, and in it one migrated database that every test file clones. The
 * migrations run as an operator would run them: in a process of their own, with the owner's rights.
 */
export default async function globalSetup() {
  const server = await startTestDatabase()
  globalThis.courtyardTestServer = server
  await server.createDatabase(TEMPLATE)
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'courtyard-data-'))
  globalThis.courtyardTestData = dataDir
  await migrate({ ...baseEnvironment(server.urls(TEMPLATE)), DATA_DIR: dataDir })
  // Test files run in processes of their own; this is how they find the server. None of the
  // product's own names is set here: the tests of the launcher must not inherit a database.
  process.env.COURTYARD_TEST_SERVER = JSON.stringify({
    superuserUrl: server.superuserUrl,
    urls: server.urls(TEMPLATE),
    dataDir,
  })
}

async function migrate(env) {
  const args = ['--import', './src/entry/bundle.mjs', path.join('src', 'entry', 'migrate.ts')]
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`the migrations failed:\n${output}`)
}
