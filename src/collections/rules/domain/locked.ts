type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

/** What is empty is nothing. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

const wordsIn = (version: Fields): Map<string, string> => {
  const { words } = version
  const languages = isFields(words) ? Object.entries(words) : []
  return new Map(
    languages.flatMap(([language, held]) =>
      isFields(held)
        ? Object.entries(held).map(([name, value]): [string, string] => [
            `words.${language}.${name}`,
            textOf(value),
          ])
        : [],
    ),
  )
}

const idOf = (value: unknown): unknown => (isFields(value) ? value['id'] : value)

/** What is decided with the words, and by comparing as it is. */
const DECIDED = ['clause', 'language', 'repeals', 'requiresAcknowledgement'] as const

const changedDecision = (before: Fields, after: Fields): string | null =>
  DECIDED.find(
    (name) => name in after && (idOf(after[name]) ?? null) !== (idOf(before[name]) ?? null),
  ) ?? null

/** The first of the words that an edit changes; null: none. */
export const changedWords = (before: Fields, after: Fields): string | null => {
  const decided = changedDecision(before, after)
  if (decided !== null) return decided
  if (!('words' in after)) return null
  const held = wordsIn(before)
  for (const [path, text] of wordsIn(after)) if (text !== (held.get(path) ?? '')) return path
  return null
}

/** The same for words that stand: a translation may be added, because nobody has read it. */
export const changedStanding = (before: Fields, after: Fields): string | null => {
  const decided = changedDecision(before, after)
  if (decided !== null) return decided
  if (!('words' in after)) return null
  const next = wordsIn(after)
  for (const [path, text] of wordsIn(before)) {
    if (text !== '' && next.has(path) && next.get(path) !== text) return path
  }
  return null
}
