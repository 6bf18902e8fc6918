import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { PUBLIC_URL } from './environment.mjs'

const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()

// CBOR, as far as an attestation without a statement needs it (RFC 8949).
const head = (major: number, size: number): Buffer =>
  size < 24
    ? Buffer.from([(major << 5) | size])
    : size < 256
      ? Buffer.from([(major << 5) | 24, size])
      : Buffer.from([(major << 5) | 25, size >> 8, size & 255])
const integer = (value: number): Buffer => (value >= 0 ? head(0, value) : head(1, -1 - value))
const bytes = (value: Uint8Array): Buffer => Buffer.concat([head(2, value.length), value])
const text = (value: string): Buffer => Buffer.concat([head(3, value.length), Buffer.from(value)])
const map = (entries: readonly (readonly [Buffer, Buffer])[]): Buffer =>
  Buffer.concat([head(5, entries.length), ...entries.flat()])

const USER_PRESENT = 1
const USER_VERIFIED = 4
const HAS_KEY = 64

interface Options {
  origin?: string
  /** Whether the person unlocked it. */
  isVerified?: boolean
  /** What it counts to; the next number where nothing is said. */
  counter?: number
}

/** A passkey in software: it makes real keys and real signatures, and can be made to lie. */
export class Authenticator {
  readonly id = randomBytes(16)
  counter = 0
  readonly #key: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
  })

  #data({ isVerified = true, counter }: Options, more: Buffer = Buffer.alloc(0)): Buffer {
    this.counter = counter ?? this.counter + 1
    const flags = USER_PRESENT | (isVerified ? USER_VERIFIED : 0) | (more.length > 0 ? HAS_KEY : 0)
    const count = Buffer.alloc(4)
    count.writeUInt32BE(this.counter)
    const party = sha256(new URL(PUBLIC_URL).hostname)
    return Buffer.concat([party, Buffer.from([flags]), count, more])
  }

  #client(type: string, challenge: string, { origin = PUBLIC_URL }: Options): string {
    return JSON.stringify({ type, challenge, origin: new URL(origin).origin, crossOrigin: false })
  }

  #shared() {
    return { id: base64(this.id), rawId: base64(this.id), type: 'public-key' as const }
  }

  /** What a browser answers to a wish for a new passkey. */
  create(challenge: string, options: Options = {}) {
    const { x = '', y = '' } = this.#key.publicKey.export({ format: 'jwk' })
    const key = map([
      [integer(1), integer(2)],
      [integer(3), integer(-7)],
      [integer(-1), integer(1)],
      [integer(-2), bytes(Buffer.from(x, 'base64url'))],
      [integer(-3), bytes(Buffer.from(y, 'base64url'))],
    ])
    const size = Buffer.from([0, this.id.length])
    const data = this.#data(options, Buffer.concat([Buffer.alloc(16), size, this.id, key]))
    const attestation = map([
      [text('fmt'), text('none')],
      [text('attStmt'), map([])],
      [text('authData'), bytes(data)],
    ])
    return {
      ...this.#shared(),
      clientExtensionResults: {},
      response: {
        clientDataJSON: base64(this.#client('webauthn.create', challenge, options)),
        attestationObject: base64(attestation),
        transports: ['internal', 'telepathy'],
      },
    }
  }

  /** What a browser answers to a wish for a signature. */
  sign(challenge: string, options: Options = {}) {
    const client = this.#client('webauthn.get', challenge, options)
    const data = this.#data(options)
    const signature = createSign('sha256')
      .update(Buffer.concat([data, sha256(client)]))
      .sign(this.#key.privateKey)
    return {
      ...this.#shared(),
      clientExtensionResults: {},
      response: {
        clientDataJSON: base64(client),
        authenticatorData: base64(data),
        signature: base64(signature),
      },
    }
  }
}
