export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] as const

/** What the first bytes of a picture say that it is. */
export const sniffImage = (
  bytes: Uint8Array,
): (typeof PHOTO_TYPES)[number] | 'heic' | undefined => {
  const head = Buffer.from(bytes.subarray(0, 12))
  if (head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg'
  if (head.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return 'image/png'
  const text = head.toString('latin1')
  if (text.startsWith('RIFF') && text.endsWith('WEBP')) return 'image/webp'
  if (text.startsWith('GIF87a') || text.startsWith('GIF89a')) return 'image/gif'
  if (/ftyp(heic|heix|mif1|msf1|hevc)/.test(text)) return 'heic'
  return undefined
}

const OFFICE = 'application/vnd.openxmlformats-officedocument.'
/** A ZIP is a document only by what lies in it. */
const BY_PART: readonly (readonly [string, string])[] = [
  ['word/document.xml', `${OFFICE}wordprocessingml.document`],
  ['xl/workbook.xml', `${OFFICE}spreadsheetml.sheet`],
  ['ppt/presentation.xml', `${OFFICE}presentationml.presentation`],
]
const MACROS = /vbaProject\.bin|macrosheets\/|^(?:Basic|Scripts)\//i
const OPEN_DOCUMENT =
  /mimetype(application\/vnd\.oasis\.opendocument\.(?:text|spreadsheet|presentation))/

/** How much of a file's beginning and end is looked at. */
export const HEAD_BYTES = 4096
export const TAIL_BYTES = 128 * 1024

const CENTRAL_ENTRY = Buffer.from('504b0102', 'hex')

/** Names in the directory at a ZIP's end, as far as it is within reach. */
const namesIn = (tail: Buffer): string[] => {
  const names: string[] = []
  for (let at = tail.indexOf(CENTRAL_ENTRY); at !== -1;) {
    if (at + 46 > tail.byteLength) break
    const length = tail.readUInt16LE(at + 28)
    names.push(tail.toString('latin1', at + 46, at + 46 + length))
    at = tail.indexOf(CENTRAL_ENTRY, at + 46 + length)
  }
  return names
}

const sniffZip = (head: Buffer, tail: Buffer): string | undefined => {
  const names = namesIn(tail)
  // A file that runs programs when it is opened is let in under no name.
  if (names.some((name) => MACROS.test(name))) return undefined
  const open = OPEN_DOCUMENT.exec(head.toString('latin1', 0, 200))
  if (open) return open[1]
  return BY_PART.find(([part]) => names.includes(part))?.[1]
}

/**
 * What a document is, by its content; undefined for all that is not let in.
 * @param isText whether all of it is text.
 */
export const sniffDocument = ({
  head,
  tail,
  isText,
}: {
  head: Buffer
  tail: Buffer
  isText: boolean
}): string | undefined => {
  const start = head.toString('latin1', 0, 8)
  if (start.startsWith('%PDF-')) return 'application/pdf'
  if (start.startsWith('PK\u0003\u0004')) return sniffZip(head, tail)
  if (!isText) return undefined
  // Programs and pages are text too, and no text is given out as one of these.
  const text = head.toString('utf8').trimStart().toLowerCase()
  return /^(?:#!|<\?|<!doctype|<html|<svg|<script|mz)/.test(text) ? undefined : 'text/plain'
}
