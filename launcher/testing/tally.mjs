import { columns } from '../lib/report.mjs'

/** @typedef {{ label: string, passed: number, failed: number }} Outcome */

/**
 * Shows every stage's numbers, and as the very last line their sum.
 * @param {Outcome[]} outcomes
 * @returns {boolean} whether everything passed
 */
export function showTally(outcomes) {
  const rows = outcomes.map(({ label, passed, failed }) => [
    failed === 0 ? 'ok' : '--',
    label,
    `${passed} passed`,
    failed === 0 ? '' : `${failed} failed`,
  ])
  console.log('')
  for (const line of columns(rows)) console.log(`  ${line}`)
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0)
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0)
  console.log(`\n${passed} passed, ${failed} failed`)
  // Nothing that ran is nothing that was shown to work.
  return failed === 0 && passed > 0
}
