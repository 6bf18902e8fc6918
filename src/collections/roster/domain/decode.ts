export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export interface Decoded {
  text: string
  encoding: Encoding
}

const startsWith = (bytes: Uint8Array, ...head: number[]): boolean =>
  head.every((byte, index) => bytes[index] === byte)

const decode = (bytes: Uint8Array, encoding: Encoding): Decoded => ({
  text: new TextDecoder(encoding).decode(bytes),
  encoding,
})

/** Every second byte of plain words in UTF-16 is zero. */
const evenZeros = (bytes: Uint8Array, offset: 0 | 1): boolean => {
  const sample = bytes.subarray(0, 2000)
  let zeros = 0
  for (let index = offset; index < sample.length; index += 2) if (sample[index] === 0) zeros += 1
  return sample.length > 3 && zeros > sample.length * 0.4
}

/** What texts hold of the control characters: those between lines and cells, and the escape. */
const IN_TEXT: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b])

const isNoText = (text: string): boolean => {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0x7f || (code < 0x20 && !IN_TEXT.has(code))) return true
  }
  return false
}

/**
 * Bytes as text, or null where they are none. Spreadsheets write the mark of their encoding, or
 * UTF-8 without one, or what Windows wrote ever since.
 */
export const decodeText = (bytes: Uint8Array): Decoded | null => {
  const found = decodeAs(bytes)
  return isNoText(found.text) ? null : found
}

const decodeAs = (bytes: Uint8Array): Decoded => {
  if (startsWith(bytes, 0xff, 0xfe)) return decode(bytes, 'utf-16le')
  if (startsWith(bytes, 0xfe, 0xff)) return decode(bytes, 'utf-16be')
  if (evenZeros(bytes, 1)) return decode(bytes, 'utf-16le')
  if (evenZeros(bytes, 0)) return decode(bytes, 'utf-16be')
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    return decode(bytes, 'windows-1252')
  }
}

export type FileKind = 'zip' | 'old-excel' | 'text' | 'unknown'

/** What a file is, by its first bytes: a name can say anything. */
export const sniff = (bytes: Uint8Array): FileKind => {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return 'zip'
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'old-excel'
  return decodeText(bytes) === null ? 'unknown' : 'text'
}

const DELIMITERS = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** Cells of each of the first lines, where lines within quotes are no lines. */
const countsOf = (text: string, delimiter: Delimiter): number[] => {
  const counts: number[] = []
  let count = 0
  let isQuoted = false
  for (const letter of text.slice(0, 20_000)) {
    if (letter === '"') isQuoted = !isQuoted
    else if (letter === delimiter && !isQuoted) count += 1
    else if (letter === '\n' && !isQuoted) {
      counts.push(count)
      count = 0
      if (counts.length === 30) break
    }
  }
  counts.push(count)
  return counts.filter((held) => held > 0)
}

/** The sign between cells: the one that most lines hold equally often. */
export const guessDelimiter = (text: string): Delimiter => {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of DELIMITERS) {
    const counts = countsOf(text, delimiter)
    const usual = Math.max(0, ...counts.map((c) => counts.filter((held) => held === c).length))
    const score = usual * 10 + Math.min(9, Math.max(0, ...counts))
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}
