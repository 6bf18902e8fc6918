import { randomInt } from 'node:crypto'
import type { WebSocket } from 'ws'
import type { Metrics } from './metrics.ts'
import { CLOSE, type CloseCode } from './protocol/closeCodes.ts'
import { GUARDS, LIMITS } from './protocol/limits.ts'
import { TokenBucket } from './tokenBucket.ts'

export interface SignedInUser {
  id: string
  /** The person's own channel, which only the server can publish to. */
  channel: string
  info: unknown
  watchlist: readonly string[]
}

const TEXT = { binary: false } as const
const ID_LIMIT = 2 ** 47

/** Unguessable, because a signature for a socket id is worth what the channel is worth. */
const newSocketId = (): string => `${randomInt(1, ID_LIMIT)}.${randomInt(1, ID_LIMIT)}`

export class Connection {
  readonly id = newSocketId()
  /** Names of the channels; on presence channels with the member's id. */
  readonly subscriptions = new Map<string, string | undefined>()
  user: SignedInUser | undefined
  lastActivityAt: number
  pingedAt: number | undefined
  readonly openedAt: number
  readonly #socket: WebSocket
  readonly #metrics: Metrics
  readonly #clientEvents: TokenBucket
  readonly #frames: TokenBucket
  #isClosing = false

  constructor(options: { socket: WebSocket; metrics: Metrics; now: number }) {
    const { socket, metrics, now } = options
    this.#socket = socket
    this.#metrics = metrics
    this.openedAt = now
    this.lastActivityAt = now
    const perSecond = LIMITS.clientEventsPerSecond
    this.#clientEvents = new TokenBucket({ size: perSecond, perSecond, now })
    this.#frames = new TokenBucket({
      size: GUARDS.frameBurst,
      perSecond: GUARDS.framesPerSecond,
      now,
    })
  }

  get isClosing(): boolean {
    return this.#isClosing
  }

  send(frame: Buffer): void {
    if (this.#isClosing) return
    this.#socket.send(frame, TEXT)
    this.#metrics.add('frames_sent')
    if (this.#socket.bufferedAmount > GUARDS.bufferedBytes) {
      this.cut(CLOSE.reconnectNow, 'Too slow: messages were piling up')
    }
  }

  /** From here on nothing is sent or heard, even while the closing handshake is under way. */
  close(code: CloseCode, reason: string): void {
    if (this.#isClosing) return
    this.#isClosing = true
    this.#socket.close(code, reason)
  }

  cut(code: CloseCode, reason: string): void {
    this.#metrics.add('connections_cut')
    this.close(code, reason)
  }

  terminate(): void {
    this.#isClosing = true
    this.#socket.terminate()
  }

  ping(now: number): void {
    this.pingedAt = now
    this.#socket.ping()
  }

  heardFrom(now: number): void {
    this.lastActivityAt = now
    this.pingedAt = undefined
  }

  mayReceiveFrame(now: number): boolean {
    return this.#frames.take(now)
  }

  maySendClientEvent(now: number): boolean {
    return this.#clientEvents.take(now)
  }
}
