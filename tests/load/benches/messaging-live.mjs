import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import pg from 'pg'
import { delay } from '../../../launcher/lib/processes.mjs'
import { step } from '../../../launcher/lib/report.mjs'
import { Bed } from '../lib/bed.mjs'
import { signIn } from '../lib/http.mjs'
import { openSignedIn } from '../lib/live.mjs'
import { rounded, spread } from '../lib/numbers.mjs'
import { WORDS, fillTalks, findTwo, gather } from '../lib/talks.mjs'
import { bareSubscriber, many, open } from '../realtime/clients.mjs'
import { Servers } from '../realtime/servers.mjs'

/** @typedef {import('../lib/talks.mjs').Two} Two */

const AUDIENCES = [2, 500]
const SENDERS = 20
/** Uneven, so that no sender falls into step with a timer or with another. */
const pause = () => delay(500 + Math.random() * 1000)
const LOST_MS = 10_000
const WARM_UP_SECONDS = 6
const MOST_RATIO = 5

/**
 * Times a message until the last of those who take part in the conversation hears of it, from the
 * moment that its sender has the answer and from the moment that it was sent; in turns with the least
 * that this can be: a row that is inserted, and a bare WebSocket server that tells as many. Twenty
 * senders write all the time, each about once a second, with both.
 * @param {{ seconds: number, rounds: number }} options
 * @returns {Promise<import('../bench.mjs').Report>}
 */
export async function run({ seconds, rounds }) {
  const settings = { REALTIME_MAX_CONNECTIONS_PER_ADDRESS: '10000' }
  const bed = new Bed()
  const servers = new Servers()
  try {
    await bed.start({ withYardstick: false, settings })
    const two = await findTwo(bed)
    const [talk = ''] = await fillTalks(bed, two, { count: 1, long: 100 })
    const results = []
    for (const audience of AUDIENCES) {
      const title = `To the last of ${audience}, in turns`
      const measure = async () => {
        const people = await gather(bed, two, talk, audience)
        const ours = await product(bed, two, talk, people)
        const theirs = await bare(bed, servers, audience)
        try {
          return await inTurns([ours, theirs], { seconds: seconds * 3, rounds })
        } finally {
          await ours.close()
          await theirs.close()
        }
      }
      results.push({ audience, ...(await step(title, measure, { isLong: true })) })
    }
    return report(results)
  } finally {
    servers.stop()
    await bed.stop()
  }
}

/** Who waits for what: each name is heard once by each of so many. */
class Arrivals {
  /** @type {Map<string, { left: number, done: (at: number) => void }>} */
  #awaited = new Map()

  /**
   * @param {string} name
   * @param {number} count
   * @returns {Promise<number | undefined>} when the last has heard it; undefined where some never do
   */
  async all(name, count) {
    const last = new Promise((/** @type {(at: number) => void} */ done) => {
      this.#awaited.set(name, { left: count, done })
    })
    const at = await Promise.race([last, delay(LOST_MS).then(() => undefined)])
    this.#awaited.delete(name)
    return at
  }

  /** @param {string} name */
  heard(name) {
    const one = this.#awaited.get(name)
    if (!one) return
    one.left -= 1
    if (one.left === 0) one.done(performance.now())
  }
}

/**
 * @typedef {object} Side
 * @property {number} audience
 * @property {Arrivals} arrivals
 * @property {(name: string) => Promise<void>} send resolves when the sender has the answer
 * @property {() => Promise<void>} close
 */

/**
 * @param {Bed} bed
 * @param {Two} two
 * @param {string} talk
 * @param {string[]} people
 * @returns {Promise<Side>}
 */
async function product(bed, { login, slug }, talk, people) {
  const headers = await signIn(bed.product, login)
  const arrivals = new Arrivals()
  const left = [...people]
  const sockets = await many(people.length, async () => {
    const socket = await openSignedIn(bed, left.pop() ?? '')
    socket.on('message', (frame) => {
      const { event, data } = JSON.parse(frame.toString())
      if (event === 'message.sent') arrivals.heard(JSON.parse(data).clientId)
    })
    return socket
  })
  const url = `${bed.product}/api/c/${slug}/conversations/${talk}/messages`
  return {
    audience: people.length,
    arrivals,
    send: async (clientId) => {
      const body = JSON.stringify({ clientId, body: WORDS })
      const response = await fetch(url, { method: 'POST', headers, body })
      await response.text()
      if (!response.ok) throw new Error(`a message was refused with ${response.status}`)
    },
    close: () => Promise.resolve(sockets.forEach((socket) => socket.terminate())),
  }
}

