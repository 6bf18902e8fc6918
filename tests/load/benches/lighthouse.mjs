import lighthouse from 'lighthouse'
import { chromium } from 'playwright-core'
import { Failure } from '../../../launcher/lib/failure.mjs'
import { freePort } from '../../../launcher/lib/ports.mjs'
import { step } from '../../../launcher/lib/report.mjs'
import { Bed } from '../lib/bed.mjs'
import { findHome } from '../lib/findHome.mjs'
import { signIn } from '../lib/http.mjs'

const LEAST = 90
const FIGURES = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
]

/**
 * What Lighthouse says of the pages that are read most, with its own slow telephone on slow 4G: the best of
 * the rounds, because a busy machine only ever makes a page slower.
 * @param {{ rounds: number }} options
 * @returns {Promise<import('../bench.mjs').Report>}
 */
export async function run({ rounds }) {
  const bed = new Bed()
  try {
    await bed.start({ withYardstick: false })
    const pages = await findPages(bed)
    // It would take a share of the machine.
    await bed.stopWorker()
    const port = await freePort()
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
    })
    try {
      const found = []
      for (const [name, { url, headers }] of Object.entries(pages)) {
        const look = () => best(url, headers, { port, rounds })
        found.push({ name, ...(await step(name, look, { isLong: true })) })
      }
      return report(found)
    } finally {
      await browser.close()
    }
  } finally {
    await bed.stop()
  }
}

/** @param {Bed} bed */
async function findPages(bed) {
  const { login, slug, community } = await findHome(bed)
  const { cookie = '' } = await signIn(bed.product, login)
  const [announcement] = await bed.query(
    `select id from announcements where community_id = $1 and state = 'published'
     order by published_at desc limit 1`,
    [community],
  )
  const [book] = await bed.query(
    `select b.id from rule_books b join rule_clauses c on c.book_id = b.id
     where b.community_id = $1 group by b.id order by count(*) desc limit 1`,
    [community],
  )
  if (!announcement || !book) throw new Failure('The demo has no announcement, or no rule book.')
  const page = (/** @type {string} */ path) => ({
    url: `${bed.product}/c/${slug}${path}`,
    headers: { cookie, 'accept-language': 'en' },
  })
  return {
    home: page(''),
    announcement: page(`/announcements/${announcement.id}`),
    'rule book': page(`/rules/${book.id}`),
  }
}

/**
 * @param {string} url
 * @param {Record<string, string>} extraHeaders
 * @param {{ port: number, rounds: number }} options
 */
async function best(url, extraHeaders, { port, rounds }) {
  let top = { score: -1, figures: /** @type {Record<string, string>} */ ({}) }
  for (let round = 0; round < rounds; round += 1) {
    const result = await lighthouse(url, {
      port,
      extraHeaders,
      output: 'json',
      logLevel: 'error',
      onlyCategories: ['performance'],
    })
    const lhr = result?.lhr
    if (!lhr || lhr.runtimeError || new URL(lhr.finalDisplayedUrl).href !== new URL(url).href) {
      throw new Failure(`${url} was not read: ${lhr?.runtimeError?.message ?? 'led elsewhere'}`)
    }
    const score = Math.round((lhr.categories.performance?.score ?? 0) * 100)
    if (score <= top.score) continue
    const figures = FIGURES.map((name) => [name, lhr.audits[name]?.displayValue ?? ''])
    top = { score, figures: Object.fromEntries(figures) }
  }
  return top
}

/** @param {{ name: string, score: number, figures: Record<string, string> }[]} found */
function report(found) {
  return {
    rows: [
      ['page', 'performance', 'first paint', 'largest paint', 'blocked', 'shift'],
      ...found.map(({ name, score, figures }) => [
        name,
        String(score),
        ...FIGURES.map((figure) => figures[figure] ?? ''),
      ]),
    ],
    figures: { pages: found },
    problems: found
      .filter(({ score }) => score < LEAST)
      .map(({ name, score }) => `${name}: ${score}, and ${LEAST} is asked for`),
  }
}
