import { step } from '../../../launcher/lib/report.mjs'
import { Bed } from '../lib/bed.mjs'
import { Tally, signIn } from '../lib/http.mjs'
import { rounded } from '../lib/numbers.mjs'
import { SENDERS, inTurns, pairsOf } from '../lib/talkPairs.mjs'
import { fillOthers, fillTalks, findTwo } from '../lib/talks.mjs'

/** @typedef {Awaited<ReturnType<typeof inTurns>>[]} Results */

const WARM_UP_SECONDS = 4
/** Together some 10,000 messages. */
const SMALL = { count: 5000, each: 2, long: 100 }
/** Together with those, 1,000,000 in 200 communities. */
const OTHERS = { communities: 199, talks: 50, each: 100 }
const MOST_RATIO = 1.2

/**
 * Reads a person's conversations while they are nearly all that there is, and once more among a
 * hundred times as many messages of other communities. The yardstick beside it does not grow: what it
 * takes longer the second time is the machine's.
 * @param {{ seconds: number, rounds: number }} options
 * @returns {Promise<import('../bench.mjs').Report>}
 */
export async function run(options) {
  const bed = new Bed()
  try {
    await bed.start()
    const place = await findTwo(bed)
    const ids = await step('10,000 messages', () => fillTalks(bed, place, SMALL), { isLong: true })
    const headers = await signIn(bed.product, place.login)
    const [, ...reads] = await pairsOf(bed, place, headers, ids)
    await bed.stopWorker()
    const measure = async (/** @type {string} */ among) => {
      const results = []
      for (const pair of reads) {
        const { product, yardstick } = pair
        await step(
          `${pair.name} ${among}`,
          async () => {
            for (const target of [product, yardstick]) {
              await new Tally().add(target, WARM_UP_SECONDS, SENDERS)
            }
            results.push(await inTurns(bed, pair, options))
          },
          { isLong: true },
        )
      }
      return results
    }
    const small = await measure('among 10,000')
    await step('1,000,000 messages in 200 communities', () => fillOthers(bed, place, OTHERS), {
      isLong: true,
    })
    const [{ count }] = await bed.query('select count(*)::int as count from messages')
    return report(small, await measure('among 1,000,000'), Number(count))
  } finally {
    await bed.stop()
  }
}

/**
 * @param {Results} small
 * @param {Results} large
 * @param {number} messages
 * @returns {import('../bench.mjs').Report}
 */
function report(small, large, messages) {
  const problems = []
  const rows = [['20 connections', 'of 10,000: p95 ms', `of ${messages}: p95 ms`, 'ratio']]
  const failed = [...small, ...large].reduce(
    (sum, { product, yardstick }) => sum + product.failed + yardstick.failed,
    0,
  )
  if (failed > 0) problems.push(`${failed} requests failed`)
  const results = small.map((one, index) => {
    const other = large[index] ?? one
    const sides = /** @type {const} */ (['product', 'yardstick']).map((side) => {
      const [before, after] = [one[side].milliseconds.p95, other[side].milliseconds.p95]
      return { side, before, after, ratio: rounded(after / before, 2) }
    })
    for (const { side, before, after, ratio } of sides) {
      const label = side === 'product' ? one.name : `  yardstick: ${one.beside}`
      rows.push([label, before, after, ratio].map(String))
    }
    const [ours, theirs] = sides
    // Of a machine that was slower the second time, both are.
    const ratio = rounded((ours?.ratio ?? 0) / Math.max(1, theirs?.ratio ?? 1), 2)
    if (ratio > MOST_RATIO) problems.push(`${one.name}: ${ratio} times what it takes among 10,000`)
    return { name: one.name, sides, ratio }
  })
  return { rows, figures: { messages, results, small, large }, problems }
}
