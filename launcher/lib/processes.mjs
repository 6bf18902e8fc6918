import { spawn } from 'node:child_process'
import { closeSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Failure } from './failure.mjs'
import { openLog, tail } from './logs.mjs'
import { ROOT, shown } from './paths.mjs'

const GUARD = pathToFileURL(
  path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', 'child-guard.mjs'),
).href

/**
 * @typedef {object} Child
 * @property {string} name
 * @property {number} pid
 * @property {string} logFile
 * @property {Promise<number | null>} exited its status, or null after a signal
 * @property {boolean} hasExited
 * @property {(timeoutMs: number) => Promise<void>} stop asks first, then ends it
 */

/**
 * Starts `node ...args` with its output in a log.
 * @param {{ name: string, args: string[], env: NodeJS.ProcessEnv, dataDir: string }} options
 * @returns {Child}
 */
export function startChild({ name, args, env, dataDir }) {
  const log = openLog(dataDir, name)
  const process_ = spawn(process.execPath, ['--import', GUARD, ...args], {
    cwd: ROOT,
    env: { ...env, COURTYARD_SUPERVISOR: String(process.pid) },
    stdio: ['ignore', log.fd, log.fd, 'ipc'],
    // A group of its own: Ctrl-C on the terminal reaches the supervisor alone, which stops its
    // children in order.
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
  closeSync(log.fd)
  const pid = process_.pid ?? 0
  /** @type {Child} */
  const child = {
    name,
    pid,
    logFile: log.file,
    hasExited: false,
    exited: new Promise((resolve) => {
      const end = (/** @type {number | null} */ code) => {
        child.hasExited = true
        resolve(code)
      }
      process_.once('error', () => end(1))
      process_.once('exit', end)
    }),
    stop: async (timeoutMs) => {
      if (!child.hasExited) {
        process_.kill('SIGTERM')
        const timer = setTimeout(() => killGroup(pid), timeoutMs)
        await child.exited
        clearTimeout(timer)
      }
      killGroup(pid)
    },
  }
  return child
}

/**
 * Ends what is left of a child's group, its own children among them.
 * @param {number} pid
 */
function killGroup(pid) {
  if (!pid) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // Nobody is left, which is the aim.
  }
}

/**
 * Waits for a child that does one thing and ends.
 * @param {Child} child
 * @param {string} what
 */
export async function finish(child, what) {
  const code = await child.exited
  killGroup(child.pid)
  if (code !== 0) throw failureOf(child, `${what} failed`)
}

/**
 * @param {Child} child
 * @param {string} sentence
 */
function failureOf(child, sentence) {
  return new Failure(`${sentence}. The end of ${shown(child.logFile)}:\n${tail(child.logFile)}`)
}

/**
 * Waits until a check holds, and fails at once when the child ends before it does.
 * @param {Child} child
 * @param {(remainingMs: number) => Promise<boolean>} check
 * @param {number} timeoutMs
 */
export async function waitUntilHealthy(child, check, timeoutMs) {
  const end = Date.now() + timeoutMs
  while (!(await check(end - Date.now()))) {
    if (child.hasExited) throw failureOf(child, `${child.name} stopped while starting`)
    if (Date.now() > end) {
      throw failureOf(child, `${child.name} was not ready after ${Math.round(timeoutMs / 1000)} s`)
    }
    await delay(100)
  }
}

/** @param {number} ms */
export function delay(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
