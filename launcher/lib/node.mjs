import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { Failure } from './failure.mjs'
import { MODULES } from './paths.mjs'

/** The launcher itself runs from this version on. */
const LAUNCHER_NEEDS = [20, 0]
/** The product needs type stripping, which works without a flag since this version. */
const PRODUCT_NEEDS = [22, 18]

/**
 * @param {number[]} wanted
 * @param {string} [version]
 */
function isAtLeast(wanted, version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [wantedMajor = 0, wantedMinor = 0] = wanted
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)
}

export function checkNode() {
  if (isAtLeast(LAUNCHER_NEEDS)) return
  throw new Failure(
    `Courtyard needs Node.js 20 or later, and this is ${process.versions.node}: install it from https://nodejs.org.`,
  )
}

export function runsProduct() {
  return isAtLeast(PRODUCT_NEEDS)
}

/**
 * The Node that npm installed with the packages, when the machine's own is too old for the product.
 * @returns {string}
 */
function bundledNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const file = path.join(MODULES, `node-${platform}-${process.arch}`, 'bin', name)
  if (existsSync(file)) return file
  throw new Failure(
    `Courtyard needs Node.js ${PRODUCT_NEEDS.join('.')} or later, and this is ${process.versions.node}: install Node.js 24 from https://nodejs.org.`,
  )
}

/**
 * The environment in which `node` means one certain binary, for children that call it by name.
 * @param {string} node
 * @param {NodeJS.ProcessEnv} environment
 * @returns {NodeJS.ProcessEnv}
 */
export function withNodeFirst(node, environment) {
  const before = environment.PATH ?? ''
  return { ...environment, PATH: `${path.dirname(node)}${path.delimiter}${before}` }
}

/**
 * npm runs a script through a shell, and a signal sent to npm ends that shell without reaching us.
 */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  timer.unref()
}

/**
 * Runs the same script again under the bundled Node and takes its place: signals go through, and
 * its exit status becomes ours. The channel tells the child when this process dies.
 * @param {string} script
 * @param {string[]} args
 */
export async function runAgain(script, args) {
  const node = bundledNode()
  const child = spawn(node, [script, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: withNodeFirst(node, process.env),
  })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal))
  }
  process.exitCode = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
