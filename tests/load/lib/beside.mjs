import { Tally } from './http.mjs'
import { rounded } from './numbers.mjs'

const WARM_UP_SECONDS = 4

/** @typedef {Record<'product' | 'yardstick', import('./http.mjs').Target>} Targets */
/** @typedef {Awaited<ReturnType<typeof besideList>>} Beside */

/**
 * A request for each letter that somebody types, from the second on.
 * @param {string} root what comes before the words
 * @param {readonly string[]} typed
 */
export const pathsOf = (root, typed) =>
  typed
    .flatMap((words) => Array.from({ length: words.length - 1 }, (_, at) => words.slice(0, at + 2)))
    .map((words) => root + encodeURIComponent(words))

/**
 * Asks the product and the yardstick in turns.
 * @param {Targets} targets
 * @param {{ seconds: number, rounds: number, connections: number }} options
 */
export async function besideList(targets, { seconds, rounds, connections }) {
  const tallies = { product: new Tally(), yardstick: new Tally() }
  const sides = /** @type {const} */ (['product', 'yardstick'])
  for (const side of sides) await new Tally().add(targets[side], WARM_UP_SECONDS, connections)
  for (let round = 0; round < rounds; round += 1) {
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
      await tallies[side].add(targets[side], seconds, connections)
    }
  }
  const [product, yardstick] = [tallies.product.figures(), tallies.yardstick.figures()]
  return {
    product,
    yardstick,
    beside: rounded(product.milliseconds.p95 / yardstick.milliseconds.p95, 2),
  }
}

/**
 * How a search does beside a list among few and among many, and how much slower it got.
 * @param {{ name: string, found: Beside }} small
 * @param {{ name: string, found: Beside }} large
 * @param {{ who: string, mostBeside: number, mostGrown: number }} limits
 */
export function growth(small, large, { who, mostBeside, mostGrown }) {
  const line = (
    /** @type {string} */ label,
    /** @type {Beside['product']} */ { perSecond, milliseconds, failed },
    /** @type {number | ''} */ ratio,
  ) => [label, perSecond, milliseconds.p50, milliseconds.p95, failed, ratio].map(String)
  // Of a machine that was slower the second time, the yardstick is too.
  const grown = rounded(large.found.beside / small.found.beside, 2)
  const { beside } = large.found
  const problems = [
    ...(beside > mostBeside ? [`p95 is ${beside} times that of a list of 20`] : []),
    ...(grown > mostGrown ? [`p95 is ${grown} times that ${small.name}`] : []),
  ]
  const sides = [small, large].flatMap(({ found }) => [found.product, found.yardstick])
  const refused = sides.reduce((sum, side) => sum + side.failed, 0)
  if (refused > 0) problems.push(`${refused} requests failed`)
  return {
    rows: [
      [who, 'per second', 'p50 ms', 'p95 ms', 'failed', 'p95 ratio'],
      ...[small, large].flatMap(({ name, found }) => [
        line(name, found.product, found.beside),
        line('  yardstick: a list of 20', found.yardstick, ''),
      ]),
      ['grown', '', '', '', '', String(grown)],
    ],
    figures: { small: small.found, large: large.found, grown },
    problems,
  }
}
