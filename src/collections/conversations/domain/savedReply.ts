/** What a saved reply is filled with. */
export interface ReplyFacts {
  /** Of whoever asked. */
  name: string
  unit: string
  community: string
}

const REPLY_VARIABLES = ['name', 'unit', 'community'] as const satisfies (keyof ReplyFacts)[]

/** Two braces around a word, with or without blanks: "{{ name }}". */
const GAP = /\{\{\s*([a-z]+)\s*\}\}/gi

const isVariable = (word: string): word is keyof ReplyFacts =>
  REPLY_VARIABLES.some((variable) => variable === word)

/** Words in braces that stand for nothing: somebody would send them as they are. */
export const unknownGaps = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(GAP)]
      .map(([, word = '']) => word.toLowerCase())
      .filter((word) => !isVariable(word)),
  ),
]

/** The text with its variables filled in. One that stands for nothing stays, for all to see. */
export const fillReply = (text: string, facts: ReplyFacts): string =>
  text.replaceAll(GAP, (gap, word: string) => {
    const variable = word.toLowerCase()
    return isVariable(variable) ? facts[variable] : gap
  })
