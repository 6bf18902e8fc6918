/** What became of reading a file; `read` alone has pages. */
export type Outcome = 'read' | 'none' | 'encrypted' | 'broken' | 'too-large' | 'not-read'

export interface Reading {
  outcome: Outcome
  /** What stands on each page, slide or sheet; parts of a text that has none of these. */
  pages: string[]
}

/** More of one page no search shows, and no index takes. */
const MOST_LETTERS = 50_000
const MOST_PAGES = 2000
/** Of a text without pages, so that what was found stands near its beginning. */
const PART_LETTERS = 4000

/** A page as it is kept: no signs that a database or a reader has no use for. */
const cleaned = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Co}\p{Cs}]+/gu, (signs) => (signs.includes('\n') ? '\n' : ' '))
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n\s*/g, '\n')
    .trim()
    .slice(0, MOST_LETTERS)

/** Pages of a file that was read; one without a word has none. */
export const readingOf = (pages: readonly string[]): Reading => {
  const kept = pages.slice(0, MOST_PAGES).map((page) => cleaned(page))
  return kept.some((page) => /\p{L}|\p{N}/u.test(page))
    ? { outcome: 'read', pages: kept }
    : { outcome: 'none', pages: [] }
}

export const failed = (outcome: Exclude<Outcome, 'read'>): Reading => ({ outcome, pages: [] })

/** A text that has no pages, in parts that end with a line or a word. */
export const partsOf = (text: string): string[] => {
  const parts: string[] = []
  for (let at = 0; at < text.length;) {
    const end = at + PART_LETTERS
    const line = text.lastIndexOf('\n', end)
    const word = text.lastIndexOf(' ', end)
    const cut = [line, word].find((place) => place > at + PART_LETTERS / 2) ?? end
    const to = end >= text.length ? text.length : cut
    parts.push(text.slice(at, to))
    at = to
  }
  return parts
}
