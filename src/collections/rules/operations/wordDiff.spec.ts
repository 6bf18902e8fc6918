import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { wordDiff } from './wordDiff'

describe('what became of a text', () => {
  it('is told word by word, by the words of its language', () => {
    expect(wordDiff('L’eau est froide.', 'L’air est froid.', 'fr')).toEqual([
      { kind: 'same', text: 'L’' },
      { kind: 'gone', text: 'eau' },
      { kind: 'new', text: 'air' },
      { kind: 'same', text: ' est ' },
      { kind: 'gone', text: 'froide' },
      { kind: 'new', text: 'froid' },
      { kind: 'same', text: '.' },
    ])
    expect(wordDiff('', 'All new.', 'en')).toEqual([{ kind: 'new', text: 'All new.' }])
    expect(wordDiff('Same.', 'Same.', 'en')).toEqual([{ kind: 'same', text: 'Same.' }])
  })

  it('holds both texts to the letter', () => {
    const text = fc
      .array(
        fc.constantFrom('the', 'quiet', ' ', '  ', '\n', 'l’eau', '.', '10', 'é', '- ', '\u00A0'),
      )
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = wordDiff(before, after, 'fr')
        const without = (kind: string) =>
          parts.flatMap((part) => (part.kind === kind ? [] : [part.text])).join('')
        expect([without('new'), without('gone')]).toEqual([before, after])
      }),
    )
  })
})
