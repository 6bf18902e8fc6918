/** What people were told: it stands once they were. A pin, a date of expiry and comments are not. */
export const WORDS = [
  'title',
  'language',
  'summary',
  'body',
  'audience',
  'urgency',
  'requiresAcknowledgement',
] as const

type Words = Readonly<Record<string, unknown>>

/** The same, whatever the order of an object's members; what is empty is nothing. */
const canonical = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, held: unknown) =>
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  )

const same = (before: unknown, after: unknown): boolean => canonical(before) === canonical(after)

const isWords = (value: unknown): value is Words => typeof value === 'object' && value !== null

const entries = (value: unknown): Words[] =>
  Array.isArray(value) ? value.filter((one) => isWords(one)) : []

const spoken = ({ language, title, summary, body }: Words): Words => ({
  language,
  title,
  summary: summary ?? '',
  body,
})

/**
 * Which field of a sent announcement would change that may not. A translation may be added: nobody has
 * read it. One that is there stands as the original does.
 */
export const changedWords = (before: Words, after: Words): string | null => {
  const changed = WORDS.find((name) => name in after && !same(before[name], after[name]))
  if (changed !== undefined) return changed
  if (!('translations' in after)) return null
  const now = entries(after['translations']).map(spoken)
  const isKept = entries(before['translations']).every((held) =>
    now.some((one) => same(spoken(held), one)),
  )
  return isKept ? null : 'translations'
}
