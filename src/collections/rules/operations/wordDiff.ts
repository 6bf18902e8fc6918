import { diffWordsWithSpace } from 'diff'

export interface DiffPart {
  kind: 'same' | 'gone' | 'new'
  text: string
}

/**
 * What became of a text, word by word, by the words of its language: `l’eau` is two, and a change of
 * spaces is one too, so that the parts put together are each text to the letter.
 */
export const wordDiff = (before: string, after: string, language: string): DiffPart[] => {
  const intlSegmenter = new Intl.Segmenter(language, { granularity: 'word' })
  return diffWordsWithSpace(before, after, { intlSegmenter }).map(({ value, added, removed }) => ({
    kind: added ? 'new' : removed ? 'gone' : 'same',
    text: value,
  }))
}
