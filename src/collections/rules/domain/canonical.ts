interface Spoken {
  number: string
  title: string
  text: string
}

const plain = (text: string): string =>
  text
    .normalize('NFC')
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()

/**
 * The clauses of a day as one text, of which a hash is taken: whoever has the words can take it again. A
 * clause is its number and title on a line, and its text; an empty line stands between two.
 */
export const canonicalText = (clauses: readonly Spoken[]): string =>
  `${clauses
    .map(({ number, title, text }) => `${number} ${plain(title)}\n${plain(text)}`)
    .join('\n\n')}\n`
