import { removeRun, writeRun } from './lock.mjs'
import { delay, startChild } from './processes.mjs'
import { say } from './report.mjs'

/** @typedef {import('./processes.mjs').Child} Child */
/** @typedef {{ name: string, args: string[], env: NodeJS.ProcessEnv, rank: number }} Service */

/**
 * Stopping goes by rank, lowest first, each with its patience. Together with Postgres this stays
 * under ten seconds.
 */
export const FIRST = 0
export const SECOND = 1
const PATIENCE_MS = [5000, 1500]

const MAX_RESTARTS = 5
const CALM_MS = 60_000

/** Everything that runs, so that everything is stopped, in the right order, however it ends. */
export class Session {
  /** @type {Map<Child, number>} the running children and their rank */
  #children = new Map()
  /** @type {(() => Promise<void>)[]} */
  #last = []
  /** @type {Promise<void> | undefined} */
  #stopping

  /** @param {{ dataDir: string, port: number }} options */
  constructor({ dataDir, port }) {
    this.dataDir = dataDir
    this.port = port
    this.#note()
  }

  get isStopping() {
    return this.#stopping !== undefined
  }

  /**
   * @param {Service} service
   * @returns {Child}
   */
  start({ name, args, env, rank }) {
    // Asked to stop between two steps.
    if (this.isStopping) throw new Error('stopping')
    const child = startChild({ name, args, env, dataDir: this.dataDir })
    this.#children.set(child, rank)
    void child.exited.then(() => {
      this.#children.delete(child)
      if (!this.isStopping) this.#note()
    })
    this.#note()
    return child
  }

  /**
   * Keeps a service running: one that ends by itself comes back after a moment. One that cannot
   * stay up ends the session, because a portal without its worker only seems to work.
   * @param {Service} service
   * @param {Child} first
   */
  async keep(service, first) {
    let child = first
    let restarts = 0
    for (;;) {
      const since = Date.now()
      await child.exited
      if (this.isStopping) return
      restarts = Date.now() - since > CALM_MS ? 1 : restarts + 1
      if (restarts > MAX_RESTARTS) {
        say(`${service.name} does not stay up; ${child.logFile} says why. Stopping.`)
        await this.stop(1)
        return
      }
      say(`${service.name} stopped unexpectedly and is started again (${child.logFile}).`)
      await delay(500 * 2 ** restarts)
      if (this.isStopping) return
      child = this.start(service)
    }
  }

  /** @param {() => Promise<void>} work done after every child has stopped */
  atLast(work) {
    this.#last.push(work)
  }

  /** @param {number} status */
  stop(status) {
    this.#stopping ??= this.#stop(status)
    return this.#stopping
  }

  /** @param {number} status */
  async #stop(status) {
    for (const [rank, patience] of PATIENCE_MS.entries()) {
      const due = [...this.#children].filter(([, own]) => own === rank)
      await Promise.all(due.map(([child]) => child.stop(patience)))
    }
    for (const work of this.#last) await work()
    removeRun(this.dataDir)
    process.exit(status)
  }

  #note() {
    writeRun(this.dataDir, this.port, [...this.#children.keys()])
  }
}
