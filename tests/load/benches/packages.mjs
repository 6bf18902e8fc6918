import { Failure } from '../../../launcher/lib/failure.mjs'
import { delay } from '../../../launcher/lib/processes.mjs'
import { step } from '../../../launcher/lib/report.mjs'
import { Bed } from '../lib/bed.mjs'
import { Tally, signIn } from '../lib/http.mjs'
import { openLive, subscribe } from '../lib/live.mjs'
import { rounded, spread } from '../lib/numbers.mjs'

/** @typedef {import('../lib/http.mjs').Target} Target */
/** @typedef {{ seconds: number, rounds: number, parcels: number }} Options */

const WARM_UP_SECONDS = 4
const EVENT_MS = 10_000

/**
 * Logs parcels through the endpoint and beside it creates documents in the yardstick, in turns, so
 * that a machine that gets slower gets slower for both. Then it times the way to another screen.
 * @param {Options} options
 * @returns {Promise<import('../bench.mjs').Report>}
 */
export async function run(options) {
  const bed = new Bed()
  try {
    await bed.start()
    const place = await findPlace(bed)
    const concierge = await signIn(bed.product, place.concierge)
    const product = parcelTarget(bed, place, concierge)
    const yardstick = await yardstickTarget(bed)
    await step('Warming up', async () => {
      for (const target of [product, yardstick]) await new Tally().add(target, WARM_UP_SECONDS)
      await bed.settle()
    })

    const whole = await step(
      'In turns, everything running',
      () => inTurns(bed, { product, yardstick }, options),
      { isLong: true },
    )
    const live = await step(
      'To another screen, at rest',
      () => timeScreen(bed, place, product, options.parcels),
      { isLong: true },
    )
    const alone = await step(
      'In turns, without the worker',
      async () => {
        await bed.stopWorker()
        return inTurns(bed, { product, yardstick }, options)
      },
      { isLong: true },
    )
    return report(whole, alone, live)
  } finally {
    await bed.stop()
  }
}

/**
 * A community of the demo, a concierge who can sign in there, a resident with a unit who can too,
 * and the units that parcels come for.
 * @param {Bed} bed
 */
async function findPlace(bed) {
  const logins = new Map(bed.demoLogins.map((login) => [login.email, login]))
  const members = await bed.query(
    `select m.id, m.role, m.user_id, m.unit_id, m.community_id, u.email, c.slug
     from memberships m join users u on u.id = m.user_id join communities c on c.id = m.community_id
     where m.status = 'active' and (m.valid_from is null or m.valid_from <= now())
       and (m.valid_to is null or m.valid_to > now())
     order by c.slug, m.id`,
  )
  for (const desk of members) {
    const concierge = logins.get(desk.email)
    if (desk.role !== 'concierge' || !concierge) continue
    const residents = members.filter(
      ({ role, unit_id, community_id }) =>
        unit_id !== null &&
        community_id === desk.community_id &&
        ['owner', 'leaseholder', 'household'].includes(role),
    )
    const witness = residents.find(({ email }) => logins.has(email))
    const resident = logins.get(witness?.email)
    if (!witness || !resident) continue
    const shelves = await bed.query(
      `select name from shelves where community_id = $1 order by name`,
      [desk.community_id],
    )
    return {
      slug: String(desk.slug),
      concierge,
      resident,
      witness,
      residents,
      shelves: shelves.map(({ name }) => String(name)),
    }
  }
  throw new Failure('The demo has no community where a concierge and a resident can sign in.')
}

/**
 * @param {Awaited<ReturnType<typeof findPlace>>['residents']} residents
 * @param {(resident: any) => object} whom
 * @param {readonly string[]} [shelves] those of the map, where there is one: others are refused
 */
function bodiesFor(residents, whom, shelves = []) {
  return residents.slice(0, 20).map((resident, index) => ({
    ...whom(resident),
    recipientName: 'A. Resident',
    carrier: index % 2 === 0 ? 'dhl' : 'ups',
    trackingNumber: `JD01460000${String(1000 + index)}`,
    shelf: shelves[index % shelves.length] ?? `B${String(index)}`,
    notes: 'Large box, keep upright.',
  }))
}

/**
 * @param {Bed} bed
 * @param {Awaited<ReturnType<typeof findPlace>>} place
 * @param {Record<string, string>} headers
 * @returns {Target}
 */
function parcelTarget(bed, { slug, residents, shelves }, headers) {
  const whom = (/** @type {any} */ { id, unit_id }) => ({ unit: unit_id, recipient: id })
  const bodies = bodiesFor(residents, whom, shelves)
  return { url: `${bed.product}/api/c/${slug}/packages`, headers, bodies }
}

/**
 * @param {Bed} bed
 * @returns {Promise<Target>}
 */