/**
 * @param {Bed} bed
 * @param {Servers} servers
 * @param {number} audience
 * @returns {Promise<Side>}
 */
async function bare(bed, servers, audience) {
  const port = await servers.bare()
  const publisher = open(port)
  await once(publisher, 'open')
  const arrivals = new Arrivals()
  const sockets = await many(audience, () => bareSubscriber(port))
  for (const socket of sockets) {
    socket.on('message', (frame) => arrivals.heard(JSON.parse(frame.toString()).clientId))
  }
  const pool = new pg.Pool({ connectionString: bed.ownerUrl, max: SENDERS })
  await pool.query(
    'create table if not exists measured (id uuid primary key, body text, at timestamptz)',
  )
  return {
    audience,
    arrivals,
    send: async (clientId) => {
      await pool.query('insert into measured values ($1, $2, now())', [clientId, WORDS])
      publisher.send(JSON.stringify({ event: 'message.sent', clientId }))
    },
    close: async () => {
      for (const socket of [...sockets, publisher]) socket.terminate()
      await pool.end()
    },
  }
}

/**
 * @param {Side[]} sides
 * @param {{ seconds: number, rounds: number }} options
 */
async function inTurns(sides, { seconds, rounds }) {
  const figures = sides.map(() => ({
    /** @type {number[]} */ sent: [],
    /** @type {number[]} */ answered: [],
    lost: 0,
  }))
  for (const side of sides) await load(side, WARM_UP_SECONDS)
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? [0, 1] : [1, 0]
    for (const at of order) {
      const [side, held] = [sides[at], figures[at]]
      if (!side || !held) continue
      const { sent, answered, lost } = await load(side, seconds)
      held.sent.push(...sent)
      held.answered.push(...answered)
      held.lost += lost
    }
  }
  const [ours, theirs] = figures.map(({ sent, answered, lost }) => ({
    sent: spread(sent),
    answered: spread(answered),
    lost,
  }))
  if (!ours || !theirs) throw new Error('there are two sides')
  return {
    product: ours,
    bare: theirs,
    ratio: {
      sent: rounded(ours.sent.p95 / theirs.sent.p95, 2),
      answered: rounded(ours.answered.p95 / theirs.sent.p95, 2),
    },
  }
}

/**
 * @param {Side} side
 * @param {number} seconds
 */
async function load({ audience, arrivals, send }, seconds) {
  /** @type {number[]} */
  const sent = []
  /** @type {number[]} */
  const answered = []
  let lost = 0
  const until = performance.now() + seconds * 1000
  const write = async () => {
    await pause()
    while (performance.now() < until) {
      const name = randomUUID()
      const since = performance.now()
      const last = arrivals.all(name, audience)
      await send(name)
      const answer = performance.now()
      const at = await last
      if (at === undefined) lost += 1
      else {
        sent.push(at - since)
        // What was there before the answer was there at once.
        answered.push(Math.max(0, at - answer))
      }
      await pause()
    }
  }
  await Promise.all(Array.from({ length: SENDERS }, write))
  return { sent, answered, lost }
}

/**
 * @param {(Awaited<ReturnType<typeof inTurns>> & { audience: number })[]} results
 * @returns {import('../bench.mjs').Report}
 */
function report(results) {
  const rows = [['20 senders, once a second', 'messages', 'p50 ms', 'p95 ms', 'lost', 'p95 ratio']]
  const problems = []
  for (const { audience, product, bare, ratio } of results) {
    const line = (
      /** @type {string} */ label,
      /** @type {ReturnType<typeof spread>} */ { samples, p50, p95 },
      /** @type {number} */ lost,
      /** @type {number | ''} */ times,
    ) => [label, samples, p50, p95, lost, times].map(String)
    rows.push(
      line(`answer to the last of ${audience}`, product.answered, product.lost, ratio.answered),
      line(`sent to the last of ${audience}`, product.sent, product.lost, ratio.sent),
      line('  yardstick: insert and bare ws', bare.sent, bare.lost, ''),
    )
    if (ratio.answered > MOST_RATIO) {
      problems.push(`${audience}: ${ratio.answered} times an insert and a bare broadcast`)
    }
    const lost = product.lost + bare.lost
    if (lost > 0) problems.push(`${audience}: ${lost} messages did not come to all`)
  }
  return { rows, figures: { results }, problems }
}
