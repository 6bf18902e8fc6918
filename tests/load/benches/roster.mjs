import { Failure } from '../../../launcher/lib/failure.mjs'
import { delay } from '../../../launcher/lib/processes.mjs'
import { step } from '../../../launcher/lib/report.mjs'
import { Bed } from '../lib/bed.mjs'
import { signIn } from '../lib/http.mjs'
import { rounded } from '../lib/numbers.mjs'

const SIZES = [5000, 50_000]
const LIMIT_SECONDS = 60
const POLL_MS = 50

/** @param {number} rows @param {string} tag */
const fileOf = (rows, tag) =>
  `Building;Floor;Unit;Name;Email;Phone;Role;Since\r\n${Array.from(
    { length: rows },
    (_, i) =>
      `${tag};${i % 20};${i};Person ${i};p${i}.${tag}@example.org;+3361${2_000_000 + i};Owner;01/09/2019`,
  ).join('\r\n')}`

/**
 * Brings rosters in over HTTP, as a manager does: upload, dry run, import, and the same file again.
 * @returns {Promise<import('../bench.mjs').Report>}
 */
export async function run() {
  const bed = new Bed()
  try {
    await bed.start({ withYardstick: false })
    const login = bed.demoLogins.find(({ email }) => email.startsWith('manager.'))
    if (!login) throw new Failure('The demo has no manager.')
    const headers = await signIn(bed.product, login)
    const [place] = await bed.query(
      `select c.slug from memberships m join users u on u.id = m.user_id
         join communities c on c.id = m.community_id where u.email = $1 limit 1`,
      [login.email],
    )
    const base = `${bed.product}/api/c/${place.slug}/roster/imports`
    /** @type {string[][]} */
    const rows = [['rows', 'upload s', 'dry run s', 'import s', 'all s', 'again s']]
    /** @type {Record<string, unknown>} */
    const figures = {}
    /** @type {string[]} */
    const problems = []
    for (const size of SIZES) {
      const file = fileOf(size, `T${size}`)
      const first = await step(`${size} rows`, () => bring(base, headers, file), { isLong: true })
      const again = await step(`${size} rows again`, () => bring(base, headers, file), {
        isLong: true,
      })
      if (first.counts.newPeople !== size) problems.push(`${size} rows: not all were imported`)
      const { unchangedPeople, newPeople, changedPeople } = again.counts
      if (unchangedPeople !== size || newPeople + changedPeople > 0) {
        problems.push(`${size} rows: the second time changed something`)
      }
      const all = first.upload + first.check + first.run
      if (size === SIZES[0] && all > LIMIT_SECONDS) {
        problems.push(`${size} rows took more than ${LIMIT_SECONDS} s`)
      }
      const numbers = [first.upload, first.check, first.run, all].map((n) => rounded(n))
      const second = rounded(again.upload + again.check + again.run)
      rows.push([size, ...numbers, second].map(String))
      figures[String(size)] = { ...first, again }
    }
    return { rows, figures, problems }
  } finally {
    await bed.stop()
  }
}

/**
 * @param {string} base
 * @param {Record<string, string>} headers
 * @param {string} file
 */
async function bring(base, headers, file) {
  // The form brings a content type of its own.
  const plain = { cookie: headers.cookie ?? '', origin: headers.origin ?? '' }
  const form = new globalThis.FormData()
  form.set('file', new globalThis.File([file], 'roster.csv'))
  const start = performance.now()
  const received = await ask(base, { method: 'POST', headers: plain, body: form })
  const uploaded = performance.now()
  await ask(`${base}/${received.id}/check`, {
    method: 'POST',
    headers,
    body: JSON.stringify(received.mapping),
  })
  await ended(`${base}/${received.id}`, headers, 'checked')
  const checked = performance.now()
  await ask(`${base}/${received.id}/run`, { method: 'POST', headers, body: '{}' })
  const { counts } = await ended(`${base}/${received.id}`, headers, 'imported')
  const imported = performance.now()
  return {
    upload: (uploaded - start) / 1000,
    check: (checked - uploaded) / 1000,
    run: (imported - checked) / 1000,
    counts,
  }
}

/**
 * @param {string} url
 * @param {RequestInit} options
 */
async function ask(url, options) {
  const response = await fetch(url, options)
  const body = await response.json()
  if (!response.ok) throw new Failure(`${url} answered ${response.status}: ${JSON.stringify(body)}`)
  return body
}

/**
 * @param {string} url
 * @param {Record<string, string>} headers
 * @param {string} state
 */
async function ended(url, headers, state) {
  for (;;) {
    const view = await ask(url, { headers })
    if (view.state === state) return view
    if (view.state === 'failed') throw new Failure(`The import failed: ${view.failure}`)
    await delay(POLL_MS)
  }
}
