import { Failure } from '../../../launcher/lib/failure.mjs'
import { step } from '../../../launcher/lib/report.mjs'
import { Bed } from '../lib/bed.mjs'
import { besideList } from '../lib/beside.mjs'
import { fillParcels } from '../lib/fillParcels.mjs'
import { findHome } from '../lib/findHome.mjs'
import { signIn } from '../lib/http.mjs'
import { rounded } from '../lib/numbers.mjs'

const PEOPLE = 10
const PARCELS = 10_000
const LEAST = 1
/** Parts of the page: what is new, what waits, the navigation with what is unread. */
const PARTS = ['/announcements/', '/packages/', '<nav', '<main']

/**
 * The home page of a resident, drawn by the server with all its parts, in turns with a bare page of Payload
 * and Next that lists 20 documents; ten people each, all of them signed in.
 * @param {{ seconds: number, rounds: number }} options
 * @returns {Promise<import('../bench.mjs').Report>}
 */
export async function run(options) {
  const bed = new Bed()
  try {
    await bed.start()
    const { login, slug } = await findHome(bed)
    const product = {
      url: `${bed.product}/c/${slug}`,
      headers: pageHeaders(await signIn(bed.product, login)),
    }
    const yardstick = {
      url: `${bed.yardstick}/parcels`,
      headers: pageHeaders(await signIn(bed.yardstick, bed.yardstickLogin)),
    }
    await fillParcels(bed, PARCELS)
    // It would take a share of the machine.
    await bed.stopWorker()
    const size = await checked(product, PARTS)
    const bareSize = await checked(yardstick, ['<li', '4-12'])
    const found = await step(
      'The two pages, in turns',
      () => besideList({ product, yardstick }, { ...options, connections: PEOPLE }),
      { isLong: true },
    )
    return report(found, { size, bareSize })
  } finally {
    await bed.stop()
  }
}

/**
 * As a page asks for another one.
 * @param {Record<string, string>} headers
 */
function pageHeaders({ cookie = '', origin = '' }) {
  return { cookie, origin, accept: 'text/html', 'accept-language': 'en' }
}

/**
 * Bytes of the page, which has all that is measured.
 * @param {import('../lib/http.mjs').Target} target
 * @param {readonly string[]} parts
 */
async function checked({ url, headers }, parts) {
  const response = await fetch(url, { headers, redirect: 'manual' })
  const text = await response.text()
  const missing = parts.filter((part) => !text.includes(part))
  if (response.status === 200 && missing.length === 0) return text.length
  throw new Failure(`${url} answers ${response.status}, without ${missing.join(' and ')}.`)
}

/**
 * @param {import('../lib/beside.mjs').Beside} found
 * @param {{ size: number, bareSize: number }} sizes
 */
function report({ product, yardstick }, { size, bareSize }) {
  const ratio = rounded(product.perSecond / yardstick.perSecond, 2)
  const line = (
    /** @type {string} */ name,
    /** @type {typeof product} */ { perSecond, milliseconds, failed },
    /** @type {number} */ bytes,
  ) =>
    [name, perSecond, milliseconds.p50, milliseconds.p95, failed, rounded(bytes / 1024)].map(String)
  const failed = product.failed + yardstick.failed
  return {
    rows: [
      [`${PEOPLE} people`, 'per second', 'p50 ms', 'p95 ms', 'failed', 'KB'],
      line('home', product, size),
      line('  yardstick: a page of 20', yardstick, bareSize),
      ['ratio', String(ratio), '', '', '', ''],
    ],
    figures: { product, yardstick, ratio, size, bareSize },
    problems: [
      ...(ratio < LEAST ? [`The throughput is ${ratio} of that of a bare page`] : []),
      ...(failed > 0 ? [`${failed} requests failed`] : []),
    ],
  }
}
