import autocannon from 'autocannon'
import { Failure } from '../../../launcher/lib/failure.mjs'
import { rounded, spread } from './numbers.mjs'

/**
 * Signs in as a browser does and returns the header of a signed-in request. The address is the
 * origin as well: a cookie counts only with an origin of our own.
 * @param {string} origin
 * @param {{ email: string, password: string }} login
 * @returns {Promise<Record<string, string>>}
 */
export async function signIn(origin, { email, password }) {
  const response = await fetch(`${origin}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email, password }),
  })
  await response.body?.cancel()
  const cookie = response.headers.getSetCookie().find((line) => line.startsWith('payload-token='))
  if (!response.ok || !cookie) throw new Failure(`${email} cannot sign in (${response.status}).`)
  return { cookie: cookie.split(';', 1)[0] ?? '', origin, 'content-type': 'application/json' }
}

/**
 * @typedef {object} Target
 * @property {string} url
 * @property {Record<string, string>} headers
 * @property {readonly object[]} [bodies] sent in turns; a read has none
 * @property {readonly string[]} [paths] read in turns, where it is not one address
 * @property {() => { path: string, body: object }} [next] makes each request anew, where no two may be alike
 */

/** The requests of one side over all its rounds. */
export class Tally {
  /** @type {number[]} */
  #latencies = []
  /** @type {number[]} requests a second, one number a round */
  rounds = []
  answered = 0
  failed = 0
  seconds = 0

  /**
   * Loads a target with ten connections for a while, or with as many as are asked for.
   * @param {Target} target
   * @param {number} seconds
   * @param {number} [connections]
   */
  async add({ url, headers, bodies, paths, next }, seconds, connections = 10) {
    const sent = bodies?.map((body) => ({
      method: /** @type {const} */ ('POST'),
      headers,
      body: JSON.stringify(body),
    }))
    const read = paths?.map((path) => ({ method: /** @type {const} */ ('GET'), headers, path }))
    const instance = autocannon({
      url,
      connections,
      duration: seconds,
      requests: next
        ? [
            {
              method: 'POST',
              headers,
              setupRequest: (request) => {
                const { path, body } = next()
                return { ...request, path, body: JSON.stringify(body) }
              },
            },
          ]
        : (sent ?? read ?? [{ method: 'GET', headers }]),
    })
    instance.on('response', (_client, status, _bytes, ms) => {
      if (status >= 200 && status < 300) this.#latencies.push(ms)
    })
    const { '2xx': good, non2xx, errors, duration } = await instance
    this.answered += good
    this.failed += non2xx + errors
    this.seconds += duration
    this.rounds.push(rounded(good / duration))
  }

  get perSecond() {
    return this.answered / this.seconds
  }

  figures() {
    return {
      perSecond: rounded(this.perSecond),
      rounds: this.rounds,
      answered: this.answered,
      failed: this.failed,
      milliseconds: spread(this.#latencies),
    }
  }
}
