import { randomUUID } from 'node:crypto'
import { Failure } from '../../../launcher/lib/failure.mjs'
import { step } from '../../../launcher/lib/report.mjs'
import { Bed } from '../lib/bed.mjs'
import { Tally, signIn } from '../lib/http.mjs'
import { WORDS, fillTalks, findTwo } from '../lib/talks.mjs'
import { rounded } from '../lib/numbers.mjs'

/** @typedef {import('../lib/http.mjs').Target} Target */
/** @typedef {{ seconds: number, rounds: number, parcels: number }} Options */

const WARM_UP_SECONDS = 4
const SENDERS = 20
const CONVERSATIONS = 5000
/** Of the conversation that is opened. */
const LONG = 10_000

/**
 * Sends messages and reads them, each in turns with what a bare Payload app does in its place.
 * @param {Options} options
 * @returns {Promise<import('../bench.mjs').Report>}
 */
export async function run(options) {
  const bed = new Bed()
  try {
    await bed.start()
    const place = await findTwo(bed)
    const ids = await step(
      'Conversations and messages',
      () => fillTalks(bed, place, { count: CONVERSATIONS, long: LONG }),
      { isLong: true },
    )
    const headers = await signIn(bed.product, place.login)
    const pairs = await pairsOf(bed, place, headers, ids)
    await step('Warming up', async () => {
      for (const { product, yardstick } of pairs) {
        for (const target of [product, yardstick]) {
          await new Tally().add(target, WARM_UP_SECONDS, SENDERS)
        }
      }
      await bed.settle()
    })
    const [send, ...reads] = pairs
    if (!send) throw new Failure('There is nothing to measure.')
    const whole = await step('Send, everything running', () => inTurns(bed, send, options), {
      isLong: true,
    })
    await bed.stopWorker()
    const results = [{ ...whole, name: `${send.name}, everything running` }]
    for (const pair of [send, ...reads]) {
      results.push(await step(pair.name, () => inTurns(bed, pair, options), { isLong: true }))
    }
    return report(results)
  } finally {
    await bed.stop()
  }
}

/**
 * @param {Bed} bed
 * @param {import('../lib/talks.mjs').Two} place
 * @param {Record<string, string>} headers
 * @param {string[]} ids
 */
async function pairsOf(bed, { slug }, headers, ids) {
  const own = await signIn(bed.yardstick, bed.yardstickLogin)
  const root = `/api/c/${slug}/conversations`
  const url = `${bed.product}${root}`
  const [first] = ids
  // Not the newest: what is sent there would be more to catch up on.
  const fifty = ids.slice(100, 150).map((id) => `${id}:1`)
  let turn = 0
  /** @type {Target} */
  const create = {
    url: `${bed.yardstick}/api/parcels?depth=0`,
    headers: own,
    bodies: [{ unit: '4-12', carrier: 'dhl', notes: WORDS }],
  }
  const list = { url: `${bed.yardstick}/api/parcels?depth=0&limit=20`, headers: own }
  return [
    {
      name: 'send a message',
      beside: 'create a document',
      product: {
        url,
        headers,
        next: () => {
          turn += 1
          const id = ids[1000 + (turn % SENDERS)]
          return {
            path: `${root}/${String(id)}/messages`,
            body: { clientId: randomUUID(), body: WORDS },
          }
        },
      },
      yardstick: create,
    },
    {
      name: 'inbox of 5,000',
      beside: 'a list of 20',
      product: { url, headers },
      yardstick: list,
    },
    {
      name: 'first 50 messages',
      beside: 'a list of 20',
      product: { url: `${url}/${String(first)}/messages?limit=50`, headers },
      yardstick: list,
    },
    {
      name: 'catch up on 50',
      beside: 'a list of 20',
      product: { url: `${url}/catch-up?of=${fifty.join()}`, headers },
      yardstick: list,
    },
  ]
}

/**
 * @param {Bed} bed
 * @param {Awaited<ReturnType<typeof pairsOf>>[number]} pair
 * @param {Options} options
 */
async function inTurns(bed, pair, { rounds, seconds }) {
  const product = new Tally()
  const yardstick = new Tally()
  const sides = /** @type {const} */ ([
    [product, pair.product],
    [yardstick, pair.yardstick],
  ])
  for (let round = 0; round < rounds; round += 1) {
    for (const [tally, target] of round % 2 === 0 ? sides : sides.toReversed()) {
      await tally.add(target, seconds, SENDERS)
      await bed.settle()
    }
  }
  const [ours, theirs] = [product.figures(), yardstick.figures()]
  return {
    name: pair.name,
    beside: pair.beside,
    product: ours,
    yardstick: theirs,
    throughput: rounded(product.perSecond / yardstick.perSecond, 2),
    p95: rounded(ours.milliseconds.p95 / theirs.milliseconds.p95, 2),
  }
}

/**
 * @param {Awaited<ReturnType<typeof inTurns>>[]} results
 * @returns {import('../bench.mjs').Report}
 */
function report(results) {
  const line = (
    /** @type {string} */ label,
    /** @type {(typeof results)[number]['product']} */ { perSecond, milliseconds, failed },
    /** @type {string[]} */ ratios = ['', ''],
  ) => [
    label,
    String(perSecond),
    String(milliseconds.p50),
    String(milliseconds.p95),
    String(failed),
    ...ratios,
  ]
  const rows = results.flatMap(({ name, beside, product, yardstick, throughput, p95 }) => [
    line(name, product, [String(throughput), String(p95)]),
    line(`  yardstick: ${beside}`, yardstick),
  ])
  const head = ['20 connections', 'per second', 'p50 ms', 'p95 ms', 'failed', 'ratio', 'p95 ratio']
  const failed = results.reduce((sum, one) => sum + one.product.failed + one.yardstick.failed, 0)
  return {
    rows: [head, ...rows],
    figures: { results },
    problems: failed > 0 ? [`${String(failed)} requests failed`] : [],
  }
}
