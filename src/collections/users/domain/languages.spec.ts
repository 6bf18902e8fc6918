import { describe, expect, it } from '@jest/globals'
import { isLanguageList, MOST_LANGUAGES, SPOKEN } from './languages'

describe('the languages that a person speaks', () => {
  it.each([
    ['none', [], true],
    ['two', ['en', 'fr'], true],
    ['one twice', ['en', 'en'], false],
    ['one that is none', ['en', 'klingon'], false],
    ['something else than a text', [5], false],
    ['a text in place of a list', 'en', false],
    ['nothing', null, false],
    ['more than anybody speaks', SPOKEN.slice(0, MOST_LANGUAGES + 1), false],
    ['as many as may be', SPOKEN.slice(0, MOST_LANGUAGES), true],
  ])('%s', (_case, value, expected) => {
    expect(isLanguageList(value)).toBe(expected)
  })

  it('have a name in the languages of the product', () => {
    for (const locale of ['en', 'fr']) {
      const names = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' })
      expect(SPOKEN.filter((code) => names.of(code) === undefined)).toEqual([])
    }
  })
})
