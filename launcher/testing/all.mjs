import { existsSync } from 'node:fs'
import path from 'node:path'
import { NEXT_BIN, hashSources, isBuilt, markBuilt } from '../lib/build.mjs'
import { withNodeFirst } from '../lib/node.mjs'
import { ROOT } from '../lib/paths.mjs'
import { seconds } from '../lib/report.mjs'
import { NO_CHROMIUM, findBrowsers } from './chromium.mjs'
import { runJest } from './jest.mjs'
import { runNode, stopOnSignals } from './run.mjs'
import { runChecks } from './static.mjs'
import { showTally } from './tally.mjs'

/** @typedef {import('./tally.mjs').Outcome} Outcome */
/** @typedef {import('./options.mjs').TestOptions} TestOptions */

/**
 * Runs the wanted stages. A failed one does not hide the next.
 * @param {TestOptions} options
 */
export async function runAll(options) {
  stopOnSignals()
  const { only } = options
  const browsers = only.has('e2e') ? await findBrowsers() : undefined
  const env = withNodeFirst(process.execPath, { ...process.env, NEXT_TELEMETRY_DISABLED: '1' })
  const testEnv = { ...env, NODE_ENV: 'test', APP_ENV: 'test' }

  // The build takes one core, as the lint does that has the other.
  const builds = only.has('build') ? [() => buildPortal(env)] : []
  const outcomes = await runChecks(only, env, builds)
  const projects = ['unit', 'contract', 'int'].filter((name) => only.has(name))
  const isCovered = projects.length === 3 && options.isWhole
  if (projects.length > 0) {
    outcomes.push(await runJest({ projects, options, env: testEnv, isCovered }))
  }
  if (isCovered) outcomes.push(await judgeCoverage(env))
  if (only.has('e2e')) outcomes.push(await runBrowser(options, testEnv, browsers))
  if (!showTally(outcomes)) process.exitCode = 1
}

/**
 * @param {TestOptions} options
 * @param {NodeJS.ProcessEnv} env
 * @param {import('./chromium.mjs').Browsers | undefined} browsers
 * @returns {Promise<Outcome>}
 */
async function runBrowser(options, env, browsers) {
  if (browsers) {
    const projects = ['e2e']
    // Some files need one product, all of them a product for each core.
    const isSerial = options.files.length > 0
    const found = { CHROMIUM_PATH: browsers.chromium, CHROMIUM_SHELL_PATH: browsers.shell }
    return runJest({ projects, options, env: { ...env, ...found }, isSerial })
  }
  console.log(`  -- ${NO_CHROMIUM}`)
  return { label: 'Tests (e2e)', passed: 0, failed: 1 }
}

/** @param {NodeJS.ProcessEnv} env */
function judgeCoverage(env) {
  return one('Coverage', [path.join('tools', 'coverage.mjs')], env)
}

/** @param {NodeJS.ProcessEnv} env */
async function buildPortal(env) {
  const hash = hashSources()
  if (isBuilt(hash)) {
    console.log('  ok Build (these sources are built already)')
    return { label: 'Build', passed: 1, failed: 0 }
  }
  const outcome = await one('Build', [NEXT_BIN, 'build'], { ...env, NODE_ENV: 'production' })
  // The browser tests start the portal as npm start does, which then need not build again.
  if (outcome.failed === 0 && existsSync(path.join(ROOT, '.next'))) markBuilt(hash)
  return outcome
}

/**
 * @param {string} label
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Outcome>}
 */
async function one(label, args, env) {
  const since = performance.now()
  const { code, output } = await runNode(args, { env, isQuiet: true })
  const isOk = code === 0
  console.log(`  ${isOk ? 'ok' : '--'} ${label} (${seconds(since)})`)
  if (!isOk) console.log(output.trimEnd())
  return { label, passed: isOk ? 1 : 0, failed: isOk ? 0 : 1 }
}
