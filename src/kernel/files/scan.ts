import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { once } from 'node:events'
import { env } from '../env'
import { AppError } from '../errors'
import { log } from '../log'

/** Looks at a file while it comes in. */
export interface Scan {
  write: (chunk: Uint8Array) => Promise<void>
  /**
   * The verdict on all that was written.
   * @throws AppError 422 for a file with malware, 503 where nobody could look.
   */
  finish: () => Promise<void>
  /** Ends a scan that nobody waits for. */
  abort: () => void
}

const PATIENCE_MS = 30_000
const MAX_REPLY = 4096
/** clamd takes 25 MB a piece at most; small pieces hold up nobody. */
const MAX_PIECE = 64 * 1024

const away = (reason: unknown): AppError => {
  const text = reason instanceof Error ? reason.message : String(reason)
  log().error({ msg: 'the file scanner does not answer', reason: text })
  return new AppError({ code: 'files.scanner-away', status: 503, field: 'file' })
}

/** One file on one connection, by clamd's INSTREAM: pieces with their lengths, ended by a zero. */
class ClamdScan implements Scan {
  readonly #socket: Socket
  readonly #reply: Promise<string>

  constructor(url: URL) {
    this.#socket = connect({ host: url.hostname, port: Number(url.port || 3310) })
    this.#socket.setTimeout(PATIENCE_MS, () => {
      this.#socket.destroy(new Error('timed out'))
    })
    this.#reply = this.#read()
    // It is looked at when all is written; until then it must not count as unhandled.
    this.#reply.catch(() => undefined)
    this.#socket.write('zINSTREAM\0')
  }

  async #read(): Promise<string> {
    let text = ''
    for await (const chunk of this.#socket) {
      text += String(chunk)
      if (text.includes('\0') || text.length > MAX_REPLY) break
    }
    return text.split('\0')[0]?.trim() ?? ''
  }

  async write(chunk: Uint8Array): Promise<void> {
    for (let at = 0; at < chunk.byteLength; at += MAX_PIECE) {
      const piece = chunk.subarray(at, at + MAX_PIECE)
      const length = Buffer.alloc(4)
      length.writeUInt32BE(piece.byteLength)
      // A scanner that has seen enough closes; its answer says why.
      if (!this.#socket.writable) return
      this.#socket.write(length)
      if (!this.#socket.write(piece)) {
        await Promise.race([once(this.#socket, 'drain'), this.#reply]).catch(() => undefined)
      }
    }
  }

  async finish(): Promise<void> {
    if (this.#socket.writable) this.#socket.write(Buffer.alloc(4))
    let verdict: string
    try {
      verdict = await this.#reply
    } catch (error) {
      throw away(error)
    } finally {
      this.abort()
    }
    if (/^stream: OK$/.test(verdict)) return
    if (verdict.endsWith(' FOUND')) {
      log().warn({ msg: 'a file with malware was refused', verdict: verdict.slice(0, 200) })
      throw new AppError({ code: 'files.infected', status: 422, field: 'file' })
    }
    throw away(verdict === '' ? 'no answer' : verdict)
  }

  abort(): void {
    this.#socket.destroy()
  }
}

const NOT_SCANNED: Scan = {
  write: () => Promise.resolve(),
  finish: () => Promise.resolve(),
  abort: () => undefined,
}

/** A scan by the scanner of `FILE_SCANNER_URL`; where there is none, every file passes. */
export const openScan = (): Scan => {
  const { FILE_SCANNER_URL } = env()
  return FILE_SCANNER_URL === undefined ? NOT_SCANNED : new ClamdScan(new URL(FILE_SCANNER_URL))
}
