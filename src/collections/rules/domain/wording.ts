export interface Words {
  title: string
  text: string
}

/** What a clause says, by language. */
export type Wordings = Readonly<Partial<Record<string, Words>>>

export interface Chosen extends Words {
  language: string
  /** The reader's own language is missing, and one of the community's. */
  isPending: boolean
}

interface Asked {
  /** In which it was written and approved. */
  original: string
  wanted?: string | undefined
  own: string
  /** The languages of the community; a translation into another is not to be expected. */
  spoken: readonly string[]
}

const NOTHING: Words = { title: '', text: '' }

/** The languages that it is there in, the original first. */
export const languagesIn = (wordings: Wordings, original: string): string[] => [
  original,
  ...Object.keys(wordings).filter((one) => one !== original),
]

/** What somebody reads: what they asked for, else their own language, else the original. */
export const chooseWords = (
  wordings: Wordings,
  { original, wanted, own, spoken }: Asked,
): Chosen => {
  const language = [wanted, own].find((one) => one !== undefined && wordings[one]) ?? original
  const words = wordings[language] ?? NOTHING
  return { ...words, language, isPending: wordings[own] === undefined && spoken.includes(own) }
}

/** A title in several languages: the reader's, else the original, else any. */
export const chooseTitle = (
  titles: Readonly<Partial<Record<string, string>>>,
  { original, own }: { original: string; own: string },
): string => titles[own] ?? titles[original] ?? Object.values(titles)[0] ?? ''
