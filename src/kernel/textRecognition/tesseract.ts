import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { atMost } from '../atMost'
import { AppError, busy } from '../errors'
import { log } from '../log'
import { processWide } from '../processWide'
import type { TextReader } from './textReader'

const PROGRAM = 'src/kernel/textRecognition/reader.ts'
/** With the time in which the program starts and loads its languages. */
const PATIENCE_MS = 20_000
/** Whoever takes in one parcel mostly takes in the next; after that its memory is given back. */
const IDLE_MS = 60_000
/** One is read and so many wait: whoever comes then waits longer than typing takes. */
const MOST_WAITING = 4
/** Of the process' own heap; what the program itself takes grows with the picture, which is bounded. */
const HEAP_MB = 128

interface Timing {
  patienceMs?: number
  idleMs?: number
}

const textIn = (answer: unknown): string | null =>
  typeof answer === 'object' &&
  answer !== null &&
  'text' in answer &&
  typeof answer.text === 'string'
    ? answer.text
    : null

/** One process that reads one picture after the other, and is there only while somebody needs it. */
export class TesseractReader implements TextReader {
  readonly #inTurn = atMost(1)
  readonly #patienceMs: number
  readonly #idleMs: number
  #child: ChildProcess | undefined
  #idle: ReturnType<typeof setTimeout> | undefined
  #asked = 0

  constructor({ patienceMs = PATIENCE_MS, idleMs = IDLE_MS }: Timing = {}) {
    this.#patienceMs = patienceMs
    this.#idleMs = idleMs
  }

  async read(picture: Uint8Array): Promise<string> {
    if (this.#asked > MOST_WAITING) throw busy()
    this.#asked += 1
    try {
      return await this.#inTurn(() => this.#readOne(picture))
    } finally {
      this.#asked -= 1
    }
  }

  /** Ends the process, if there is one. */
  stop(): void {
    clearTimeout(this.#idle)
    this.#child?.kill('SIGKILL')
    this.#child = undefined
  }

  get isRunning(): boolean {
    return this.#child !== undefined
  }

  #start(): ChildProcess {
    const child = fork(path.resolve(/* turbopackIgnore: true */ process.cwd(), PROGRAM), [], {
      // No secrets, and nothing of how this process was started.
      env: { NODE_ENV: 'production' },
      execArgv: [`--max-old-space-size=${String(HEAP_MB)}`],
      serialization: 'advanced',
      // It writes what it thinks of a picture; nobody wants that in a log.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    child.once('exit', () => {
      if (this.#child === child) this.#child = undefined
    })
    child.on('error', () => child.kill('SIGKILL'))
    // Nobody waits for it with the end of this process.
    child.unref()
    child.channel?.unref()
    return child
  }

  async #readOne(picture: Uint8Array): Promise<string> {
    clearTimeout(this.#idle)
    const child = this.#child ?? this.#start()
    this.#child = child
    const over = new AbortController()
    const timer = setTimeout(() => over.abort(), this.#patienceMs)
    const { signal } = over
    try {
      child.send(picture)
      const answer = await Promise.race([
        once(child, 'message', { signal }).then(([message]: unknown[]) => textIn(message)),
        once(child, 'exit', { signal }).then(() => null),
      ])
      if (answer === null) throw new Error('no answer')
      return answer
    } catch (error) {
      this.stop()
      const reason = signal.aborted ? 'took too long' : String(error)
      log().error({ msg: 'a picture could not be read', reason })
      throw new AppError({ code: 'files.text-not-read', status: 503, field: 'photo' })
    } finally {
      clearTimeout(timer)
      over.abort()
      this.#idle = setTimeout(() => this.stop(), this.#idleMs)
      this.#idle.unref()
    }
  }
}

const make = () => new TesseractReader()

export const tesseractReader = (): TesseractReader => processWide('textReader', make)
