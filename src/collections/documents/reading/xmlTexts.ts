import { SaxesParser } from 'saxes'

interface Marks {
  /** Elements that hold words. */
  texts: readonly string[]
  /** Elements after which a new line begins. */
  lines: readonly string[]
  /** Elements that stand for a space. */
  gaps: readonly string[]
  /** Elements with which a new page begins; none: all of it is one. */
  pages: readonly string[]
}

/**
 * The words of a part of an office file, page by page.
 * @throws where it is no XML.
 */
export const textsOf = (xml: string, marks: Marks): string[] => {
  const texts = new Set(marks.texts)
  const lines = new Set(marks.lines)
  const gaps = new Set(marks.gaps)
  const pages = new Set(marks.pages)
  const found: string[][] = marks.pages.length === 0 ? [[]] : []
  let depth = 0
  const say = (text: string) => {
    found.at(-1)?.push(text)
  }
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => {
    if (pages.has(name)) found.push([])
    // A text without pages of its own is one, whatever the kind of file.
    if (texts.has(name) && found.length === 0) found.push([])
    if (texts.has(name)) depth += 1
    if (gaps.has(name)) say(' ')
  })
  parser.on('text', (text) => {
    if (depth > 0) say(text)
  })
  parser.on('closetag', ({ name }) => {
    if (texts.has(name)) depth -= 1
    if (lines.has(name)) say('\n')
  })
  parser.write(xml).close()
  return found.map((parts) => parts.join(''))
}
