import { randomUUID } from 'node:crypto'
import { Tally, signIn } from './http.mjs'
import { rounded } from './numbers.mjs'
import { WORDS } from './talks.mjs'

/** @typedef {import('./bed.mjs').Bed} Bed */
/** @typedef {import('./http.mjs').Target} Target */

export const SENDERS = 20

/**
 * What is asked of the product, each beside what a bare Payload app does in its place.
 * @param {Bed} bed
 * @param {import('./talks.mjs').Two} place
 * @param {Record<string, string>} headers
 * @param {string[]} ids
 */
export async function pairsOf(bed, { slug }, headers, ids) {
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
 * Asks both sides of a pair in turns: a machine that gets slower gets slower for both.
 * @param {Bed} bed
 * @param {Awaited<ReturnType<typeof pairsOf>>[number]} pair
 * @param {{ seconds: number, rounds: number }} options
 */
export async function inTurns(bed, pair, { rounds, seconds }) {
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
