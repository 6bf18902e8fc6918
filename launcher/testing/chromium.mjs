import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import path from 'node:path'
import { step } from '../lib/report.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
const SHELL_NAMES = ['chromium-headless-shell', 'chrome-headless-shell']

export const NO_CHROMIUM =
  'The browser tests need Chromium: install it (Debian: apt-get install chromium), or name one with CHROMIUM_PATH.'

/**
 * @typedef {object} Browsers
 * @property {string} chromium
 * @property {string} shell the same engine without windows, which starts and draws in less time
 */

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * @param {readonly string[]} names
 * @returns {string | undefined}
 */
function inPath(names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find(isExecutable)
}

/** @returns {Partial<Browsers>} */
function find() {
  const { CHROMIUM_PATH: named, CHROMIUM_SHELL_PATH: shell } = process.env
  if (!named) {
    const chromium = inPath(NAMES) ?? [MAC].find(isExecutable)
    return { chromium, shell: shell || inPath(SHELL_NAMES) }
  }
  // Whoever names a browser wants all tests to run in that one.
  return isExecutable(named) ? { chromium: named, shell: shell || named } : {}
}

/**
 * The system's Chromium, and its shell for what needs no more; root on Debian gets them installed. A
 * browser is not part of the npm packages: its download would be as large as everything else together.
 * @returns {Promise<Browsers | undefined>} the shell is Chromium itself where there is none
 */
export async function findBrowsers() {
  const found = find()
  const isRoot = process.getuid?.() === 0 && isExecutable('/usr/bin/apt-get')
  if (isRoot && !process.env.CHROMIUM_PATH) {
    if (!found.chromium) await tryInstalling('chromium')
    if (!found.shell) await tryInstalling('chromium-headless-shell')
  }
  const { chromium, shell = chromium } = find()
  return chromium && shell ? { chromium, shell } : undefined
}

/** @param {string} name of the package */
async function tryInstalling(name) {
  const label = `Installing ${name} for the browser tests`
  // The stage that needs it says so; the others still run.
  await step(label, () => install(name), { isLong: true }).catch(() => undefined)
}

/** @param {string} name */
function install(name) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', name]]) {
    const { status, stderr } = spawnSync('apt-get', ['--quiet', ...args], { env, encoding: 'utf8' })
    if (status !== 0) throw new Error(`apt-get ${args[0]} failed: ${stderr.trim()}`)
  }
}
