import { once } from 'node:events'
import { step } from '../../../launcher/lib/report.mjs'
import { rounded, spread } from '../lib/numbers.mjs'
import {
  bareSubscriber,
  countArrivals,
  createSdk,
  heard,
  many,
  open,
  openProduct,
  subscriber,
} from '../realtime/clients.mjs'
import { Servers } from '../realtime/servers.mjs'

const AUDIENCES = [500, 2000]
const BROADCASTS_PER_ROUND = 50
const WARM_UP = 40
const RECONNECTS = 1000
const CHANNELS_EACH = 5
const MOST_RATIO = 1.3
const MOST_RECONNECT_MS = 3000
/** With its envelope a message of some 300 bytes, as the product's are at most. */
const TEXT = 'x'.repeat(240)
const CHANNEL = 'measured'

/**
 * Times a broadcast until the last of its subscribers has it, through pusher.trigger() and through a
 * bare WebSocket server, in turns: a machine that gets slower gets slower for both. Subscribers and
 * publisher are this process; each server is a process of its own. Then it cuts a thousand
 * connections and times their return.
 * @param {{ rounds: number }} options
 * @returns {Promise<import('../bench.mjs').Report>}
 */
export async function run({ rounds }) {
  const broadcasts = []
  for (const audience of AUDIENCES) {
    const title = `To the last of ${audience} subscribers, in turns`
    const measure = () => withServers((servers) => broadcast(servers, audience, rounds))
    broadcasts.push({ audience, ...(await step(title, measure, { isLong: true })) })
  }
  const title = `${RECONNECTS} reconnects`
  const times = await step(
    title,
    () => withServers((servers) => reconnect(servers, Math.max(3, rounds))),
    { isLong: true },
  )
  return report(broadcasts, times)
}

/**
 * @template T
 * @param {(servers: Servers) => Promise<T>} work
 */
async function withServers(work) {
  const servers = new Servers()
  try {
    return await work(servers)
  } finally {
    servers.stop()
  }
}

/**
 * @param {Servers} servers
 * @param {number} audience
 * @param {number} rounds
 */
async function broadcast(servers, audience, rounds) {
  const [productPort, barePort] = [await servers.product(), await servers.bare()]
  const sdk = createSdk(productPort)
  const publisher = open(barePort)
  await once(publisher, 'open')
  const frame = JSON.stringify({ event: 'told', channel: CHANNEL, data: TEXT })

  const product = {
    arrivals: countArrivals(await many(audience, () => subscriber(productPort, CHANNEL))),
    // An answer that is not read keeps its connection from the next request.
    publish: async () => void (await (await sdk.trigger(CHANNEL, 'told', TEXT)).text()),
    /** @type {number[]} */
    samples: [],
  }
  const bare = {
    arrivals: countArrivals(await many(audience, () => bareSubscriber(barePort))),
    publish: async () => void publisher.send(frame),
    /** @type {number[]} */
    samples: [],
  }
  const timeOne = async (/** @type {typeof product | typeof bare} */ side) => {
    const arrived = side.arrivals.all()
    const since = performance.now()
    const published = side.publish()
    await arrived
    const took = performance.now() - since
    // The answer to trigger() may come after the last message, and belongs to no other sample.
    await published
    return took
  }
  for (let at = 0; at < WARM_UP; at += 1) for (const side of [product, bare]) await timeOne(side)
  for (let at = 0; at < rounds * BROADCASTS_PER_ROUND; at += 1) {
    // Whoever goes first goes second in the next round.
    for (const side of at % 2 === 0 ? [product, bare] : [bare, product]) {
      side.samples.push(await timeOne(side))
    }
  }
  const figures = { product: spread(product.samples), bare: spread(bare.samples) }
  const ratio = (/** @type {'p50' | 'p95'} */ key) =>
    rounded(figures.product[key] / figures.bare[key], 2)
  return { ...figures, ratio: { p50: ratio('p50'), p95: ratio('p95') } }
}

/**
 * Everybody is cut off at once and comes back at once, each to five private channels; the signatures
 * are made here, as the web process would.
 * @param {Servers} servers
 * @param {number} rounds
 */
async function reconnect(servers, rounds) {
  const port = await servers.product()
  const sdk = createSdk(port)
  const comeBack = async (/** @type {number} */ person) => {
    const socket = openProduct(port)
    const { data } = await heard(socket, 'pusher:connection_established')
    const { socket_id: socketId } = JSON.parse(data)
    let left = CHANNELS_EACH
    const joined = new Promise((resolve) => {
      socket.on('message', (message) => {
        if (message.toString().includes('subscription_succeeded') && --left === 0) resolve(0)
      })
    })
    for (let at = 0; at < CHANNELS_EACH; at += 1) {
      const channel = `private-${at}-of-${person % (at * 50 + 1)}`
      const signed = sdk.authorizeChannel(socketId, channel)
      socket.send(JSON.stringify({ event: 'pusher:subscribe', data: { channel, ...signed } }))
    }
    await joined
    return socket
  }
  const everybody = () => Promise.all(Array.from({ length: RECONNECTS }, (_, at) => comeBack(at)))
  let sockets = await everybody()
  const samples = []
  for (let round = 0; round < rounds; round += 1) {
    const gone = sockets.map((socket) => once(socket, 'close'))
    for (const socket of sockets) socket.terminate()
    await Promise.all(gone)
    const since = performance.now()
    sockets = await everybody()
    samples.push(performance.now() - since)
  }
  return spread(samples)
}

/**
 * @param {(Awaited<ReturnType<typeof broadcast>> & { audience: number })[]} broadcasts
 * @param {Awaited<ReturnType<typeof reconnect>>} times
 * @returns {import('../bench.mjs').Report}
 */
function report(broadcasts, times) {
  const rows = [['to the last subscriber', 'samples', 'p50 ms', 'p95 ms', 'p50 ratio', 'p95 ratio']]
  const problems = []
  for (const { audience, product, bare, ratio } of broadcasts) {
    const line = (/** @type {typeof product} */ { samples, p50, p95 }) => [samples, p50, p95]
    rows.push(
      [`${audience}: pusher.trigger()`, ...line(product), ratio.p50, ratio.p95].map(String),
      ['  yardstick: bare ws', ...line(bare), '', ''].map(String),
    )
    if (ratio.p50 > MOST_RATIO) {
      problems.push(`${audience} subscribers: ${ratio.p50} times a bare broadcast`)
    }
  }
  rows.push(
    ['', '', '', '', '', ''],
    [
      `${RECONNECTS} reconnects, ${RECONNECTS * CHANNELS_EACH} subscriptions`,
      ...[times.samples, times.p50, times.p95].map(String),
      '',
      '',
    ],
  )
  if (times.max > MOST_RECONNECT_MS) problems.push(`the reconnects took ${times.max} ms`)
  return { rows, figures: { broadcasts, reconnects: times }, problems }
}
