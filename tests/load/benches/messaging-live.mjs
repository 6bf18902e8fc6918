import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import pg from 'pg'
import { delay } from '../../../launcher/lib/processes.mjs'
import { step } from '../../../launcher/lib/report.mjs'
import { Arrivals } from '../lib/arrivals.mjs'
import { Bed } from '../lib/bed.mjs'
import { signIn } from '../lib/http.mjs'
import { openSignedIn } from '../lib/live.mjs'
import { rounded, spread } from '../lib/numbers.mjs'
import { WORDS, fillTalks, findTwo, gather } from '../lib/talks.mjs'
import { bareSubscriber, many, open } from '../realtime/clients.mjs'
import { Servers } from '../realtime/servers.mjs'

/** @typedef {import('../lib/talks.mjs').Two} Two */
/** @typedef {'two' | 'all'} Reach to the two of a conversation, or to all of the large one */

const PEOPLE = 500
/** Each in a conversation of two, all the time; beside them one in that of all. */
const SENDERS = 20
/** Uneven, so that no sender falls into step with a timer or with another. */
const pause = () => delay(500 + Math.random() * 1000)
const WARM_UP_SECONDS = 6
const MOST_RATIO = 5

/**
 * Times a message until the last of those who take part in its conversation hears of it, from the
 * moment that its sender has the answer and from the moment that it was sent; in turns with the least
 * that this can be: a row that is inserted, and a bare WebSocket server that tells as many.
 * @param {{ seconds: number, rounds: number }} options
 * @returns {Promise<import('../bench.mjs').Report>}
 */
export async function run({ seconds, rounds }) {
  const bed = new Bed()
  const servers = new Servers()
  try {
    await bed.start({
      withYardstick: false,
      settings: { REALTIME_MAX_CONNECTIONS_PER_ADDRESS: '10000' },
    })
    const two = await findTwo(bed)
    const talks = await fillTalks(bed, two, { count: SENDERS + 1, long: 100 })
    const people = await gather(bed, two, talks[0] ?? '', PEOPLE)
    const sides = [await product(bed, two, talks, people), await bare(bed, servers)]
    const title = `${SENDERS} senders to two, one to ${PEOPLE}, in turns`
    const figures = await step(title, () => inTurns(sides, { seconds: seconds * 3, rounds }), {
      isLong: true,
    })
    for (const { close } of sides) await close()
    return report(figures)
  } finally {
    servers.stop()
    await bed.stop()
  }
}

/**
 * @typedef {object} Side
 * @property {Arrivals} arrivals
 * @property {(name: string, reach: Reach, sender: number) => Promise<void>} send resolves when the sender has the answer
 * @property {() => Promise<void>} close
 */

/**
 * @param {Bed} bed
 * @param {Two} two
 * @param {string[]} talks the large one first
 * @param {string[]} people
 * @returns {Promise<Side>}
 */
