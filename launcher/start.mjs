/**
 * `npm start`: everything from a fresh clone to a running portal. Until the packages are installed
 * this runs on whatever Node the machine has, from version 20 on, and uses nothing but Node itself.
 */
import { fileURLToPath } from 'node:url'
import { runMain } from './lib/failure.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { checkNode, endWithNpm, runAgain, runsProduct } from './lib/node.mjs'
import { parseStartOptions } from './lib/options.mjs'
import { confirmReset, preflight } from './lib/preflight.mjs'

await runMain(async () => {
  checkNode()
  endWithNpm()
  const args = process.argv.slice(2)
  const options = parseStartOptions(args)
  const plan = await preflight(options)
  if (options.reset) await confirmReset(plan.dataDir, options.yes)
  await ensureInstalled()
  if (!runsProduct()) {
    const confirmed = options.reset && !options.yes ? [...args, '--yes'] : args
    await runAgain(fileURLToPath(import.meta.url), confirmed)
    return
  }
  // It needs installed packages, so it cannot be imported from the start.
  const { supervise } = await import('./supervise.mjs')
  await supervise(options, plan)
})
