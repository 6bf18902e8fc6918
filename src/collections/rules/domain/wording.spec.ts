import { describe, expect, it } from '@jest/globals'
import { chooseTitle, chooseWords, languagesIn } from './wording'
import type { Wordings } from './wording'

const en = { title: 'Quiet', text: 'It is quiet.' }
const fr = { title: 'Calme', text: 'C’est calme.' }

describe('the words of a clause', () => {
  const spoken = ['en', 'fr']
  const told = (own: string, wanted?: string, wordings: Wordings = { en, fr }) =>
    chooseWords(wordings, { original: 'en', own, spoken, wanted })

  it('are those that were asked for, else the reader’s, else the original', () => {
    expect(told('fr')).toMatchObject({ language: 'fr', title: 'Calme', isPending: false })
    expect(told('fr', 'en')).toMatchObject({ language: 'en', isPending: false })
    expect(told('fr', 'de')).toMatchObject({ language: 'fr' })
    expect(told('fr', undefined, { en })).toMatchObject({ language: 'en', isPending: true })
  })

  it('are not to be expected in a language that the community does not speak', () => {
    expect(told('de')).toMatchObject({ language: 'en', isPending: false })
  })

  it('are nothing where there are none', () => {
    expect(told('en', undefined, {})).toMatchObject({ title: '', text: '', language: 'en' })
  })

  it('name their languages, the original first', () => {
    expect(languagesIn({ en, fr }, 'fr')).toEqual(['fr', 'en'])
  })

  it('have a title in some language', () => {
    expect(chooseTitle({ en: 'Rules', fr: 'Règles' }, { original: 'en', own: 'fr' })).toBe('Règles')
    expect(chooseTitle({ en: 'Rules' }, { original: 'en', own: 'fr' })).toBe('Rules')
    expect(chooseTitle({ fr: 'Règles' }, { original: 'en', own: 'de' })).toBe('Règles')
    expect(chooseTitle({}, { original: 'en', own: 'de' })).toBe('')
  })
})
