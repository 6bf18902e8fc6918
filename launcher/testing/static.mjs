import { existsSync } from 'node:fs'
import path from 'node:path'
import { NEXT_BIN } from '../lib/build.mjs'
import { MODULES, ROOT } from '../lib/paths.mjs'
import { seconds } from '../lib/report.mjs'
import { runNode } from './run.mjs'

/** @typedef {import('./tally.mjs').Outcome} Outcome */

/** @param {...string} parts */
const bin = (...parts) => path.join(MODULES, ...parts)

/**
 * The checks that read the source without running it. Each counts as one test.
 * @type {{ name: import('./options.mjs').Stage, label: string, commands: string[][] }[]}
 */
const CHECKS = [
  {
    name: 'prettier',
    label: 'Format (prettier)',
    commands: [[bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level=warn', '.']],
  },
  {
    name: 'eslint',
    label: 'Lint (eslint)',
    commands: [[bin('eslint', 'bin', 'eslint.js'), '--max-warnings=0', '.']],
  },
  {
    name: 'types',
    label: 'Types (tsc)',
    commands: [
      // Next writes the types of its routes, which the sources refer to.
      [NEXT_BIN, 'typegen'],
      [bin('typescript', 'bin', 'tsc'), '--noEmit'],
    ],
  },
  {
    name: 'imports',
    label: 'Who imports whom (dependency-cruiser)',
    commands: [[bin('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'), ...cruised()]],
  },
  {
    name: 'unused',
    label: 'Dead code (knip)',
    commands: [[bin('knip', 'bin', 'knip.js'), '--no-progress']],
  },
]

function cruised() {
  return ['src', 'payload.config.ts', 'launcher'].filter((entry) =>
    existsSync(path.join(ROOT, entry)),
  )
}

/**
 * Runs the wanted checks, two at a time, and beside the longest of them what else is wanted.
 * @param {Set<string>} only
 * @param {NodeJS.ProcessEnv} env
 * @param {(() => Promise<Outcome>)[]} others
 * @returns {Promise<Outcome[]>}
 */
export async function runChecks(only, env, others) {
  const checks = CHECKS.filter(({ name }) => only.has(name))
  const queue = [...checks.map((check) => () => runCheck(check, env)), ...others]
  /** @type {Outcome[]} */
  const outcomes = []
  const lane = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) outcomes.push(await next())
  }
  await Promise.all([lane(), lane()])
  return outcomes
}

/**
 * @param {typeof CHECKS[number]} check
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Outcome>}
 */
async function runCheck({ label, commands }, env) {
  const since = performance.now()
  for (const command of commands) {
    const { code, output } = await runNode(command, { env, isQuiet: true })
    if (code === 0) continue
    console.log(`  -- ${label}: failed (${seconds(since)})\n${output.trimEnd()}`)
    return { label, passed: 0, failed: 1 }
  }
  console.log(`  ok ${label} (${seconds(since)})`)
  return { label, passed: 1, failed: 0 }
}
