import { describe, expect, it } from '@jest/globals'
import { changedStanding, changedWords } from './locked'

const held = {
  clause: { id: 'c1' },
  language: 'en',
  repeals: false,
  requiresAcknowledgement: null,
  words: { en: { title: 'Quiet', text: 'It is quiet.' }, fr: { title: null, text: '' } },
}

describe('an edit of a version', () => {
  it('is of words, of what is decided with them, or of neither', () => {
    expect(changedWords(held, { words: { en: { title: 'Quiet ', text: 'It is quiet.' } } })).toBe(
      null,
    )
    expect(changedWords(held, { clause: 'c1', language: 'en' })).toBe(null)
    expect(changedWords(held, { words: { en: { text: 'Never.' } } })).toBe('words.en.text')
    expect(changedWords(held, { words: { fr: { text: 'Jamais.' } } })).toBe('words.fr.text')
    expect(changedWords(held, { clause: 'c2' })).toBe('clause')
    expect(changedWords(held, {})).toBe(null)
    expect(changedWords({}, { words: null })).toBe(null)
  })

  it('of words that stand adds a translation, and nothing else', () => {
    const fr = { title: 'Calme', text: 'C’est calme.' }
    expect(changedStanding(held, { words: { ...held.words, fr } })).toBe(null)
    expect(changedStanding({ ...held, words: { ...held.words, fr } }, { words: { fr } })).toBe(null)
    expect(changedStanding(held, { words: { en: { title: '', text: '' } } })).toBe('words.en.title')
    expect(changedStanding(held, { requiresAcknowledgement: true })).toBe('requiresAcknowledgement')
    expect(changedStanding(held, { publishedAt: 'x' })).toBe(null)
  })
})
