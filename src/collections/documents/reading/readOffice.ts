import { strFromU8, unzipSync } from 'fflate'
import { failed, partsOf, readingOf } from './pages.ts'
import type { Reading } from './pages.ts'
import { textsOf } from './xmlTexts.ts'
import { sheetsOf } from './sheets.ts'

/** What the parts that are read may unpack to, together; the rest of a file is not unpacked at all. */
const MOST_UNPACKED = 64 * 1024 * 1024

const OFFICE = 'application/vnd.openxmlformats-officedocument.'
const OPEN = 'application/vnd.oasis.opendocument.'

interface Kind {
  parts: RegExp
  pagesOf: (parts: ReadonlyMap<string, string>) => string[]
}

const numberIn = (name: string): number => Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0)

const inOrder = (parts: ReadonlyMap<string, string>): string[] =>
  [...parts.keys()].toSorted((a, b) => numberIn(a) - numberIn(b))

const WORDS_OF_OFFICE = {
  texts: ['w:t', 'a:t'],
  lines: ['w:p', 'a:p', 'w:br', 'a:br'],
  gaps: ['w:tab'],
  pages: [],
}

const WORDS_OF_OPEN = {
  texts: ['text:p', 'text:h'],
  lines: ['text:p', 'text:h', 'text:line-break'],
  gaps: ['text:s', 'text:tab'],
  pages: ['draw:page', 'table:table'],
}

const openPages = (parts: ReadonlyMap<string, string>): string[] =>
  textsOf(parts.get('content.xml') ?? '', WORDS_OF_OPEN)

/** By media type: where its words stand. */
const KINDS: ReadonlyMap<string, Kind> = new Map([
  [
    `${OFFICE}wordprocessingml.document`,
    {
      parts: /^word\/(?:document|footnotes|endnotes)\.xml$/,
      pagesOf: (parts) =>
        partsOf([...parts.values()].flatMap((xml) => textsOf(xml, WORDS_OF_OFFICE)).join('\n')),
    },
  ],
  [
    `${OFFICE}presentationml.presentation`,
    {
      parts: /^ppt\/slides\/slide\d+\.xml$/,
      pagesOf: (parts) =>
        inOrder(parts).map((name) => textsOf(parts.get(name) ?? '', WORDS_OF_OFFICE).join('\n')),
    },
  ],
  [
    `${OFFICE}spreadsheetml.sheet`,
    {
      parts: /^xl\/(?:sharedStrings|worksheets\/sheet\d+)\.xml$/,
      pagesOf: (parts) => {
        const shared = parts.get('xl/sharedStrings.xml') ?? ''
        const names = inOrder(parts).filter((name) => name.startsWith('xl/worksheets/'))
        return sheetsOf(
          shared,
          names.map((name) => parts.get(name) ?? ''),
        )
      },
    },
  ],
  [
    `${OPEN}text`,
    { parts: /^content\.xml$/, pagesOf: (parts) => partsOf(openPages(parts).join('\n')) },
  ],
  [`${OPEN}spreadsheet`, { parts: /^content\.xml$/, pagesOf: openPages }],
  [`${OPEN}presentation`, { parts: /^content\.xml$/, pagesOf: openPages }],
])

/**
 * The words of an office file: of each part the size is asked before it is unpacked, and a part that unpacks
 * to more than it said is a broken one.
 */
export const readOffice = (bytes: Uint8Array, type: string): Reading => {
  const kind = KINDS.get(type)
  if (!kind) return failed('not-read')
  let unpacked = 0
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!kind.parts.test(name)) return false
        unpacked += originalSize
        return unpacked <= MOST_UNPACKED
      },
    })
    if (unpacked > MOST_UNPACKED) return failed('too-large')
    const parts = new Map(Object.entries(files).map(([name, data]) => [name, strFromU8(data)]))
    return parts.size === 0 ? failed('broken') : readingOf(kind.pagesOf(parts))
  } catch {
    return failed('broken')
  }
}
