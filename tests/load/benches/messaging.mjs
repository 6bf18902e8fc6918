import { randomUUID } from 'node:crypto'
import { Failure } from '../../../launcher/lib/failure.mjs'
import { step } from '../../../launcher/lib/report.mjs'
import { Bed } from '../lib/bed.mjs'
import { Tally, signIn } from '../lib/http.mjs'
import { rounded } from '../lib/numbers.mjs'

/** @typedef {import('../lib/http.mjs').Target} Target */
/** @typedef {{ seconds: number, rounds: number, parcels: number }} Options */

const WARM_UP_SECONDS = 4
const SENDERS = 20
const CONVERSATIONS = 5000
/** Of the conversation that is opened. */
const LONG = 10_000
const WORDS = 'The lift on the third floor makes a noise again, could somebody have a look at it? '

/**
 * Sends messages and reads them, each in turns with what a bare Payload app does in its place.
 * @param {Options} options
 * @returns {Promise<import('../bench.mjs').Report>}
 */
export async function run(options) {
  const bed = new Bed()
  try {
    await bed.start()
    const place = await findPlace(bed)
    const ids = await step('Conversations and messages', () => fill(bed, place), { isLong: true })
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

/** @param {Bed} bed */
async function findPlace(bed) {
  const logins = new Map(bed.demoLogins.map((login) => [login.email, login]))
  const members = await bed.query(
    `select m.user_id, m.community_id, u.email, c.slug from memberships m
     join users u on u.id = m.user_id join communities c on c.id = m.community_id
     where m.status = 'active' and m.role = 'owner'
       and (m.valid_from is null or m.valid_from <= now())
       and (m.valid_to is null or m.valid_to > now()) order by c.slug, m.id`,
  )
  const me = members.find(({ email }) => logins.has(email))
  const other = members.find((one) => one.community_id === me?.community_id && one !== me)
  const login = logins.get(me?.email)
  if (!me || !other || !login) throw new Failure('The demo has no two owners in one community.')
  const { user_id: person, community_id: community, slug } = me
  return { login, slug, community, person, other: other.user_id }
}

/**
 * Direct and group conversations of one person, the first with a long history.
 * @param {Bed} bed
 * @param {Awaited<ReturnType<typeof findPlace>>} place
 */
async function fill(bed, { community, person, other }) {
  await bed.query(
    `insert into conversations (id, community_id, kind, subject, opened_by_id, last_seq, last_at)
     select gen_random_uuid(), $1, 'group', 'Group ' || n, $2, case when n = 1 then $3 else 3 end,
       now() - make_interval(mins => n) from generate_series(1, $4::int) n`,
    [community, person, LONG, CONVERSATIONS],
  )
  const groups = `from conversations where community_id = $1 and kind = 'group'`
  for (const who of [person, other]) {
    await bed.query(
      `insert into conversation_participants (conversation_id, user_id, community_id, visible, last_read_seq)
       select id, $2, $1, '{[1,)}', last_seq - 1 ${groups}`,
      [community, who],
    )
  }
  await bed.query(
    `insert into messages (conversation_id, seq, community_id, sender_id, client_id, body, at)
     select id, n, $1, case when n % 2 = 0 then $2::uuid else $3::uuid end, gen_random_uuid(), $4 || n,
       last_at - make_interval(secs => last_seq - n)
     from (select * ${groups}) c cross join lateral generate_series(1, c.last_seq) n`,
    [community, person, other, WORDS],
  )
  await bed.query('analyze')
  const rows = await bed.query(`select id ${groups} order by last_at desc`, [community])
  return rows.map(({ id }) => String(id))
}

/**
 * @param {Bed} bed
 * @param {Awaited<ReturnType<typeof findPlace>>} place
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