async function product(bed, { login, slug }, talks, people) {
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
  return {
    arrivals,
    send: async (clientId, reach, sender) => {
      const talk = reach === 'all' ? talks[0] : talks[1 + sender]
      const url = `${bed.product}/api/c/${slug}/conversations/${talk}/messages`
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
 * @returns {Promise<Side>}
 */
async function bare(bed, servers) {
  const arrivals = new Arrivals()
  const audience = async (/** @type {number} */ size) => {
    const port = await servers.bare()
    const publisher = open(port)
    await once(publisher, 'open')
    const sockets = await many(size, () => bareSubscriber(port))
    for (const socket of sockets) {
      socket.on('message', (frame) => arrivals.heard(JSON.parse(frame.toString()).clientId))
    }
    return { publisher, sockets: [...sockets, publisher] }
  }
  const [two, all] = [await audience(2), await audience(PEOPLE)]
  const pool = new pg.Pool({ connectionString: bed.ownerUrl, max: SENDERS + 1 })
  await pool.query('create table measured (id uuid primary key, body text, at timestamptz)')
  return {
    arrivals,
    send: async (clientId, reach) => {
      await pool.query('insert into measured values ($1, $2, now())', [clientId, WORDS])
      const { publisher } = reach === 'all' ? all : two
      publisher.send(JSON.stringify({ event: 'message.sent', clientId }))
    },
    close: async () => {
      for (const socket of [...two.sockets, ...all.sockets]) socket.terminate()
      await pool.end()
    },
  }
}

/** Milliseconds from the sending and from the answer until the last one heard, and what some never heard. */
class Times {
  /** @type {number[]} */
  sent = []
  /** @type {number[]} */
  answered = []
  lost = 0

  figures() {
    return { sent: spread(this.sent), answered: spread(this.answered), lost: this.lost }
  }
}

/**
 * @param {Side[]} sides
 * @param {{ seconds: number, rounds: number }} options
 */
async function inTurns(sides, { seconds, rounds }) {
  const times = sides.map(() => ({ two: new Times(), all: new Times() }))
  for (const side of sides)
    await load(side, WARM_UP_SECONDS, { two: new Times(), all: new Times() })
  for (let round = 0; round < rounds; round += 1) {
    for (const at of round % 2 === 0 ? [0, 1] : [1, 0]) {
      const [side, own] = [sides[at], times[at]]
      if (side && own) await load(side, seconds, own)
    }
  }
  const [ours, theirs] = times
  if (!ours || !theirs) throw new Error('there are two sides')
  return /** @type {const} */ (['two', 'all']).map((reach) => {
    const [product, bare] = [ours[reach].figures(), theirs[reach].figures()]
    const ratio = (/** @type {'sent' | 'answered'} */ from) =>
      rounded(product[from].p95 / bare.sent.p95, 2)
    return { reach, product, bare, ratio: { sent: ratio('sent'), answered: ratio('answered') } }
  })
}

/**
 * @param {Side} side
 * @param {number} seconds
 * @param {Record<Reach, Times>} times
 */
async function load({ arrivals, send }, seconds, times) {
  const until = performance.now() + seconds * 1000
  const write = async (/** @type {Reach} */ reach, /** @type {number} */ sender) => {
    await pause()
    while (performance.now() < until) {
      const name = randomUUID()
      const since = performance.now()
      const last = arrivals.all(name, reach === 'all' ? PEOPLE : 2)
      await send(name, reach, sender)
      const answer = performance.now()
      const at = await last
      if (at === undefined) times[reach].lost += 1
      else {
        times[reach].sent.push(at - since)
        // What was there before the answer was there at once.
        times[reach].answered.push(Math.max(0, at - answer))
      }
      await pause()
    }
  }
  await Promise.all([
    write('all', 0),
    ...Array.from({ length: SENDERS }, (_, sender) => write('two', sender)),
  ])
}

/**
 * @param {Awaited<ReturnType<typeof inTurns>>} results
 * @returns {import('../bench.mjs').Report}
 */
function report(results) {
  const rows = [['each once a second', 'messages', 'p50 ms', 'p95 ms', 'lost', 'p95 ratio']]
  const problems = []
  for (const { reach, product, bare, ratio } of results) {
    const whom = reach === 'two' ? 'two' : String(PEOPLE)
    const line = (
      /** @type {string} */ label,
      /** @type {ReturnType<typeof spread>} */ { samples, p50, p95 },
      /** @type {number} */ lost,
      /** @type {number | ''} */ times,
    ) => [label, samples, p50, p95, lost, times].map(String)
    rows.push(
      line(`answer to the last of ${whom}`, product.answered, product.lost, ratio.answered),
      line(`sent to the last of ${whom}`, product.sent, product.lost, ratio.sent),
      line('  yardstick: insert and bare ws', bare.sent, bare.lost, ''),
    )
    if (ratio.answered > MOST_RATIO) {
      problems.push(`to ${whom}: ${ratio.answered} times an insert and a bare broadcast`)
    }
    const lost = product.lost + bare.lost
    if (lost > 0) problems.push(`to ${whom}: ${lost} messages did not come to all`)
  }
  return { rows, figures: { people: PEOPLE, senders: SENDERS, results }, problems }
}
