/**
 * Runs the test suites that the Pusher libraries bring along against our server: pusher-js' Node
 * integration specs and the remote tests of the server library. Installs them on the first run.
 * Prints what the runners print, and at the end what was counted. Exits with 1 on any failure.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort } from '../../launcher/lib/ports.mjs'
import { createRealtimeServer } from '../../src/realtime-server/server.ts'
import { ensurePackages } from './install.mjs'

const HERE = import.meta.dirname
const INTEGRATION_SPECS = 84
const REMOTE_TESTS = 5

/** The keys are written into the specs; the secrets are ours. */
const APPS = {
  mt1: { id: '1', key: 'c49a449b916bb4246729', secret: randomBytes(16).toString('hex') },
  eu: { id: '2', key: 'cb7d5e50f5669e5c9ae6', secret: randomBytes(16).toString('hex') },
}

/**
 * pusher-js' specs mostly wait, so they run in several processes at once. Each part is a run of
 * describes that need nothing from the others but what prepares and cleans up a connection, which
 * belongs to every part that uses one: those few specs run more than once and count once.
 */
const PUSHER = 'Pusher \\(integration\\)'
const PARTS = {
  'all but the channels': `^(?!${PUSHER})`,
  ...Object.fromEntries(
    ['true', 'false'].flatMap((tls) =>
      ['public', 'private', 'presence'].map((kind) => [
        `${kind} channels, forceTLS=${tls}`,
        `^${PUSHER} (should|with ws, forceTLS=${tls} (setup|teardown|with a ${kind} channel))`,
      ]),
    ),
  ),
}

/** Reports each spec by its full name, beside what jasmine-spec-reporter prints. */
const NAMES_REPORTER = `
jasmine.getEnv().addReporter({
  specDone: ({ fullName, status }) => {
    if (status !== 'excluded') console.log('SPEC ' + JSON.stringify({ fullName, status }))
  },
})`

const children = new Set()

/** Runs a program of ours or of a package in a process of its own; resolves with its output. */
const run = (args, { cwd, env = {}, title = '' }) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    children.add(child)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => (output += chunk))
    }
    child.on('error', reject)
    child.on('close', (code) => {
      children.delete(child)
      // Whole, because the output of several at once could not be read.
      process.stdout.write(`${title ? `\n--- ${title}\n` : ''}${output}`)
      if (code === 0) resolve(output)
      else reject(new Error(`${path.basename(args[0])} ended with ${code}: ${title}`))
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
const prepare = async (modules, port) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'pusher-js-'))
  await cp(path.join(modules, 'pusher-js'), folder, { recursive: true })
  await symlink(modules, path.join(folder, 'node_modules'), 'junction')
  await cp(path.join(HERE, 'localPusher.cjs'), path.join(folder, 'localPusher.js'))
  // Loaded after the library's own helper, which removes all reporters.
  const helpers = path.join(folder, 'spec/config/jasmine/helpers')
  await writeFile(path.join(helpers, 'zz_names.js'), NAMES_REPORTER)
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
  return { folder, authPorts: [mt1, eu] }
}

const isUp = async (port) => {
  try {
    await fetch(`http://127.0.0.1:${port}/auth`, { method: 'OPTIONS' })
    return true
  } catch {
    return false
  }
}

const startAuthServer = async ({ folder, authPorts }) => {
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
  for (const port of authPorts) {
    while (!(await isUp(port))) {
      if (child.exitCode !== null) throw new Error('The server that signs for the specs ended')
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}

/** What a part's runner counted must be what it reported spec by spec. */
const readPart = (output) => {
  const [, executed, defined] = /Executed (\d+) of (\d+) specs/.exec(output) ?? []
  const specs = [...output.matchAll(/^SPEC (.*)$/gm)].map(([, json]) => JSON.parse(json))
  if (Number(defined) !== INTEGRATION_SPECS || Number(executed) !== specs.length) {
    throw new Error(`a part reported ${specs.length} specs and counted ${executed} of ${defined}`)
  }
  return specs.filter(({ status }) => status === 'passed').map(({ fullName }) => fullName)
}

const runIntegrationSpecs = async (modules, port) => {
  const prepared = await prepare(modules, port)
  const { folder } = prepared
  try {
    const config = path.join(HERE, 'webpack.config.cjs')
    const webpack = path.join(modules, 'webpack/bin/webpack.js')
    await run([webpack, '--config', config, '--stats', 'errors-only'], { cwd: folder })
    await startAuthServer(prepared)
    const jasmine = path.join(modules, 'jasmine/bin/jasmine.js')
    const parts = await Promise.all(
      Object.entries(PARTS).map(([title, filter]) =>
        run([jasmine, '--config=spec/config/jasmine/integration.json', `--filter=${filter}`], {
          cwd: folder,
          env: { CONFORMANCE_PORT: String(port) },
          title,
        }),
      ),
    )
    return new Set(parts.flatMap(readPart)).size
  } finally {
    for (const child of children) child.kill()
    await rm(folder, { recursive: true, force: true })
  }
}

const runRemoteTests = async (modules, port) => {
  const { id, key, secret } = APPS.mt1
  const files = ['trigger', 'get'].map((name) =>
    path.join(modules, 'pusher/tests/remote/pusher', `${name}.js`),
  )
  const output = await run([path.join(modules, 'mocha/bin/mocha.js'), ...files], {
    cwd: path.dirname(modules),
    env: { PUSHER_URL: `http://${key}:${secret}@127.0.0.1:${port}/apps/${id}` },
    title: 'the remote tests of the server library',
  })
  return Number(/(\d+) passing/.exec(output)?.[1])
}

const SUITES = {
  'pusher-js': { run: runIntegrationSpecs, wanted: INTEGRATION_SPECS },
  pusher: { run: runRemoteTests, wanted: REMOTE_TESTS },
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    for (const child of children) child.kill()
    process.exit(1)
  })
}

const modules = path.join(await ensurePackages(), 'node_modules')
const server = createRealtimeServer({ apps: Object.values(APPS), drainMs: 0 })
const port = await server.listen()
for (const [name, { run: runSuite, wanted }] of Object.entries(SUITES)) {
  try {
    const passed = await runSuite(modules, port)
    console.log(`\nCONFORMANCE ${name}: ${passed} of ${wanted} passed`)
    if (passed !== wanted) process.exitCode = 1
  } catch (error) {
    console.log(`\nCONFORMANCE ${name}: ${error.message}`)
    process.exitCode = 1
  }
}
for (const child of children) child.kill()
const { internal_errors: defects } = server.metrics()
console.log(`CONFORMANCE internal errors of the server: ${defects}`)
if (defects > 0) process.exitCode = 1
await server.close()
