import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readJson } from './data.mjs'
import { Failure } from './failure.mjs'
import { MODULES, ROOT } from './paths.mjs'
import { step } from './report.mjs'

const LOCKFILE = path.join(ROOT, 'package-lock.json')
const STAMP = path.join(MODULES, '.courtyard-install')

/** Installs the packages when they are missing or not those of the lockfile. */
export async function ensureInstalled() {
  const wanted = stampOf()
  if (readStamp() === wanted) return
  if (!isInstalled()) {
    await step('Installing packages (a few minutes the first time)', install, { isLong: true })
  }
  writeFileSync(STAMP, wanted)
}

/** The platform belongs to it: a folder shared between two systems holds the packages of one. */
function stampOf() {
  const lock = createHash('sha256').update(readFileSync(LOCKFILE)).digest('hex')
  return `${lock} ${process.platform}-${process.arch}\n`
}

function readStamp() {
  try {
    return readFileSync(STAMP, 'utf8')
  } catch {
    return undefined
  }
}

/**
 * Whether somebody's own `npm ci` has put the lockfile's packages there already. npm writes its
 * hidden lockfile when everything is in place.
 */
function isInstalled() {
  const installed = readJson(path.join(MODULES, '.package-lock.json'))?.packages
  const wanted = readJson(LOCKFILE)?.packages
  if (!installed || !wanted) return false
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === '' || entry.link) return true
    const held = installed[name]
    // Of the optional packages npm installs those of this platform alone.
    return held ? held.version === entry.version : entry.optional === true
  })
}

async function install() {
  const command = isLockfileWhole() ? ['ci'] : ['install', '--no-save']
  // Development packages are named outright: NODE_ENV=production would leave out the tests' tools.
  // The warnings would be about the machine's own Node, which does not run the product.
  const flags = [
    '--include=dev',
    '--include=optional',
    '--no-fund',
    '--no-audit',
    '--loglevel=error',
  ]
  const args = [...command, ...flags]
  const code = await new Promise((resolve, reject) => {
    const child = spawn('npm', args, {
      cwd: ROOT,
      stdio: 'inherit',
      env: withoutOwnBinaries(),
      shell: process.platform === 'win32',
    })
    child.once('error', () =>
      reject(new Failure('npm was not found: install Node.js with npm from https://nodejs.org.')),
    )
    child.once('exit', resolve)
  })
  if (code !== 0) {
    throw new Failure('Installing the packages failed: npm says why above. Then start again.')
  }
}

/**
 * A lockfile that was written where the registry offers one platform's packages alone lacks those of
 * the others. `npm ci` refuses it on every machine; `npm install` takes every version that it names,
 * and adds this platform's packages, which their parents ask for by exact version.
 */
function isLockfileWhole() {
  const packages = readJson(LOCKFILE)?.packages ?? {}
  return Object.entries(packages).every(([holder, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).every((name) => isLocked(packages, holder, name)),
  )
}

/**
 * Whether the package that `holder` would load by this name has an entry: beside it, or in any
 * folder above.
 * @param {Record<string, unknown>} packages
 * @param {string} holder
 * @param {string} name
 */
function isLocked(packages, holder, name) {
  const entry = path.posix.join(holder, 'node_modules', name)
  if (packages[entry] || holder === '') return Boolean(packages[entry])
  const above = holder.slice(0, Math.max(0, holder.lastIndexOf('/node_modules/')))
  return isLocked(packages, above, name)
}

/**
 * `npm run` puts node_modules/.bin first, where the bundled Node is: npm must not run from a folder
 * that it is about to replace.
 */
function withoutOwnBinaries() {
  const kept = (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((folder) => !folder.startsWith(MODULES))
  return { ...process.env, NODE_ENV: undefined, PATH: kept.join(path.delimiter) }
}