async function yardstickTarget(bed) {
  const headers = await signIn(bed.yardstick, bed.yardstickLogin)
  const me = await (await fetch(`${bed.yardstick}/api/users/me`, { headers })).json()
  const recipient = me.user.id
  const bodies = bodiesFor(Array.from({ length: 20 }), () => ({ unit: '4-12', recipient }))
  // Depth 0, as the product answers: at the default depth it would read the recipient as well.
  return { url: `${bed.yardstick}/api/parcels?depth=0`, headers, bodies }
}

/**
 * @param {Bed} bed
 * @param {{ product: Target, yardstick: Target }} targets
 * @param {Options} options
 */
async function inTurns(bed, targets, { rounds, seconds }) {
  const product = new Tally()
  const yardstick = new Tally()
  let waiting = 0
  const sides = /** @type {const} */ ([
    [product, targets.product],
    [yardstick, targets.yardstick],
  ])
  for (let round = 0; round < rounds; round += 1) {
    // Whoever goes first goes second in the next round.
    for (const [tally, target] of round % 2 === 0 ? sides : sides.toReversed()) {
      await tally.add(target, seconds)
      // The jobs that the product still has to do must not run in the yardstick's time.
      waiting = Math.max(waiting, await bed.settle())
    }
  }
  const ratio = rounded(product.perSecond / yardstick.perSecond, 2)
  return { product: product.figures(), yardstick: yardstick.figures(), ratio, waiting }
}

/**
 * The time from the answer to the concierge's request until the event is in the resident's socket,
 * one parcel at a time. Below zero where the event came first.
 * @param {Bed} bed
 * @param {Awaited<ReturnType<typeof findPlace>>} place
 * @param {Target} product
 * @param {number} count
 */
async function timeScreen(bed, { witness, resident }, product, count) {
  const headers = await signIn(bed.product, resident)
  /** @type {Map<string, number>} */
  const arrivals = new Map()
  const socket = await openLive(bed, headers)
  const channel = await subscribe(socket, `private-user-${witness.user_id}`)
  channel.bind('package.received', (/** @type {{ packageId: string }} */ { packageId }) => {
    arrivals.set(packageId, performance.now())
  })
  const [first] = product.bodies ?? []
  const body = JSON.stringify({ ...first, unit: witness.unit_id, recipient: witness.id })
  const samples = []
  const answers = []
  let lost = 0
  let failed = 0
  try {
    for (let parcel = 0; parcel < count; parcel += 1) {
      // Uneven, so that no sample falls into step with a timer of the product.
      await delay(150 + Math.random() * 100)
      const sent = performance.now()
      const response = await fetch(product.url, { method: 'POST', headers: product.headers, body })
      const answered = performance.now()
      const { id } = await response.json()
      if (!response.ok) {
        failed += 1
        continue
      }
      while (!arrivals.has(id) && performance.now() - answered < EVENT_MS) await delay(2)
      const arrived = arrivals.get(id)
      if (arrived === undefined) lost += 1
      else samples.push(arrived - answered)
      answers.push(answered - sent)
    }
  } finally {
    socket.disconnect()
  }
  return { milliseconds: spread(samples), answer: spread(answers), lost, failed }
}

/**
 * @param {Awaited<ReturnType<typeof inTurns>>} whole
 * @param {Awaited<ReturnType<typeof inTurns>>} alone
 * @param {Awaited<ReturnType<typeof timeScreen>>} live
 * @returns {import('../bench.mjs').Report}
 */
function report(whole, alone, live) {
  const line = (
    /** @type {string} */ label,
    /** @type {(typeof whole)['product']} */ { perSecond, milliseconds, failed },
    ratio = '',
  ) => [
    label,
    String(perSecond),
    String(milliseconds.p50),
    String(milliseconds.p95),
    String(failed),
    ratio,
  ]
  const { milliseconds, answer } = live
  const rows = [
    ['10 connections', 'per second', 'p50 ms', 'p95 ms', 'failed', 'ratio'],
    line('everything running: log a parcel', whole.product, String(whole.ratio)),
    line('  yardstick: create a document', whole.yardstick),
    line('without the worker: log a parcel', alone.product, String(alone.ratio)),
    line('  yardstick: create a document', alone.yardstick),
    ['', '', '', '', '', ''],
    [`${milliseconds.samples} parcels at rest`, '', 'p50 ms', 'p95 ms', 'failed', ''],
    ['request to answer', '', String(answer.p50), String(answer.p95), String(live.failed), ''],
    [
      'answer to event on the other screen',
      '',
      String(milliseconds.p50),
      String(milliseconds.p95),
      String(live.lost),
      '',
    ],
  ]
  const failed = [whole, alone].flatMap(({ product, yardstick }) => [product, yardstick])
  const problems = [
    [failed.reduce((sum, side) => sum + side.failed, live.failed), 'requests failed'],
    [failed.filter(({ answered }) => answered === 0).length, 'sides answered nothing'],
    [live.lost, 'events never arrived'],
  ]
    .filter(([count]) => Number(count) > 0)
    .map(([count, what]) => `${count} ${what}`)
  return { rows, figures: { whole, alone, live }, problems }
}
