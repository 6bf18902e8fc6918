import { parseArgs } from 'node:util'
import { Failure } from '../lib/failure.mjs'

/** In the order in which they run. */
const STAGES = /** @type {const} */ ([
  'prettier',
  'eslint',
  'types',
  'imports',
  'unused',
  'unit',
  'contract',
  'int',
  'build',
  'e2e',
])

/** @typedef {typeof STAGES[number]} Stage */

/**
 * @typedef {object} TestOptions
 * @property {Set<string>} only the stages to run
 * @property {string | undefined} grep a part of a test's name
 * @property {string[]} files parts of test files' paths
 * @property {boolean} isWhole every test of every stage: only then does coverage mean anything
 */

const USAGE = `npm test -- [options] [part of a test file's path ...]
  --only a,b    of ${STAGES.join(', ')}
  --grep text   the tests with this in their name`

/**
 * @param {string[]} args
 * @returns {TestOptions}
 */
export function parseTestOptions(args) {
  let parsed
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: { only: { type: 'string' }, grep: { type: 'string' } },
    })
  } catch {
    throw new Failure(`These options are not known: ${args.join(' ')}\n\n${USAGE}`)
  }
  const { values, positionals: files } = parsed
  const wanted = values.only === undefined ? [...STAGES] : values.only.split(',')
  const known = new Set(/** @type {readonly string[]} */ (STAGES))
  const unknown = wanted.filter((name) => !known.has(name))
  if (unknown.length > 0) {
    throw new Failure(`There is no stage called ${unknown.join(', ')}.\n\n${USAGE}`)
  }
  return {
    only: new Set(wanted),
    grep: values.grep,
    files,
    isWhole: values.grep === undefined && files.length === 0,
  }
}
