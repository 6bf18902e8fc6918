import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'

const HERE = import.meta.dirname
const ROOT = path.resolve(HERE, '..', '..')
/** Inside a folder that git, the linters, Jest and the build pass over anyway. */
const CACHE = path.join(ROOT, 'node_modules', '.cache', 'courtyard-conformance')

const exists = (file) =>
  stat(file).then(
    () => true,
    () => false,
  )

/**
 * The packages of the lockfile beside this file, installed once. Several runs may ask at the same
 * time: each installs into a folder of its own, and the first to finish gives its folder the name
 * that all of them look for.
 * @returns {Promise<string>} the folder that holds `node_modules`
 */
export async function ensurePackages() {
  const lock = await readFile(path.join(HERE, 'package-lock.json'))
  const version = createHash('sha256').update(lock).digest('hex').slice(0, 16)
  const folder = path.join(CACHE, version)
  if (await exists(folder)) return folder

  await mkdir(CACHE, { recursive: true })
  const stage = await mkdtemp(path.join(CACHE, 'stage-'))
  try {
    for (const name of ['package.json', 'package-lock.json', '.npmrc']) {
      await copyFile(path.join(HERE, name), path.join(stage, name))
    }
    await npmCi(stage)
    await rename(stage, folder)
  } catch (error) {
    if (!(await exists(folder))) throw error
  } finally {
    await rm(stage, { recursive: true, force: true })
  }
  return folder
}

/** @param {string} cwd */
function npmCi(cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['ci', '--ignore-scripts', '--loglevel=error'], {
      cwd,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    })
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(undefined)
      else reject(new Error(`npm ci ended with ${code}`))
    })
  })
}
