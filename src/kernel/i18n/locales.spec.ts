import { describe, expect, it } from '@jest/globals'
import { localeOfRequest, localeOfTag, resolveLocale } from './locales'

describe('resolveLocale', () => {
  it.each([
    ['the choice wins', { cookie: 'fr', acceptLanguage: 'en' }, 'fr'],
    ['an unknown choice counts for nothing', { cookie: 'xx', acceptLanguage: 'fr' }, 'fr'],
    ['a region is its language', { acceptLanguage: 'fr-CA' }, 'fr'],
    ['the highest weight wins', { acceptLanguage: 'en;q=0.5, fr;q=0.9' }, 'fr'],
    ['no weight is the highest', { acceptLanguage: 'en;q=0.8,fr' }, 'fr'],
    ['equal weights keep their order', { acceptLanguage: 'de, en, fr' }, 'en'],
    ['zero means never', { acceptLanguage: 'fr;q=0, de' }, 'en'],
    ['a broken weight counts for nothing', { acceptLanguage: 'fr;q=high, en;q=0.1' }, 'en'],
    ['a language that only begins alike', { acceptLanguage: 'frr' }, 'en'],
    ['a wildcard', { acceptLanguage: '*' }, 'en'],
    ['nothing', {}, 'en'],
    ['nulls', { cookie: null, acceptLanguage: null }, 'en'],
  ])('%s', (_case, hints, expected) => {
    expect(resolveLocale(hints)).toBe(expected)
  })

  it('reads only the first tags of an endless header', () => {
    expect(resolveLocale({ acceptLanguage: `${'de,'.repeat(100_000)}fr` })).toBe('en')
  })
})

describe('localeOfTag', () => {
  it('ignores case', () => {
    expect(localeOfTag('FR-ca')).toBe('fr')
    expect(localeOfTag('de')).toBeUndefined()
  })
})

describe('localeOfRequest', () => {
  it('finds the choice among other cookies', () => {
    const headers = new Headers({
      cookie: 'a=1; courtyard-locale=fr; b=2',
      'accept-language': 'en',
    })
    expect(localeOfRequest({ headers })).toBe('fr')
  })

  it('takes no cookie that only ends alike', () => {
    expect(localeOfRequest({ headers: new Headers({ cookie: 'xcourtyard-locale=fr' }) })).toBe('en')
  })
})
