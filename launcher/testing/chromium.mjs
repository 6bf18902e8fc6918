import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import path from 'node:path'
import { step } from '../lib/report.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

export const NO_CHROMIUM =
  'The browser tests need Chromium: install it (Debian: apt-get install chromium), or name one with CHROMIUM_PATH.'

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** @returns {string | undefined} */
function find() {
  const named = process.env.CHROMIUM_PATH
  if (named) return isExecutable(named) ? named : undefined
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const places = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return [...places, MAC].find(isExecutable)
}

/**
 * The system's Chromium; root on Debian gets it installed. A browser is not part of the npm packages:
 * its download would be as large as everything else together.
 * @returns {Promise<string | undefined>}
 */
export async function findChromium() {
  const found = find()
  if (found) return found
  const canInstall = process.getuid?.() === 0 && isExecutable('/usr/bin/apt-get')
  if (!canInstall || process.env.CHROMIUM_PATH) return undefined
  await step('Installing Chromium for the browser tests', install, { isLong: true }).catch(
    // The stage that needs it says so; the others still run.
    () => undefined,
  )
  return find()
}

function install() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', 'chromium']]) {
    const { status, stderr } = spawnSync('apt-get', ['--quiet', ...args], { env, encoding: 'utf8' })
    if (status !== 0) throw new Error(`apt-get ${args[0]} failed: ${stderr.trim()}`)
  }
}
