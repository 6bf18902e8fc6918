import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Bytes of the plain file in one segment; each verifies by itself. */
export const SEGMENT_BYTES = 64 * 1024
export const HEADER_BYTES = 32
const TAG = 16
const SEALED_SEGMENT = SEGMENT_BYTES + TAG

/**
 * Header: `CYFE`, version, suite, size of a segment as a power of two, a zero, and 24 bytes of salt.
 * Suite 1 is AES-256-GCM with a key of the server's; others are for files that a browser seals.
 */
const MAGIC = Buffer.from('CYFE')
const VERSION = 1
const SUITE_SERVER = 1
const SEGMENT_LOG2 = 16

/** The stored bytes are not what was stored here: changed, cut, swapped, or of another file. */
export class NotVerified extends Error {
  override readonly name = 'NotVerified'
}

export interface SealedAs {
  /** Key of the file; each object of it is sealed with one of its own, derived from this. */
  fileKey: Buffer
  /** What the bytes belong to (community, table, row, field): they open as nothing else. */
  context: string
}

export const sealedLength = (length: number): number =>
  HEADER_BYTES + length + Math.max(1, Math.ceil(length / SEGMENT_BYTES)) * TAG

const objectKey = ({ fileKey, context }: SealedAs, header: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', fileKey, header, `object|${context}`, 32))

/** No two segments of an object have one nonce, and no two objects one key. */
const nonceOf = (index: number, isLast: boolean): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(index, 7)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

const sealSegment = (
  key: Buffer,
  as: SealedAs,
  plain: Buffer,
  index: number,
  isLast: boolean,
): Buffer => {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index, isLast), { authTagLength: TAG })
  cipher.setAAD(Buffer.from(`segment|${String(index)}|${isLast ? 'last' : 'more'}|${as.context}`))
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Seals a stream; it holds one segment at a time. */
export async function* seal(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  as: SealedAs,
): AsyncGenerator<Buffer> {
  const header = Buffer.concat([
    MAGIC,
    Buffer.from([VERSION, SUITE_SERVER, SEGMENT_LOG2, 0]),
    randomBytes(HEADER_BYTES - 8),
  ])
  yield header
  const key = objectKey(as, header)
  const block = Buffer.allocUnsafe(SEGMENT_BYTES)
  let filled = 0
  let index = 0
  for await (const chunk of source) {
    for (let at = 0; at < chunk.byteLength;) {
      // A full block waits for one byte more: only then it is known not to be the last.
      if (filled === SEGMENT_BYTES) {
        yield sealSegment(key, as, block, index, false)
        index += 1
        filled = 0
      }
      const part = chunk.subarray(at, at + SEGMENT_BYTES - filled)
      block.set(part, filled)
      filled += part.byteLength
      at += part.byteLength
    }
  }
  yield sealSegment(key, as, block.subarray(0, filled), index, true)
}

const openSegment = (
  key: Buffer,
  as: SealedAs,
  sealed: Buffer,
  index: number,
  isLast: boolean,
): Buffer => {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index, isLast), {
    authTagLength: TAG,
  })
  decipher.setAAD(Buffer.from(`segment|${String(index)}|${isLast ? 'last' : 'more'}|${as.context}`))
  decipher.setAuthTag(sealed.subarray(sealed.byteLength - TAG))
  try {
    return Buffer.concat([
      decipher.update(sealed.subarray(0, sealed.byteLength - TAG)),
      decipher.final(),
    ])
  } catch {
    throw new NotVerified(`segment ${String(index)} does not verify`)
  }
}

/** Bytes of the stored object from `start` to before `end`. */
export type ReadStored = (start: number, end: number) => AsyncIterable<Uint8Array>

/** Cuts a stream into pieces of the lengths that are asked for. */
const pieces = (source: AsyncIterable<Uint8Array>) => {
  const reader = source[Symbol.asyncIterator]()
  let rest = Buffer.alloc(0)
  const take = async (length: number): Promise<Buffer> => {
    const held: Buffer[] = [rest]
    let size = rest.byteLength
    while (size < length) {
      const next = await reader.next()
      if (next.done === true) throw new NotVerified('the stored file is too short')
      held.push(Buffer.from(next.value))
      size += next.value.byteLength
    }
    const all = Buffer.concat(held)
    rest = all.subarray(length)
    return all.subarray(0, length)
  }
  const isOver = async (): Promise<boolean> =>
    rest.byteLength === 0 && (await reader.next()).done === true
  return { take, isOver, close: async () => reader.return?.() }
}

const checkHeader = (header: Buffer): void => {
  if (!header.subarray(0, 4).equals(MAGIC)) throw new NotVerified('the stored file has no header')
  const isKnown = header[4] === VERSION && header[5] === SUITE_SERVER && header[6] === SEGMENT_LOG2
  if (!isKnown || header[7] !== 0) {
    throw new NotVerified('the stored file is sealed in a way that this version does not know')
  }
}

export interface Range {
  /** First byte. */
  from: number
  /** Behind the last byte. */
  to: number
}

/**
 * Opens part of a stored file, segment by segment: nothing comes out that does not verify.
 * @param length bytes of the whole plain file, from its row: it says which segment is the last.
 * @throws NotVerified, also in the middle of the stream.
 */
export async function* open(
  read: ReadStored,
  as: SealedAs,
  length: number,
  { from, to }: Range = { from: 0, to: length },
): AsyncGenerator<Buffer> {
  const last = Math.max(0, Math.ceil(length / SEGMENT_BYTES) - 1)
  const first = Math.min(Math.floor(from / SEGMENT_BYTES), last)
  const final = Math.max(first, Math.min(Math.ceil(to / SEGMENT_BYTES) - 1, last))
  const start = HEADER_BYTES + first * SEALED_SEGMENT
  const end = final === last ? sealedLength(length) : start + (final - first + 1) * SEALED_SEGMENT
  // One read where the header comes right before what is wanted.
  const source = pieces(read(first === 0 ? 0 : start, final === last ? end + 1 : end))
  try {
    const head = first === 0 ? source : pieces(read(0, HEADER_BYTES))
    const header = await head.take(HEADER_BYTES)
    if (head !== source) await head.close()
    checkHeader(header)
    const key = objectKey(as, header)
    for (let index = first; index <= final; index += 1) {
      const isLast = index === last
      const size = isLast ? length - last * SEGMENT_BYTES : SEGMENT_BYTES
      const plain = openSegment(key, as, await source.take(size + TAG), index, isLast)
      if (isLast && !(await source.isOver())) throw new NotVerified('something follows the file')
      const begin = index * SEGMENT_BYTES
      const part = plain.subarray(Math.max(0, from - begin), Math.max(0, to - begin))
      if (part.byteLength > 0) yield part
    }
  } finally {
    await source.close()
  }
}
