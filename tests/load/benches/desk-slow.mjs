import { chromium } from 'playwright-core'
import { Failure } from '../../../launcher/lib/failure.mjs'
import { step } from '../../../launcher/lib/report.mjs'
import { Bed } from '../lib/bed.mjs'
import { rounded } from '../lib/numbers.mjs'

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').BrowserContext} Context */

/** How much slower than this machine the tablet is. */
const THROTTLE = 4
/** Slow 4G as Lighthouse has it, bytes a second; without its further slowing of connections. */
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
}
const TABLET = { width: 1024, height: 768 }
const MOST_MS = 60_000
/** So often a letter is typed until a page answers it. */
const TRY_MS = 100
const WAITING = 30
const BATCH = 20
/**
 * Milliseconds in which somebody who waits at a counter does not look at their watch; twenty parcels are
 * to be in after two minutes, of which the hands that turn them have half.
 */
const MOST = {
  firstLoad: 8000,
  secondLoad: 4000,
  suggestion: 1500,
  log: 3000,
  release: 4000,
  batch: 60_000,
}

/** Everything that is loaded, as it comes over the network. */
const WEIGHT = `(() => {
  const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
  return { requests: entries.length, bytes: entries.reduce((sum, one) => sum + one.transferSize, 0) }
})()`

/** Everything is ticked at first: one goes out. */
const KEEP_ONE = `(() => {
  for (const box of [...document.querySelectorAll('input[name=parcel]')].slice(1)) box.checked = false
})()`

/**
 * A desk on a tablet four times as slow as this machine, over slow 4G: how long until the page that takes
 * a parcel in answers the first letter, empty and with what the browser keeps; then one is logged, and
 * one given out, and twenty are scanned, each with its unit, and saved at once.
 * @param {{ rounds: number }} options
 * @returns {Promise<import('../bench.mjs').Report>}
 */
export async function run({ rounds }) {
  const bed = new Bed()
  try {
    await bed.start({ withYardstick: false })
    const desk = await findDesk(bed)
    // It would take a share of the machine.
    await bed.stopWorker()
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    })
    try {
      const taken = []
      for (let round = 0; round < rounds; round += 1) {
        const context = await browser.newContext({ viewport: TABLET, locale: 'en-GB' })
        taken.push(
          await step(`Round ${round + 1}`, () => inContext(bed, desk, context), { isLong: true }),
        )
        await context.close()
      }
      return report(taken)
    } finally {
      await browser.close()
    }
  } finally {
    await bed.stop()
  }
}

/** @param {Bed} bed */
async function findDesk(bed) {
  const logins = new Map(bed.demoLogins.map((login) => [login.email, login]))
  const rows = await bed.query(
    `select u.email, c.id, c.slug, (select id from units where community_id = c.id
       order by label limit 1) as unit
     from memberships m join users u on u.id = m.user_id join communities c on c.id = m.community_id
     where m.role = 'concierge' and m.status = 'active' and c.locales::text like '%en%'
     order by c.slug`,
  )
  const row = rows.find(({ email }) => logins.has(email))
  const login = logins.get(row?.email)
  if (!row || !login) throw new Failure('The demo has no concierge who can sign in.')
  await bed.query(
    `insert into packages (id, community_id, unit_id, kind, carrier, condition, status, pickup_code,
       recipient_name, received_at, created_at, updated_at)
     select gen_random_uuid(), $1, $2, 'parcel', 'dhl', 'good', 'received', 'SLOW' || n, 'A. Resident',
       now(), now(), now() from generate_series(1, $3::int) n`,
    [row.id, row.unit, WAITING],
  )
  return { login, slug: String(row.slug), unit: String(row.unit) }
}

/**
 * @param {Bed} bed
 * @param {Awaited<ReturnType<typeof findDesk>>} desk
 * @param {Context} context
 */
async function inContext(bed, { login, slug, unit }, context) {
  const first = await context.newPage()
  await first.goto(`${bed.product}/sign-in`)
  await first.fill('#email', login.email)
  await first.fill('#password', login.password)
  await first.locator('main form').first().locator('button[type=submit]').click()
  await first.waitForURL((url) => !['/sign-in', '/'].includes(url.pathname))
  await first.goto('about:blank')
  const desk = `${bed.product}/c/${slug}/desk`

  const page = await slowPage(context)
  const client = await context.newCDPSession(page)
  await client.send('Network.clearBrowserCache')
  const firstLoad = await untilAnswer(page, `${desk}/packages/new`)
  const weight = await page.evaluate(WEIGHT)
  const again = await slowPage(context)
  await page.close()
  const secondLoad = await untilAnswer(again, `${desk}/packages/new`)
  const secondWeight = await again.evaluate(WEIGHT)

  const unitField = again.getByRole('combobox').first()
  await unitField.fill('')
  const suggestion = await timed(async () => {
    await unitField.pressSequentially('4')
    await again.getByRole('option').first().waitFor({ timeout: MOST_MS })
  })
  await again.getByRole('option').first().click()
  await again.locator('select[name=carrier]').selectOption('ups')
  const save = again.locator('main form button[type=submit]').last()
  const log = await timed(async () => {
    await save.click()
    await again.getByRole('status').filter({ hasText: 'is logged' }).waitFor({ timeout: MOST_MS })
  })

  const open = await timed(async () => {
    await again.goto(`${desk}/handover/${unit}`, { waitUntil: 'commit' })
    await again.locator('input[name=parcel]').first().waitFor({ timeout: MOST_MS })
    await again.waitForLoadState('load')
  })
  await again.evaluate(KEEP_ONE)
  await again.locator('input[name=who][value=other]').check()
  await again.locator('input[name=collectorName]').fill('A. Neighbour')
  await again.locator('input[name=signature][value=paper]').check()
  const release = await timed(async () => {
    await again.locator('main form button[type=submit]').last().click()
    await again.locator('main form').waitFor({ state: 'detached', timeout: MOST_MS })
  })
  await again.goto(`${desk}/packages/batch`)
  const batch = await timed(() => takeBatch(again))
  await again.close()
  return { firstLoad, secondLoad, suggestion, log, open, release, batch, weight, secondWeight }
}

