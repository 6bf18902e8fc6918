/**
 * `npm test`: the whole suite from a fresh clone. Like `npm start` it runs on the machine's own Node
 * until the packages are installed.
 */
import { fileURLToPath } from 'node:url'
import { runMain } from './lib/failure.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { checkNode, endWithNpm, runAgain, runsProduct } from './lib/node.mjs'
import { runAll } from './testing/all.mjs'
import { parseTestOptions } from './testing/options.mjs'

await runMain(async () => {
  checkNode()
  endWithNpm()
  const args = process.argv.slice(2)
  const options = parseTestOptions(args)
  await ensureInstalled()
  if (runsProduct()) await runAll(options)
  else await runAgain(fileURLToPath(import.meta.url), args)
})
