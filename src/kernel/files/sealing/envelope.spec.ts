import { describe, expect, it, jest } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { HEADER_BYTES, NotVerified, open, seal, sealedLength, SEGMENT_BYTES } from './envelope'
import type { Range } from './envelope'

jest.setTimeout(120_000)

const SEALED = SEGMENT_BYTES + 16
const AS = { fileKey: randomBytes(32), context: 'community-a|stored_files|file-a|full' }

const collect = async (source: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const parts: Uint8Array[] = []
  for await (const part of source) parts.push(part)
  return Buffer.concat(parts)
}

/** Bytes that differ from place to place, in chunks as a network brings them. */
const plainOf = (length: number) => Buffer.alloc(length, randomBytes(251))
function* chunksOf(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size)
}
const stored = (sealed: Buffer) =>
  async function* (start: number, end: number) {
    yield* chunksOf(sealed.subarray(start, end), 30_000)
    await Promise.resolve()
  }
const opened = (sealed: Buffer, length: number, range?: Range, as = AS) =>
  collect(open(stored(sealed), as, length, range))

/** Lengths on both sides of the borders between segments, and anything between. */
const lengths = fc.oneof(
  fc.integer({ min: 0, max: 3 * SEGMENT_BYTES + 2 }),
  fc
    .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: -2, max: 2 }))
    .map(([segments, off]) => Math.max(0, segments * SEGMENT_BYTES + off)),
)
const runs = { numRuns: 60 }

describe('a sealed file', () => {
  it('opens as what it was, whatever its length and however it came', async () => {
    await fc.assert(
      fc.asyncProperty(lengths, fc.integer({ min: 1000, max: 200_000 }), async (length, size) => {
        const plain = plainOf(length)
        const sealed = await collect(seal(chunksOf(plain, size), AS))
        expect(sealed.byteLength).toBe(sealedLength(length))
        expect((await opened(sealed, length)).equals(plain)).toBe(true)
      }),
      runs,
    )
  })

  it('opens in any part, and reads no more of the store than that part’s segments', async () => {
    const part = fc.tuple(lengths, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(200_000))
    await fc.assert(
      fc.asyncProperty(part, async ([length, begin, size]) => {
        const plain = plainOf(length)
        const sealed = await collect(seal([plain], AS))
        const from = Math.floor(begin * length)
        const to = Math.min(length, from + size)
        let read = 0
        const counted = (start: number, end: number) => {
          read += Math.min(end, sealed.byteLength) - start
          return stored(sealed)(start, end)
        }
        const bytes = await collect(open(counted, AS, length, { from, to }))
        expect(bytes.equals(plain.subarray(from, to))).toBe(true)
        const segments = Math.ceil((to - from) / SEGMENT_BYTES) + 1
        expect(read).toBeLessThanOrEqual(segments * SEALED + HEADER_BYTES)
      }),
      runs,
    )
  })

  it('is refused where one bit of it differs', async () => {
    await fc.assert(
      fc.asyncProperty(
        lengths,
        fc.double({ min: 0, max: 0.999_999, noNaN: true }),
        fc.nat(7),
        async (length, where, bit) => {
          const sealed = await collect(seal([plainOf(length)], AS))
          const at = Math.floor(where * sealed.byteLength)
          sealed[at] = (sealed[at] ?? 0) ^ (1 << bit)
          await expect(opened(sealed, length)).rejects.toThrow(NotVerified)
        },
      ),
      runs,
    )
  })

  it('is refused where it is cut, wherever, and where something follows', async () => {
    await fc.assert(
      fc.asyncProperty(
        lengths,
        fc.double({ min: 0, max: 0.999_999, noNaN: true }),
        async (length, where) => {
          const sealed = await collect(seal([plainOf(length)], AS))
          const cut = sealed.subarray(0, Math.floor(where * sealed.byteLength))
          await expect(opened(cut, length)).rejects.toThrow(NotVerified)
          // Cut where a segment ends, and called shorter: its last one does not say that it is.
          const whole = Math.floor(length / SEGMENT_BYTES)
          if (whole >= 1 && length > whole * SEGMENT_BYTES) {
            const shorter = sealed.subarray(0, HEADER_BYTES + whole * SEALED)
            await expect(opened(shorter, whole * SEGMENT_BYTES)).rejects.toThrow(NotVerified)
          }
          const longer = Buffer.concat([sealed, Buffer.from([0])])
          await expect(opened(longer, length)).rejects.toThrow(NotVerified)
        },
      ),
      runs,
    )
  })

  it('is refused where segments are swapped, doubled or left out', async () => {
    const length = 3 * SEGMENT_BYTES + 100
    const sealed = await collect(seal([plainOf(length)], AS))
    const header = sealed.subarray(0, HEADER_BYTES)
    const segment = (n: number) =>
      sealed.subarray(HEADER_BYTES + n * SEALED, HEADER_BYTES + (n + 1) * SEALED)
    for (const order of [
      [1, 0, 2, 3],
      [0, 0, 2, 3],
      [0, 1, 1, 3],
      [0, 1, 2, 2, 3],
      [0, 1, 3],
      [0, 1, 2, 3, 3],
      [1, 2, 3],
    ]) {
      const mixed = Buffer.concat([header, ...order.map(segment)])
      await expect(opened(mixed, length)).rejects.toThrow(NotVerified)
    }
  })

  it('opens as nothing else: not in another community, row or field, nor under another key', async () => {
    const plain = plainOf(100_000)
    const sealed = await collect(seal([plain], AS))
    for (const context of [
      'community-b|stored_files|file-a|full',
      'community-a|stored_files|file-b|full',
      'community-a|stored_files|file-a|thumb',
    ]) {
      await expect(opened(sealed, 100_000, undefined, { ...AS, context })).rejects.toThrow(
        NotVerified,
      )
    }
    const other = { ...AS, fileKey: randomBytes(32) }
    await expect(opened(sealed, 100_000, undefined, other)).rejects.toThrow(NotVerified)
    // Two objects of one key share no segment either.
    const again = await collect(seal([plain], AS))
    const mixed = Buffer.concat([
      again.subarray(0, HEADER_BYTES + SEALED),
      sealed.subarray(HEADER_BYTES + SEALED),
    ])
    await expect(opened(mixed, 100_000)).rejects.toThrow(NotVerified)
  })

  it('refuses a version or a suite that it does not know', async () => {
    for (const at of [0, 4, 5, 6, 7]) {
      const sealed = await collect(seal([plainOf(10)], AS))
      sealed[at] = 9
      await expect(opened(sealed, 10)).rejects.toThrow(/does not know|no header/)
    }
  })

  it('holds one segment at a time, however long the file is', async () => {
    const before = process.memoryUsage.rss()
    const block = randomBytes(1024 * 1024)
    function* many() {
      for (let n = 0; n < 200; n += 1) yield block
    }
    let size = 0
    for await (const part of seal(many(), AS)) size += part.byteLength
    expect(size).toBe(sealedLength(200 * 1024 * 1024))
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 1024 * 1024)
  })
})
