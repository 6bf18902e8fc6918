import path from 'node:path'
import readline from 'node:readline/promises'
import { dataDirOf, prepareDataDir } from './data.mjs'
import { readSettings } from './dotenv.mjs'
import { Failure } from './failure.mjs'
import { endLeftovers, refuseIfRunning } from './lock.mjs'
import { ROOT, shown } from './paths.mjs'
import { isPublicPortFree } from './ports.mjs'

const DEFAULT_PORT = 3000

/**
 * @typedef {object} Plan
 * @property {Record<string, string>} settings
 * @property {string} dataDir
 * @property {number} port
 */

/**
 * Everything that can be found wrong in a moment, before minutes of installing.
 * @param {import('./options.mjs').StartOptions} options
 * @returns {Promise<Plan>}
 */
export async function preflight(options) {
  const settings = readSettings(path.join(ROOT, '.env'), process.env)
  const port = options.port ?? Number(settings.PORT ?? DEFAULT_PORT)
  const dataDir = dataDirOf(settings)
  prepareDataDir(dataDir)
  refuseIfRunning(dataDir)
  await endLeftovers(dataDir)
  if (!(await isPublicPortFree(port))) {
    throw new Failure(
      `Port ${port} is in use by another program: stop that, or choose another port with npm start -- --port ${port + 1}`,
    )
  }
  return { settings, dataDir, port }
}

/**
 * @param {string} dataDir
 * @param {boolean} isConfirmed
 */
export async function confirmReset(dataDir, isConfirmed) {
  if (isConfirmed) return
  if (!process.stdin.isTTY) {
    throw new Failure('--reset deletes data, and nobody can be asked here: add --yes to confirm.')
  }
  const ask = readline.createInterface({ input: process.stdin, output: process.stdout })
  const what = `the database, files, mails and secrets in ${shown(dataDir)}`
  const answer = await ask.question(`This deletes ${what}. Continue? (y/N) `)
  ask.close()
  if (!/^y(es)?$/i.test(answer.trim())) throw new Failure('Nothing was deleted.')
}
