import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { beginningAt, mentionedIn, piecesOf } from './mentions'

const people = [
  { id: '1', name: 'Anna' },
  { id: '2', name: 'Anna Meyer' },
  { id: '3', name: 'Leïla Zeroual' },
  { id: '4', name: 'J. Ö.' },
]
const ids = (text: string) => mentionedIn(text, people).map(({ id }) => id)

describe('whom a text names', () => {
  it.each([
    ['@Anna, do you know?', ['1']],
    ['@Anna Meyer knows', ['2']],
    ['@anna meyer and @LEÏLA ZEROUAL', ['2', '3']],
    ['(@Anna)', ['1']],
    ['@Annabelle', []],
    ['anna@Anna', []],
    ['Anna Meyer', []],
    ['Ask @J. Ö.!', ['4']],
    ['@Anna @Anna', ['1']],
    ['', []],
  ])('%j: %j', (text, expected) => {
    expect(ids(text)).toEqual(expected)
  })

  it('is the text again, in pieces', () => {
    const texts = fc.array(
      fc.oneof(fc.constantFrom('@Anna', '@Anna Meyer', ' ', '\n'), fc.string()),
    )
    const names = people.map(({ name }) => name)
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join('')
        const pieces = piecesOf(text, names)
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
        for (const piece of pieces.filter(({ isMention }) => isMention)) {
          expect(names.map((name) => `@${name}`.toLowerCase())).toContain(piece.text.toLowerCase())
        }
      }),
    )
  })

  it('is nobody where letters change their number with their case, and where nobody is known', () => {
    expect(piecesOf('@Anna İstanbul', ['Anna'])).toEqual([
      { text: '@Anna İstanbul', isMention: false },
    ])
    expect(piecesOf('@Anna', ['', ' '])).toEqual([{ text: '@Anna', isMention: false }])
  })
})

describe('what somebody has begun to write', () => {
  it.each([
    ['Hello @Le', 9, 'Le'],
    ['Hello @Leïla Ze', 15, 'Leïla Ze'],
    ['@L and more', 2, 'L'],
    ['Hello @', 7, null],
    ['mail@exa', 8, null],
    ['Hello', 5, null],
    ['@Le\nnext', 8, null],
  ])('in %j at %i: %j', (text, caret, begun) => {
    expect(beginningAt(text, caret)).toBe(begun)
  })
})
