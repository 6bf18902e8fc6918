import { describe, expect, it } from '@jest/globals'
import { changedWords, WORDS } from './locked'

const sent = {
  title: 'Water off',
  language: 'en',
  summary: null,
  body: { root: { a: 1, b: 2 } },
  audience: { roles: ['owner'] },
  urgency: 'normal',
  requiresAcknowledgement: false,
  isPinned: false,
  translations: [{ id: '1', language: 'fr', title: 'Eau coupée', body: {} }],
}

describe('the words of what was sent', () => {
  it.each(WORDS)('stand: %s', (name) => {
    expect(changedWords(sent, { ...sent, [name]: 'another' })).toBe(name)
  })
  it('are the same in another order', () => {
    expect(changedWords(sent, { ...sent, body: { root: { b: 2, a: 1 } } })).toBeNull()
    expect(changedWords(sent, {})).toBeNull()
  })
  it('are not the pin', () => {
    expect(changedWords(sent, { ...sent, isPinned: true })).toBeNull()
  })
  it('may come in one more language, and keep those that are there', () => {
    const [french] = sent.translations
    const german = { language: 'de', title: 'Kein Wasser', body: {} }
    expect(changedWords(sent, { translations: [german, { ...french, id: '2' }] })).toBeNull()
    expect(changedWords(sent, { translations: [german] })).toBe('translations')
    expect(changedWords(sent, { translations: [{ ...french, title: 'Eau' }] })).toBe('translations')
    expect(changedWords({}, { translations: [german] })).toBeNull()
  })
})
