/** Readers have an article while it is `published`. */
export const ARTICLE_STATES = ['draft', 'published', 'withdrawn'] as const
