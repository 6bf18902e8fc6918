import { WHENS } from '../domain/when'
import type { When } from '../domain/when'

/** What the address of the page says. */
export interface Looked {
  /** As it was typed, without spaces around it; empty: nothing yet. */
  words: string
  /** One kind of things alone. */
  only: string | undefined
  when: When | undefined
}

export interface Said {
  q?: string | string[]
  only?: string | string[]
  when?: string | string[]
}

/** What is not one of ours in an address is as if it were not there. */
export const lookedFrom = ({ q, only, when }: Said): Looked => ({
  words: typeof q === 'string' ? q.trim() : '',
  only: typeof only === 'string' ? only : undefined,
  when: WHENS.find((one) => one === when),
})

/** Filters that are chosen, as the address has them. */
export const filtersOf = ({ only, when }: Omit<Looked, 'words'>): Record<string, string> => ({
  ...(only !== undefined && { only }),
  ...(when !== undefined && { when }),
})

export const addressOf = (path: string, { words, ...filters }: Looked): string =>
  `${path}?${new URLSearchParams({ q: words, ...filtersOf(filters) }).toString()}`
