import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { WHENS } from '../domain/when'
import { addressOf, lookedFrom } from './address'

const said = (address: string) =>
  lookedFrom(Object.fromEntries(new URL(address, 'http://localhost').searchParams))

describe('the address of the search', () => {
  it('says what was looked for and what was chosen, and nothing else', () => {
    expect(addressOf('/s', { words: 'a & b', only: undefined, when: undefined })).toBe(
      '/s?q=a+%26+b',
    )
    expect(addressOf('/s', { words: 'été', only: 'rules', when: 'year' })).toBe(
      '/s?q=%C3%A9t%C3%A9&only=rules&when=year',
    )
  })

  it('is read as it was written', () => {
    const looked = fc.record({
      words: fc.string().map((text) => text.trim()),
      only: fc.option(fc.constantFrom('rules', 'people'), { nil: undefined }),
      when: fc.option(fc.constantFrom(...WHENS), { nil: undefined }),
    })
    fc.assert(fc.property(looked, (one) => expect(said(addressOf('/s', one))).toEqual(one)))
  })

  it('takes what it does not know for nothing', () => {
    expect(lookedFrom({ q: ['a', 'b'], only: ['x'], when: 'tomorrow' })).toEqual({
      words: '',
      only: undefined,
      when: undefined,
    })
  })
})
