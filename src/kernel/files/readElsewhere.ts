import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export interface Bounds {
  milliseconds: number
  /** What the process may hold in all. */
  megabytes: number
}

export interface Reader {
  /** Folder of its own sources, below the product's; `main.ts` in it is started. */
  folder: string
  args?: readonly string[]
  bounds: Bounds
  heapMegabytes: number
  /** Bytes of its answer. */
  mostSaid: number
  /** Whether it loads a library of machine code. */
  hasAddon?: boolean
}

const LOOK_MS = 200

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

/**
 * What a process makes of a file. It knows no secret, may read itself and its libraries, may write nothing
 * and start nothing, and ends where it takes too long or too much: a file may be made to do that to whoever
 * opens it.
 */
export const readElsewhere = async (
  source: AsyncIterable<Uint8Array>,
  { folder, args = [], bounds, heapMegabytes, mostSaid, hasAddon = false }: Reader,
): Promise<Buffer | 'too-large' | 'broken'> => {
  const home = resolve(folder)
  const mayRead = [home, resolve('node_modules'), resolve('package.json')]
  const child = spawn(
    process.execPath,
    [
      '--permission',
      ...(hasAddon ? ['--allow-addons'] : []),
      ...mayRead.map((path) => `--allow-fs-read=${path}`),
      `--max-old-space-size=${String(heapMegabytes)}`,
      resolve(home, 'main.ts'),
      ...args,
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
  const clock = setTimeout(stop, bounds.milliseconds)
  const watch = setInterval(() => {
    void heldBy(child.pid ?? 0).then((held) => {
      if (held !== null && held > bounds.megabytes) stop()
    })
  }, LOOK_MS)
  const said: Buffer[] = []
  let size = 0
  child.stdout.on('data', (part: Buffer) => {
    size += part.byteLength
    if (size > mostSaid) stop()
    else said.push(part)
  })
  try {
    // A process that ends before it has heard all of it has its reasons: its end is looked at.
    await pipeline(Readable.from(source), child.stdin).catch((error: unknown) => {
      if (child.exitCode === null && child.signalCode === null && !bound.signal.aborted) throw error
    })
    const code = await end
    if (bound.signal.aborted) return 'too-large'
    return code === 0 ? Buffer.concat(said) : 'broken'
  } finally {
    clearTimeout(clock)
    clearInterval(watch)
    if (child.exitCode === null) child.kill('SIGKILL')
  }
}
