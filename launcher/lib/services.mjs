import path from 'node:path'
import { FIRST, SECOND } from './session.mjs'

/** @typedef {import('./session.mjs').Service} Service */

/** Node's own reading of TypeScript is still announced as experimental by Node 22. */
const QUIET = '--disable-warning=ExperimentalWarning'

/** Node's own reading of TypeScript is not enough for Payload's configuration. */
const BUNDLE = './src/entry/bundle.mjs'

/** The worker stays small: a machine with little memory has it beside the database. */
const SMALL = ['--optimize-for-size', '--max-semi-space-size=4']

/**
 * A process of the product.
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} [args]
 * @returns {Service}
 */
export function entry(name, env, args = []) {
  const file = path.join('src', 'entry', `${name}.ts`)
  const flags = name === 'worker' ? SMALL : []
  return { name, env, rank: FIRST, args: [...flags, '--import', BUNDLE, file, ...args] }
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Service}
 */
export function realtime(env) {
  const args = [QUIET, path.join('src', 'realtime-server', 'main.ts')]
  return { name: 'realtime', env, rank: SECOND, args }
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} dataDir
 * @returns {Service}
 */
export function mailbox(env, dataDir) {
  return {
    name: 'mailbox',
    env: { ...env, MAILBOX_DIR: path.join(dataDir, 'mailbox') },
    rank: SECOND,
    args: [path.join('launcher', 'mailbox', 'main.mjs')],
  }
}

/**
 * @param {string} bin
 * @param {NodeJS.ProcessEnv} env
 * @returns {Service}
 */
export function build(bin, env) {
  return { name: 'build', env, rank: FIRST, args: [bin, 'build'] }
}
