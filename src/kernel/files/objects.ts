import { Readable } from 'node:stream'
import { open, seal, sealedLength } from './sealing/envelope'
import type { Range } from './sealing/envelope'
import { readStored, storage } from './storage'
import { objectContext, objectKeyOf, sealedAs } from './storedFiles'
import type { NewFile, StoredFile, Variant } from './storedFiles'

/**
 * Seals and stores a stream of a known length; one that fails leaves nothing.
 * @param length bytes of the plain file.
 */
export const putSealed = async (
  file: Pick<NewFile, 'id' | 'community' | 'storageKey' | 'fileKey'>,
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  length: number,
  variant: Variant = 'full',
): Promise<void> => {
  const key = objectKeyOf(file, variant)
  const as = { fileKey: file.fileKey, context: objectContext(file, variant) }
  // The store wraps whatever ends a stream; the caller hears of the thing itself.
  let failure: unknown
  const watched = async function* () {
    try {
      yield* source
    } catch (error) {
      failure = error
      throw error
    }
  }
  const sealed = Readable.from(seal(watched(), as), { objectMode: false })
  try {
    await storage().putStream(key, sealed, {
      contentType: 'application/octet-stream',
      contentLength: sealedLength(length),
    })
  } catch (error) {
    await storage()
      .delete(key)
      .catch(() => undefined)
    throw failure ?? error
  }
}

/** Bytes of a stored file as it was sent, or of its small picture; all of it where no range is asked. */
export const openSealed = (
  file: StoredFile,
  variant: Variant,
  length: number,
  range?: Range,
): AsyncGenerator<Buffer> => {
  const key = objectKeyOf(file, variant)
  return open((start, end) => readStored(key, start, end), sealedAs(file, variant), length, range)
}

/** The whole of a small file. */
export const bytesOfFile = async (file: StoredFile): Promise<Buffer> => {
  const parts: Buffer[] = []
  for await (const part of openSealed(file, 'full', file.bytes)) parts.push(part)
  return Buffer.concat(parts)
}

/** Deletes what is stored of a file; the row is the caller's. */
export const deleteObjects = async (file: Pick<StoredFile, 'storageKey'>): Promise<void> => {
  for (const variant of ['full', 'thumb'] as const) {
    await storage().delete(objectKeyOf(file, variant))
  }
}
