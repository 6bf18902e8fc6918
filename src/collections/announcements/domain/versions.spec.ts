import { describe, expect, it } from '@jest/globals'
import { chooseVersion, languagesOf } from './versions'

const version = (language: string) => ({ language, title: language, summary: '', body: null })
const one = { original: version('en'), translations: [version('fr')] }
const alone = { original: version('fr'), translations: [] }

describe('the language in which somebody reads', () => {
  it('is their own where there is one', () => {
    expect(chooseVersion(one, { own: 'fr', spoken: ['en', 'fr'] })).toEqual({
      version: version('fr'),
      isPending: false,
    })
  })
  it('is the one that they asked for', () => {
    const { version: chosen, isPending } = chooseVersion(one, {
      wanted: 'en',
      own: 'fr',
      spoken: ['fr'],
    })
    expect([chosen.language, isPending]).toEqual(['en', false])
  })
  it('is the original, with a translation to come, where the community speaks theirs', () => {
    expect(chooseVersion(alone, { own: 'en', spoken: ['en', 'fr'] })).toEqual({
      version: version('fr'),
      isPending: true,
    })
    expect(chooseVersion(alone, { own: 'en', spoken: ['fr'] }).isPending).toBe(false)
    expect(chooseVersion(alone, { wanted: 'de', own: 'fr', spoken: [] }).version.language).toBe(
      'fr',
    )
  })
  it('is one of those that there are', () => {
    expect(languagesOf(one)).toEqual(['en', 'fr'])
    expect(languagesOf({ ...one, translations: [version('en')] })).toEqual(['en'])
  })
})
