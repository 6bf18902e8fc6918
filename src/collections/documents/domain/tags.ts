const MOST_TAGS = 12
const MOST_LETTERS = 30

/** The keywords that somebody typed, between commas: each once, small, without spaces around. */
export const tagsOf = (typed: unknown): string[] => {
  if (typeof typed !== 'string') return []
  const tags = typed
    .split(/[,;\n]/)
    .map((tag) => tag.replaceAll(/\s+/g, ' ').trim().toLowerCase().slice(0, MOST_LETTERS))
    .filter((tag) => tag !== '')
  return [...new Set(tags)].slice(0, MOST_TAGS)
}

/** As they lie in the row. */
export const storedTags = (typed: unknown): string => tagsOf(typed).join(', ')
