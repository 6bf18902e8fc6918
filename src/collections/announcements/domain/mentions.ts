/** More than a handful at once is a message to everybody, which an announcement is. */
export const MOST_MENTIONS = 10

const LETTER = /[\p{L}\p{N}]/u

/** Where `@name` stands in a text as whole words, whatever its case; -1: nowhere. */
const placeOf = (text: string, name: string, from: number): number => {
  const wanted = `@${name.toLowerCase()}`
  const lower = text.toLowerCase()
  for (let at = lower.indexOf(wanted, from); at >= 0; at = lower.indexOf(wanted, at + 1)) {
    const next = text.at(at + wanted.length) ?? ''
    const before = at === 0 ? '' : (text.at(at - 1) ?? '')
    if (!LETTER.test(next) && !LETTER.test(before)) return at
  }
  return -1
}

interface Piece {
  text: string
  isMention: boolean
}

/**
 * A text in pieces: names after a sign, and what stands between them. Of two names that begin alike the
 * longer one is meant: “@Anna Meyer” names no “Anna”.
 */
export const piecesOf = (text: string, names: readonly string[]): Piece[] => {
  // Letters of some languages change their number with their case: places would not be the same.
  if (text.toLowerCase().length !== text.length) return [{ text, isMention: false }]
  const known = [...new Set(names)].filter((name) => name.trim() !== '')
  const pieces: Piece[] = []
  let from = 0
  while (from < text.length) {
    let best: { at: number; name: string } | null = null
    for (const name of known) {
      const at = placeOf(text, name, from)
      if (at < 0) continue
      const isBetter =
        best === null || at < best.at || (at === best.at && name.length > best.name.length)
      if (isBetter) best = { at, name }
    }
    if (best === null) break
    if (best.at > from) pieces.push({ text: text.slice(from, best.at), isMention: false })
    const end = best.at + 1 + best.name.length
    pieces.push({ text: text.slice(best.at, end), isMention: true })
    from = end
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isMention: false })
  return pieces
}

/** Those of some people whom a text names. */
export const mentionedIn = <Person extends { name: string }>(
  text: string,
  people: readonly Person[],
): Person[] => {
  const named = new Set(
    piecesOf(
      text,
      people.map(({ name }) => name),
    )
      .filter(({ isMention }) => isMention)
      .map((piece) => piece.text.slice(1).toLowerCase()),
  )
  return people.filter(({ name }) => named.has(name.toLowerCase()))
}

/** What somebody has begun to write after the sign, where the text stands now; null: nothing. */
export const beginningAt = (text: string, caret: number): string | null => {
  const [, begun] = /(?:^|[^\p{L}\p{N}@])@([\p{L}][^@\n]{0,39})$/u.exec(text.slice(0, caret)) ?? []
  return begun ?? null
}
