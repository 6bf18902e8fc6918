import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { excerptOf, marksOf, wordsOf } from './marks'

const found = (text: string, typed: string) =>
  marksOf(text, wordsOf(typed)).flatMap(({ text: part, isFound }) => (isFound ? [part] : []))

describe('the words of a search', () => {
  it('have no accents, capitals and signs, and stand once', () => {
    expect(wordsOf('  Été, ÉTÉ & l’eau! ')).toEqual(['ete', 'l', 'eau'])
    expect(wordsOf('?! %')).toEqual([])
  })
})

describe('what was found', () => {
  it('is marked with its accents, whatever was typed', () => {
    expect(found('L’été à Québec', 'ete quebec')).toEqual(['été', 'Québec'])
    expect(found('e\u0301te\u0301 vide', 'ete')).toEqual(['e\u0301te\u0301'])
    expect(found('Straße', 'strasse')).toEqual([])
    expect(found('ABAB', 'ab')).toEqual(['ABAB'])
  })

  it('is a part of the text, and nothing of the text is lost', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        (text, typed) => {
          const marks = marksOf(text, wordsOf(typed))
          expect(marks.map((mark) => mark.text).join('')).toBe(text)
          expect(marks.every((mark) => mark.text !== '')).toBe(true)
        },
      ),
    )
  })

  it('is marked wherever it stands', () => {
    const word = fc.stringMatching(/^[a-z]{2,8}$/)
    fc.assert(
      fc.property(fc.array(word), word, fc.array(word), (before, sought, after) => {
        expect(found([...before, sought, ...after].join(' '), sought)).toContain(sought)
      }),
    )
  })
})

describe('an excerpt', () => {
  it('is the text where that is short', () => {
    expect(excerptOf('  Two\n words ', ['two'], 20)).toBe('Two words')
  })

  it('has the first of the words in it, and whole words', () => {
    const text = `${'some words before '.repeat(20)}the lift is out of order${' and after'.repeat(20)}`
    const shown = excerptOf(text, ['lift'], 120)
    expect(shown).toContain('the lift is out of order')
    expect(shown).toMatch(/^… (?:some|words|before|the)/)
    expect(shown).toMatch(/(?:and|after) …$/)
    expect(shown.length).toBeLessThanOrEqual(120 + 4)
  })

  it('begins with the beginning where nothing of it was found', () => {
    expect(excerptOf('word '.repeat(50), ['lift'], 22)).toBe('word word word word …')
  })
})
