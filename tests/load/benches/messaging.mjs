import { Failure } from '../../../launcher/lib/failure.mjs'
import { step } from '../../../launcher/lib/report.mjs'
import { Bed } from '../lib/bed.mjs'
import { Tally, signIn } from '../lib/http.mjs'
import { SENDERS, inTurns, pairsOf } from '../lib/talkPairs.mjs'
import { fillTalks, findTwo } from '../lib/talks.mjs'

/** @typedef {{ seconds: number, rounds: number, parcels: number }} Options */

const WARM_UP_SECONDS = 4
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
