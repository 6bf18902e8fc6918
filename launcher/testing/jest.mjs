import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { readJson } from '../lib/data.mjs'
import { MODULES } from '../lib/paths.mjs'
import { seconds } from '../lib/report.mjs'
import { runNode } from './run.mjs'

const NODE_FLAGS = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning']

/**
 * Runs projects of Jest and reads the numbers from its own report: a suite that could not even be
 * loaded counts as one failed test, because none of its tests are counted.
 * @param {object} options
 * @param {string[]} options.projects
 * @param {import('./options.mjs').TestOptions} options.options
 * @param {NodeJS.ProcessEnv} options.env
 * @param {boolean} [options.isCovered]
 * @param {boolean} [options.isSerial] one file after another: they share what they run against
 * @returns {Promise<import('./tally.mjs').Outcome>}
 */
export async function runJest({ projects, options, env, isCovered = false, isSerial = false }) {
  const label = `Tests (${projects.join(', ')})`
  const since = performance.now()
  const folder = mkdtempSync(path.join(os.tmpdir(), 'courtyard-jest-'))
  const report = path.join(folder, 'report.json')
  const args = [...NODE_FLAGS, path.join(MODULES, 'jest', 'bin', 'jest.js')]
  args.push('--json', `--outputFile=${report}`)
  if (isCovered) args.push('--coverage')
  if (isSerial) args.push('--runInBand')
  if (options.grep !== undefined) args.push(`--testNamePattern=${options.grep}`)
  // Its values are a list without end, so it goes last and the paths before it.
  args.push(...options.files, '--selectProjects', ...projects)
  console.log(`  …  ${label}`)
  const { code } = await runNode(args, { env })
  const { passed, failed } = read(readJson(report), code)
  rmSync(folder, { recursive: true, force: true })
  console.log(`  ${failed === 0 ? 'ok' : '--'} ${label} (${seconds(since)})`)
  return { label, passed, failed }
}

/**
 * @param {any} report
 * @param {number} code
 */
function read(report, code) {
  const passed = Number(report?.numPassedTests ?? 0)
  const counted =
    Number(report?.numFailedTests ?? 0) + Number(report?.numRuntimeErrorTestSuites ?? 0)
  // It may fail outside of any test: in the set-up, or because no test was found.
  const failed = counted === 0 && (code !== 0 || passed === 0) ? 1 : counted
  return { passed, failed }
}
