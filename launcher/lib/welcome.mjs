import path from 'node:path'
import { readJson } from './data.mjs'
import { columns, say } from './report.mjs'

/**
 * @param {object} options
 * @param {string} options.dataDir
 * @param {NodeJS.ProcessEnv} options.env
 * @param {boolean} options.demo whether the demo logins work
 * @param {boolean} options.isFirst
 * @param {boolean} options.wantsDemo
 */
export function showWelcome({ dataDir, env, demo, isFirst, wantsDemo }) {
  say(`\n  Courtyard   ${env.PUBLIC_URL}`)
  if (env.MAILBOX_URL) say(`  Mailbox     ${env.PUBLIC_URL}/mailbox`)
  if (demo) showDemoLogins(dataDir)
  else showOperator(dataDir)
  if (!demo && wantsDemo && !isFirst) {
    say(
      '\n  This installation began without the demo communities; npm start -- --reset brings them.',
    )
  }
  say('\n  Ctrl-C stops everything; the data stay.')
}

/** @param {string} dataDir */
function showDemoLogins(dataDir) {
  const logins = readJson(path.join(dataDir, 'demo-logins.json'))
  if (!Array.isArray(logins)) return
  say('\n  Demo logins')
  const rows = logins.map(({ community, role, email, password }) =>
    [community, role, email, password].map((cell) => String(cell ?? '')),
  )
  for (const row of columns(rows)) say(`    ${row}`)
}

/** @param {string} dataDir */
function showOperator(dataDir) {
  const operator = readJson(path.join(dataDir, 'first-operator.json'))
  if (typeof operator?.email !== 'string') return
  say('\n  First login (set a password of your own: "Forgotten your password?")')
  say(`    ${operator.email}   ${String(operator.password ?? '')}`)
}
