import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import type { Reading } from '../reading/pages'

const READER = resolve('src/collections/documents/reading')
/** All that the process may look at: itself and its libraries. It may write nothing and start nothing. */
const MAY_READ = [READER, resolve('node_modules'), resolve('package.json')]

interface Bounds {
  milliseconds: number
  megabytes: number
}

const BOUNDS: Bounds = { milliseconds: 90_000, megabytes: 900 }
const HEAP_MEGABYTES = 512
const MOST_SAID = 64 * 1024 * 1024
const LOOK_MS = 200

const readingSchema = z.object({
  outcome: z.enum(['read', 'none', 'encrypted', 'broken', 'too-large', 'not-read']),
  pages: z.array(z.string()),
})

/** Megabytes that a process holds; null where the system does not say. */
const heldBy = async (pid: number): Promise<number | null> => {
  try {
    const status = await readFile(`/proc/${String(pid)}/status`, 'utf8')
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]
    return kilobytes === undefined ? null : Number(kilobytes) / 1024
  } catch {
    // It is over, or this is no Linux; the time is a bound in any case.
    return null
  }
}

const TOO_LARGE: Reading = { outcome: 'too-large', pages: [] }
const BROKEN: Reading = { outcome: 'broken', pages: [] }

/**
 * The words of a file, read by a process that knows no secret, and that ends where it takes too long or too
 * much: a file may be made to do that to whoever opens it.
 */
export const readApart = async (
  source: AsyncIterable<Uint8Array>,
  type: string,
  { milliseconds, megabytes }: Bounds = BOUNDS,
): Promise<Reading> => {
  const child = spawn(
    process.execPath,
    [
      '--permission',
      ...MAY_READ.map((path) => `--allow-fs-read=${path}`),
      `--max-old-space-size=${String(HEAP_MEGABYTES)}`,
      resolve(READER, 'main.ts'),
      type,
    ],
    { env: { NODE_ENV: 'production' }, stdio: ['pipe', 'pipe', 'ignore'] },
  )
  const end = new Promise<number | null>((done, fail) => {
    child.once('error', fail)
    child.once('close', (code) => done(code))
  })
  const bound = new AbortController()
  const stop = () => {
    bound.abort()
    child.kill('SIGKILL')
  }
  const clock = setTimeout(stop, milliseconds)
  const watch = setInterval(() => {
    void heldBy(child.pid ?? 0).then((held) => {
      if (held !== null && held > megabytes) stop()
    })
  }, LOOK_MS)
  const said: Buffer[] = []
  let size = 0
  child.stdout.on('data', (part: Buffer) => {
    size += part.byteLength
    if (size > MOST_SAID) stop()
    else said.push(part)
  })
  try {
    // A process that ends before it has heard all of it has its reasons: its end is looked at.
    await pipeline(Readable.from(source), child.stdin).catch((error: unknown) => {
      if (child.exitCode === null && child.signalCode === null && !bound.signal.aborted) throw error
    })
    const code = await end
    if (bound.signal.aborted) return TOO_LARGE
    if (code !== 0) return BROKEN
    return readingSchema.parse(JSON.parse(Buffer.concat(said).toString('utf8')))
  } finally {
    clearTimeout(clock)
    clearInterval(watch)
    if (child.exitCode === null) child.kill('SIGKILL')
  }
}
