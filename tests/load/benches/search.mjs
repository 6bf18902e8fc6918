import { Failure } from '../../../launcher/lib/failure.mjs'
import { step } from '../../../launcher/lib/report.mjs'
import { Bed } from '../lib/bed.mjs'
import { besideList, growth, pathsOf } from '../lib/beside.mjs'
import { fillParcels } from '../lib/fillParcels.mjs'
import { signIn } from '../lib/http.mjs'
import { fillOthers, fillTalks, findTwo } from '../lib/talks.mjs'

const PEOPLE = 10
const SMALL = 10_000
const LARGE = 200_000
/** The person's own conversations: some 10,000 messages. */
const OWN = { count: 3000, each: 2, long: 4000 }
/** Together with those, 1,000,000 in 200 communities. */
const OTHERS = { communities: 199, talks: 50, each: 100 }
const MOST_BESIDE = 2
const MOST_GROWN = 1.3
/** What somebody types, a request for each: what many say, what few say, what nothing says. */
const TYPED = ['boiler', 'lift noise', 'certificate 4711', 'chimney', 'elevatr']
const TITLES = ['Boiler certificate', 'Lift inspection', 'Minutes of the board', 'Roof survey']

/**
 * Searches everything as ten residents type, among 10,000 documents and as many messages and among
 * 200,000 documents and 1,000,000 messages, each in turns with a bare Payload list of 20, asked by as many.
 * @param {{ seconds: number, rounds: number }} options
 * @returns {Promise<import('../bench.mjs').Report>}
 */
export async function run(options) {
  const bed = new Bed()
  try {
    await bed.start()
    const place = await findTwo(bed)
    await step('10,000 messages', () => fillTalks(bed, place, OWN), { isLong: true })
    const headers = await signIn(bed.product, place.login)
    const own = await signIn(bed.yardstick, bed.yardstickLogin)
    const root = `/api/c/${place.slug}/search?q=`
    const product = {
      url: bed.product,
      headers,
      paths: pathsOf(root, TYPED),
    }
    const yardstick = { url: `${bed.yardstick}/api/parcels?depth=0&limit=20`, headers: own }
    await bed.stopWorker()
    await fillParcels(bed, SMALL)
    const measure = async (/** @type {number} */ count) => {
      await step(`${count} documents`, () => fill(bed, place.community, count), { isLong: true })
      return step(
        'As one types, in turns',
        () => besideList({ product, yardstick }, { ...options, connections: PEOPLE }),
        { isLong: true },
      )
    }
    const small = await measure(SMALL)
    await step('1,000,000 messages in 200 communities', () => fillOthers(bed, place, OTHERS), {
      isLong: true,
    })
    return growth(
      { name: `among ${SMALL} documents`, found: small },
      { name: `among ${LARGE}, and 1,000,000 messages`, found: await measure(LARGE) },
      { who: `${PEOPLE} people`, mostBeside: MOST_BESIDE, mostGrown: MOST_GROWN },
    )
  } finally {
    await bed.stop()
  }
}

/**
 * Copies a published document of the demo until there are so many, each with its file and one page.
 * @param {Bed} bed
 * @param {string} community
 * @param {number} count
 */
async function fill(bed, community, count) {
  const [model] = await bed.query(
    `select d.id, v.id as version, v.file_id as file,
       (select count(*)::int from documents where community_id = $1) as there
     from documents d join document_versions v on v.document_id = d.id and v.state = 'current'
     where d.community_id = $1 and d.state = 'published' and coalesce(d.readers, '[]') = '[]' limit 1`,
    [community],
  )
  if (!model) throw new Failure('The demo has no published document.')
  await bed.query(
    `create temp table made as select gen_random_uuid() as document, gen_random_uuid() as version,
       gen_random_uuid() as file, n from generate_series($1::int + 1, $2::int) n`,
    [model.there, count],
  )
  const copy = (
    /** @type {string} */ table,
    /** @type {string} */ of,
    /** @type {string} */ parts,
  ) =>
    bed.query(
      `insert into ${table} select (jsonb_populate_record(o, jsonb_build_object(${parts}))).*
       from ${table} o, made m where o.id = $1`,
      [of],
    )
  await copy('stored_files', model.file, `'id', m.file, 'storage_key', 'files/' || m.file`)
  const title = `(array['${TITLES.join("','")}'])[1 + m.n % ${TITLES.length}]`
  await copy('documents', model.id, `'id', m.document, 'title', ${title} || ' ' || m.n`)
  const version = `'id', m.version, 'document_id', m.document, 'file_id', m.file`
  await copy('document_versions', model.version, version)
  await bed.query(
    `insert into document_pages (version_id, page, document_id, community_id, body)
     select version, 1, document, $1, 'The boiler and the lift were looked at on day ' || n
       || case when n % 2000 = 0 then ', and the chimney was swept.' else '.' end from made`,
    [community],
  )
  await bed.query('drop table made')
  for (const table of ['documents', 'document_versions', 'document_pages', 'stored_files']) {
    await bed.query(`vacuum analyze ${table}`)
  }
}
