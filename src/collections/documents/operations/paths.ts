/** Where a document is read. */
export const documentPath = (slug: string, id: string): string => `/c/${slug}/documents/${id}`

/** Where a notice about a version leads: the page shows the one that is current then. */
export const versionPath = (slug: string, id: string, version: string): string =>
  `${documentPath(slug, id)}?version=${version}`

/** Gives the file out, by a link that is made in that moment. */
export const filePath = (slug: string, id: string): string => `/api/c/${slug}/documents/${id}/file`
