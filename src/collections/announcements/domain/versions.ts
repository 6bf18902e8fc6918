/** What an announcement says in one language. */
export interface Version<Body> {
  language: string
  title: string
  /** The same in plain words; empty: there is none. */
  summary: string
  body: Body
}

export interface Chosen<Body> {
  version: Version<Body>
  /** The reader's own language is missing, and one of the community's. */
  isPending: boolean
}

interface Spoken<Body> {
  original: Version<Body>
  translations: readonly Version<Body>[]
}

/** The languages in which it can be read, the original first. */
export const languagesOf = <Body>({ original, translations }: Spoken<Body>): string[] => [
  ...new Set([original, ...translations].map(({ language }) => language)),
]

/**
 * What somebody reads: what they asked for, else their own language, else the original.
 * @param spoken the languages of the community; a translation into another is not to be expected.
 */
export const chooseVersion = <Body>(
  one: Spoken<Body>,
  { wanted, own, spoken }: { wanted?: string | undefined; own: string; spoken: readonly string[] },
): Chosen<Body> => {
  const held = [one.original, ...one.translations]
  const find = (language: string | undefined) =>
    held.find((version) => version.language === language)
  const version = find(wanted) ?? find(own) ?? one.original
  return { version, isPending: find(own) === undefined && spoken.includes(own) }
}
