import { inflateRawSync } from 'node:zlib'
import { AppError } from '@/kernel/errors'

/** Bytes that a workbook may have unpacked: fifty thousand rows have some thirty million. */
const MAX_UNPACKED = 100 * 1024 * 1024
const MAX_ENTRIES = 500

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const END_LENGTH = 22
const MAX_COMMENT = 65_535

const TOO_LARGE = 'roster.file-too-large-unpacked'

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined

const bad = (code: string) => new AppError({ code, status: 400, field: 'file' })

interface Packed {
  method: number
  packed: number
  offset: number
}

const directoryOf = (view: DataView): Packed[] => {
  const first = Math.max(0, view.byteLength - END_LENGTH - MAX_COMMENT)
  let end = view.byteLength - END_LENGTH
  while (end >= first && view.getUint32(end, true) !== END_OF_DIRECTORY) end -= 1
  if (end < first) throw bad('roster.file-unknown')
  const count = view.getUint16(end + 10, true)
  if (count > MAX_ENTRIES) throw bad(TOO_LARGE)
  const found: Packed[] = []
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw bad('roster.file-unknown')
    found.push({
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    })
    at +=
      46 +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true)
  }
  return found
}

/**
 * Refuses a workbook that unpacks to more than a roster can have. What its directory says of the
 * sizes is not believed: everything is unpacked up to the limit, and thrown away.
 * @throws AppError 400.
 */
export const refuseBomb = (bytes: Uint8Array): void => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let left = MAX_UNPACKED
  try {
    for (const { method, packed, offset } of directoryOf(view)) {
      const start =
        offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
      const data = bytes.subarray(start, start + packed)
      left -= method === 0 ? packed : inflateRawSync(data, { maxOutputLength: left }).byteLength
      if (left <= 0) throw bad(TOO_LARGE)
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw bad(codeOf(error) === 'ERR_BUFFER_TOO_LARGE' ? TOO_LARGE : 'roster.file-unknown')
  }
}
