import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { localeOfRequest } from '@/kernel/i18n/translate'
import { searchSources } from '@/kernel/search'
import { excerptOf, marksOf, wordsOf } from '../domain/marks'

export const searchInput = z.object({
  q: z.string().trim().min(2).max(100),
  only: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .max(40)
    .optional()
    .describe('One kind of things alone.'),
})

const marks = z.array(z.strictObject({ text: z.string(), isFound: z.boolean() }))

export const foundSchema = z.strictObject({
  name: z.string(),
  title: z.string(),
  hits: z.array(
    z.strictObject({
      id: z.string(),
      title: marks,
      text: marks.nullable(),
      detail: z.string().nullable(),
      path: z.string(),
      at: z.string().nullable(),
    }),
  ),
  /** There are more than these. */
  hasMore: z.boolean(),
})

export type Found = z.infer<typeof foundSchema>

export const answerSchema = z.strictObject({
  found: z.array(foundSchema),
  /** Nothing has the words as they were typed; what was found resembles them. */
  isLoose: z.boolean(),
})

export type Answer = z.infer<typeof answerSchema>

interface Asked {
  req: PayloadRequest
  community: { id: string; slug: string }
  query: z.infer<typeof searchInput>
}

const SHOWN_OF_EACH = 5
const SHOWN_OF_ONE = 30
const EXCERPT = 180

const findAll = async (
  { req, community, query: { q, only } }: Asked,
  isLoose: boolean,
): Promise<Found[]> => {
  const words = wordsOf(q)
  if (words.length === 0) return []
  const locale = localeOfRequest(req)
  const shown = only === undefined ? SHOWN_OF_EACH : SHOWN_OF_ONE
  const found: Found[] = []
  for (const { name, title, find } of searchSources()) {
    if (only !== undefined && only !== name) continue
    const hits = await find({ req, community, words: q, isLoose, limit: shown + 1 })
    if (hits.length === 0) continue
    found.push({
      name,
      title: title(locale),
      hits: hits.slice(0, shown).map((hit) => ({
        ...hit,
        title: marksOf(hit.title, words),
        text: hit.text === null ? null : marksOf(excerptOf(hit.text, words, EXCERPT), words),
      })),
      hasMore: hits.length > shown,
    })
  }
  return found
}

/**
 * What a community has with these words for the person, by kinds of things; kinds without any are left
 * out. Each owner of things answers by the person's rights: neither a number nor a word of anything else
 * is in it. Where nothing has the words, what resembles them is looked for: a letter is easily missed.
 */
export const searchAll = async (asked: Asked): Promise<Answer> => {
  const found = await findAll(asked, false)
  if (found.length > 0) return { found, isLoose: false }
  const similar = await findAll(asked, true)
  return { found: similar, isLoose: similar.length > 0 }
}
