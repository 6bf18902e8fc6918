import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, resolve, sep } from 'node:path'
import { Transform } from 'node:stream'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { BackupRefused } from './format'

/** A file of the folder by its name in the manifest; one that leads out of the folder is refused. */
export const pathIn = (folder: string, file: string): string => {
  const root = resolve(folder)
  const path = resolve(root, file)
  if (!path.startsWith(root + sep))
    throw new BackupRefused(`The backup names ${file}, outside of it.`)
  return path
}

/** Passes bytes on and reckons their SHA-256 and number. */
const counting = () => {
  const hash = createHash('sha256')
  let bytes = 0
  const stream = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  return { stream, end: () => ({ sha256: hash.digest('hex'), bytes }) }
}

/** Writes a piece that only its owner may read. `through` works on the bytes first. */
export const writePiece = async (
  folder: string,
  file: string,
  source: Readable,
  through: Transform[] = [],
): Promise<{ sha256: string; bytes: number }> => {
  const path = pathIn(folder, file)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const { stream, end } = counting()
  await pipeline([
    source,
    ...through,
    stream,
    createWriteStream(path, { mode: 0o600, flags: 'wx' }),
  ])
  return end()
}

/** Reads a piece to its end: whether it is there and what was written. */
export const isWhole = async (folder: string, file: string, sha256: string): Promise<boolean> => {
  const path = pathIn(folder, file)
  if (!existsSync(path)) return false
  const { stream, end } = counting()
  await pipeline(createReadStream(path), stream.resume())
  return end().sha256 === sha256
}