/** @param {Page} page of a batch, empty */
async function takeBatch(page) {
  const scan = page.locator('input[name=scan]')
  for (let n = 1; n <= BATCH; n += 1) {
    // A scanner types fast, and ends with Enter.
    await scan.pressSequentially(`JD${String(Date.now()).slice(-8)}${String(n).padStart(2, '0')}`)
    await scan.press('Enter')
    const row = page.locator('[data-row]').nth(n - 1)
    await row.getByRole('combobox').first().pressSequentially('4')
    await row.getByRole('listbox').getByRole('option').first().click({ timeout: MOST_MS })
    if (n === 1) await row.locator('select').nth(1).selectOption('dhl')
  }
  await page.locator('main form').last().locator('button[type=submit]').click()
  await page.locator('[data-row]').first().waitFor({ state: 'detached', timeout: MOST_MS })
}

/** @param {Context} context */
async function slowPage(context) {
  const page = await context.newPage()
  const client = await context.newCDPSession(page)
  await client.send('Network.enable')
  await client.send('Network.emulateNetworkConditions', NETWORK)
  await client.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE })
  return page
}

/** @param {() => Promise<unknown>} work */
async function timed(work) {
  const begun = performance.now()
  await work()
  return Math.round(performance.now() - begun)
}

/**
 * Opens the page and types a letter again and again, as somebody does who does not know whether it is
 * ready, until there is a suggestion.
 * @param {Page} page
 * @param {string} url
 */
async function untilAnswer(page, url) {
  return timed(async () => {
    await page.goto(url, { waitUntil: 'commit' })
    const field = page.getByRole('combobox').first()
    await field.waitFor({ timeout: MOST_MS })
    const option = page.getByRole('option').first()
    const until = performance.now() + MOST_MS
    for (;;) {
      await field.fill('')
      await field.pressSequentially('4')
      // Answered late is answered: the letter stays until the field was seen to know of it.
      const isHeard = await page
        .locator('[role=combobox] ~ button, [role=option]')
        .first()
        .waitFor({ timeout: TRY_MS })
        .then(
          () => true,
          () => false,
        )
      if (isHeard) break
      if (performance.now() > until) throw new Failure('The page has never answered.')
    }
    await option.waitFor({ timeout: MOST_MS })
  })
}

/** @param {readonly number[]} values */
function middle(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/**
 * @param {readonly Awaited<ReturnType<typeof inContext>>[]} taken
 * @returns {import('../bench.mjs').Report}
 */
function report(taken) {
  const of = (
    /** @type {'firstLoad' | 'secondLoad' | 'suggestion' | 'log' | 'open' | 'release' | 'batch'} */ name,
  ) => middle(taken.map((one) => one[name]))
  const kilobytes = (/** @type {'weight' | 'secondWeight'} */ name) =>
    rounded(middle(taken.map((one) => one[name].bytes)) / 1024)
  const figures = {
    firstLoad: of('firstLoad'),
    secondLoad: of('secondLoad'),
    suggestion: of('suggestion'),
    log: of('log'),
    openHandOver: of('open'),
    release: of('release'),
    batch: of('batch'),
    firstKilobytes: kilobytes('weight'),
    secondKilobytes: kilobytes('secondWeight'),
  }
  const problems = Object.entries(MOST).flatMap(([name, most]) => {
    const ms = figures[/** @type {keyof typeof MOST} */ (name)]
    return ms > most ? [`${name} took ${ms} ms, more than ${most}`] : []
  })
  return {
    rows: [
      ['a tablet, CPU 4x slower, slow 4G', 'ms', 'KB'],
      [
        'intake: first load to a suggestion',
        String(figures.firstLoad),
        String(figures.firstKilobytes),
      ],
      [
        '  with what the browser keeps',
        String(figures.secondLoad),
        String(figures.secondKilobytes),
      ],
      ['a letter to its suggestion', String(figures.suggestion), ''],
      ['a parcel logged', String(figures.log), ''],
      ['hand-over opened', String(figures.openHandOver), ''],
      ['a parcel given out', String(figures.release), ''],
      [`${BATCH} parcels scanned, each with its unit, and saved`, String(figures.batch), ''],
    ],
    figures: { ...figures, rounds: taken },
    problems,
  }
}
