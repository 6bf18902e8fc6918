/** Where the rules of a community are. */
export const rulesPath = (slug: string): string => `/c/${slug}/rules`

export const bookPath = (slug: string, book: string): string => `${rulesPath(slug)}/${book}`

export const changesPath = (slug: string, book: string): string => `${bookPath(slug, book)}/changes`

/** The words of one version: what others link to. */
export const versionPath = (slug: string, version: string): string =>
  `${rulesPath(slug)}/versions/${version}`
