import { step } from '../../../launcher/lib/report.mjs'
import { Bed } from '../lib/bed.mjs'
import { rounded, spread } from '../lib/numbers.mjs'

/** Tries of each side in a round. */
const TRIES = 25
/** Share of the median by which the sides may differ before somebody could tell them apart. */
const TELLTALE = 0.05

/**
 * How long a refused sign-in takes for an address that somebody has and for one that nobody has, one
 * after the other and in turns.
 * @param {{ rounds: number }} options
 * @returns {Promise<import('../bench.mjs').Report>}
 */
export async function run({ rounds }) {
  const bed = new Bed()
  try {
    await bed.start({ withYardstick: false })
    await bed.stopWorker()
    const { email = '' } = bed.demoLogins[0] ?? {}
    const sides = [
      { name: 'an address with an account', email, taken: /** @type {number[]} */ ([]) },
      {
        name: 'an address that nobody has',
        email: `x${email}`,
        taken: /** @type {number[]} */ ([]),
      },
    ]
    for (const side of sides) await refused(bed.product, side.email)
    for (let round = 0; round < rounds; round += 1) {
      await step(
        `Round ${round + 1}`,
        async () => {
          for (let n = 0; n < TRIES; n += 1) {
            for (const side of n % 2 === 0 ? sides : sides.toReversed()) {
              side.taken.push(await refused(bed.product, side.email))
            }
          }
        },
        { isLong: true },
      )
    }
    return report(sides)
  } finally {
    await bed.stop()
  }
}

/**
 * @param {string} origin
 * @param {string} email
 * @returns {Promise<number>} milliseconds
 */
async function refused(origin, email) {
  const begun = performance.now()
  const response = await fetch(`${origin}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email, password: 'not the password of anybody' }),
  })
  await response.arrayBuffer()
  if (response.status !== 401) throw new Error(`a wrong password was answered ${response.status}`)
  return performance.now() - begun
}

/** @param {{ name: string, taken: number[] }[]} sides */
function report(sides) {
  const measured = sides.map(({ name, taken }) => ({ name, ...spread(taken) }))
  const [known, unknown] = measured.map(({ p50 }) => p50)
  const apart = Math.abs((known ?? 0) - (unknown ?? 0)) / Math.max(1, known ?? 0)
  return {
    rows: [
      ['', 'tries', 'p50 ms', 'p95 ms'],
      ...measured.map(({ name, samples, p50, p95 }) => [name, `${samples}`, `${p50}`, `${p95}`]),
    ],
    figures: { measured, apart: rounded(apart * 100) },
    problems: apart > TELLTALE ? [`The medians are ${rounded(apart * 100)} % apart.`] : [],
  }
}
