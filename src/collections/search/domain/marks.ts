/** A part of a text, and whether it is what was looked for. */
export interface Mark {
  text: string
  isFound: boolean
}

const ACCENT = /\p{M}/u
const WORDS = /[\p{L}\p{N}]+/gu
const MOST_WORDS = 8

const plainOf = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The words of a search without accents and capitals; signs are none. */
export const wordsOf = (typed: string): string[] => [
  ...new Set((plainOf(typed).match(WORDS) ?? []).slice(0, MOST_WORDS)),
]

/** Each letter of a text with the accents that belong to it, and where it begins. */
const lettersOf = (text: string): { plain: string; from: number; to: number }[] => {
  const letters: { plain: string; from: number; to: number }[] = []
  let at = 0
  for (const sign of text) {
    const last = letters.at(-1)
    if (ACCENT.test(sign) && last) last.to += sign.length
    else letters.push({ plain: plainOf(sign), from: at, to: at + sign.length })
    at += sign.length
  }
  return letters
}

interface Span {
  from: number
  to: number
}

/** Where words of the text begin with what was looked for, or have it in them; in order, apart. */
const spansOf = (text: string, words: readonly string[]): Span[] => {
  if (words.length === 0) return []
  const letters = lettersOf(text)
  const plain = letters.map((letter) => letter.plain).join('')
  // A letter may be two without its accent: each sign of the plain text knows its letter.
  // A letter may be two without its accent: each unit of the plain text knows its letter.
  const owner = letters.flatMap((letter) =>
    Array.from({ length: letter.plain.length }, () => letter),
  )
  const found = words.flatMap((word) => {
    const spans: Span[] = []
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length)) {
      const [first, last] = [owner[at], owner[at + word.length - 1]]
      if (first && last) spans.push({ from: first.from, to: last.to })
    }
    return spans
  })
  const merged: Span[] = []
  for (const span of found.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else merged.push({ ...span })
  }
  return merged
}

/** The text in parts, those with the words marked; together they are the text. */
export const marksOf = (text: string, words: readonly string[]): Mark[] => {
  const marks: Mark[] = []
  let at = 0
  for (const { from, to } of spansOf(text, words)) {
    if (from > at) marks.push({ text: text.slice(at, from), isFound: false })
    marks.push({ text: text.slice(from, to), isFound: true })
    at = to
  }
  if (at < text.length) marks.push({ text: text.slice(at), isFound: false })
  return marks
}

/** Few enough that what was found stands in the first line on a narrow telephone. */
const BEFORE = 20

/** Some of a long text, with the first of the words in it; whole words, and dots where it was cut. */
export const excerptOf = (text: string, words: readonly string[], most: number): string => {
  const flat = text.replace(/\s+/g, ' ').trim()
  if (flat.length <= most) return flat
  const [first] = spansOf(flat, words)
  const wanted = Math.max(0, Math.min((first?.from ?? 0) - BEFORE, flat.length - most))
  const from = wanted === 0 ? 0 : flat.indexOf(' ', wanted - 1) + 1
  const end = from + most
  const to = end >= flat.length ? flat.length : Math.max(flat.lastIndexOf(' ', end), first?.to ?? 0)
  return `${from > 0 ? '… ' : ''}${flat.slice(from, to)}${to < flat.length ? ' …' : ''}`
}
