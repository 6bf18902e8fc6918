import { Failure } from '../../../launcher/lib/failure.mjs'
import { delay } from '../../../launcher/lib/processes.mjs'
import { step } from '../../../launcher/lib/report.mjs'
import { Bed } from '../lib/bed.mjs'
import { signIn } from '../lib/http.mjs'
import { openLive, subscribe } from '../lib/live.mjs'
import { spread } from '../lib/numbers.mjs'

const TIMES = 20
/** How long before its end a membership gets one. */
const AHEAD_MS = 1500
const GIVE_UP_MS = 30_000

/**
 * How long after a membership's last moment its person is refused, and hears nothing any more.
 * @returns {Promise<import('../bench.mjs').Report>}
 */
export async function run() {
  const bed = new Bed()
  try {
    await bed.start({ withYardstick: false })
    const cast = await castOf(bed)
    const refused = []
    const closed = []
    await step(
      `${TIMES} memberships end`,
      async () => {
        for (let time = 0; time < TIMES; time += 1) {
          const once = await endOnce(bed, cast)
          refused.push(once.refused)
          closed.push(once.closed)
        }
      },
      { isLong: true },
    )
    return report({ refused: spread(refused), closed: spread(closed) }, Math.max(...closed))
  } finally {
    await bed.stop()
  }
}

/** @param {Bed} bed */
async function castOf(bed) {
  const loginOf = (/** @type {string} */ start) => {
    const login = bed.demoLogins.find(({ email }) => email.startsWith(start))
    if (!login) throw new Failure(`The demo has no ${start}.`)
    return login
  }
  const resident = loginOf('amelia.chen')
  const [membership] = await bed.query(
    `select m.id, m.community_id, m.user_id from memberships m join users u on u.id = m.user_id
     where u.email = $1 and m.status = 'active'`,
    [resident.email],
  )
  if (!membership) throw new Failure('The resident has no membership.')
  return {
    manager: await signIn(bed.product, loginOf('manager.harbour')),
    resident: await signIn(bed.product, resident),
    membership,
  }
}

/**
 * @param {Bed} bed
 * @param {Awaited<ReturnType<typeof castOf>>} cast
 */
async function endOnce(bed, { manager, resident, membership }) {
  await bed.query(`update memberships set status = 'active', valid_to = null where id = $1`, [
    membership.id,
  ])
  await bed.settle()
  const socket = await openLive(bed, resident)
  await subscribe(socket, `private-community-${membership.community_id}`)
  const at = new Date(Date.now() + AHEAD_MS)
  const end = `${bed.product}/api/c/harbour-view/memberships/${membership.id}/end`
  const answer = await fetch(end, {
    method: 'POST',
    headers: manager,
    body: JSON.stringify({ reason: 'To be measured', at: at.toISOString() }),
  })
  if (!answer.ok) throw new Failure(`The membership could not be ended (${answer.status}).`)
  // Its change ends the connection a first time: what is open at the moment itself is measured.
  socket.disconnect()
  await delay(300)
  const last = await openLive(bed, resident)
  await subscribe(last, `private-community-${membership.community_id}`)
  const closed = new Promise((resolve) => {
    last.connection.bind('disconnected', () => resolve(Date.now() - at.getTime()))
  })
  const refused = untilRefused(bed, resident, at)
  const both = await Promise.race([
    Promise.all([refused, closed]),
    delay(GIVE_UP_MS).then(() => {
      throw new Failure('The connection did not end.')
    }),
  ])
  last.disconnect()
  return { refused: both[0], closed: both[1] }
}

/**
 * @param {Bed} bed
 * @param {Record<string, string>} headers
 * @param {Date} at
 */
async function untilRefused(bed, headers, at) {
  for (;;) {
    const { ok } = await fetch(`${bed.product}/api/c/harbour-view/my/packages`, { headers })
    if (!ok) return Date.now() - at.getTime()
    await delay(10)
  }
}

/**
 * @param {Record<'refused' | 'closed', ReturnType<typeof spread>>} figures
 * @param {number} slowest
 * @returns {import('../bench.mjs').Report}
 */
function report(figures, slowest) {
  const line = (
    /** @type {string} */ label,
    /** @type {ReturnType<typeof spread>} */ { p50, p95 },
  ) => [label, String(p50), String(p95)]
  return {
    rows: [
      ['after the last moment of a membership', 'p50 ms', 'p95 ms'],
      line('the next request is refused', figures.refused),
      line('the connection is closed', figures.closed),
    ],
    figures,
    problems:
      slowest > 2000 ? [`a connection stayed open for ${slowest} ms, above two seconds`] : [],
  }
}
