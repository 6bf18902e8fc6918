import { chromium } from 'playwright-core'
import { Failure } from '../../../launcher/lib/failure.mjs'
import { step } from '../../../launcher/lib/report.mjs'
import { Bed } from '../lib/bed.mjs'
import { rounded, spread } from '../lib/numbers.mjs'
import { fillTalks, findTwo } from '../lib/talks.mjs'

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').CDPSession} CDPSession */
/** @typedef {{ gaps: number[], long: { ms: number, blocking: number, at: string[] }[] }} Frames */
/** @typedef {{ heap: number, nodes: number, messages: number }} Held */

const MESSAGES = 10_000
/** How much slower than this machine the telephone is. */
const THROTTLE = 4
const LONGEST_MS = 50
/** Of the page's memory, between its beginning and the end of the way. */
const MOST_MEGABYTES_MORE = 16
const PHONE = { width: 360, height: 760 }
/** Pixels of one stroke, and of a second of it. */
const STROKE = 3000
const SPEED = 6000
const MOST_STROKES = 3000
const STROKES_DOWN = 100
const REST_MS = 5000
const SETTLE_MS = 300
const LOOK_EVERY = 40

/** Runs in the page: how long each frame took, and what made the long ones long. */
const WATCH = `(() => {
  const frames = { gaps: [], long: [] }
  globalThis.frames = frames
  let last
  const frame = (now) => {
    if (last !== undefined) frames.gaps.push(now - last)
    last = now
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
  new PerformanceObserver((list) => {
    for (const { duration, blockingDuration, scripts } of list.getEntries()) {
      const at = scripts.map((one) => one.invoker + ' ' + Math.round(one.duration) + ' ms')
      frames.long.push({ ms: duration, blocking: blockingDuration, at })
    }
  }).observe({ type: 'long-animation-frame' })
})()`
const TAKE = `(() => {
  const { gaps, long } = globalThis.frames
  globalThis.frames.gaps = []
  globalThis.frames.long = []
  return { gaps, long }
})()`

/**
 * Goes through a conversation of 10,000 messages from its end to its beginning and part of the way
 * back, by strokes on a telephone that is four times as slow as this machine.
 * @returns {Promise<import('../bench.mjs').Report>}
 */
export async function run() {
  const bed = new Bed()
  try {
    await bed.start({ withYardstick: false })
    const two = await findTwo(bed)
    const [talk = ''] = await step('10,000 messages', () =>
      fillTalks(bed, two, { count: 1, long: MESSAGES }),
    )
    // It would take a share of the machine.
    await bed.stopWorker()
    return report(await inBrowser(bed, two, talk))
  } finally {
    await bed.stop()
  }
}

/**
 * @param {Bed} bed
 * @param {import('../lib/talks.mjs').Two} two
 * @param {string} talk
 */
async function inBrowser(bed, { login, slug }, talk) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--enable-precise-memory-info'],
  })
  try {
    const context = await browser.newContext({ viewport: PHONE, locale: 'en-GB', hasTouch: true })
    const page = await context.newPage()
    await page.goto(`${bed.product}/sign-in`)
    await page.fill('#email', login.email)
    await page.fill('#password', login.password)
    await page.locator('main form').first().locator('button[type=submit]').click()
    await page.waitForURL((url) => !['/sign-in', '/'].includes(url.pathname))
    await page.goto(`${bed.product}/c/${slug}/messages/${talk}`, { waitUntil: 'networkidle' })
    await page.locator(`#m${String(MESSAGES)}`).waitFor()
    const client = await context.newCDPSession(page)
    await client.send('Performance.enable')
    await client.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE })
    await page.evaluate(WATCH)
    const way = new Way(page, client)
    const rest = await step('At rest', () => way.rest())
    const up = await step('To the beginning', () => way.up(), { isLong: true })
    const down = await step('Part of the way back', () => way.down(), { isLong: true })
    return { rest, up, down }
  } finally {
    await browser.close()
  }
}

class Way {
  #page
  #client

  /**
   * @param {Page} page
   * @param {CDPSession} client
   */
  constructor(page, client) {
    this.#page = page
    this.#client = client
  }

