import { inflateSync } from 'node:zlib'

export interface PdfPage {
  /** What the page says, a line for each text that was shown, in order. */
  texts: string
  /** Rectangles as `x y width height`. */
  squares: number[][]
}

interface PdfObject {
  text: string
  /** What its stream holds, inflated. */
  content: string
}

/** The objects of a PDF by their number, of the kind that ours have: no object streams. */
const objectsOf = (pdf: Buffer): Map<string, PdfObject> => {
  const source = pdf.toString('latin1')
  const objects = new Map<string, PdfObject>()
  for (const match of source.matchAll(/(\d+) 0 obj\n/g)) {
    const start = match.index + match[0].length
    const end = source.indexOf('endobj', start)
    const body = source.slice(start, end)
    const at = /stream\r?\n/.exec(body)
    let content = ''
    if (at) {
      const from = start + at.index + at[0].length
      const length = Number(/\/Length (\d+)/.exec(body)?.[1] ?? 0)
      const bytes = pdf.subarray(from, from + length)
      try {
        content = inflateSync(bytes).toString('latin1')
      } catch {
        content = bytes.toString('latin1')
      }
    }
    objects.set(match[1]!, { text: at ? body.slice(0, at.index) : body, content })
  }
  return objects
}

type Decode = (hex: string) => string

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')

/** A font's own table from glyphs to letters, as a reader uses it to copy text. */
const decoderOf = (cmap: string): Decode => {
  const letters = new Map<number, string>()
  for (const [, first, , list] of cmap.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/gi)) {
    ;[...(list ?? '').matchAll(/<([0-9a-f]*)>/gi)].forEach(([, hex], index) => {
      letters.set(Number.parseInt(first!, 16) + index, utf16(hex ?? ''))
    })
  }
  return (hex) =>
    (hex.match(/.{4}/g) ?? [])
      .map((glyph) => letters.get(Number.parseInt(glyph, 16)) ?? '')
      .join('')
}

const latin1: Decode = (hex) => Buffer.from(hex, 'hex').toString('latin1')

/** What a PDF of ours says and draws, page by page, read back through the fonts in it. */
export const readPdf = (pdf: Buffer): PdfPage[] => {
  const objects = objectsOf(pdf)
  const decoders = new Map<string, Decode>()
  for (const { text } of objects.values()) {
    for (const [, name, font] of text.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const cmap = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font!)?.text ?? '')?.[1]
      decoders.set(name!, cmap === undefined ? latin1 : decoderOf(objects.get(cmap)!.content))
    }
  }
  return [...objects.values()]
    .filter(({ content }) => /\bBT\b/.test(content))
    .map(({ content }) => {
      let decode = latin1
      const texts: string[] = []
      for (const [, font, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[(.*?)\] TJ/g)) {
        if (font !== undefined) decode = decoders.get(font) ?? latin1
        else {
          const parts = [...(shown ?? '').matchAll(/<([0-9a-f]*)>/g)]
          texts.push(parts.map(([, hex]) => decode(hex ?? '')).join(''))
        }
      }
      const squares = [...content.matchAll(/([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+) re/g)].map(
        (parts) => parts.slice(1, 5).map(Number),
      )
      return { texts: texts.join('\n'), squares }
    })
}
