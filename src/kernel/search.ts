import type { PayloadRequest } from 'payload'
import type { Question } from './database/questions'
import type { Locale } from './i18n/locales'

/** Something that a person looked for. */
export interface SearchHit {
  /** Once for each source. */
  id: string
  title: string
  /** What it says, whole; null where the title is all. What is shown of it is cut around the words. */
  text: string | null
  /** A state, a place, a sender. */
  detail: string | null
  /** A path of the portal. */
  path: string
  /** ISO 8601, UTC; null for what has no day. */
  at: string | null
}

interface SearchQuestion {
  req: PayloadRequest
  community: { id: string; slug: string }
  /** As it was typed, without spaces around it: 2 to 100 letters. */
  words: string
  /** What resembles the words will do: nothing at all has them as they are. */
  isLoose: boolean
  /** The most that is wanted. */
  limit: number
}

/** One kind of thing that the search of a community finds, by the module that owns it. */
export interface SearchSource {
  /** Kebab-case. */
  name: string
  /** What such things are called. */
  title: (locale: Locale) => string
  /**
   * What to ask the database, together with all other sources; null: there is nothing to ask. The best
   * first, by the rights of the person behind the request: what is not for them is not there.
   */
  ask: (question: SearchQuestion) => Promise<Question<SearchHit[] | Promise<SearchHit[]>> | null>
}

let bound: readonly SearchSource[] = []

/** Called once, by payload.config.ts: the kernel knows no module. */
export const bindSearchSources = (
  modules: readonly { searchSources?: readonly SearchSource[] }[],
): void => {
  bound = modules.flatMap(({ searchSources }) => searchSources ?? [])
}

export const searchSources = (): readonly SearchSource[] => bound
