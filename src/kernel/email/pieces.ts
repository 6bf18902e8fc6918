/**
 * A text in pieces. What many messages share is the same string in each of them, so that whatever is
 * worked out from it needs to be worked out once.
 */
export type Pieces = readonly string[]

export const plainOf = (text: string | Pieces): string =>
  typeof text === 'string' ? text : text.join('')

/** The text cut before and after each of the marks, which are pieces of their own. */
export const cutAt = (text: string, marks: readonly string[]): Pieces =>
  marks.reduce<string[]>(
    (pieces, mark) =>
      pieces.flatMap((piece) =>
        marks.includes(piece)
          ? [piece]
          : piece
              .split(mark)
              .flatMap((part, index) => (index === 0 ? [part] : [mark, part]))
              .filter((part) => part !== ''),
      ),
    [text],
  )
