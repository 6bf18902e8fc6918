import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { excerptOf, marksOf, wordsOf } from '../domain/marks'
import { WHENS } from '../domain/when'
import { findKinds } from './findKinds'
import type { Kind } from './findKinds'

export const searchInput = z.object({
  q: z.string().trim().min(2).max(100),
  only: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .max(40)
    .optional()
    .describe('One kind of things alone.'),
  when: z
    .enum(WHENS)
    .optional()
    .describe('What is of the last 30 days, or of this year; things without a day are left out.'),
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

const shownOf = ({ name, title, hits }: Kind, words: readonly string[], most: number): Found => ({
  name,
  title,
  hits: hits.slice(0, most).map((hit) => ({
    ...hit,
    title: marksOf(hit.title, words),
    text: hit.text === null ? null : marksOf(excerptOf(hit.text, words, EXCERPT), words),
  })),
  hasMore: hits.length > most,
})

/** What is found, by kinds of things; kinds without any are left out. */
export const searchAll = async ({ req, community, query }: Asked): Promise<Answer> => {
  const { q, only, when } = query
  const most = only === undefined ? SHOWN_OF_EACH : SHOWN_OF_ONE
  const asked = { req, community, words: q, only, when, limit: most + 1 }
  const { kinds, isLoose } = await findKinds(asked)
  return { found: kinds.map((kind) => shownOf(kind, wordsOf(q), most)), isLoose }
}

/** How many of a kind there are, as far as they are counted. */
export interface KindCount {
  name: string
  title: string
  count: number
  /** There are more than these. */
  hasMore: boolean
}

/** What is found, and how many of each kind, whichever of them is chosen. */
export const searchByKinds = async ({
  req,
  community,
  query,
}: Asked): Promise<Answer & { counts: KindCount[] }> => {
  const { q, only, when } = query
  const limit = SHOWN_OF_ONE + 1
  const { kinds, isLoose } = await findKinds({ req, community, words: q, when, limit })
  const most = only === undefined ? SHOWN_OF_EACH : SHOWN_OF_ONE
  const counts = kinds.map(({ name, title, hits }) => ({
    name,
    title,
    count: Math.min(hits.length, SHOWN_OF_ONE),
    hasMore: hits.length > SHOWN_OF_ONE,
  }))
  const found = kinds
    .filter(({ name }) => only === undefined || only === name)
    .map((kind) => shownOf(kind, wordsOf(q), most))
  return { found, isLoose, counts }
}
