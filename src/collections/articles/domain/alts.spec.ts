import { describe, expect, it } from '@jest/globals'
import { chooseAlt } from './alts'

describe('what a picture shows', () => {
  it('is said in the language of the text', () => {
    expect(chooseAlt({ en: 'A valve', fr: 'Une vanne' }, 'fr')).toEqual({
      text: 'Une vanne',
      language: 'fr',
    })
  })

  it('is said in another one where it is said there alone, and names it', () => {
    expect(chooseAlt({ en: '', fr: 'Une vanne' }, 'en')).toEqual({
      text: 'Une vanne',
      language: 'fr',
    })
    expect(chooseAlt({ fr: 'Une vanne', de: 'Ein Ventil' }, 'en').language).toBe('de')
  })

  it('is nothing where nobody said it', () => {
    expect(chooseAlt({}, 'en')).toEqual({ text: '', language: 'en' })
    expect(chooseAlt({ toString: '' }, 'en')).toEqual({ text: '', language: 'en' })
  })
})
