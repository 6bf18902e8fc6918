/**
 * Runs the test suites that the Pusher libraries bring along against our server: pusher-js' Node
 * integration specs and the remote tests of the server library. Needs the registry on the first
 * run, and Node 22.18 or later. Exits with 1 on any failure, and when fewer tests ran than exist.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createRealtimeServer } from '../../src/realtime-server/server.ts'

const HERE = import.meta.dirname
const MODULES = path.join(HERE, 'node_modules')
const INTEGRATION_SPECS = 84
const REMOTE_TESTS = 5

/** The keys are written into the specs; the secrets are ours. */
const APPS = {
  mt1: { id: '1', key: 'c49a449b916bb4246729', secret: randomBytes(16).toString('hex') },
  eu: { id: '2', key: 'cb7d5e50f5669e5c9ae6', secret: randomBytes(16).toString('hex') },
}

const children = new Set()

/** Runs a program of ours or of a package in a process of its own; resolves with its output. */
const run = (args, { cwd = HERE, env = {}, command = process.execPath } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && command === 'npm',
    })
    children.add(child)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk
        process.stdout.write(chunk)
      })
    }
    child.on('error', reject)
    child.on('close', (code) => {
      children.delete(child)
      if (code === 0) resolve(output)
      else reject(new Error(`${path.basename(args[0])} ended with ${code}`))
    })
  })

const bin = (...parts) => path.join(MODULES, ...parts)

const install = async () => {
  const installed = await stat(bin('.package-lock.json')).catch(() => undefined)
  const locked = await stat(path.join(HERE, 'package-lock.json'))
  if (installed && installed.mtimeMs >= locked.mtimeMs) return
  await run(['ci', '--ignore-scripts'], { command: 'npm' })
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

const replaceIn = async (file, replacements) => {
  let text = await readFile(file, 'utf8')
  for (const [from, to] of replacements) {
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`)
    text = text.replaceAll(from, to)
  }
  await writeFile(file, text)
}

/** A copy outside of node_modules, where ts-loader does not look, with our ports in it. */
const prepare = async (port) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'pusher-js-'))
  await cp(bin('pusher-js'), folder, { recursive: true })
  await symlink(MODULES, path.join(folder, 'node_modules'), 'junction')
  await cp(path.join(HERE, 'localPusher.cjs'), path.join(folder, 'localPusher.js'))
  const [mt1, eu] = [await freePort(), await freePort()]
  const host = `host: '127.0.0.1', port: '${port}', useTLS: false`
  await replaceIn(path.join(folder, 'integration_tests_server', 'index.js'), [
    ['start_app(3000', `start_app(${mt1}`],
    ['start_app(3001', `start_app(${eu}`],
    ['cluster: "mt1"', host],
    ['cluster: "eu"', host],
  ])
  await replaceIn(path.join(folder, 'spec/javascripts/helpers/node/integration.js'), [
    ['http://localhost:3000', `http://127.0.0.1:${mt1}`],
    ['http://localhost:3001', `http://127.0.0.1:${eu}`],
  ])
  return folder
}

const startAuthServer = (folder) => {
  const env = {}
  for (const [name, app] of Object.entries(APPS)) {
    const prefix = `INTEGRATION_TESTS_APP_${name.toUpperCase()}`
    Object.assign(env, {
      [`${prefix}_APP_ID`]: app.id,
      [`${prefix}_KEY`]: app.key,
      [`${prefix}_SECRET`]: app.secret,
    })
  }
  const child = spawn(process.execPath, [path.join(folder, 'integration_tests_server/index.js')], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  children.add(child)
}

const expectCount = (output, pattern, count) => {
  const ran = Number(pattern.exec(output)?.[1])
  if (ran !== count) throw new Error(`${ran} tests ran, not ${count}`)
}

const runIntegrationSpecs = async (port) => {
  const folder = await prepare(port)
  try {
    const config = path.join(HERE, 'webpack.config.cjs')
    await run([bin('webpack/bin/webpack.js'), '--config', config, '--stats', 'errors-only'], {
      cwd: folder,
    })
    startAuthServer(folder)
    const specs = ['--config=spec/config/jasmine/integration.json']
    const output = await run([bin('jasmine/bin/jasmine.js'), ...specs], {
      cwd: folder,
      env: { CONFORMANCE_PORT: String(port) },
    })
    expectCount(output, /Executed (\d+) of \d+ specs/, INTEGRATION_SPECS)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const runRemoteTests = async (port) => {
  const { id, key, secret } = APPS.mt1
  const files = ['trigger', 'get'].map((name) => bin('pusher/tests/remote/pusher', `${name}.js`))
  const output = await run([bin('mocha/bin/mocha.js'), ...files], {
    env: { PUSHER_URL: `http://${key}:${secret}@127.0.0.1:${port}/apps/${id}` },
  })
  expectCount(output, /(\d+) passing/, REMOTE_TESTS)
}

await install()
const server = createRealtimeServer({ apps: Object.values(APPS), drainMs: 0 })
try {
  const port = await server.listen()
  await runRemoteTests(port)
  await runIntegrationSpecs(port)
  const { internal_errors: defects } = server.metrics()
  if (defects > 0) throw new Error(`the server counted ${defects} internal errors`)
  console.log('Conformance: all passed')
} catch (error) {
  console.error(`Conformance: ${error.message}`)
  process.exitCode = 1
} finally {
  for (const child of children) child.kill()
  await server.close()
}
