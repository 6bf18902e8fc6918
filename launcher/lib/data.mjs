import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Failure, systemReason } from './failure.mjs'
import { ROOT, shown } from './paths.mjs'

/**
 * Every entry that the launcher or the product puts into the data folder. `--reset` deletes these by
 * name and nothing else, because COURTYARD_DATA_DIR may point at a folder that holds other things.
 */
const OWN_ENTRIES = [
  'demo-logins.json',
  'files',
  'first-operator.json',
  'logs',
  'mailbox',
  'ports.json',
  'postgres',
  'secrets.json',
  'state.json',
  'uploads',
]

/** @param {Record<string, string | undefined>} settings */
export function dataDirOf(settings) {
  return path.resolve(ROOT, settings.COURTYARD_DATA_DIR || '.data')
}

/**
 * Makes a folder and those above it. Node's own `recursive` never returns under /proc.
 * @param {string} folder
 * @param {number} mode
 */
function makeFolder(folder, mode) {
  if (existsSync(folder) && statSync(folder).isDirectory()) return
  if (!existsSync(path.dirname(folder))) makeFolder(path.dirname(folder), mode)
  mkdirSync(folder, { mode })
}

/**
 * Makes the data folder and proves that it can be written.
 * @param {string} dataDir
 */
export function prepareDataDir(dataDir) {
  try {
    // Others may pass through, as the database's own user must; what is private inside is 700 or 600.
    makeFolder(dataDir, 0o755)
    makeFolder(path.join(dataDir, 'postgres'), 0o755)
    for (const folder of ['logs', 'uploads', 'mailbox']) {
      makeFolder(path.join(dataDir, folder), 0o700)
    }
    const probe = path.join(dataDir, `.probe-${process.pid}`)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    throw new Failure(
      `The data folder ${shown(dataDir)} cannot be used: ${systemReason(error)}. ` +
        'Mend that, or name another with COURTYARD_DATA_DIR.',
    )
  }
}

/** @param {string} dataDir */
export function deleteData(dataDir) {
  for (const entry of OWN_ENTRIES) {
    rmSync(path.join(dataDir, entry), { recursive: true, force: true })
  }
}

/**
 * @typedef {object} State
 * @property {'demo' | 'operator'} [seeded] what the first start put into the database
 */

/**
 * @param {string} dataDir
 * @returns {State}
 */
export function readState(dataDir) {
  return readJson(path.join(dataDir, 'state.json')) ?? {}
}

/**
 * @param {string} dataDir
 * @param {State} state
 */
export function writeState(dataDir, state) {
  writeFileSync(path.join(dataDir, 'state.json'), `${JSON.stringify(state)}\n`)
}

/**
 * @param {string} file
 * @returns {any} undefined when there is none or it is not JSON
 */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
