import { Failure } from '../../../launcher/lib/failure.mjs'
import { step } from '../../../launcher/lib/report.mjs'
import { Bed } from '../lib/bed.mjs'
import { Tally, signIn } from '../lib/http.mjs'
import { rounded } from '../lib/numbers.mjs'

/** @typedef {import('../lib/http.mjs').Target} Target */

const WARM_UP_SECONDS = 3

/**
 * Reads and writes over HTTP, the product and its twin without walls in turns on one database.
 * @param {{ seconds: number, rounds: number, parcels: number }} options
 * @returns {Promise<import('../bench.mjs').Report>}
 */
export async function run(options) {
  const bed = new Bed()
  try {
    await bed.start({ withYardstick: false })
    // It would take a share of the machine for what the writes leave to it.
    await bed.stopWorker()
    const sides = {
      with: bed.product,
      without: await bed.startTwin('without walls', 'noScopes.mjs', { asSystem: true }),
    }
    const kinds = await targetsOf(bed, sides)
    await step('Warming up', async () => {
      for (const { targets } of kinds) {
        for (const target of Object.values(targets)) await new Tally().add(target, WARM_UP_SECONDS)
      }
    })
    const results = []
    for (const { name, targets } of kinds) {
      results.push(await step(name, () => inTurns(bed, name, targets, options), { isLong: true }))
    }
    return report(results)
  } finally {
    await bed.stop()
  }
}

/**
 * @param {Bed} bed
 * @param {{ with: string, without: string }} sides
 */
async function targetsOf(bed, sides) {
  const login = bed.demoLogins.find(({ email }) => email.startsWith('manager.harbour'))
  const [place] = await bed.query(`select id, slug from communities where slug = 'harbour-view'`)
  const [unit] = await bed.query('select id from units where community_id = $1 limit 1', [
    place?.id,
  ])
  if (!login || !place || !unit) throw new Failure('The demo has no Harbour View.')
  const parcel = { unit: unit.id, carrier: 'dhl', shelf: 'B1' }
  const one = async (/** @type {string} */ path, /** @type {object[]} */ bodies) => ({
    with: await target(sides.with, path, bodies, login),
    without: await target(sides.without, path, bodies, login),
  })
  return [
    {
      name: 'read a list of 20',
      targets: await one('/api/packages?limit=20&pagination=false', []),
    },
    { name: 'read one row', targets: await one(`/api/units/${unit.id}`, []) },
    { name: 'log a parcel', targets: await one(`/api/c/${place.slug}/packages`, [parcel]) },
    {
      name: 'create through Payload',
      targets: await one('/api/packages?depth=0', [{ ...parcel, community: place.id }]),
    },
  ]
}

/**
 * @param {string} origin
 * @param {string} path
 * @param {object[]} bodies
 * @param {{ email: string, password: string }} login
 * @returns {Promise<Target>}
 */
async function target(origin, path, bodies, login) {
  const headers = await signIn(origin, login)
  return { url: `${origin}${path}`, headers, ...(bodies.length > 0 && { bodies }) }
}

/**
 * @param {Bed} bed
 * @param {string} name
 * @param {{ with: Target, without: Target }} targets
 * @param {{ rounds: number, seconds: number }} options
 */
async function inTurns(bed, name, targets, { rounds, seconds }) {
  const walled = new Tally()
  const open = new Tally()
  const sides = /** @type {const} */ ([
    [walled, targets.with],
    [open, targets.without],
  ])
  for (let round = 0; round < rounds; round += 1) {
    for (const [tally, side] of round % 2 === 0 ? sides : sides.toReversed()) {
      await tally.add(side, seconds)
      await bed.settle()
    }
  }
  return {
    name,
    with: walled.figures(),
    without: open.figures(),
    ratio: rounded(walled.perSecond / open.perSecond, 2),
  }
}

/**
 * @param {Awaited<ReturnType<typeof inTurns>>[]} results
 * @returns {import('../bench.mjs').Report}
 */
function report(results) {
  const rows = [
    ['10 connections', 'with, per second', 'p95 ms', 'without', 'p95 ms', 'ratio'],
    ...results.map(({ name, with: walled, without, ratio }) => [
      name,
      String(walled.perSecond),
      String(walled.milliseconds.p95),
      String(without.perSecond),
      String(without.milliseconds.p95),
      String(ratio),
    ]),
  ]
  const failed = results.reduce((sum, { with: a, without: b }) => sum + a.failed + b.failed, 0)
  const slow = results.filter(({ ratio }) => ratio < 0.9).map(({ name }) => name)
  const problems = [
    ...(failed > 0 ? [`${failed} requests failed`] : []),
    ...(slow.length > 0 ? [`below 0.9 of the same without walls: ${slow.join(', ')}`] : []),
  ]
  return { rows, figures: { results }, problems }
}
