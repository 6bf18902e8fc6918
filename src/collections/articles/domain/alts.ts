/** What a picture shows, by language. */
export type Alts = Readonly<Record<string, string>>

/** What a picture shows in a language; in another one where it is said there alone, which it then names. */
export const chooseAlt = (alts: Alts, language: string): { text: string; language: string } => {
  const own = alts[language]
  if (own !== undefined && own !== '') return { text: own, language }
  const [other] = Object.entries(alts)
    .filter(([, text]) => text !== '')
    .toSorted(([a], [b]) => a.localeCompare(b))
  return other ? { language: other[0], text: other[1] } : { language, text: '' }
}
