import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readJson } from './data.mjs'
import { Failure } from './failure.mjs'
import { startOf, waitUntilGone } from './identify.mjs'

/**
 * @typedef {{ pid: number, started: string | undefined }} ProcessId
 * @typedef {ProcessId & { port: number, children: (ProcessId & { name: string })[] }} Run
 */

/** @param {number} pid */
function processId(pid) {
  return { pid, started: startOf(pid) }
}

/** @param {ProcessId} id */
function stillRuns({ pid, started }) {
  return started !== undefined && startOf(pid) === started
}

/** @param {string} dataDir */
const fileOf = (dataDir) => path.join(dataDir, 'run.json')

/**
 * @param {string} dataDir
 * @returns {boolean} whether Courtyard runs from this folder
 */
export function isRunning(dataDir) {
  /** @type {Run | undefined} */
  const run = readJson(fileOf(dataDir))
  return run !== undefined && stillRuns(run)
}

/**
 * Refuses a second start on the same data; a note left behind by a dead process is no hindrance.
 * @param {string} dataDir
 */
export function refuseIfRunning(dataDir) {
  /** @type {Run | undefined} */
  const run = readJson(fileOf(dataDir))
  // Under the bundled Node the process that was started first waits as our parent.
  if (!run || !stillRuns(run) || run.pid === process.pid) return
  throw new Failure(
    `Courtyard is running from this folder already: http://localhost:${run.port} (process ${run.pid}). Stop it there with Ctrl-C first.`,
  )
}

/**
 * Ends what a supervisor that was killed has left behind.
 * @param {string} dataDir
 */
export async function endLeftovers(dataDir) {
  /** @type {Run | undefined} */
  const run = readJson(fileOf(dataDir))
  const left = (run?.children ?? []).filter(stillRuns)
  for (const { pid } of left) {
    // They stop by themselves a moment after the supervisor; this is for one that hangs.
    if (await waitUntilGone(pid, 5000)) continue
    process.kill(pid, 'SIGKILL')
    await waitUntilGone(pid, 2000)
  }
}

/**
 * @param {string} dataDir
 * @param {number} port
 * @param {{ name: string, pid: number }[]} children
 */
export function writeRun(dataDir, port, children) {
  const named = children.map(({ name, pid }) => ({ name, ...processId(pid) }))
  const run = { ...processId(process.pid), port, children: named }
  writeFileSync(fileOf(dataDir), `${JSON.stringify(run)}\n`)
}

/** @param {string} dataDir */
export function removeRun(dataDir) {
  rmSync(fileOf(dataDir), { force: true })
}
