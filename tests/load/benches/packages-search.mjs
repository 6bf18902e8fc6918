import { Failure } from '../../../launcher/lib/failure.mjs'
import { step } from '../../../launcher/lib/report.mjs'
import { Bed } from '../lib/bed.mjs'
import { besideList, growth, pathsOf } from '../lib/beside.mjs'
import { signIn } from '../lib/http.mjs'

const DESKS = 10
const SMALL = 10_000
const LARGE = 1_000_000
const MOST_BESIDE = 1
const MOST_GROWN = 1.2
/** What somebody types, a request for each: a name, a number, a unit and a name, what is in all of them. */
const TYPED = ['ramona quist', 'jd01460000', '14 delga', 'lindqvist', 'common']
const NAMES = ['Ramona Quist', 'Pavel Delgado', 'Ida Lindqvist', 'Omar Haddad', 'Wei Zhang']

/**
 * Searches as ten desks type, in one community's history of 10,000 parcels and of 1,000,000, each in
 * turns with a bare Payload list of 20, asked by as many. The yardstick holds 10,000 both times: among a
 * million it would count them all for each list, and look slower than it is.
 * @param {{ seconds: number, rounds: number }} options
 * @returns {Promise<import('../bench.mjs').Report>}
 */
export async function run(options) {
  const bed = new Bed()
  try {
    await bed.start()
    const { login, slug, community } = await findDesk(bed)
    const headers = await signIn(bed.product, login)
    const own = await signIn(bed.yardstick, bed.yardstickLogin)
    const root = `/api/c/${slug}/packages/history?q=`
    const product = {
      url: bed.product,
      headers,
      paths: pathsOf(root, TYPED),
    }
    const yardstick = { url: `${bed.yardstick}/api/parcels?depth=0&limit=20`, headers: own }
    await bed.stopWorker()
    await fillYardstick(bed)
    const measure = async (/** @type {number} */ count) => {
      await step(`${count} parcels`, () => fill(bed, community, count), { isLong: true })
      return step(
        'As one types, in turns',
        () => besideList({ product, yardstick }, { ...options, connections: DESKS }),
        { isLong: true },
      )
    }
    const small = await measure(SMALL)
    const sizes = { product: await sizeOf(product), yardstick: await sizeOf(yardstick) }
    const { rows, figures, problems } = growth(
      { name: `among ${SMALL}`, found: small },
      { name: `among ${LARGE}`, found: await measure(LARGE) },
      { who: `${DESKS} desks`, mostBeside: MOST_BESIDE, mostGrown: MOST_GROWN },
    )
    const note = `bytes of an answer: ${sizes.product}, of a list: ${sizes.yardstick}`
    return {
      rows: [...rows, [note, '', '', '', '', '']],
      figures: { ...figures, sizes },
      problems,
    }
  } finally {
    await bed.stop()
  }
}

/** @param {Bed} bed */
async function findDesk(bed) {
  const logins = new Map(bed.demoLogins.map((login) => [login.email, login]))
  const rows = await bed.query(
    `select u.email, m.community_id, c.slug from memberships m join users u on u.id = m.user_id
     join communities c on c.id = m.community_id where m.role = 'concierge' and m.status = 'active'`,
  )
  const row = rows.find(({ email }) => logins.has(email))
  const login = logins.get(row?.email)
  if (!row || !login) throw new Failure('The demo has no concierge who can sign in.')
  return { login, slug: String(row.slug), community: String(row.community_id) }
}

/**
 * Copies a parcel of the demo until so many are over.
 * @param {Bed} bed
 * @param {string} community
 * @param {number} count
 */
async function fill(bed, community, count) {
  const [{ there }] = await bed.query(
    `select count(*)::int as there from packages where community_id = $1 and status <> 'received'`,
    [community],
  )
  await bed.query(
    `insert into packages (id, community_id, unit_id, kind, carrier, condition, status, pickup_code,
       recipient_name, tracking_number, collector_name, received_at, closed_at, created_at, updated_at)
     select gen_random_uuid(), p.community_id, u.ids[1 + n % cardinality(u.ids)], p.kind, p.carrier,
       p.condition, 'collected', 'M' || n, ($4::text[])[1 + n % 5] || ' ' || n / 5,
       'JD01' || lpad(n::text, 10, '0'), 'Common', t, t, t, t
     from (select * from packages where community_id = $1 limit 1) p,
       (select array_agg(id) as ids from units where community_id = $1) u,
       generate_series($2::int + 1, $3::int) n, lateral (select now() - n * interval '5 minutes' as t) at`,
    [community, there, count, NAMES],
  )
  for (const table of ['packages', 'package_words', 'package_texts']) {
    await bed.query(`vacuum analyze ${table}`)
  }
}

/** @param {Bed} bed */
async function fillYardstick(bed) {
  await bed.queryYardstick(
    `insert into parcels (unit, carrier, recipient_name, tracking_number, shelf, notes, status,
       pickup_code, collector_name, received_at, closed_at, created_at, updated_at)
     select '4-12', 'dhl', ($2::text[])[1 + n % 5] || ' ' || n / 5, 'JD01' || lpad(n::text, 10, '0'),
       'B1', 'Large box, keep upright.', 'collected', 'M' || n, 'Common', t, t, t, t
     from generate_series(1, $1::int) n, lateral (select now() - n * interval '5 minutes' as t) at`,
    [SMALL, NAMES],
  )
  await bed.queryYardstick('vacuum analyze parcels')
}

/**
 * Bytes of one answer, of the first address.
 * @param {import('../lib/http.mjs').Target} target
 */
async function sizeOf({ url, headers, paths: [path = ''] = [] }) {
  const response = await fetch(path === '' ? url : `${url}${path}`, { headers })
  return (await response.text()).length
}
