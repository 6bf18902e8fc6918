import { afterEach, describe, expect, it } from '@jest/globals'
import {
  bindCatalogue,
  composeCatalogue,
  kernelMessages,
  messagesFor,
  pickMessages,
} from './catalogue'
import { compareCatalogues, leavesOf } from './compareCatalogues'
import { messageFor, translatorFor } from './translate'

afterEach(() => {
  bindCatalogue(composeCatalogue([kernelMessages]))
})

describe('the kernel’s messages', () => {
  it('say the same in both languages', () => {
    expect(compareCatalogues(kernelMessages.en, kernelMessages.fr)).toEqual([])
    expect(leavesOf(kernelMessages.en).size).toBeGreaterThan(100)
  })
})

describe('the catalogue', () => {
  it('gives the default language for one that it lacks', () => {
    expect(messagesFor('de')).toBe(messagesFor('en'))
  })

  it('holds what the composition binds', () => {
    const polls = {
      owner: 'polls',
      en: { polls: { title: 'Polls', left: '{count, plural, one {# day} other {# days}} left' } },
      fr: { polls: { title: 'Votes', left: '{count, plural, one {# jour} other {# jours}}' } },
    }
    bindCatalogue(composeCatalogue([kernelMessages, polls]))
    expect(translatorFor({ locale: 'fr-CA' })('polls.title')).toBe('Votes')
    const translate = translatorFor({ locale: 'en', namespace: 'polls' })
    expect(translate('left', { count: 1 })).toBe('1 day left')
    expect(translate.has('absent')).toBe(false)
    expect(() => translate('absent')).toThrow()
  })

  it('hands a client component only its branches', () => {
    const picked = pickMessages(messagesFor('en'), ['common', 'absent'])
    expect(Object.keys(picked)).toEqual(['common'])
  })
})

describe('messageFor', () => {
  it('finds the sentence of a code', () => {
    expect(messageFor('fr', 'auth.required')).toBe('Connectez-vous pour continuer.')
    expect(messageFor('en', 'validation.too-long', { max: 80, hidden: null })).toBe(
      'Use at most 80 characters.',
    )
  })

  it('falls back where the code or a value is unknown', () => {
    const general = 'Something went wrong on our side. Try again in a moment.'
    expect(messageFor('en', 'polls.nothing-of-the-kind')).toBe(general)
    expect(messageFor('en', 'validation.too-long')).toBe(general)
    expect(messageFor('en', 'validation')).toBe(general)
    expect(messageFor('en', 'internal', { id: 'req-1' })).toContain('req-1')
  })
})
