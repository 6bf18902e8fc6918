/** Readers have an article while it is `published`. */
export const ARTICLE_STATES = ['draft', 'published', 'withdrawn'] as const
export type ArticleState = (typeof ARTICLE_STATES)[number]
