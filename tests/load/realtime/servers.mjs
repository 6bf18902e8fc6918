import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { Failure } from '../../../launcher/lib/failure.mjs'
import { ROOT } from '../../../launcher/lib/paths.mjs'

export const APP = {
  id: '7',
  key: 'measured-key',
  secret: 'measured-and-nothing-else',
}

/** Each in a process of its own, as the product runs its server. */
export class Servers {
  /** @type {import('node:child_process').ChildProcess[]} */
  #children = []

  /** The embedded realtime server with the product's own settings, but for the cap of one address. */
  product() {
    return this.#start(path.join('src', 'realtime-server', 'main.ts'), {
      PUSHER_APP_ID: APP.id,
      PUSHER_KEY: APP.key,
      PUSHER_SECRET: APP.secret,
      REALTIME_MAX_CONNECTIONS_PER_ADDRESS: '10000',
      REALTIME_DRAIN_MS: '0',
      REALTIME_REQUIRE_SIGN_IN: 'false',
    })
  }

  bare() {
    return this.#start(path.join('tests', 'load', 'realtime', 'bare.mjs'), {})
  }

  mail() {
    return this.#start(path.join('tests', 'load', 'lib', 'mailServer.mjs'), {})
  }

  stop() {
    for (const child of this.#children.splice(0)) child.kill('SIGKILL')
  }

  /**
   * @param {string} file
   * @param {Record<string, string>} settings
   * @returns {Promise<number>} the port
   */
  async #start(file, settings) {
    const child = spawn(process.execPath, [file], {
      cwd: ROOT,
      env: { PATH: process.env.PATH, NODE_ENV: 'production', ...settings },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#children.push(child)
    const lines = createInterface(child.stdout)
    const ended = once(child, 'exit').then(() => {
      throw new Failure(`${file} ended before it listened.`)
    })
    ended.catch(() => undefined)
    const [line] = await Promise.race([once(lines, 'line'), ended])
    return JSON.parse(line).port
  }
}