  async rest() {
    const leg = new Leg()
    await this.#look(new Leg())
    await this.#page.waitForTimeout(REST_MS)
    await this.#look(leg)
    return leg.figures()
  }

  async up() {
    const leg = new Leg()
    for (let strokes = 1; ; strokes += 1) {
      await this.#stroke(STROKE)
      if (strokes % LOOK_EVERY === 0) await this.#look(leg)
      if (await this.#page.evaluate(`scrollY === 0 && document.getElementById('m1') !== null`))
        break
      if (strokes === MOST_STROKES) throw new Failure('The beginning was never reached.')
    }
    await this.#look(leg)
    return leg.figures()
  }

  async down() {
    const leg = new Leg()
    for (let strokes = 0; strokes < STROKES_DOWN; strokes += 1) await this.#stroke(-STROKE)
    await this.#look(leg)
    return leg.figures()
  }

  /** @param {number} distance up; below 0: down */
  async #stroke(distance) {
    const [x, y] = [PHONE.width / 2, PHONE.height / 2]
    const stroke = { x, y, yDistance: distance, speed: SPEED, gestureSourceType: 'mouse' }
    await this.#client.send('Input.synthesizeScrollGesture', /** @type {any} */ (stroke))
  }

  /** @returns {Promise<Frames>} since they were taken last */
  #take() {
    return this.#page.evaluate(TAKE)
  }

  /**
   * Writes down the frames so far, and what the page holds. The frame in which it is made to tidy up
   * counts for nothing.
   * @param {Leg} leg
   */
  async #look(leg) {
    const frames = await this.#take()
    leg.add(frames, await this.#held())
    await this.#page.waitForTimeout(SETTLE_MS)
    await this.#take()
  }

  /** @returns {Promise<Held>} */
  async #held() {
    await this.#client.send('HeapProfiler.collectGarbage')
    const { metrics } = await this.#client.send('Performance.getMetrics')
    const of = (/** @type {string} */ name) =>
      metrics.find((metric) => metric.name === name)?.value ?? 0
    return {
      heap: rounded(of('JSHeapUsedSize') / 1024 / 1024),
      nodes: of('Nodes'),
      messages: await this.#page.locator('section ol > li[id^="m"]').count(),
    }
  }
}

class Leg {
  /** @type {number[]} */
  #gaps = []
  /** @type {Frames['long']} */
  #long = []
  /** @type {Held[]} */
  #held = []

  /**
   * @param {Frames} frames
   * @param {Held} held
   */
  add({ gaps, long }, held) {
    this.#gaps.push(...gaps)
    this.#long.push(...long)
    this.#held.push(held)
  }

  figures() {
    return { frames: spread(this.#gaps), long: this.#long, held: this.#held }
  }
}

/**
 * @param {Awaited<ReturnType<typeof inBrowser>>} legs
 * @returns {import('../bench.mjs').Report}
 */
function report({ rest, up, down }) {
  const most = (/** @type {Held[]} */ held, /** @type {keyof Held} */ what) =>
    Math.max(...held.map((one) => one[what]))
  const row = (/** @type {string} */ name, /** @type {typeof up} */ { frames, long, held }) => [
    name,
    String(frames.samples),
    String(frames.p50),
    String(frames.p95),
    String(frames.max),
    String(long.length),
    .../** @type {const} */ (['heap', 'nodes', 'messages']).map((what) => String(most(held, what))),
  ]
  const head = ['4 times slower', 'frames', 'p50 ms', 'p95 ms', 'max ms', 'above 50 ms']
  const slow = up.long.length + down.long.length
  const grown = most([...up.held, ...down.held], 'heap') - most(rest.held, 'heap')
  return {
    rows: [
      [...head, 'heap MB', 'DOM nodes', 'messages'],
      row('at rest', rest),
      row('to the beginning', up),
      row('part of the way back', down),
    ],
    figures: { throttle: THROTTLE, messages: MESSAGES, legs: { rest, up, down } },
    problems: [
      ...(slow > 0 ? [`${String(slow)} frames took longer than ${String(LONGEST_MS)} ms`] : []),
      ...(grown > MOST_MEGABYTES_MORE ? [`the page grew by ${String(rounded(grown))} MB`] : []),
    ],
  }
}
